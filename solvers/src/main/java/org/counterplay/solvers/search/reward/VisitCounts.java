package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How often play passes through each row of a game, exactly: {@code sum_h P(row at step h)}, in a discounted game {@code sum_t
 * gamma^(t-1) P(row at t)}. A value is the sum of rewards times visits.
 */
public final class VisitCounts {
    private VisitCounts() {}

    /** The visits per game row when all obey, or one agent deviates. */
    public static BigFraction[] of(Game game, Policy policy, @Nullable Deviation deviation) {
        StateDistribution where =
                deviation == null ? StateDistribution.of(game, policy) : StateDistribution.of(game, policy, deviation);
        BigFraction[] visits = new BigFraction[game.rowCount()];
        Arrays.fill(visits, BigFraction.ZERO);
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                if (where.at(step, s).getNumerator().signum() != 0) {
                    BigFraction[] occupancy = where.occupancy(step, s);
                    for (int a = 0; a < occupancy.length; a++) {
                        int row = game.firstRow(s) + a;
                        visits[row] = visits[row].add(occupancy[a]);
                    }
                }
            }
        }
        if (game.horizon() instanceof Horizon.Discounted(BigFraction gamma)) {
            BigFraction total = BigFraction.ONE.subtract(gamma).reciprocal();
            Arrays.setAll(visits, j -> visits[j].multiply(total));
        }
        return visits;
    }

    /** The nearest doubles. */
    static double[] doubles(BigFraction[] values) {
        return Arrays.stream(values).mapToDouble(Rationals::toDouble).toArray();
    }

    /** {@code a - b}, entry by entry. */
    static BigFraction[] difference(BigFraction[] a, BigFraction[] b) {
        BigFraction[] difference = new BigFraction[a.length];
        Arrays.setAll(difference, j -> a[j].subtract(b[j]));
        return difference;
    }
}
