package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.response.ExactDeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The nearest play at one step k of a finite-horizon game, the play at all other steps being fixed, such that no agent's regret
 * exceeds a bound (formulations, section 4, repair). With the deviator's values U(k+1) and the obedient values V(k+1) of what
 * follows, and the probabilities d of what comes before, all is linear in the distributions at step k:
 *
 * <pre>
 *   columns  sigma(s,a) &gt;= 0;  e(s,a) &gt;= 0 for a in the target's support;  U_i,h(s), W_i,h(s,b) free for h &lt;= k;  t &gt;= 0
 *   total(s):          sum_a sigma(s,a) = 1
 *   short(s,a):        e(s,a) + sigma(s,a) &gt;= target(s,a)                        so that TV(s) = sum_a e(s,a)
 *   better(i,k,s,b,c): W_i,k(s,b) &gt;= sum_a_-i sigma(s,b,a_-i) [r_i(c,a_-i) + sum_s' T(s'|s,c,a_-i) U_i,k+1(s')]
 *   better(i,h,s,b,c): W_i,h(s,b) &gt;= R_h(s,b,c) + sum_s' W_h(s'|s,b,c) U_i,h+1(s')                   for h &lt; k
 *   place(i,h,s):      U_i,h(s) &gt;= sum_b W_i,h(s,b)
 *   regret(i):         sum_s rho_0(s) U_i,1(s) - t - J_i(sigma) &lt;= allowed,      J_i linear in sigma by d and V
 * </pre>
 *
 * Where recommendations are not seen there is one W for all b. Minimised is what {@link Aim} says. U covers the places that
 * agent i can reach while the others follow; sigma those that any agent can; elsewhere nothing is chosen.
 */
public final class RepairProgram {
    private final Game game;
    private final StepPlay play;
    private final int step;
    private final Policy target;
    private final Bounds bounds;
    private final Aim aim;
    private final Timeline places;
    private final int[] firstColumn;
    private final BigFraction[] weights;
    private final RationalRows rows;

    private RepairProgram(StepPlay play, int step, Policy target, BigFraction[] weights, Bounds bounds, Aim aim) {
        this.play = play;
        this.step = step;
        this.target = target;
        this.weights = weights;
        this.bounds = bounds;
        this.aim = aim;
        game = play.game();
        places = Timeline.of(game);
        firstColumn = new int[places.states(step).length];
        rows = new RationalRows("repair of step " + step, Sense.MINIMIZE, 64);
    }

    /** What is made small. */
    public enum Aim {
        /** The largest excess t of a regret over what is allowed. */
        EXCESS,
        /** {@code sum_s weight(s) TV(s)}. */
        DISTANCE,
        /** The sum of the agents' regrets (each at least its true one). */
        REGRET
    }

    /**
     * What must hold.
     *
     * @param regret of each agent, at the most; where the aim is the excess, what it is the excess over
     * @param distance {@code sum_s weight(s) TV(s)} at the most, or null for any
     */
    public record Bounds(BigFraction regret, @Nullable BigFraction distance) {}

    /** The program, and where the distributions stand in its solutions. */
    public record Written(Program program, int[] states, int[] firstColumn) {}

    /**
     * Writes the program.
     *
     * @param play the play at the other steps, and all that follows from it
     * @param step k, from 1
     * @param weights of the total variation at each state of the step, in the order of the game's timeline
     */
    public static Written of(StepPlay play, int step, Policy target, BigFraction[] weights, Bounds bounds, Aim aim) {
        return new RepairProgram(play, step, target, weights, bounds, aim).write();
    }

    private Written write() {
        int[] states = places.states(step);
        List<int[]> short1 = new ArrayList<>(); // state position, joint action, column
        for (int k = 0; k < states.length; k++) {
            firstColumn[k] = -1;
            if (!play.chosen(step, states[k])) {
                continue;
            }
            firstColumn[k] = rows.columns();
            for (int joint = 0; joint < game.actions(states[k]).size(); joint++) {
                rows.column(BigFraction.ZERO, BigFraction.ZERO);
            }
            if (weights[k].getNumerator().signum() > 0) {
                BigFraction cost = aim == Aim.DISTANCE ? weights[k] : BigFraction.ZERO;
                for (int e = target.first(step, states[k]); e < target.end(step, states[k]); e++) {
                    short1.add(new int[] {k, e, rows.column(BigFraction.ZERO, cost)});
                }
            }
        }
        for (int k = 0; k < states.length; k++) {
            if (firstColumn[k] >= 0) {
                String state = game.states().get(states[k]);
                rows.row(BigFraction.ONE, BigFraction.ONE, () -> "total(" + state + ")");
                for (int joint = 0; joint < game.actions(states[k]).size(); joint++) {
                    rows.coefficient(firstColumn[k] + joint, 1.0);
                }
            }
        }
        for (int[] entry : short1) {
            rows.row(
                    target.probabilities().at(entry[1]),
                    null,
                    () -> "short(" + states[entry[0]] + "," + entry[1] + ")");
            rows.coefficient(firstColumn[entry[0]] + target.joints()[entry[1]], 1.0);
            rows.coefficient(entry[2], 1.0);
        }
        if (bounds.distance() != null) {
            rows.row(null, bounds.distance(), () -> "distance");
            for (int[] entry : short1) {
                rows.coefficient(entry[2], weights[entry[0]]);
            }
        }
        int excess = aim == Aim.EXCESS ? rows.column(BigFraction.ZERO, BigFraction.ONE) : -1;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            deviator(agent, excess);
        }
        return new Written(rows.finish(column -> "x" + (column + 1)), states, firstColumn);
    }

    private void deviator(int agent, int excess) {
        Timeline reach = play.reach(agent);
        int[] values = new int[reach.first(step + 1)];
        BigFraction obedient = play.before(agent, step); // what obedience earns before the step
        BigFraction cost = aim == Aim.REGRET ? BigFraction.ONE : BigFraction.ZERO;
        for (int place = 0; place < values.length; place++) {
            // U at the first step counts in the regret; at others it costs nothing by itself
            values[place] = rows.column(null, BigFraction.ZERO);
        }
        for (int h = 1; h < step; h++) {
            earlier(agent, h, reach, values);
        }
        for (int state : reach.states(step)) {
            here(agent, state, values[reach.indexOf(step, state)]);
        }
        int regret = rows.column(null, cost);
        rows.row(obedient.negate(), null, () -> "regret(" + (agent + 1) + ")"); // regret + J(sigma) - U >= 0
        rows.coefficient(regret, 1.0);
        for (int k = 0; k < game.initialStates().length; k++) {
            rows.coefficient(
                    values[reach.indexOf(1, game.initialStates()[k])],
                    game.initialProbabilities().at(k).negate());
        }
        int[] states = places.states(step);
        for (int k = 0; k < states.length; k++) {
            BigFraction there = play.probability(step, states[k]);
            for (int joint = 0;
                    there.getNumerator().signum() > 0
                            && joint < game.actions(states[k]).size();
                    joint++) {
                rows.coefficient(
                        firstColumn[k] + joint, there.multiply(play.obedientValue(agent, step, states[k], joint)));
            }
        }
        rows.row(null, bounds.regret(), () -> "allowed(" + (agent + 1) + ")");
        rows.coefficient(regret, 1.0);
        if (excess >= 0) {
            rows.coefficient(excess, -1.0);
        }
    }

    /** The places of a step before: its play is fixed, what follows is not. */
    private void earlier(int agent, int h, Timeline reach, int[] values) {
        ExactDeviatorKernel kernel = play.kernel(agent);
        for (int state : reach.states(h)) {
            List<Site> sites = kernel.at(h, state);
            int first = rows.columns();
            for (int b = 0; b < sites.size(); b++) {
                rows.column(null, BigFraction.ZERO);
            }
            sum(values[reach.indexOf(h, state)], first, sites.size(), agent, h, state);
            for (int b = 0; b < sites.size(); b++) {
                for (Option option : sites.get(b).options()) {
                    rows.row(option.reward(), null, () -> "better(" + (agent + 1) + "," + h + "," + state + ")");
                    rows.coefficient(first + b, 1.0);
                    for (int k = 0; k < option.successors().length; k++) {
                        rows.coefficient(
                                values[reach.indexOf(h + 1, option.successors()[k])],
                                option.probabilities()[k].negate());
                    }
                }
            }
        }
    }

    /** A place of the step itself: its play is chosen, what follows is fixed. */
    private void here(int agent, int state, int value) {
        JointActions actions = game.actions(state);
        int count = actions.count(agent);
        boolean coarse = play.coarse();
        int sites = coarse ? 1 : count;
        int first = rows.columns();
        for (int b = 0; b < sites; b++) {
            rows.column(null, BigFraction.ZERO);
        }
        sum(value, first, sites, agent, step, state);
        int column = firstColumn[Arrays.binarySearch(places.states(step), state)];
        BigFraction[] worth = new BigFraction[actions.size()];
        for (int joint = 0; joint < worth.length; joint++) {
            worth[joint] = play.deviatorValue(agent, step, state, joint).negate();
        }
        for (int b = 0; b < sites; b++) {
            for (int c = 0; c < count; c++) {
                rows.row(BigFraction.ZERO, null, () -> "better(" + (agent + 1) + "," + step + "," + state + ")");
                rows.coefficient(first + b, 1.0);
                for (int joint = 0; joint < worth.length; joint++) {
                    if (coarse || actions.action(joint, agent) == b) {
                        rows.coefficient(column + joint, worth[actions.replace(joint, agent, c)]);
                    }
                }
            }
        }
    }

    private void sum(int value, int first, int count, int agent, int h, int state) {
        rows.row(BigFraction.ZERO, null, () -> "place(" + (agent + 1) + "," + h + "," + state + ")");
        rows.coefficient(value, 1.0);
        for (int b = 0; b < count; b++) {
            rows.coefficient(first + b, -1.0);
        }
    }
}
