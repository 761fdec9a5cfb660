package org.counterplay.model.imitation;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.ImitationErrors.AtStep;
import org.counterplay.model.imitation.ImitationErrors.OfAgent;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;

/** {@link ImitationErrors} in doubles, with all rounding errors counted. */
final class FlatErrors {
    private final Game game;
    private final Policy expert;
    private final Policy learner;
    private final FlatVisits byExpert;
    private final FlatVisits byLearner;
    private final int steps;
    private final double termError;

    private FlatErrors(Game game, Policy expert, Policy learner) {
        this.game = game;
        this.expert = expert;
        this.learner = learner;
        byExpert = FlatVisits.of(game, expert);
        byLearner = FlatVisits.of(game, learner);
        steps = byExpert.places().steps();
        int most = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            most = Math.max(most, game.actions(s).size());
        }
        termError = 2 * TotalVariation.error(2 * most); // of TV, and of an L1 distance of marginals, which is at most 2
    }

    static ImitationErrors of(Game game, Policy expert, Policy learner) {
        FlatErrors errors = new FlatErrors(game, expert, learner);
        PerStep cloning = errors.atExpert((step, s) -> TotalVariation.nearly(expert, learner, step, s), 1);
        PerStep states = new PerStep(errors.steps);
        PerStep occupancy = new PerStep(errors.steps);
        double[] stateSum = new double[game.stateCount()];
        double[] rowSum = new double[game.rowCount()];
        errors.compare(states, occupancy, stateSum, rowSum);
        double off = errors.byExpert.error() + errors.byLearner.error() + 32 * 0x1p-53;
        // A sum over the steps in stateSum and rowSum is rounded once a step and policy.
        double averagedOff = off + 8.0 * errors.steps * 0x1p-53;
        return new ImitationErrors(
                cloning.average(),
                cloning.largest(),
                errors.marginal(),
                errors.ofAverages(rowSum, averagedOff),
                occupancy.largest(),
                occupancy.average(),
                errors.ofAverages(stateSum, averagedOff),
                states.largest());
    }

    private interface Term {
        double at(int step, int state);
    }

    private PerStep atExpert(Term term, double largest) {
        PerStep sums = new PerStep(steps);
        Timeline places = byExpert.places();
        for (int step = 1; step <= steps; step++) {
            CompensatedSum sum = new CompensatedSum();
            for (int k = 0; k < places.states(step).length; k++) {
                sum.add(byExpert.probabilities()[places.first(step) + k] * term.at(step, places.states(step)[k]));
            }
            sums.set(step, sum.value(), sum.error() + largest * byExpert.error() + termError + 4 * 0x1p-53);
        }
        return sums;
    }

    private OfAgent marginal() {
        OfAgent most = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            int own = agent;
            Enclosure error =
                    atExpert((step, s) -> ofMarginals(own, step, s), 2).average();
            if (most == null || error.lower().compareTo(most.value().lower()) > 0) {
                most = new OfAgent(most == null ? error : most.value().max(error), agent);
            } else {
                most = new OfAgent(most.value().max(error), most.agent());
            }
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        return most;
    }

    private double ofMarginals(int agent, int step, int state) {
        JointActions actions = game.actions(state);
        double[] difference = new double[actions.count(agent)];
        for (int k = expert.first(step, state); k < expert.end(step, state); k++) {
            difference[actions.action(expert.joints()[k], agent)] +=
                    expert.probabilities().doubleAt(k);
        }
        for (int k = learner.first(step, state); k < learner.end(step, state); k++) {
            difference[actions.action(learner.joints()[k], agent)] -=
                    learner.probabilities().doubleAt(k);
        }
        return Arrays.stream(difference).map(Math::abs).sum();
    }

    private void compare(PerStep states, PerStep occupancy, double[] stateSum, double[] rowSum) {
        double[] state = new double[game.stateCount()];
        double[] row = new double[game.rowCount()];
        for (int step = 1; step <= steps; step++) {
            add(byExpert, expert, step, 1, state, row);
            add(byLearner, learner, step, -1, state, row);
            CompensatedSum ofStates = new CompensatedSum();
            CompensatedSum ofRows = new CompensatedSum();
            take(byExpert, expert, step, state, row, stateSum, rowSum, ofStates, ofRows);
            take(byLearner, learner, step, state, row, stateSum, rowSum, ofStates, ofRows);
            double off = byExpert.error() + byLearner.error() + 32 * 0x1p-53;
            states.set(step, ofStates.value(), ofStates.error() + off);
            occupancy.set(step, ofRows.value(), ofRows.error() + off);
        }
    }

    private void add(FlatVisits visits, Policy policy, int step, int sign, double[] state, double[] row) {
        int[] states = visits.places().states(step);
        for (int k = 0; k < states.length; k++) {
            double here = sign * visits.probabilities()[visits.places().first(step) + k];
            state[states[k]] += here;
            for (int e = policy.first(step, states[k]); e < policy.end(step, states[k]); e++) {
                row[game.firstRow(states[k]) + policy.joints()[e]] +=
                        here * policy.probabilities().doubleAt(e);
            }
        }
    }

    /** Adds up the differences at the policy's places, and clears them, so that nothing is counted twice. */
    private void take(
            FlatVisits visits,
            Policy policy,
            int step,
            double[] state,
            double[] row,
            double[] stateSum,
            double[] rowSum,
            CompensatedSum ofStates,
            CompensatedSum ofRows) {
        for (int s : visits.places().states(step)) {
            stateSum[s] += state[s];
            ofStates.add(Math.abs(state[s]));
            state[s] = 0;
            for (int e = policy.first(step, s); e < policy.end(step, s); e++) {
                int at = game.firstRow(s) + policy.joints()[e];
                rowSum[at] += row[at];
                ofRows.add(Math.abs(row[at]));
                row[at] = 0;
            }
        }
    }

    private Enclosure ofAverages(double[] sums, double off) {
        CompensatedSum total = new CompensatedSum();
        for (double sum : sums) {
            total.add(Math.abs(sum) / steps);
        }
        return enclosure(total.value(), total.error() + off);
    }

    private static Enclosure enclosure(double value, double error) {
        return new Enclosure(
                Rationals.of(Math.max(0, Math.nextDown(value - error))), Rationals.of(Math.nextUp(value + error)));
    }

    /** A number per step with a bound on its error. */
    private static final class PerStep {
        private final double[] value;
        private final double[] error;

        PerStep(int steps) {
            value = new double[steps];
            error = new double[steps];
        }

        void set(int step, double number, double off) {
            value[step - 1] = number;
            error[step - 1] = off;
        }

        Enclosure average() {
            CompensatedSum sum = new CompensatedSum();
            CompensatedSum off = new CompensatedSum();
            for (int h = 0; h < value.length; h++) {
                sum.add(value[h] / value.length);
                off.add(error[h] / value.length);
            }
            return enclosure(sum.value(), (off.value() + sum.error() + sum.value() * 0x1p-51) * 1.000001);
        }

        AtStep largest() {
            Enclosure most = null;
            int at = 0;
            for (int h = 0; h < value.length; h++) {
                Enclosure own = enclosure(value[h], error[h]);
                at = most == null || own.lower().compareTo(most.lower()) > 0 ? h : at;
                most = most == null ? own : most.max(own);
            }
            if (most == null) {
                throw new IllegalStateException("a game without steps");
            }
            return new AtStep(most, at + 1);
        }
    }
}
