package org.counterplay.model.assumption;

import java.util.Optional;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;

/**
 * Concentrability of features: {@code max over agents and their deviations of E_dev[phi^T Lambda_E^+ phi]}, {@code Lambda_E =
 * E_expert[phi phi^T]}, infinite where a deviation plays a feature vector outside the range of Lambda_E. The printed form of
 * 2602.22810 is not to be had; this one is used in its place (formulations, section 5). Without deviating it is the rank of
 * Lambda_E. Readings: both expectations over averaged occupancies, or both at one step, the largest over the steps.
 *
 * @param value exact
 * @param agent who deviates
 * @param step in the reading per step the step (1-based), else 0
 * @param deviation what attains the value, or leads out of the range
 * @param rank of Lambda_E (of that step)
 */
public record FeatureConcentrability(Magnitude value, int agent, int step, Deviation deviation, int rank) {
    /** Computes it over {@code markov} deviations, in rationals. */
    public static FeatureConcentrability of(Game game, Policy expert, FeatureMap features, Reading reading) {
        features.requireFor(game);
        StateDistribution visits = StateDistribution.of(game, expert);
        boolean averaged = reading == Reading.AVERAGED || game.horizon() instanceof Horizon.Discounted;
        int steps = game.horizon().tableSteps();
        FeatureConcentrability most = null;
        for (int step = averaged ? 0 : 1; step <= (averaged ? 0 : steps); step++) {
            QuadraticForm form = new QuadraticForm(covariance(game, features, visits, step));
            for (int agent = 0; agent < game.agentCount(); agent++) {
                FeatureConcentrability own = of(game, expert, features, form, agent, step);
                if (own.value.infinite()) {
                    return own;
                }
                if (most == null
                        || own.value
                                        .finite()
                                        .lower()
                                        .compareTo(most.value.finite().lower())
                                > 0) {
                    most = own;
                }
            }
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        return most;
    }

    /** @param only a step, or 0 for the average of all */
    private static BigFraction[][] covariance(Game game, FeatureMap features, StateDistribution visits, int only) {
        int d = features.dimension();
        ExactSum[][] sums = new ExactSum[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] = new ExactSum();
            }
        }
        int steps = game.horizon().tableSteps();
        for (int step = only == 0 ? 1 : only; step <= (only == 0 ? steps : only); step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                if (visits.at(step, s).getNumerator().signum() == 0) {
                    continue;
                }
                BigFraction[] occupancy = visits.occupancy(step, s);
                for (int joint = 0; joint < occupancy.length; joint++) {
                    add(sums, features.rows()[game.firstRow(s) + joint], occupancy[joint]);
                }
            }
        }
        BigFraction[][] matrix = new BigFraction[d][d];
        BigFraction share = only == 0 ? Rationals.of(1, steps) : BigFraction.ONE;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = sums[i][j].value().multiply(share);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static void add(ExactSum[][] sums, BigFraction[] vector, BigFraction weight) {
        if (weight.getNumerator().signum() == 0) {
            return;
        }
        for (int i = 0; i < vector.length; i++) {
            if (vector[i].getNumerator().signum() != 0) {
                BigFraction scaled = weight.multiply(vector[i]);
                for (int j = 0; j <= i; j++) {
                    sums[i][j].addProduct(scaled, vector[j]);
                }
            }
        }
    }

    private static FeatureConcentrability of(
            Game game, Policy expert, FeatureMap features, QuadraticForm form, int agent, int only) {
        DeviationProcess process = DeviationProcess.reached(game, expert, agent, new Choices.All());
        BigFraction[] known = new BigFraction[game.rowCount()];
        int[] outside = outside(game, expert, features, form, process, only, known);
        if (outside.length > 0) {
            int row = game.firstRow(outside[1]) + outside[2];
            DeviationProcess.Solved leading = process.maximise(new PlaceReward.Play((step, s, joint) ->
                    step == outside[0] && game.firstRow(s) + joint == row ? BigFraction.ONE : BigFraction.ZERO));
            return new FeatureConcentrability(new Magnitude.Infinite(), agent, only, leading.deviation(), form.rank());
        }
        PlaceReward reward = new PlaceReward.Play(
                (step, s, joint) -> only == 0 || step == only ? known[game.firstRow(s) + joint] : BigFraction.ZERO);
        DeviationMaximum most = DeviationMaximum.exactly(game, expert, agent, new DeviationClass.Markov(), reward);
        BigFraction factor = only == 0 ? DeviationMaximum.averaging(game) : BigFraction.ONE;
        return new FeatureConcentrability(
                Magnitude.exactly(most.total().lower().multiply(factor)), agent, only, most.deviation(), form.rank());
    }

    /** Fills in the form at all that can be played; a step, state and joint action outside the range, or nothing. */
    private static int[] outside(
            Game game,
            Policy expert,
            FeatureMap features,
            QuadraticForm form,
            DeviationProcess process,
            int only,
            BigFraction[] known) {
        boolean still = process.discount().getNumerator().signum() == 0; // gamma = 0: what follows has no weight
        for (int step = 1; step <= process.steps(); step++) {
            for (int s : process.states(step)) {
                JointActions actions = game.actions(s);
                boolean counts = (only == 0 || step == only)
                        && !(still && java.util.Arrays.binarySearch(game.initialStates(), s) < 0);
                for (Site site : process.sites(step, s)) {
                    for (Option option : site.options()) {
                        for (int k = expert.first(step, s); k < expert.end(step, s); k++) {
                            int joint = expert.joints()[k];
                            if (actions.action(joint, process.agent()) != site.recommended()) {
                                continue;
                            }
                            int played = actions.replace(joint, process.agent(), option.action());
                            int row = game.firstRow(s) + played;
                            if (known[row] == null) {
                                known[row] = BigFraction.ZERO;
                            }
                            if (counts) {
                                Optional<BigFraction> worth = form.at(features.rows()[row]);
                                if (worth.isEmpty()) {
                                    return new int[] {step, s, played};
                                }
                                known[row] = worth.get();
                            }
                        }
                    }
                }
            }
        }
        return new int[0];
    }
}
