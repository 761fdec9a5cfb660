package org.counterplay.model.imitation;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.ImitationErrors.AtStep;
import org.counterplay.model.imitation.ImitationErrors.OfAgent;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/** {@link ImitationErrors} in rationals. */
final class ExactErrors {
    private final Game game;
    private final Policy expert;
    private final Policy learner;
    private final StateDistribution visitedByExpert;
    private final StateDistribution visitedByLearner;
    private final int steps;

    private ExactErrors(Game game, Policy expert, Policy learner) {
        this.game = game;
        this.expert = expert;
        this.learner = learner;
        visitedByExpert = StateDistribution.of(game, expert);
        visitedByLearner = StateDistribution.of(game, learner);
        steps = game.horizon().tableSteps();
    }

    static ImitationErrors of(Game game, Policy expert, Policy learner) {
        ExactErrors errors = new ExactErrors(game, expert, learner);
        BigFraction[] cloning = errors.perStep(
                (step, s) -> errors.atExpert(step, s, () -> TotalVariation.between(expert, learner, step, s)));
        BigFraction[] occupancy = errors.perStep(
                (step, s) -> errors.visitedByExpert.at(step, s).getNumerator().signum()
                                        + errors.visitedByLearner
                                                .at(step, s)
                                                .getNumerator()
                                                .signum()
                                == 0
                        ? BigFraction.ZERO
                        : distance(
                                errors.visitedByExpert.occupancy(step, s), errors.visitedByLearner.occupancy(step, s)));
        BigFraction[] states = errors.perStep((step, s) -> errors.visitedByExpert
                .at(step, s)
                .subtract(errors.visitedByLearner.at(step, s))
                .abs());
        return new ImitationErrors(
                average(cloning),
                largest(cloning),
                errors.marginal(),
                Enclosure.exactly(errors.ofAverages()),
                largest(occupancy),
                average(occupancy),
                Enclosure.exactly(errors.ofAveragedStates()),
                largest(states));
    }

    private interface Term {
        BigFraction at(int step, int state);
    }

    private interface Distance {
        BigFraction value();
    }

    private BigFraction atExpert(int step, int state, Distance distance) {
        BigFraction visited = visitedByExpert.at(step, state);
        return visited.getNumerator().signum() == 0 ? BigFraction.ZERO : visited.multiply(distance.value());
    }

    private BigFraction[] perStep(Term term) {
        BigFraction[] sums = new BigFraction[steps];
        for (int step = 1; step <= steps; step++) {
            ExactSum sum = new ExactSum();
            for (int s = 0; s < game.stateCount(); s++) {
                sum.add(term.at(step, s));
            }
            sums[step - 1] = sum.value();
        }
        return sums;
    }

    private OfAgent marginal() {
        OfAgent most = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            int own = agent;
            Enclosure error = average(perStep((step, s) ->
                    atExpert(step, s, () -> TotalVariation.ofMarginals(game, expert, learner, own, step, s))));
            if (most == null || error.lower().compareTo(most.value().lower()) > 0) {
                most = new OfAgent(error, agent);
            }
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        return most;
    }

    private BigFraction ofAverages() {
        ExactSum total = new ExactSum();
        for (int s = 0; s < game.stateCount(); s++) {
            ExactSum[] sums = new ExactSum[game.actions(s).size()];
            Arrays.setAll(sums, joint -> new ExactSum());
            for (int step = 1; step <= steps; step++) {
                if (visitedByExpert.at(step, s).getNumerator().signum() != 0) {
                    BigFraction[] occupancy = visitedByExpert.occupancy(step, s);
                    for (int joint = 0; joint < sums.length; joint++) {
                        sums[joint].add(occupancy[joint]);
                    }
                }
                if (visitedByLearner.at(step, s).getNumerator().signum() != 0) {
                    BigFraction[] occupancy = visitedByLearner.occupancy(step, s);
                    for (int joint = 0; joint < sums.length; joint++) {
                        sums[joint].subtract(occupancy[joint]);
                    }
                }
            }
            for (ExactSum sum : sums) {
                total.add(sum.value().abs());
            }
        }
        return total.value().divide(steps);
    }

    private BigFraction ofAveragedStates() {
        ExactSum total = new ExactSum();
        for (int s = 0; s < game.stateCount(); s++) {
            total.add(visitedByExpert
                    .average(s)
                    .subtract(visitedByLearner.average(s))
                    .abs());
        }
        return total.value();
    }

    private static BigFraction distance(BigFraction[] p, BigFraction[] q) {
        ExactSum sum = new ExactSum();
        for (int k = 0; k < p.length; k++) {
            sum.add(p[k].subtract(q[k]).abs());
        }
        return sum.value();
    }

    private static Enclosure average(BigFraction[] perStep) {
        ExactSum sum = new ExactSum();
        for (BigFraction each : perStep) {
            sum.add(each);
        }
        return Enclosure.exactly(sum.value().divide(perStep.length));
    }

    private static AtStep largest(BigFraction[] perStep) {
        int most = 0;
        for (int h = 1; h < perStep.length; h++) {
            if (perStep[h].compareTo(perStep[most]) > 0) {
                most = h;
            }
        }
        return new AtStep(Enclosure.exactly(perStep[most]), most + 1);
    }
}
