package org.counterplay.solvers.compare;

import java.util.Optional;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * Two policies under all rewards {@code f = -1(s,a)} that all agents share, s a state and a a joint action: what the proof of
 * 2406.04219, Theorem 4.3, looks at. Markov deviations; values are sums over the steps.
 *
 * @param regretGap {@code max_(s,a) R(learner, f) - R(expert, f)}
 * @param shortfall the largest {@code -max_(i,phi) J(sigma, phi_i, f)} of both policies: how far the best deviation is from
 *     never playing (s,a), which the proof takes for possible
 */
public record IndicatorRewards(Enclosure regretGap, Enclosure shortfall) {
    /** Computes them in rationals; empty where a state has one joint action only, as no state of that paper has. */
    public static Optional<IndicatorRewards> of(Game game, Policy expert, Policy learner) {
        for (int s = 0; s < game.stateCount(); s++) {
            if (game.actions(s).size() < 2) {
                return Optional.empty();
            }
        }
        Enclosure gap = null;
        Enclosure shortfall = Enclosure.exactly(BigFraction.ZERO);
        StateDistribution experts = StateDistribution.of(game, expert);
        StateDistribution learners = StateDistribution.of(game, learner);
        for (int s = 0; s < game.stateCount(); s++) {
            for (int joint = 0; joint < game.actions(s).size(); joint++) {
                Enclosure ofExpert = best(game, expert, s, joint);
                Enclosure ofLearner = best(game, learner, s, joint);
                BigFraction moved = plays(game, learners, s, joint).subtract(plays(game, experts, s, joint));
                Enclosure own = new Enclosure(
                        ofLearner.lower().subtract(ofExpert.upper()).add(moved),
                        ofLearner.upper().subtract(ofExpert.lower()).add(moved));
                gap = gap == null ? own : gap.max(own);
                shortfall = shortfall.max(negated(ofExpert)).max(negated(ofLearner));
            }
        }
        return gap == null ? Optional.empty() : Optional.of(new IndicatorRewards(gap, shortfall));
    }

    /** {@code max_(i,phi) J(policy, phi_i, f)}. */
    private static Enclosure best(Game game, Policy policy, int state, int joint) {
        PlaceReward reward = new PlaceReward.Play(
                (step, s, played) -> s == state && played == joint ? BigFraction.MINUS_ONE : BigFraction.ZERO);
        Enclosure best = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            Enclosure own = DeviationMaximum.exactly(game, policy, agent, new DeviationClass.Markov(), reward)
                    .total();
            best = best == null ? own : best.max(own);
        }
        if (best == null) {
            throw new IllegalStateException("a game without agents");
        }
        return best;
    }

    /** How often the joint action is played at the state, summed over the steps: {@code -J(policy, f)}. */
    private static BigFraction plays(Game game, StateDistribution visits, int state, int joint) {
        BigFraction sum = BigFraction.ZERO;
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            if (visits.at(step, state).getNumerator().signum() != 0) {
                sum = sum.add(visits.occupancy(step, state)[joint]);
            }
        }
        BigFraction steps = game.horizon() instanceof org.counterplay.model.game.Horizon.Finite
                ? BigFraction.ONE
                : Rationals.of(1).divide(DeviationMaximum.averaging(game));
        return sum.multiply(steps);
    }

    private static Enclosure negated(Enclosure value) {
        return new Enclosure(value.upper().negate(), value.lower().negate());
    }
}
