package org.counterplay.solvers.equilibrium;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The multiples of {@code 2^-valueBits} for values and payoffs and of {@code 2^-probabilityBits} for probabilities.
 *
 * <p>Why regret stays small. With {@code e = 2^-valueBits}, at each place of the induction the stage payoffs are rounded once
 * (error below e), the distribution, an exact equilibrium of the rounded stage, is rounded (its gains from disobedience grow
 * by at most {@code 2 max|u| sum_a |change of sigma(a)| <= e} by the choice of probabilityBits), and the value under the rounded
 * distribution is rounded (error below e). So carried values part from the policy's own by at most 2e more at each step, the
 * deviator's by at most 3e, and regret is at most {@code 5 e H}. valueBits makes e at most {@code 2^-56} times the largest
 * reward in size, so that the bound is {@code 7e-17 * H * max|r|}: far below what a certificate of usual width resolves.
 */
record Grid(int valueBits, int probabilityBits) {
    /** Bits of a value below the largest reward; more cost time in proportion, fewer show in certificates. */
    private static final int RELATIVE_BITS = 56;

    /** The grid for values of up to {@code periods} times the largest reward in size. */
    static Grid of(Game game, double periods) {
        Timeline places = Timeline.of(game);
        double largest = 0;
        int joints = 1;
        for (int step = 1; step <= places.steps(); step++) {
            for (int state : places.states(step)) {
                joints = Math.max(joints, game.actions(state).size());
                for (int row = game.firstRow(state); row < game.firstRow(state + 1); row++) {
                    for (int agent = 0; agent < game.agentCount(); agent++) {
                        largest = Math.max(largest, Math.abs(game.reward(agent).doubleAt(row)));
                    }
                }
            }
        }
        int scale = Math.getExponent(Math.max(largest, Double.MIN_NORMAL));
        int values = largest == 0 ? 0 : Math.max(0, RELATIVE_BITS - scale);
        int size = Math.max(0, scale + 2 + Math.getExponent(periods) + 1);
        return new Grid(values, values + size + 2 + Integer.SIZE - Integer.numberOfLeadingZeros(joints));
    }

    /** {@code 2^-valueBits}. */
    BigFraction step() {
        return new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(valueBits));
    }

    /** A value rounded down. */
    BigFraction value(BigFraction value) {
        return value.getDenominator().bitLength() <= valueBits + 1
                        && value.getDenominator().bitCount() == 1
                ? value
                : Rationals.roundDown(value, valueBits);
    }

    /** A column rounded down. */
    NumberColumn values(NumberColumn column) {
        NumberColumn.Writer writer = new NumberColumn.Writer(column.size());
        for (int k = 0; k < column.size(); k++) {
            writer.add(value(column.at(k)));
        }
        return writer.finish();
    }

    /**
     * A distribution rounded so that it still sums to 1: down, and what is missing given to the entries that lost most, one
     * unit each (the first of equal ones). What was 0 stays 0.
     */
    BigFraction[] distribution(BigFraction[] sigma) {
        BigInteger[] units = new BigInteger[sigma.length];
        BigFraction[] lost = new BigFraction[sigma.length];
        BigInteger missing = BigInteger.ONE.shiftLeft(probabilityBits);
        boolean changed = false;
        for (int a = 0; a < sigma.length; a++) {
            BigInteger[] parts =
                    sigma[a].getNumerator().shiftLeft(probabilityBits).divideAndRemainder(sigma[a].getDenominator());
            units[a] = parts[0];
            lost[a] = new BigFraction(parts[1], sigma[a].getDenominator());
            missing = missing.subtract(parts[0]);
            changed |= parts[1].signum() != 0;
        }
        if (!changed) {
            return sigma;
        }
        int[] order = IntStream.range(0, sigma.length)
                .boxed()
                .sorted(Comparator.comparing((Integer a) -> lost[a]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < missing.intValueExact(); k++) {
            units[order[k]] = units[order[k]].add(BigInteger.ONE);
        }
        BigInteger whole = BigInteger.ONE.shiftLeft(probabilityBits);
        return Arrays.stream(units)
                .map(u -> u.signum() == 0 ? BigFraction.ZERO : new BigFraction(u, whole))
                .toArray(BigFraction[]::new);
    }
}
