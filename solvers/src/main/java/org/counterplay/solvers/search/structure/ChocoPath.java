package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;
import org.counterplay.model.game.JointActions;

/**
 * A deviation of one agent, added to a {@link ChocoModel}: its action, state and row at each step, and the recursion of {@link
 * PathBounds} over the agent's paths against the expert. So the model's solutions are the structures with a deviation whose
 * bound is a given one, and the search for a worst game need not look at any other. For supports of one joint action and one
 * initial state; the expert then recommends joint action 0 everywhere.
 */
final class ChocoPath {
    private final ChocoModel structures;
    private final Model model;
    private final Shape shape;
    private final JointActions joints;
    private final IntVar[][] next;
    private final int agent;
    private final int horizon;
    private final IntVar[] actions;
    private final IntVar[] states;
    private final IntVar[] rows;

    /** @param steps what {@code PathBounds.steps} of the path must be */
    ChocoPath(ChocoModel structures, int agent, int steps) {
        this.structures = structures;
        model = structures.model;
        shape = structures.shape;
        joints = structures.joints;
        next = structures.next;
        horizon = shape.horizon();
        this.agent = agent;
        actions = new IntVar[horizon];
        states = new IntVar[horizon];
        rows = new IntVar[horizon];
        IntVar state = model.intVar(0);
        for (int h = 0; h < horizon; h++) {
            states[h] = state;
            actions[h] = model.intVar("c" + h, 0, joints.count(agent) - 1);
            rows[h] = row(h);
            if (h + 1 < horizon) {
                state = model.intVar("s" + (h + 1), first(h + 1), end(h + 1) - 1);
                IntVar[] following = flat(first(h), end(h));
                model.element(state, following, rows[h], first(h) * joints.size())
                        .post();
            }
        }
        model.arithm(matches(), "=", horizon - steps).post();
    }

    /** The deviating agent's actions, step by step. */
    IntVar[] actions() {
        return actions;
    }

    /**
     * The model's solver, set to decide on the deviation first, then on the structure from the front; always alike. Other
     * actions than the recommended 0 are tried first: to obey at first and deviate late gains little.
     */
    Solver solver(BooleanSupplier stop) {
        Solver solver = model.getSolver();
        solver.setSearch(Search.inputOrderUBSearch(actions), Search.inputOrderLBSearch(structures.order()));
        solver.addStopCriterion(stop::getAsBoolean);
        return solver;
    }

    private int first(int h) {
        return shape.layered()
                ? shape.layers().subList(0, h).stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                : 0;
    }

    private int end(int h) {
        return shape.layered() ? first(h) + shape.layers().get(h) : shape.states();
    }

    private IntVar[] flat(int first, int end) {
        List<IntVar> all = new ArrayList<>();
        for (int s = first; s < end; s++) {
            all.addAll(List.of(next[s]));
        }
        return all.toArray(IntVar[]::new);
    }

    /** The learner's joint action with the agent's part replaced, at the state of the step. */
    private IntVar row(int h) {
        int count = joints.count(agent);
        IntVar recommended = model.intVar(0, joints.size() - 1);
        IntVar[] learner = Arrays.copyOfRange(structures.learner, first(h), end(h));
        model.element(recommended, learner, states[h], first(h)).post();
        int[] replaced = new int[joints.size() * count];
        for (int a = 0; a < joints.size(); a++) {
            for (int c = 0; c < count; c++) {
                replaced[a * count + c] = joints.replace(a, agent, c);
            }
        }
        IntVar both = model.intVar(0, replaced.length - 1);
        model.scalar(new IntVar[] {recommended, actions[h]}, new int[] {count, 1}, "=", both)
                .post();
        IntVar played = model.intVar(0, joints.size() - 1);
        model.element(played, replaced, both).post();
        IntVar row = model.intVar("p" + h, first(h) * joints.size(), end(h) * joints.size() - 1);
        model.scalar(new IntVar[] {states[h], played}, new int[] {joints.size(), 1}, "=", row)
                .post();
        return row;
    }

    /** How many rows the path shares, at the same steps, with the agent's best suited path against the expert. */
    private IntVar matches() {
        IntVar[] after = new IntVar[0];
        for (int h = horizon - 1; h >= 0; h--) {
            int first = first(h);
            IntVar[] now = new IntVar[end(h) - first];
            for (int s = first; s < end(h); s++) {
                IntVar[] ways = new IntVar[joints.count(agent)];
                for (int c = 0; c < ways.length; c++) {
                    int joint = joints.replace(0, agent, c);
                    BoolVar same = model.intEqView(rows[h], s * joints.size() + joint);
                    ways[c] = same;
                    if (h + 1 < horizon) {
                        IntVar later = model.intVar(0, horizon - h - 1);
                        model.element(later, after, next[s][joint], first(h + 1))
                                .post();
                        ways[c] = model.intVar(0, horizon - h);
                        model.arithm(later, "+", same, "=", ways[c]).post();
                    }
                }
                now[s - first] = model.intVar(0, horizon - h);
                model.max(now[s - first], ways).post();
            }
            after = now;
        }
        return after[0];
    }
}
