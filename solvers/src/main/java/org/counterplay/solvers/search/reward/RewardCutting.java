package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.IncrementalModel;
import org.hipparchus.fraction.BigFraction;

/**
 * Finds those of the expert's deviations that bind at the best rewards for a gain, in doubles, so that {@link RewardFinish} needs
 * few rounds in rationals.
 */
final class RewardCutting {
    private static final int MOST_ROUNDS = 500;

    private RewardCutting() {}

    /**
     * Adds what binds to the cuts.
     *
     * @param gain per game row
     * @param allowed the most that the expert may regret
     */
    static void prepare(Side side, ExpertCuts cuts, BigFraction[] gain, BigFraction allowed) {
        int written = cuts.size();
        try (IncrementalModel model = IncrementalModel.open(
                WorstRewardProgram.of(gain, Rationals.of(side.price()), allowed, cuts.exact()), SolveOptions.DEFAULT)) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                for (; written < cuts.size(); written++) {
                    write(model, cuts, written, gain.length);
                }
                double[] primal = model.solve().solution().primal();
                if (primal == null) {
                    return;
                }
                double[] z = Arrays.copyOf(primal, gain.length);
                Arrays.setAll(z, j -> Math.clamp(primal[j], 0, 1));
                boolean found = cuts.separateRegret(z, primal[gain.length]);
                found |= cuts.separateAdvantages(z);
                if (!found) {
                    return;
                }
            }
        } catch (RefutedClaim | BackendFailure e) {
            return; // the rounds in rationals find what is missing
        }
    }

    /** Hands a cut over; t is the column after those of z. */
    static void write(IncrementalModel model, ExpertCuts cuts, int number, int count) {
        double[] rounded = cuts.rounded(number);
        int[] columns = new int[count + 1];
        double[] values = new double[count + 1];
        int at = 0;
        for (int j = 0; j < count; j++) {
            if (rounded[j] != 0) {
                columns[at] = j;
                values[at++] = rounded[j];
            }
        }
        if (cuts.ofRegret(number)) {
            columns[at] = count;
            values[at++] = -1;
        }
        model.addRow(
                Double.NEGATIVE_INFINITY, cuts.most(number), Arrays.copyOf(columns, at), Arrays.copyOf(values, at));
    }
}
