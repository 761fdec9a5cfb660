package org.counterplay.solvers.assumption;

import java.util.Arrays;
import java.util.Optional;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * An upper bound on delta (2602.21020, Definition 6) of one agent in a small finite game, whatever the others do: at a place that
 * play may come to whatever anyone does, a best response takes no action that is worse than another one against all that the
 * others may do there, whatever anyone does later. Elsewhere any action counts.
 */
final class DominatedActions {
    private static final int MOST_PLACES = 200;

    private DominatedActions() {}

    /** {@code (1/H) sum_(h,s) d_h(s) max_a ||e_a - pi_i^E(s)||_1}, a not dominated; empty in a discounted game. */
    static Optional<BigFraction> bound(Game game, Policy expert, int agent, StateDistribution visits) {
        if (!(game.horizon() instanceof Horizon.Finite(int steps)) || (long) steps * game.stateCount() > MOST_PLACES) {
            return Optional.empty();
        }
        BigFraction[][][] later = extremes(game, agent, steps);
        ExactSum total = new ExactSum();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                if (visits.at(step, s).getNumerator().signum() == 0) {
                    continue;
                }
                BigFraction[] own = TotalVariation.marginal(game, expert, agent, step, s);
                BigFraction most = BigFraction.ZERO;
                for (int a = 0; a < own.length; a++) {
                    if (!dominated(game, agent, s, a, later[step]) || !unavoidable(game, step, s)) {
                        most = Rationals.max(most, BestResponseContinuity.distance(own, a));
                    }
                }
                total.addProduct(visits.at(step, s), most);
            }
        }
        return Optional.of(total.value().divide(steps));
    }

    private static boolean dominated(Game game, int agent, int state, int action, BigFraction[][] later) {
        JointActions actions = game.actions(state);
        for (int better = 0; better < actions.count(agent); better++) {
            boolean always = better != action;
            for (int joint = 0; always && joint < actions.size(); joint++) {
                if (actions.action(joint, agent) == action) {
                    BigFraction most = worth(game, agent, state, joint, later[1]);
                    BigFraction least = worth(game, agent, state, actions.replace(joint, agent, better), later[0]);
                    always = least.compareTo(most) > 0;
                }
            }
            if (always) {
                return true;
            }
        }
        return false;
    }

    private static BigFraction worth(Game game, int agent, int state, int joint, BigFraction[] after) {
        int row = game.firstRow(state) + joint;
        BigFraction sum = game.reward(agent).at(row);
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            sum = sum.add(game.probabilities().at(k).multiply(after[game.successors()[k]]));
        }
        return sum;
    }

    /** Whether play comes to a place with positive probability whatever everyone plays. */
    private static boolean unavoidable(Game game, int step, int state) {
        boolean[] comes = new boolean[game.stateCount()];
        comes[state] = true;
        for (int before = step - 1; before >= 1; before--) {
            boolean[] earlier = new boolean[game.stateCount()];
            for (int s = 0; s < game.stateCount(); s++) {
                earlier[s] = true;
                for (int joint = 0; joint < game.actions(s).size(); joint++) {
                    int row = game.firstRow(s) + joint;
                    boolean leads = false;
                    for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                        leads |= comes[game.successors()[k]]
                                && game.probabilities().at(k).getNumerator().signum() > 0;
                    }
                    earlier[s] &= leads;
                }
            }
            comes = earlier;
        }
        for (int k = 0; k < game.initialStates().length; k++) {
            if (comes[game.initialStates()[k]]
                    && game.initialProbabilities().at(k).getNumerator().signum() > 0) {
                return true;
            }
        }
        return false;
    }

    /** {@code [h][0 or 1][s]}: the least and the most that the agent can earn from s after step h, whatever everyone plays. */
    private static BigFraction[][][] extremes(Game game, int agent, int steps) {
        BigFraction[][][] after = new BigFraction[steps + 1][2][game.stateCount()];
        Arrays.fill(after[steps][0], BigFraction.ZERO);
        Arrays.fill(after[steps][1], BigFraction.ZERO);
        for (int step = steps; step >= 1; step--) {
            BigFraction[] least = after[step][0];
            BigFraction[] most = after[step][1];
            for (int s = 0; s < game.stateCount(); s++) {
                BigFraction lower = worth(game, agent, s, 0, least);
                BigFraction upper = worth(game, agent, s, 0, most);
                for (int joint = 1; joint < game.actions(s).size(); joint++) {
                    lower = Rationals.min(lower, worth(game, agent, s, joint, least));
                    upper = Rationals.max(upper, worth(game, agent, s, joint, most));
                }
                after[step - 1][0][s] = lower;
                after[step - 1][1][s] = upper;
            }
        }
        return after;
    }
}
