package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.IncrementalModel;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Climbs by turns to the best deviation for the rewards and to the best rewards for the deviation, until neither helps. In
 * doubles; of one thread.
 */
final class RewardAscent implements AutoCloseable {
    private static final int MOST_TURNS = 50;
    private static final int MOST_ROUNDS = 60;
    private static final double PROGRESS = 1e-9;

    private final Side side;
    private final ExpertCuts cuts;
    private final FlatDeviator deviator;
    private final double[] obeying;
    private final @Nullable IncrementalModel rewards;
    private int written;

    /**
     * Where a climb ended.
     *
     * @param gap in units of the width of the rewards
     * @param z rewards per game row
     * @param chosen the deviation, as options of the layout by site
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record End(double gap, double[] z, int[] chosen) {}

    RewardAscent(Side side, ExpertCuts cuts) {
        this.side = side;
        this.cuts = cuts;
        deviator = new FlatDeviator(side.layout());
        obeying = VisitCounts.doubles(side.obeying());
        if (side.withExpert()) {
            BigFraction[] none = new BigFraction[obeying.length];
            Arrays.fill(none, BigFraction.ZERO);
            BigFraction bounded = side.allowed() == null
                    ? Rationals.of((long) Math.ceil(side.layout().length()) + 1)
                    : side.allowed();
            rewards = IncrementalModel.open(
                    WorstRewardProgram.of(none, Rationals.of(side.price()), bounded, cuts.exact()),
                    SolveOptions.DEFAULT);
            written = cuts.size();
        } else {
            rewards = null;
        }
    }

    /** The gap of the best deviation for z, minus infinity where the expert regrets more than is allowed. */
    End worth(double[] z) {
        double value = deviator.best(z, 1);
        int[] chosen = deviator.copyOfChosen();
        for (int j = 0; j < z.length; j++) {
            value -= obeying[j] * z[j];
        }
        if (side.withExpert()) {
            double regret = cuts.regret(z);
            value -= side.price() * regret;
            if (side.allowed() != null && regret > Rationals.toDouble(side.allowed()) + PROGRESS) {
                value = Double.NEGATIVE_INFINITY;
            }
        }
        return new End(value, z, chosen);
    }

    /** The end of the climb from z. */
    End climb(double[] z) {
        End best = worth(z);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            double[] next = rewards(best.chosen());
            if (next == null) {
                break;
            }
            End end = worth(next);
            if (!(end.gap() > best.gap() + PROGRESS)) {
                break;
            }
            best = end;
        }
        return best;
    }

    /** The best rewards for a deviation. */
    private double @Nullable [] rewards(int[] chosen) {
        System.arraycopy(chosen, 0, deviator.chosen(), 0, chosen.length);
        double[] gain = deviator.visits(obeying.length);
        for (int j = 0; j < gain.length; j++) {
            gain[j] -= obeying[j];
        }
        if (rewards == null) {
            for (int j = 0; j < gain.length; j++) {
                gain[j] = gain[j] > 0 ? 1 : 0;
            }
            return gain;
        }
        for (int j = 0; j < gain.length; j++) {
            rewards.cost(j, gain[j]);
        }
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                write(rewards);
                double[] primal = rewards.solve().solution().primal();
                if (primal == null) {
                    return null;
                }
                double[] z = Arrays.copyOf(primal, gain.length);
                for (int j = 0; j < z.length; j++) {
                    z[j] = Math.clamp(z[j], 0, 1);
                }
                if (!cuts.separate(z, primal[gain.length])) {
                    return shrunk(z);
                }
            }
        } catch (RefutedClaim | BackendFailure e) {
            return null; // a start less
        }
        return null;
    }

    /** Hands the cuts over that the model does not know. */
    private void write(IncrementalModel model) {
        int count = obeying.length;
        for (; written < cuts.size(); written++) {
            int[] columns = new int[count + 1];
            double[] values = new double[count + 1];
            int at = 0;
            for (int j = 0; j < count; j++) {
                if (cuts.rounded(written)[j] != 0) {
                    columns[at] = j;
                    values[at++] = cuts.rounded(written)[j];
                }
            }
            columns[at] = count;
            values[at++] = -1;
            model.addRow(Double.NEGATIVE_INFINITY, 0, Arrays.copyOf(columns, at), Arrays.copyOf(values, at));
        }
    }

    /** Regret is proportional to rewards, so smaller ones repair what is beyond the allowed by a hair. */
    private double[] shrunk(double[] z) {
        if (side.allowed() == null) {
            return z;
        }
        double regret = cuts.regret(z);
        double allowed = Rationals.toDouble(side.allowed());
        if (regret > allowed && regret > 0) {
            for (int j = 0; j < z.length; j++) {
                z[j] *= allowed / regret;
            }
        }
        return z;
    }

    @Override
    public void close() {
        if (rewards != null) {
            rewards.close();
        }
    }
}
