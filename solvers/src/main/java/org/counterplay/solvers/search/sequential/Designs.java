package org.counterplay.solvers.search.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * Starts that are built as the proofs of {@link org.counterplay.solvers.search.AnalyticBound} say that a game has to look where
 * they are tight. In all of them the first agent deviates, x is its action and b the joint action of the others; in the state
 * where the learner errs they play matching pennies: under the expert x = 0 and b is 0 or 1 with one half each, so that
 * obeying earns the same as deviating, and the learner moves mass t from b = 0, which is good for obeying and bad for the
 * deviator, to where it is the other way round. Amounts that make an error too large or an advantage too large are left to
 * the climb, which begins here.
 */
final class Designs {
    private static final int DEVIATOR = 0;

    private final Layout layout;
    private final Demands demands;
    private final double mass;
    private final double middle;
    private final double stake;
    private final int width;
    private double[] x = new double[0];

    private Designs(Layout layout, Demands demands) {
        this.layout = layout;
        this.demands = demands;
        mass = demands.amount() * demands.steps();
        middle = (demands.least() + demands.most()) / 2;
        stake = Math.min(demands.recoverability(), (demands.most() - demands.least()) / 2);
        width = layout.joints() / layout.count(DEVIATOR);
    }

    /** The starts that serve a question; none without an error to be spent, or without another agent to play against. */
    static List<double[]> of(Layout layout, Demands demands) {
        ErrorBudget budget = demands.budget();
        Designs designs = new Designs(layout, demands);
        List<double[]> points = new ArrayList<>();
        if (budget == null
                || demands.amount() == 0
                || demands.layered()
                || demands.aim() == Aim.NASH_GAP
                || layout.states() < 2
                || layout.count(DEVIATOR) < 2
                || designs.width < 2
                || !layout.discounted() && layout.steps() < 2) {
            return points;
        }
        switch (budget) {
            case ErrorBudget.Malice malice -> {
                points.add(designs.branching());
                if (demands.coverage() == 0 && layout.states() > 2) {
                    points.add(designs.trap(0.5));
                    if (designs.wide() && designs.mass < 0.5) {
                        points.add(designs.trap(designs.mass));
                    }
                }
            }
            case ErrorBudget.Blades blades -> {
                points.add(designs.branching());
                if (layout.states() > 2 && !layout.discounted() && layout.steps() > 2) {
                    points.add(designs.lastMinute());
                }
            }
            case ErrorBudget.BehaviorCloning cloning -> {
                points.add(designs.rareState(designs.mass));
                if (designs.forks()) {
                    points.add(designs.forking(designs.mass, false));
                }
                if (designs.drifts()) {
                    points.add(designs.drifting());
                }
                if (demands.coverage() == 0 && layout.states() > 2) {
                    points.add(designs.trap(0.5));
                }
            }
            case ErrorBudget.Occupancy occupancy -> {
                points.add(designs.rareState(designs.mass / 2));
                if (designs.forks()) {
                    points.add(designs.forking(designs.mass / 2, true));
                }
            }
            case ErrorBudget.StatesOnly states -> {
                // no error of actions is bounded
            }
        }
        return points;
    }

    /**
     * BC and occupancies: the learner errs at state 1, where the expert is as seldom as it may, in the first step above all, and
     * which it leaves, while a deviator comes to it and stays.
     */
    private double[] rareState(double error) {
        fresh();
        int states = layout.states();
        double needed = needed();
        boolean leaves = needed <= 1;
        double share = Math.min(1, needed);
        double again = leaves ? 0 : (needed - 1) / (demands.steps() - 1);
        for (int s = 0; s < states; s++) {
            x[layout.initial(s)] = s == 1 ? share : (1 - share) / (states - 1);
            for (int a = 0; a < layout.joints(); a++) {
                if (own(a) > 0) {
                    move(s, a, 1);
                } else if (s == 1 || !leaves) {
                    for (int k = 0; k < states; k++) {
                        x[layout.transition(s, a, k)] = k == 1 ? again : (1 - again) / (states - 1);
                    }
                } else {
                    move(s, a, s);
                }
            }
            pure(s);
        }
        pennies(1, stake);
        boolean third = width > 2 && demands.budget() instanceof ErrorBudget.BehaviorCloning;
        for (int a = 0; third && a < layout.joints(); a++) {
            if (others(a) == 2) { // the learner's error, off the expert's support, comes back
                move(1, a, 1);
                pay(1, a, own(a) > 0 ? -stake : stake);
            }
        }
        err(1, third ? joint(1, 2) : joint(0, 1), error / Math.max(needed, 1e-9));
        return x;
    }

    /** How often the expert is to be at a state, summed over the steps or at one of them. */
    private double needed() {
        return demands.perStep() ? demands.coverage() : demands.coverage() * demands.steps();
    }

    /** Whether {@link #forking} is possible, and errors are rare there. */
    private boolean forks() {
        return wide() && layout.states() > 2 && needed() > 0 && needed() <= 0.5 && mass <= 0.5 * needed();
    }

    /**
     * BC and occupancies where advantages may exceed what one step can win: in state 1 the expert seldom recommends what pays and leads
     * to state 0, and the learner in its place what costs and leads to the last state, while the deviator swaps the two. Else the
     * deviator waits there, while an obedient one leaves. States 0 and the last pay the most and the least and lead to both alike, so that
     * nothing is lost by coming from state 0 to state 1 for the steps that are left. What is recommended seldom costs or pays as much
     * as the rest pays or costs.
     *
     * @param turning whether states 0 and the last lead to each other instead, and the rest of state 1 to the last
     */
    private double[] forking(double error, boolean turning) {
        fresh();
        double half = (demands.most() - demands.least()) / 2;
        double rare = Math.min(0.4, error / needed());
        double further = Math.min(1, demands.recoverability() / half - 1) * (1 - rare);
        double even = Math.min(1, 2 * rare / (1 - rare)) * half;
        int bad = layout.states() - 1;
        x[layout.initial(1)] = needed();
        x[layout.initial(0)] = 1 - needed();
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                boolean own = own(a) == 0;
                boolean forked = s == 1 && others(a) == 0;
                double next = !turning ? 0.5 : s == bad ? 1 : 0;
                double toFirst = forked ? (own ? 1 + further : 1 - further) / 2 : next;
                move(s, a, 1);
                if (own || forked || s == bad) {
                    x[layout.transition(s, a, 1)] = 0;
                    x[layout.transition(s, a, 0)] = toFirst;
                    x[layout.transition(s, a, bad)] = 1 - toFirst;
                }
                boolean pays = forked ? own : s == 0;
                pay(s, a, s == 1 && !forked ? (own ? -even : even) : pays ? half : -half);
            }
            pure(s);
        }
        for (Who who : Who.values()) {
            x[layout.play(who, 1, 0)] = 0;
            x[layout.play(who, 1, joint(who == Who.EXPERT ? 0 : 1, 0))] = rare;
            x[layout.play(who, 1, joint(0, 1))] = 1 - rare;
        }
        return x;
    }

    /** How often the expert of {@link #drifting} is at state 1 in all, for one visit there in the first step. */
    private double visits() {
        return 2 - Math.pow(2, 1.0 - layout.steps());
    }

    /** How often the expert has to begin at state 1. */
    private double begun() {
        return demands.perStep() ? demands.coverage() : needed() / visits();
    }

    /** Whether errors are left when the learner errs in state 1 as much as it can. */
    private boolean drifts() {
        return !layout.discounted() && layout.states() > 2 && begun() < 0.5 && mass > begun() * visits() / 2;
    }

    /**
     * BC, errors beyond what a rare state can hold: in state 1 the learner always plays the b that the obedient deviator loses and
     * that keeps it there, as the deviating one is kept, while the expert leaves with one half; what is left of the error moves from
     * what is recommended in state 0 to another recommendation, which leads to state 1, where the expert never goes from there.
     */
    private double[] drifting() {
        fresh();
        int home = layout.states() - 1;
        double share = begun();
        x[layout.initial(0)] = 1 - share;
        x[layout.initial(1)] = share;
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                boolean toRare = s == 1 ? others(a) > 0 : own(a) > 0;
                move(s, a, toRare ? 1 : home);
            }
            pure(s);
        }
        for (int s = 0; s <= 1; s++) {
            pennies(s, stake);
        }
        err(1, joint(0, 1), 0.5);
        err(0, joint(1, 0), (mass - share * visits() / 2) / (1 - share));
        return x;
    }

    /**
     * MALICE, and BC without coverage: from state 0 the expert goes to state 1, a deviator to state 2, where the expert never is and the
     * learner does the opposite; so does the learner's error in state 0.
     *
     * @param good how often the expert recommends what is good for obeying
     */
    private double[] trap(double good) {
        fresh();
        x[layout.initial(0)] = 1;
        boolean third = width > 2;
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                boolean falls = s == 2 || s != 2 && own(a) > 0 || s == 0 && third && others(a) == 2;
                move(s, a, falls ? 2 : Math.max(1, s));
            }
            pure(s);
        }
        pennies(0, stake);
        for (int a = 0; a < layout.joints(); a++) {
            if (third && others(a) == 2) {
                pay(0, a, own(a) > 0 ? -stake : stake);
            }
            if (others(a) == 1) {
                pay(2, a, own(a) > 0 ? stake : -stake);
            }
        }
        for (Who who : Who.values()) {
            x[layout.play(who, 0, joint(0, 0))] = good;
            x[layout.play(who, 0, joint(0, 1))] = 1 - good;
        }
        err(0, joint(1, third ? 2 : 0), mass);
        Arrays.fill(x, layout.play(Who.LEARNER, 2, 0), layout.play(Who.LEARNER, 2, 0) + layout.joints(), 0);
        x[layout.play(Who.LEARNER, 2, joint(0, 1))] = 1;
        return x;
    }

    /** Errors in state 0 alone, which is left for good: to state 1 with what is good, to the last state with what is bad. */
    private double[] branching() {
        fresh();
        x[layout.initial(0)] = 1;
        int bad = layout.states() - 1;
        double further = Math.max(1e-9, demands.steps() - 1);
        double rest = demands.recoverability() == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : (demands.recoverability() - stake) / further;
        double later = Math.min((demands.most() - demands.least()) / 2, rest);
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                if (s == 0) {
                    move(0, a, own(a) > 0 == others(a) > 0 ? 1 : bad);
                } else {
                    move(s, a, s);
                    pay(s, a, s == bad ? -later : later);
                }
            }
            pure(s);
        }
        pennies(0, stake);
        err(0, joint(0, 1), mass);
        return x;
    }

    /**
     * BLADES in three steps and more: a deviator that has come to state 1 waits and takes its reward last, for which state 2
     * makes it pay if there is time left; so one error in state 0 decides over more than a stationary deviation could win.
     */
    private double[] lastMinute() {
        fresh();
        x[layout.initial(0)] = 1;
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                boolean good = own(a) > 0 == others(a) > 0;
                move(s, a, s == 0 ? good ? 1 : 2 : s == 1 && own(a) > 0 ? 2 : s);
            }
            pure(s);
        }
        for (int a = 0; a < layout.joints(); a++) {
            pay(1, a, own(a) > 0 ? stake : 0);
            pay(2, a, -stake);
        }
        for (Who who : Who.values()) {
            Arrays.fill(x, layout.play(who, 0, 0), layout.play(who, 0, 0) + layout.joints(), 0);
            for (int own = 0; own < 2; own++) {
                for (int b = 0; b < 2; b++) {
                    double error = Math.min(0.5, mass) / 2;
                    double moved = who == Who.EXPERT ? 0 : own == b ? -error : error;
                    x[layout.play(who, 0, joint(own, b))] = 0.25 + Math.max(-0.25, Math.min(0.25, moved));
                }
            }
        }
        return x;
    }

    /** Whether advantages may exceed what one step's reward can win. */
    private boolean wide() {
        return demands.recoverability() > (demands.most() - demands.least()) / 2;
    }

    private void fresh() {
        x = new double[layout.length()];
        Arrays.fill(x, layout.reward(0, 0, 0), layout.play(Who.EXPERT, 0, 0), middle);
    }

    private int own(int joint) {
        return layout.action(joint, DEVIATOR);
    }

    /** The others' joint action, 0..width-1; the first agent's part is the most significant. */
    private int others(int joint) {
        return joint % width;
    }

    private int joint(int own, int others) {
        return own * width + others;
    }

    private void move(int state, int joint, int next) {
        int from = layout.transition(state, joint, 0);
        Arrays.fill(x, from, from + layout.states(), 0);
        x[from + next] = 1;
    }

    private void pay(int state, int joint, double more) {
        x[layout.reward(DEVIATOR, state, joint)] = middle + more;
    }

    private void pure(int state) {
        x[layout.play(Who.EXPERT, state, 0)] = 1;
        x[layout.play(Who.LEARNER, state, 0)] = 1;
    }

    /** Rewards of matching pennies, and the expert's play of them. */
    private void pennies(int state, double stake) {
        for (int a = 0; a < layout.joints(); a++) {
            pay(state, a, own(a) > 0 == others(a) > 0 ? stake : -stake);
        }
        for (Who who : Who.values()) {
            x[layout.play(who, state, joint(0, 0))] = 0.5;
            x[layout.play(who, state, joint(0, 1))] = 0.5;
        }
    }

    /** Lets the learner move mass from where obeying is best. */
    private void err(int state, int to, double amount) {
        double moved = Math.min(0.5, amount);
        x[layout.play(Who.LEARNER, state, joint(0, 0))] -= moved;
        x[layout.play(Who.LEARNER, state, to)] += moved;
    }
}
