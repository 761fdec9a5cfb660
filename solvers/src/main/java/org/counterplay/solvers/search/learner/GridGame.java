package org.counterplay.solvers.search.learner;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Values of learners that are known at some states only, in rationals: the most that an agent can get, the least that it
 * gets when all obey, and the least error, where at the other states anything may be played. Known everywhere they are the
 * values.
 *
 * <pre>
 *   known     V_h(s) = sum_b max_c sum_{a: a_i = b} L(a|s) Q_h(s, a with c)     W_h(s) = sum_a L(a|s) Q'_h(s,a)
 *   unknown   V_h(s) = max_a Q_h(s,a)                                           W_h(s) = min_a Q'_h(s,a)
 *   Q_h(s,a) = r_i(s,a) + sum_s' T(s'|s,a) V_{h+1}(s')                          Q' likewise with W
 * </pre>
 *
 * coarse deviations with the maximum outside of the sum over b. Losses are V with the distance to the expert as the reward,
 * and 0 from the first unknown state on.
 *
 * <p>In discounted games V and W are the fixed points of {@code V = F(V)}, the right-hand sides with gamma before the sum.
 * They are approached and enclosed: F is monotone and {@code F(V + c) <= F(V) + gamma c} for {@code c >= 0}, so with {@code r
 * = max_s max(0, F(V)(s) - V(s)) / (1 - gamma)} is {@code F(V + r) <= V + r}, thus no fixed point above {@code V + r}; from
 * below likewise. The most is an upper and the least a lower bound then, both within about 2^-40.
 */
final class GridGame {
    private static final int BITS = 48;
    private static final int MOST_ROUNDS = 10_000;
    private static final BigFraction NEAR = Rationals.of(1, 1L << 44);

    private final Question.WorstLearner question;
    private final Game game;
    private final int steps;
    private final BigFraction gamma;
    private final boolean discounted;
    private final BigFraction[] expertStates;
    private final boolean[] support;
    private final BigFraction[][] experts;

    /** How a place is valued from the worths of its joint actions. */
    private interface Valued {
        BigFraction of(int state, BigFraction[] worths);
    }

    GridGame(Question.WorstLearner question) {
        this.question = question;
        game = question.game();
        steps = game.horizon().tableSteps();
        discounted = game.horizon() instanceof Horizon.Discounted;
        gamma = game.horizon() instanceof Horizon.Discounted(BigFraction factor) ? factor : BigFraction.ONE;
        Policy expert = question.expert();
        support = FloatBudget.support(game, expert);
        StateDistribution visits = StateDistribution.of(game, expert);
        expertStates = new BigFraction[game.stateCount()];
        experts = new BigFraction[game.stateCount()][];
        for (int s = 0; s < expertStates.length; s++) {
            expertStates[s] = visits.average(s);
            experts[s] = new BigFraction[game.actions(s).size()];
            Arrays.fill(experts[s], BigFraction.ZERO);
            for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
                experts[s][expert.joints()[k]] = expert.probabilities().at(k);
            }
        }
    }

    /** What the expert's states weigh: its distribution, averaged over the steps. */
    BigFraction expertState(int state) {
        return expertStates[state];
    }

    /** Whether errors count at a state, for a loss under deviations. */
    boolean counts(int state) {
        return question.budget() instanceof ErrorBudget.Blades || support[state];
    }

    /** TV of a distribution at a state to the expert's. */
    BigFraction distance(int state, BigFraction[] play) {
        BigFraction sum = BigFraction.ZERO;
        for (int a = 0; a < play.length; a++) {
            sum = sum.add(play[a].subtract(experts[state][a]).abs());
        }
        return sum.divide(2);
    }

    /**
     * The most that the agent's gain can be: {@code V_1 - W_1}, or {@code -W_1} for a value gap.
     *
     * @param plays per state; null where anything may be played
     */
    BigFraction gain(int agent, @Nullable BigFraction[][] plays) {
        BigFraction least = start(values(agent, false, (s, worths) -> {
            BigFraction[] play = plays[s];
            return play == null ? extreme(worths, false) : obeyed(play, worths);
        }));
        if (question.aim() == Aim.VALUE_GAP) {
            return least.negate();
        }
        boolean coarse = question.aim() == Aim.NASH_GAP;
        BigFraction most = start(values(agent, true, (s, worths) -> {
            BigFraction[] play = plays[s];
            return play == null ? extreme(worths, true) : deviated(s, agent, coarse, play, worths);
        }));
        return most.subtract(least);
    }

    /** The least that the error is; exact for BC and, where all is known, for losses under deviations. */
    BigFraction error(@Nullable BigFraction[][] plays) {
        return switch (question.budget()) {
            case ErrorBudget.BehaviorCloning cloning -> cloning(plays);
            case ErrorBudget.Occupancy occupancy -> cloning(plays); // which it is never below
            case ErrorBudget.StatesOnly states -> BigFraction.ZERO;
            case ErrorBudget.Malice malice -> loss(plays);
            case ErrorBudget.Blades blades -> loss(plays);
        };
    }

    private BigFraction cloning(@Nullable BigFraction[][] plays) {
        BigFraction sum = BigFraction.ZERO;
        for (int s = 0; s < plays.length; s++) {
            BigFraction[] play = plays[s];
            if (play != null && expertStates[s].getNumerator().signum() > 0) {
                sum = sum.add(expertStates[s].multiply(distance(s, play)));
            }
        }
        return sum;
    }

    private BigFraction loss(@Nullable BigFraction[][] plays) {
        BigFraction most = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            int deviator = agent;
            BigFraction own = start(values(-1, false, (s, worths) -> {
                BigFraction[] play = plays[s];
                if (play == null) {
                    return BigFraction.ZERO;
                }
                BigFraction later = deviated(s, deviator, false, play, worths);
                return counts(s) ? later.add(distance(s, play)) : later;
            }));
            most = Rationals.max(most, own);
        }
        return discounted ? most.multiply(BigFraction.ONE.subtract(gamma)) : most.divide(steps);
    }

    private BigFraction start(BigFraction[] values) {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum = sum.add(game.initialProbabilities().at(k).multiply(values[game.initialStates()[k]]));
        }
        return sum;
    }

    /** Values of the first step, in discounted games bounds of them; without rewards for agent -1. */
    private BigFraction[] values(int agent, boolean fromAbove, Valued valued) {
        BigFraction[] next = new BigFraction[game.stateCount()];
        Arrays.fill(next, BigFraction.ZERO);
        if (discounted) {
            return enclosed(agent, fromAbove, valued, next);
        }
        for (int h = steps; h >= 1; h--) {
            next = before(agent, valued, next);
        }
        return next;
    }

    private BigFraction[] enclosed(int agent, boolean fromAbove, Valued valued, BigFraction[] from) {
        BigFraction[] values = from;
        BigFraction[] next = before(agent, valued, values);
        for (int round = 0; round < MOST_ROUNDS && farther(values, next).compareTo(NEAR) > 0; round++) {
            values = Arrays.stream(next)
                    .map(value -> Rationals.roundDown(value, BITS))
                    .toArray(BigFraction[]::new);
            next = before(agent, valued, values);
        }
        BigFraction residual = BigFraction.ZERO;
        for (int s = 0; s < next.length; s++) {
            BigFraction own = next[s].subtract(values[s]);
            residual = fromAbove ? Rationals.max(residual, own) : Rationals.min(residual, own);
        }
        BigFraction shift = residual.divide(BigFraction.ONE.subtract(gamma));
        return Arrays.stream(values).map(shift::add).toArray(BigFraction[]::new);
    }

    private static BigFraction farther(BigFraction[] one, BigFraction[] other) {
        BigFraction far = BigFraction.ZERO;
        for (int s = 0; s < one.length; s++) {
            far = Rationals.max(far, one[s].subtract(other[s]).abs());
        }
        return far;
    }

    /** Values one step before those given. */
    private BigFraction[] before(int agent, Valued valued, BigFraction[] next) {
        BigFraction[] here = new BigFraction[next.length];
        for (int s = 0; s < here.length; s++) {
            BigFraction[] worths = new BigFraction[game.actions(s).size()];
            for (int a = 0; a < worths.length; a++) {
                int row = game.firstRow(s) + a;
                BigFraction later = BigFraction.ZERO;
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    later = later.add(game.probabilities().at(e).multiply(next[game.successors()[e]]));
                }
                worths[a] = agent < 0 ? BigFraction.ZERO : game.reward(agent).at(row);
                worths[a] = worths[a].add(discounted ? gamma.multiply(later) : later);
            }
            here[s] = valued.of(s, worths);
        }
        return here;
    }

    private static BigFraction extreme(BigFraction[] worths, boolean largest) {
        BigFraction extreme = worths[0];
        for (BigFraction worth : worths) {
            extreme = largest ? Rationals.max(extreme, worth) : Rationals.min(extreme, worth);
        }
        return extreme;
    }

    private static BigFraction obeyed(BigFraction[] play, BigFraction[] worths) {
        BigFraction sum = BigFraction.ZERO;
        for (int a = 0; a < play.length; a++) {
            if (play[a].getNumerator().signum() > 0) {
                sum = sum.add(play[a].multiply(worths[a]));
            }
        }
        return sum;
    }

    private BigFraction deviated(int state, int agent, boolean coarse, BigFraction[] play, BigFraction[] worths) {
        JointActions actions = game.actions(state);
        int count = actions.count(agent);
        BigFraction[][] sums = new BigFraction[coarse ? 1 : count][count];
        for (BigFraction[] row : sums) {
            Arrays.fill(row, BigFraction.ZERO);
        }
        for (int a = 0; a < play.length; a++) {
            BigFraction[] row = sums[coarse ? 0 : actions.action(a, agent)];
            for (int c = 0; play[a].getNumerator().signum() > 0 && c < count; c++) {
                row[c] = row[c].add(play[a].multiply(worths[actions.replace(a, agent, c)]));
            }
        }
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction[] row : sums) {
            sum = sum.add(extreme(row, true));
        }
        return sum;
    }
}
