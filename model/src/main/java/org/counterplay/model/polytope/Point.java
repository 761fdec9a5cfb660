package org.counterplay.model.polytope;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** A point of rational coordinates, or a direction. Ordered by the first coordinate, then the second, and so on. */
public record Point(List<BigFraction> coordinates) implements Comparable<Point> {
    public Point {
        coordinates = List.copyOf(coordinates);
        if (coordinates.isEmpty()) {
            throw new IllegalArgumentException("a point without coordinates");
        }
    }

    /** The point of the given coordinates. */
    public static Point of(BigFraction... coordinates) {
        return new Point(Arrays.asList(coordinates));
    }

    /** The point of integer coordinates. */
    public static Point of(long... coordinates) {
        return new Point(Arrays.stream(coordinates).mapToObj(Rationals::of).toList());
    }

    /** The point whose coordinates are all 0. */
    public static Point origin(int dimension) {
        return of(new long[dimension]);
    }

    /** The point with 1 at one coordinate and 0 at the others. */
    public static Point unit(int dimension, int coordinate) {
        long[] one = new long[dimension];
        one[coordinate] = 1;
        return of(one);
    }

    /** Number of coordinates. */
    public int dimension() {
        return coordinates.size();
    }

    /** Coordinate i, from 0. */
    public BigFraction at(int i) {
        return coordinates.get(i);
    }

    /** {@code this + other}. */
    public Point plus(Point other) {
        require(other);
        List<BigFraction> sum = new ArrayList<>();
        for (int i = 0; i < dimension(); i++) {
            sum.add(at(i).add(other.at(i)));
        }
        return new Point(sum);
    }

    /** {@code this - other}. */
    public Point minus(Point other) {
        return plus(other.negated());
    }

    /** {@code factor * this}. */
    public Point times(BigFraction factor) {
        return new Point(coordinates.stream().map(factor::multiply).toList());
    }

    /** {@code -this}. */
    public Point negated() {
        return new Point(coordinates.stream().map(BigFraction::negate).toList());
    }

    /** {@code sum_i this_i other_i}. */
    public BigFraction dot(Point other) {
        require(other);
        ExactSum sum = new ExactSum();
        for (int i = 0; i < dimension(); i++) {
            sum.addProduct(at(i), other.at(i));
        }
        return sum.value();
    }

    /** Whether all coordinates are 0. */
    public boolean isZero() {
        return coordinates.stream().allMatch(c -> c.getNumerator().signum() == 0);
    }

    /**
     * The direction of the same ray with integer coordinates of no common divisor.
     *
     * @throws IllegalArgumentException if all coordinates are 0
     */
    public Point primitive() {
        if (isZero()) {
            throw new IllegalArgumentException("the origin is no direction");
        }
        BigInteger denominator = BigInteger.ONE;
        for (BigFraction c : coordinates) {
            denominator =
                    denominator.divide(denominator.gcd(c.getDenominator())).multiply(c.getDenominator());
        }
        BigInteger divisor = BigInteger.ZERO;
        for (BigFraction c : coordinates) {
            divisor = divisor.gcd(c.getNumerator().multiply(denominator.divide(c.getDenominator())));
        }
        return times(new BigFraction(denominator, divisor));
    }

    /** Bits of the longest coordinate, numerator and denominator together. */
    public int bits() {
        return coordinates.stream().mapToInt(Rationals::bits).max().orElse(0);
    }

    @Override
    public int compareTo(Point other) {
        require(other);
        for (int i = 0; i < dimension(); i++) {
            int order = at(i).compareTo(other.at(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return coordinates.stream().map(Rationals::format).collect(Collectors.joining(", ", "(", ")"));
    }

    private void require(Point other) {
        if (other.dimension() != dimension()) {
            throw new IllegalArgumentException("points " + this + " and " + other + " have " + dimension() + " and "
                    + other.dimension() + " coordinates");
        }
    }
}
