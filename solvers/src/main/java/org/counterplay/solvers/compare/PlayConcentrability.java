package org.counterplay.solvers.compare;

import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * Concentrability of states and joint actions: the largest {@code rho_dev(s,a) / rho_E(s,a)} over markov deviations of one agent,
 * both averaged over the steps (discounted: weighted by {@code (1-gamma) gamma^t}). Infinite where a deviation plays what the
 * expert does not. The ratio of 2505.17610 is of states alone.
 *
 * @param value at least 1
 * @param state where it is largest
 * @param joint number of the joint action
 */
public record PlayConcentrability(Magnitude value, int state, int joint) {
    /** Computes it in rationals. */
    public static PlayConcentrability of(Game game, Policy expert) {
        StateDistribution visits = StateDistribution.of(game, expert);
        PlayConcentrability most = null;
        for (int s = 0; s < game.stateCount(); s++) {
            for (int joint = 0; joint < game.actions(s).size(); joint++) {
                Enclosure deviators = deviators(game, expert, s, joint);
                BigFraction experts = experts(game, visits, s, joint);
                if (experts.getNumerator().signum() == 0) {
                    if (deviators.lower().getNumerator().signum() > 0) {
                        return new PlayConcentrability(new Magnitude.Infinite(), s, joint);
                    }
                    continue;
                }
                Enclosure ratio = new Enclosure(
                        deviators.lower().divide(experts), deviators.upper().divide(experts));
                if (most == null || ratio.lower().compareTo(most.value.finite().lower()) > 0) {
                    most = new PlayConcentrability(new Magnitude.Finite(ratio), s, joint);
                }
            }
        }
        if (most == null) {
            throw new IllegalStateException("the expert plays nothing");
        }
        return most;
    }

    private static Enclosure deviators(Game game, Policy expert, int state, int joint) {
        PlaceReward reward = new PlaceReward.Play(
                (step, s, played) -> s == state && played == joint ? BigFraction.ONE : BigFraction.ZERO);
        BigFraction factor = DeviationMaximum.averaging(game);
        Enclosure most = Enclosure.exactly(BigFraction.ZERO);
        for (int agent = 0; agent < game.agentCount(); agent++) {
            most = most.max(DeviationMaximum.exactly(game, expert, agent, new DeviationClass.Markov(), reward)
                    .total());
        }
        return new Enclosure(most.lower().multiply(factor), most.upper().multiply(factor));
    }

    private static BigFraction experts(Game game, StateDistribution visits, int state, int joint) {
        BigFraction sum = BigFraction.ZERO;
        int steps = game.horizon().tableSteps();
        for (int step = 1; step <= steps; step++) {
            if (visits.at(step, state).getNumerator().signum() != 0) {
                sum = sum.add(visits.occupancy(step, state)[joint]);
            }
        }
        return sum.divide(steps);
    }
}
