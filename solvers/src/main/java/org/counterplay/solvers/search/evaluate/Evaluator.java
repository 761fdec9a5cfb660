package org.counterplay.solvers.search.evaluate;

import org.counterplay.solvers.search.Aim;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks of a flat game with its two policies ({@link Layout}), in doubles, with no object made per call.
 * Of one thread. Deviations are tables of {@link Layout#deviationPlace}; gaps are sums over the steps, errors
 * averages, as in {@link org.counterplay.solvers.search}. Derivatives are with respect to the whole array, each entry
 * taken as free, the deviation held; they are exact but for rounding.
 */
public class Evaluator {
    private final Layout layout;
    private final Passes passes;
    private final int[][] tables;
    private final double[] costs;
    private final double[] inflow;
    private final double[] average;
    private final double[] other;

    public Evaluator(Layout layout) {
        this.layout = layout;
        passes = new Passes(layout);
        tables = new int[layout.agents][];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = layout.obedience(i);
        }
        costs = new double[layout.steps * layout.states];
        inflow = new double[layout.steps * layout.states];
        average = new double[layout.states];
        other = new double[layout.states];
    }

    /** The layout of the arrays. */
    public Layout layout() {
        return layout;
    }

    /** {@code J_i} of a policy. */
    public double value(double[] x, Who who, int agent) {
        passes.backward(x, layout.policy(who), agent, null, agent, null);
        return passes.initialValue(x);
    }

    /** {@code J_i} of a policy while the agent deviates. */
    public double value(double[] x, Who who, int agent, int[] plays) {
        passes.backward(x, layout.policy(who), agent, plays, agent, null);
        return passes.initialValue(x);
    }

    /** An agent's regret under markov deviations; the best deviation is written to the table. */
    public double regret(double[] x, Who who, int agent, int[] plays) {
        if (!layout.discounted) {
            return passes.regret(x, layout.policy(who), agent, plays);
        }
        passes.best(x, layout.policy(who), agent, false, agent, null, plays);
        return passes.initialValue(x) - value(x, who, agent);
    }

    /** The largest regret of an agent under markov deviations. */
    public double regret(double[] x, Who who) {
        double most = 0;
        for (int i = 0; i < layout.agents; i++) {
            most = Math.max(most, regret(x, who, i, tables[i]));
        }
        return most;
    }

    /** An agent's regret under coarse deviations, which hold obedience; the best is written to the table. */
    public double coarseRegret(double[] x, Who who, int agent, int[] plays) {
        passes.best(x, layout.policy(who), agent, true, agent, null, plays);
        double regret = passes.initialValue(x) - value(x, who, agent);
        if (regret <= 0) {
            for (int k = 0; k < plays.length; k++) {
                plays[k] = k % layout.counts[agent];
            }
            return 0;
        }
        return regret;
    }

    /** The value of an aim. */
    public double aim(double[] x, Aim aim) {
        return switch (aim) {
            case REGRET_GAP -> regret(x, Who.LEARNER) - regret(x, Who.EXPERT);
            case NASH_GAP -> {
                double most = 0;
                for (int i = 0; i < layout.agents; i++) {
                    most = Math.max(most, coarseRegret(x, Who.LEARNER, i, tables[i]));
                }
                yield most;
            }
            case VALUE_GAP -> {
                double most = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < layout.agents; i++) {
                    most = Math.max(most, value(x, Who.EXPERT, i) - value(x, Who.LEARNER, i));
                }
                yield most;
            }
        };
    }

    /** Adds the derivative of {@code weight (J_i(policy, plays))}; obedience where the table is null. */
    public void addValueGradient(
            double[] x, Who who, int agent, int @Nullable [] plays, double weight, double[] gradient) {
        int policy = layout.policy(who);
        passes.backward(x, policy, agent, plays, agent, null);
        passes.forward(x, policy, agent, plays, null);
        passes.derive(x, policy, agent, plays, agent, null, weight, gradient, null);
        addInitial(weight, gradient);
    }

    /** Adds the derivative of {@code weight (J_i(policy, plays) - J_i(policy))}. */
    public void addRegretGradient(double[] x, Who who, int agent, int[] plays, double weight, double[] gradient) {
        addValueGradient(x, who, agent, plays, weight, gradient);
        addValueGradient(x, who, agent, null, -weight, gradient);
    }

    /** {@code d(s)}, averaged over the steps (discounted: normalised), into an array of length S. */
    public void average(double[] x, Who who, double[] target) {
        passes.forward(x, layout.policy(who), 0, null, null);
        for (int s = 0; s < layout.states; s++) {
            double sum = 0;
            for (int h = 0; h < layout.steps; h++) {
                sum += passes.flow[h * layout.states + s];
            }
            target[s] = layout.norm() * sum;
        }
    }

    /** {@code d_h(s)} of the expert at {@code h * S + s} (discounted: normalised), into an array of that length. */
    public void perStep(double[] x, Who who, double[] target) {
        passes.forward(x, layout.policy(who), 0, null, null);
        double scale = layout.discounted ? layout.norm() : 1;
        for (int k = 0; k < passes.flow.length; k++) {
            target[k] = scale * passes.flow[k];
        }
    }

    /**
     * Adds the derivative of {@code weight sum_h,s costs_h(s) D_h(s)}, D the (unnormalised) flow of a policy while an
     * agent may deviate; and by the costs, where that is asked for.
     */
    public void addFlowGradient(
            double[] x,
            Who who,
            int agent,
            int @Nullable [] plays,
            double[] stepCosts,
            double weight,
            double[] gradient,
            double @Nullable [] costGradient) {
        int policy = layout.policy(who);
        passes.backward(x, policy, agent, plays, -1, stepCosts);
        passes.forward(x, policy, agent, plays, null);
        passes.derive(x, policy, agent, plays, -1, stepCosts, weight, gradient, costGradient);
        addInitial(weight, gradient);
    }

    /** {@code TV(expert(s), learner(s))}, half the L1 distance. */
    public double distance(double[] x, int state) {
        double sum = 0;
        for (int a = 0; a < layout.joints; a++) {
            int k = state * layout.joints + a;
            sum += Math.abs(x[layout.expert + k] - x[layout.learner + k]);
        }
        return sum / 2;
    }

    /** {@code E_{s ~ d^E} TV}. */
    public double behaviorCloning(double[] x) {
        average(x, Who.EXPERT, average);
        double sum = 0;
        for (int s = 0; s < layout.states; s++) {
            sum += average[s] * distance(x, s);
        }
        return sum;
    }

    /** {@code sum_{s,a} |rho^E(s,a) - rho(s,a)|}. */
    public double occupancy(double[] x) {
        average(x, Who.EXPERT, average);
        average(x, Who.LEARNER, other);
        double sum = 0;
        for (int s = 0; s < layout.states; s++) {
            for (int a = 0; a < layout.joints; a++) {
                int k = s * layout.joints + a;
                sum += Math.abs(average[s] * x[layout.expert + k] - other[s] * x[layout.learner + k]);
            }
        }
        return sum;
    }

    /** {@code sum_s |d^E(s) - d(s)|}. */
    public double statesOnly(double[] x) {
        average(x, Who.EXPERT, average);
        average(x, Who.LEARNER, other);
        double sum = 0;
        for (int s = 0; s < layout.states; s++) {
            sum += Math.abs(average[s] - other[s]);
        }
        return sum;
    }

    /**
     * {@code max_phi E_{s ~ d^(learner,phi)} TV} over one agent's deviations; the best is written to the table.
     *
     * @param covered count only states that the expert visits with more than this probability; negative counts all
     */
    public double deviatedLoss(double[] x, int agent, double covered, int[] plays) {
        fillDistances(x, covered);
        passes.best(x, layout.learner, agent, false, -1, costs, plays);
        return passes.initialValue(x);
    }

    /**
     * The costs {@code norm TV(s)} per (step, state) of {@link #deviatedLoss}; the array is written again by the next
     * call.
     */
    public double[] distances(double[] x, double covered) {
        fillDistances(x, covered);
        return costs;
    }

    /** BLADES' loss, or MALICE's where only states that the expert visits with more than {@code covered} count. */
    public double deviatedLoss(double[] x, double covered) {
        double most = 0;
        for (int i = 0; i < layout.agents; i++) {
            most = Math.max(most, deviatedLoss(x, i, covered, tables[i]));
        }
        return most;
    }

    /** {@code min_s d^E(s)}. */
    public double averagedCoverage(double[] x) {
        average(x, Who.EXPERT, average);
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < layout.states; s++) {
            least = Math.min(least, average[s]);
        }
        return least;
    }

    /** {@code min_s max_h d_h^E(s)}. */
    public double perStepCoverage(double[] x) {
        passes.forward(x, layout.expert, 0, null, null);
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < layout.states; s++) {
            double most = 0;
            for (int h = 0; h < layout.steps; h++) {
                most = Math.max(most, passes.flow[h * layout.states + s]);
            }
            least = Math.min(least, most);
        }
        return layout.discounted ? layout.norm() * least : least;
    }

    /**
     * {@code A_i(h,s,a) = Q_i(h,s,a) - V_i(h,s)} under the expert and a deviation of agent i, at
     * {@code (h * S + s) * J + a}, into an array of that length.
     */
    public void advantages(double[] x, int agent, int[] plays, double[] target) {
        passes.backward(x, layout.expert, agent, plays, agent, null);
        for (int h = 0; h < layout.steps; h++) {
            for (int s = 0; s < layout.states; s++) {
                double value = passes.values[h * layout.states + s];
                for (int a = 0; a < layout.joints; a++) {
                    target[(h * layout.states + s) * layout.joints + a] = passes.gain(x, h, s, a, agent, null) - value;
                }
            }
        }
    }

    /** Adds the derivative of {@code weight A_i(h,s,a)} under the expert and a deviation of agent i; h from 0. */
    public void addAdvantageGradient(
            double[] x, int agent, int[] plays, int h, int s, int a, double weight, double[] gradient) {
        int states = layout.states;
        java.util.Arrays.fill(inflow, 0);
        inflow[h * states + s] -= 1;
        int t = layout.transition(s, a, 0);
        boolean follows = layout.discounted || h + 1 < layout.steps;
        int next = layout.discounted ? 0 : (h + 1) * states;
        for (int k = 0; follows && k < states; k++) {
            inflow[next + k] += layout.factor * x[t + k];
        }
        passes.backward(x, layout.expert, agent, plays, agent, null);
        passes.forward(x, layout.expert, agent, plays, inflow);
        passes.derive(x, layout.expert, agent, plays, agent, null, weight, gradient, null);
        gradient[layout.reward(agent, s, a)] += weight * layout.rewardSign(agent);
        for (int k = 0; follows && k < states; k++) {
            gradient[t + k] += weight * layout.factor * passes.values[next + k];
        }
    }

    private void addInitial(double weight, double[] gradient) {
        for (int s = 0; s < layout.states; s++) {
            gradient[s] += weight * passes.values[s];
        }
    }

    private void fillDistances(double[] x, double covered) {
        if (covered >= 0) {
            average(x, Who.EXPERT, average);
        }
        for (int s = 0; s < layout.states; s++) {
            double cost = covered >= 0 && average[s] <= covered ? 0 : layout.norm() * distance(x, s);
            for (int h = 0; h < layout.steps; h++) {
                costs[h * layout.states + s] = cost;
            }
        }
    }
}
