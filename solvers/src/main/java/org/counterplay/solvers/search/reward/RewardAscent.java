package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.IncrementalModel;
import org.jspecify.annotations.Nullable;

/**
 * Climbs by turns to the best deviation for the rewards and to the best rewards for the deviation, until neither helps. In
 * doubles; of one thread.
 */
final class RewardAscent implements AutoCloseable {
    private static final int MOST_TURNS = 50;
    private static final int MOST_ROUNDS = 60;
    private static final double PROGRESS = 1e-9;

    /** By how much a linear program's answer may regret more than is allowed; what is found in the end is made exact. */
    private static final double WITHIN = 1e-7;

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
        if (side.constrained()) {
            rewards = IncrementalModel.open(
                    WorstRewardProgram.withValues(obeying.length, side.term()), SolveOptions.DEFAULT);
        } else {
            rewards = null;
        }
    }

    /** The gap of the best deviation for z, made smaller where the expert's regret or an advantage is more than is allowed. */
    End worth(double[] given) {
        deviator.best(given, 1); // smaller rewards change nothing about which is best, but 0 would
        int[] chosen = deviator.copyOfChosen();
        double[] z = shrunk(given);
        double value = deviator.best(z, 1);
        for (int j = 0; j < z.length; j++) {
            value -= obeying[j] * z[j];
        }
        if (side.withExpert()) {
            value -= side.price() * cuts.regret(z);
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
                for (; written < cuts.size(); written++) {
                    if (!cuts.ofRegret(written)) { // of regret the model knows all
                        RewardCutting.write(rewards, cuts, written, gain.length);
                    }
                }
                double[] primal = rewards.solve().solution().primal();
                if (primal == null) {
                    return null;
                }
                double[] z = Arrays.copyOf(primal, gain.length);
                for (int j = 0; j < z.length; j++) {
                    z[j] = Math.clamp(z[j], 0, 1);
                }
                if (!cuts.separateAdvantages(z)) {
                    return z;
                }
            }
        } catch (RefutedClaim | BackendFailure e) {
            return null; // a start less
        }
        return null;
    }

    /** Regret and advantages are proportional to rewards, so smaller ones repair what is beyond the allowed. */
    private double[] shrunk(double[] given) {
        double factor = Math.max(1, cuts.excess(given));
        if (side.allowed() != null) {
            double regret = cuts.regret(given);
            double allowed = Rationals.toDouble(side.allowed());
            factor = regret > allowed + WITHIN ? Math.max(factor, regret / allowed) : factor;
        }
        if (factor == 1) {
            return given;
        }
        double[] z = given.clone();
        for (int j = 0; j < z.length; j++) {
            z[j] /= factor;
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
