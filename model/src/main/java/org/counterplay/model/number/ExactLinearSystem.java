package org.counterplay.model.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Solves square sparse systems {@code A x = b} and {@code A^T y = c} over the rationals by p-adic lifting (Dixon 1982): A is
 * factored modulo one prime p, the solution is lifted digit by digit in base p, and rationals are reconstructed from it. The result is
 * substituted into the system before it is returned, so it is the solution or an exception.
 *
 * <p>Cost: m^3 / 3 word operations for the factors, m what is left when rows and columns with one entry are peeled off; then
 * per digit m^2 word operations and one pass over the coefficients. The number of digits is that of the solution.
 */
public final class ExactLinearSystem {
    private static final int PRIMES = 4;

    private final int size;
    private final List<int[]> columns = new ArrayList<>();
    private final List<BigInteger[]> coefficients = new ArrayList<>();
    private final List<BigInteger> rightSide = new ArrayList<>();
    private final List<BigInteger> scales = new ArrayList<>();
    private @Nullable PadicLifting lifting;

    /** A system of the given number of unknowns; its rows are added one by one. */
    public ExactLinearSystem(int size) {
        this.size = size;
    }

    /** Adds the row {@code sum_k values[k] x[columns[k]] = right}; columns are distinct. */
    public void row(int[] rowColumns, BigFraction[] values, BigFraction right) {
        BigInteger scale = right.getDenominator();
        for (BigFraction value : values) {
            scale = leastCommonMultiple(scale, value.getDenominator());
        }
        BigInteger[] integers = new BigInteger[values.length];
        for (int k = 0; k < values.length; k++) {
            integers[k] = integer(values[k], scale);
        }
        scales.add(scale);
        lifting = null;
        columns.add(rowColumns.clone());
        coefficients.add(integers);
        rightSide.add(integer(right, scale));
    }

    /**
     * The solution of {@code A x = b}.
     *
     * @throws ArithmeticException if the system is singular
     */
    public BigFraction[] solve() {
        return lifting().solve(rightSide.toArray(new BigInteger[0]), false);
    }

    /**
     * The solution of {@code A x = b} for another right side b; the matrix is factored only once.
     *
     * @throws ArithmeticException if the system is singular
     */
    public BigFraction[] solve(BigFraction[] b) {
        requireLength(b);
        BigInteger common = commonDenominator(b);
        BigInteger[] right = new BigInteger[size];
        for (int i = 0; i < size; i++) {
            right[i] = integer(b[i], common).multiply(scales.get(i));
        }
        BigFraction[] scaled = lifting().solve(right, false);
        if (!common.equals(BigInteger.ONE)) {
            for (int j = 0; j < size; j++) {
                scaled[j] = scaled[j].divide(common);
            }
        }
        return scaled;
    }

    /**
     * The solution of {@code A^T y = c}, the right sides of the rows playing no part.
     *
     * @throws ArithmeticException if the system is singular
     */
    public BigFraction[] solveTransposed(BigFraction[] c) {
        requireLength(c);
        BigInteger common = commonDenominator(c);
        BigInteger[] right = new BigInteger[size];
        for (int j = 0; j < size; j++) {
            right[j] = integer(c[j], common);
        }
        BigFraction[] scaled = lifting().solve(right, true);
        for (int i = 0; i < size; i++) { // rows were multiplied by their scales, so y_i = scale_i z_i
            if (!scales.get(i).equals(common)) {
                scaled[i] = scaled[i].multiply(scales.get(i)).divide(common);
            }
        }
        return scaled;
    }

    private void requireLength(BigFraction[] right) {
        if (right.length != size) {
            throw new IllegalArgumentException(
                    "a right side of " + right.length + " entries for " + size + " unknowns");
        }
    }

    private PadicLifting lifting() {
        if (columns.size() != size) {
            throw new IllegalStateException(columns.size() + " rows for " + size + " unknowns");
        }
        PadicLifting known = lifting;
        if (known != null) {
            return known;
        }
        BigInteger prime = BigInteger.ONE.shiftLeft(30);
        int[][] columnArray = columns.toArray(new int[0][]);
        for (int attempt = 0; attempt < PRIMES; attempt++) {
            prime = previousPrime(prime);
            BigInteger modulus = prime;
            long[][] residues = new long[size][];
            for (int i = 0; i < size; i++) {
                residues[i] = residues(coefficients.get(i), modulus);
            }
            ModularFactor found = ModularFactor.of(columnArray, residues, prime.longValueExact());
            if (found != null) {
                PadicLifting made = new PadicLifting(
                        columnArray, coefficients.toArray(new BigInteger[0][]), found, prime.longValueExact());
                lifting = made;
                return made;
            } // singular modulo this prime by bad luck, or singular
        }
        throw new ArithmeticException("the linear system of " + size + " unknowns is singular");
    }

    private static long[] residues(BigInteger[] row, BigInteger modulus) {
        long prime = modulus.longValueExact();
        long[] residues = new long[row.length];
        for (int k = 0; k < row.length; k++) {
            residues[k] = row[k].bitLength() < Long.SIZE
                    ? Math.floorMod(row[k].longValue(), prime)
                    : row[k].mod(modulus).longValue();
        }
        return residues;
    }

    private static BigInteger commonDenominator(BigFraction[] values) {
        BigInteger common = BigInteger.ONE;
        for (BigFraction value : values) {
            common = leastCommonMultiple(common, value.getDenominator());
        }
        return common;
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return b.equals(BigInteger.ONE) || a.equals(b) ? a : a.divide(a.gcd(b)).multiply(b);
    }

    private static BigInteger integer(BigFraction value, BigInteger scale) {
        return scale.equals(value.getDenominator())
                ? value.getNumerator()
                : value.getNumerator().multiply(scale.divide(value.getDenominator()));
    }

    private static BigInteger previousPrime(BigInteger number) {
        BigInteger candidate = number.subtract(BigInteger.ONE);
        while (!candidate.isProbablePrime(40)) {
            candidate = candidate.subtract(BigInteger.ONE);
        }
        return candidate;
    }
}
