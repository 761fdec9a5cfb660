package org.counterplay.model.proof;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SparseSystem;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;

/**
 * Value tables of discounted games in rationals.
 *
 * <p>Exactly: policy iteration from a proposal, each value function the solution of an exact linear system.
 *
 * <p>Enclosed: let f approximate the value and {@code r = T f - f} its residual, computed exactly. Then {@code f + max(r) / (1
 * - gamma)} satisfies {@code f >= T f} and {@code f + min(r) / (1 - gamma)} satisfies {@code f <= T f}, since {@code T(f + c)
 * = T f + gamma c}. The residual is made small by iterative refinement: a double solve of {@code (I - gamma P) d = r}, f + d
 * on a finer and finer dyadic grid.
 */
final class DiscountedProof {
    private static final int MOST_PLACES_EXACT = 150;
    private static final int MOST_PLACES_ENCLOSED = 30_000;
    private static final int MOST_BITS = 40_000;
    private static final int MOST_REFINEMENTS = 60;

    private DiscountedProof() {}

    /** The exact values of the best of the choices. */
    static Tables.Best exact(Game game, Policy policy, int agent, Choices choices, Deviation start, boolean anySize)
            throws TooLarge {
        ExactProcess process =
                new ExactProcess(game, policy, agent, choices, anySize ? Integer.MAX_VALUE : MOST_PLACES_EXACT);
        process.choose(start);
        while (true) {
            BigFraction[] values = solve(process);
            if (!anySize && Arrays.stream(values).anyMatch(value -> Rationals.bits(value) > MOST_BITS)) {
                throw new TooLarge("long rationals");
            }
            if (!process.improve(values, BigFraction.ZERO)) {
                return new Tables.Best(process.table(values), process.deviation());
            }
        }
    }

    /** A table above (up) or below the values of the best of the choices, by at most the width where that is reached. */
    static Tables.Best enclosed(
            Game game,
            Policy policy,
            int agent,
            Choices choices,
            Deviation start,
            boolean up,
            BigFraction width,
            boolean anySize)
            throws TooLarge {
        ExactProcess process =
                new ExactProcess(game, policy, agent, choices, anySize ? Integer.MAX_VALUE : MOST_PLACES_ENCLOSED);
        process.choose(start);
        BigFraction slack = BigFraction.ONE.subtract(process.gamma());
        BigFraction goal = width.multiply(slack);
        // Finer than the goal by 20 bits at first; refinement makes the grid finer where that is not enough.
        int bits = Math.max(
                60, 20 + goal.getDenominator().bitLength() - goal.getNumerator().bitLength());
        BigFraction[] values = new BigFraction[process.size()];
        Arrays.fill(values, BigFraction.ZERO);
        for (int round = 0; ; round++) {
            values = refined(process, values, goal, bits);
            BigFraction margin = goal.divide(4);
            if (round >= 1000 || !process.improve(values, margin)) {
                break;
            }
        }
        BigFraction extreme = null;
        for (int p = 0; p < process.size(); p++) {
            BigFraction residual = process.bestBackup(p, values).subtract(values[p]);
            extreme = extreme == null
                    ? residual
                    : up ? Rationals.max(extreme, residual) : Rationals.min(extreme, residual);
        }
        BigFraction shift = extreme == null ? BigFraction.ZERO : extreme.divide(slack);
        shift = up ? Rationals.roundUp(shift, bits) : Rationals.roundDown(shift, bits);
        for (int p = 0; p < values.length; p++) {
            values[p] = values[p].add(shift);
        }
        return new Tables.Best(process.table(values), process.deviation());
    }

    private static BigFraction[] solve(ExactProcess process) {
        ExactLinearSystem system = new ExactLinearSystem(process.size());
        BigFraction minusGamma = process.gamma().negate();
        for (int p = 0; p < process.size(); p++) {
            ExactProcess.Row row = process.row(p);
            int self = Arrays.binarySearch(row.places(), p);
            int length = row.places().length + (self < 0 ? 1 : 0);
            int[] columns = Arrays.copyOf(row.places(), length);
            BigFraction[] values = new BigFraction[length];
            for (int k = 0; k < row.places().length; k++) {
                values[k] = minusGamma.multiply(row.weights()[k]);
            }
            if (self < 0) {
                columns[length - 1] = p;
                values[length - 1] = BigFraction.ONE;
            } else {
                values[self] = values[self].add(BigFraction.ONE);
            }
            system.row(columns, values, row.reward());
        }
        return system.solve();
    }

    /** The value of the chosen options, refined until its residual is well below the goal or grows no smaller. */
    private static BigFraction[] refined(ExactProcess process, BigFraction[] first, BigFraction goal, int bits) {
        int n = process.size();
        int[] start = new int[n + 1];
        int[][] columns = new int[n][];
        double[][] weights = new double[n][];
        for (int p = 0; p < n; p++) {
            ExactProcess.Row row = process.row(p);
            columns[p] = row.places();
            weights[p] = Arrays.stream(row.weights())
                    .mapToDouble(Rationals::toDouble)
                    .toArray();
            start[p + 1] = start[p] + columns[p].length;
        }
        SparseSystem system = new SparseSystem(
                start,
                Arrays.stream(columns).flatMapToInt(Arrays::stream).toArray(),
                Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray(),
                Rationals.toDouble(process.gamma()));
        BigFraction[] values = first;
        BigFraction smallest = null;
        for (int round = 0; round < MOST_REFINEMENTS; round++) {
            double[] residual = new double[n];
            BigFraction largest = BigFraction.ZERO;
            for (int p = 0; p < n; p++) {
                BigFraction exact = process.chosenBackup(p, values).subtract(values[p]);
                largest = Rationals.max(largest, exact.abs());
                residual[p] = Rationals.toDouble(exact);
            }
            if (largest.multiply(16).compareTo(goal) <= 0
                    || (smallest != null && largest.multiply(2).compareTo(smallest) > 0)) {
                break;
            }
            smallest = largest;
            double[] correction = system.solve(residual);
            BigFraction[] next = new BigFraction[n];
            for (int p = 0; p < n; p++) {
                next[p] = Rationals.roundDown(values[p].add(Rationals.of(correction[p])), bits);
            }
            values = next;
        }
        return values;
    }
}
