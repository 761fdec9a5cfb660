package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.variables.BoolVar;
import org.chocosolver.solver.variables.IntVar;
import org.counterplay.model.game.JointActions;
import org.jspecify.annotations.Nullable;

/**
 * The structures of a shape as a constraint model in Choco. Variables: per row the state that follows, per state the numbers
 * of the supports ({@link Supports}); all else is determined by them, so that every structure is one solution.
 *
 * <p>Symmetry. Let X be the list, state by state, of the expert's support, the learner's, and the following states in the
 * order of the joint actions. Of all relabellings of a structure the one with lexicographically least X satisfies {@code X <=
 * g(X)} for every relabelling g; every constraint below follows from some of these, so it survives:
 *
 * <ul>
 *   <li>states: new states are met in the order of their numbers (in each layer), when X is read from the front. At the first
 *       place that names a state not met before, the least free number gives the least X; what stands before is unchanged;
 *   <li>actions: exchanging two neighbouring actions of an agent at one state changes that state's part of X alone, which
 *       must not become less. For supports of one joint action it follows that the expert recommends joint action 0
 *       everywhere, and that the learner's parts are 0 or 1;
 *   <li>agents: exchanging two neighbouring agents with equally many actions must not make X less.
 * </ul>
 *
 * Relabellings that are composed of these leave a few copies; {@link CanonicalForm} finds them.
 */
final class ChocoModel {
    final Model model;
    final Shape shape;
    final JointActions joints;
    final IntVar[][] next;
    final IntVar[] expert;
    final IntVar[] learner;
    private final Supports supports;
    private final int states;

    ChocoModel(Shape shape) {
        this.shape = shape;
        supports = new Supports(shape);
        joints = supports.joints();
        states = shape.states();
        model = new Model("structures");
        next = new IntVar[states][joints.size()];
        expert = new IntVar[states];
        learner = new IntVar[states];
        for (int s = 0; s < states; s++) {
            expert[s] = model.intVar("e" + s, 0, supports.size() - 1);
            learner[s] = model.intVar("l" + s, 0, supports.size() - 1);
            for (int a = 0; a < joints.size(); a++) {
                next[s][a] = model.intVar("t" + s + "," + a, shape.firstNext(s), shape.endNext(s) - 1);
            }
        }
        orderStates();
        orderActions();
        orderAgents();
        requireRules();
    }

    /** The structure of the solution that the solver has found. */
    Structure read() {
        int[] following = new int[states * joints.size()];
        int[] expertMasks = new int[states];
        int[] learnerMasks = new int[states];
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < joints.size(); a++) {
                following[s * joints.size() + a] = next[s][a].getValue();
            }
            expertMasks[s] = supports.mask(expert[s].getValue());
            learnerMasks[s] = supports.mask(learner[s].getValue());
        }
        return Structure.wrap(shape, joints, following, expertMasks, learnerMasks);
    }

    /** All deciding variables in the order of X. */
    IntVar[] order() {
        List<IntVar> order = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            order.add(expert[s]);
            order.add(learner[s]);
            order.addAll(List.of(next[s]));
        }
        return order.toArray(IntVar[]::new);
    }

    private void orderStates() {
        if (!shape.layered()) {
            IntVar met = meet(0, states, model.intVar(shape.initials() - 1));
            model.arithm(met, "=", states - 1).post();
            requireDistances();
            return;
        }
        for (int first = 0; shape.firstNext(first) > first; first = shape.firstNext(first)) {
            IntVar met = meet(first, shape.firstNext(first), model.intVar(shape.firstNext(first) - 1));
            model.arithm(met, "=", shape.endNext(first) - 1).post();
        }
    }

    /** Reads the rows of some states; the largest state met so far grows by at most one. */
    private IntVar meet(int first, int end, IntVar metBefore) {
        IntVar met = metBefore;
        for (int s = first; s < end; s++) {
            if (!shape.layered()) {
                model.arithm(met, ">=", s).post();
            }
            for (IntVar following : next[s]) {
                model.arithm(following, "<=", met, "+", 1).post();
                IntVar largest = model.intVar(met.getLB(), Math.max(met.getUB(), following.getUB()));
                model.max(largest, met, following).post();
                met = largest;
            }
        }
        return met;
    }

    /** Where there are more states than steps, each must still be met in time. */
    private void requireDistances() {
        if (states - shape.initials() < shape.horizon()) {
            return;
        }
        BoolVar[][] moves = moves(s -> (1 << joints.size()) - 1, s -> null);
        BoolVar[] reached = reached(moves);
        for (BoolVar state : reached) {
            model.arithm(state, "=", 1).post();
        }
    }

    private void orderActions() {
        for (int agent = 0; agent < joints.agents(); agent++) {
            for (int action = 0; action + 1 < joints.count(agent); action++) {
                int[] images = exchange(agent, action);
                for (int s = 0; s < states; s++) {
                    List<IntVar> here = new ArrayList<>(List.of(expert[s], learner[s]));
                    List<IntVar> there = new ArrayList<>(List.of(image(expert[s], images), image(learner[s], images)));
                    for (int a = 0; a < joints.size(); a++) {
                        here.add(next[s][a]);
                        there.add(next[s][images[a]]);
                    }
                    model.lexLessEq(here.toArray(IntVar[]::new), there.toArray(IntVar[]::new))
                            .post();
                }
            }
        }
        if (shape.support() == 1) {
            for (int s = 0; s < states; s++) {
                model.arithm(expert[s], "=", 0).post(); // follows from the above; said for propagation
            }
        }
    }

    private int[] exchange(int agent, int action) {
        int[] images = new int[joints.size()];
        for (int a = 0; a < images.length; a++) {
            int own = joints.action(a, agent);
            images[a] = own == action
                    ? joints.replace(a, agent, action + 1)
                    : own == action + 1 ? joints.replace(a, agent, action) : a;
        }
        return images;
    }

    private void orderAgents() {
        for (int[] agents : Permutations.ofAgents(joints)) {
            int moved = 0;
            for (int j = 0; j < agents.length; j++) {
                moved += agents[j] == j ? 0 : 1;
            }
            if (moved != 2) {
                continue;
            }
            int[][] same = new int[agents.length][];
            for (int j = 0; j < agents.length; j++) {
                same[j] = Permutations.of(joints.count(j)).getFirst();
            }
            int[] images = Permutations.joint(joints, agents, same);
            List<IntVar> there = new ArrayList<>();
            for (int s = 0; s < states; s++) {
                there.add(image(expert[s], images));
                there.add(image(learner[s], images));
                for (int a = 0; a < joints.size(); a++) {
                    there.add(next[s][images[a]]); // an exchange is its own inverse
                }
            }
            model.lexLessEq(order(), there.toArray(IntVar[]::new)).post();
        }
    }

    /** The number of the support that a support becomes. */
    private IntVar image(IntVar support, int[] images) {
        int[] table = new int[supports.size()];
        for (int k = 0; k < table.length; k++) {
            table[k] = supports.number(Permutations.mask(images, supports.mask(k)));
        }
        IntVar image = model.intVar(0, supports.size() - 1);
        model.element(image, table, support).post();
        return image;
    }

    private void requireRules() {
        BoolVar[] differ = new BoolVar[states];
        for (int s = 0; s < states; s++) {
            differ[s] = model.arithm(expert[s], "!=", learner[s]).reify();
        }
        for (Rule rule : shape.rules()) {
            switch (rule) {
                case AGREEMENT -> {
                    BoolVar[] visited = reached(moves(mask -> mask, s -> expert[s]));
                    for (int s = 0; s < states; s++) {
                        model.addClauses(new BoolVar[0], new BoolVar[] {visited[s], differ[s]});
                    }
                }
                case DIFFERENCE -> {
                    List<BoolVar> found = new ArrayList<>();
                    for (int agent = 0; agent < joints.agents(); agent++) {
                        int own = agent;
                        BoolVar[] reached =
                                reached(moves(mask -> Supports.unilateral(joints, mask, own), s -> expert[s]));
                        for (int s = 0; s < states; s++) {
                            found.add(and(reached[s], differ[s]));
                        }
                    }
                    model.addClauses(found.toArray(BoolVar[]::new), new BoolVar[0]);
                }
                case UNSEEN_COPIED -> copyUnseen();
            }
        }
    }

    private void copyUnseen() {
        for (int s = 0; s < states; s++) {
            IntVar usual = model.intVar(shape.firstNext(s), shape.endNext(s) - 1);
            model.element(usual, next[s], expert[s], 0).post();
            for (int a = 0; a < joints.size(); a++) {
                int bit = 1 << a;
                IntPredicate sees = mask -> (Supports.seen(joints, mask) & bit) != 0;
                BoolVar same = model.arithm(next[s][a], "=", usual).reify();
                model.addClauses(
                        new BoolVar[] {member(expert[s], sees), member(learner[s], sees), same}, new BoolVar[0]);
            }
        }
    }

    /** What support decides at a state; none where all joint actions are meant. */
    private interface Decider {
        @Nullable
        IntVar at(int state);
    }

    /** {@code [s][s']}: whether s' follows s under one of the joint actions that are followed. */
    private BoolVar[][] moves(IntUnaryOperator followed, Decider decider) {
        BoolVar[][] moves = new BoolVar[states][states];
        for (int s = 0; s < states; s++) {
            IntVar support = decider.at(s);
            BoolVar[] follows = new BoolVar[joints.size()];
            for (int a = 0; a < joints.size(); a++) {
                int bit = 1 << a;
                follows[a] = support == null
                        ? model.boolVar(true)
                        : member(support, mask -> (followed.applyAsInt(mask) & bit) != 0);
            }
            for (int to = shape.firstNext(s); to < shape.endNext(s); to++) {
                BoolVar[] ways = new BoolVar[joints.size()];
                for (int a = 0; a < joints.size(); a++) {
                    ways[a] = and(follows[a], model.intEqView(next[s][a], to));
                }
                moves[s][to] = or(ways);
            }
        }
        return moves;
    }

    /** Which states occur at one of the steps 1..H, given the moves from state to state. */
    private BoolVar[] reached(BoolVar[][] moves) {
        BoolVar[] reached = new BoolVar[states];
        for (int s = 0; s < states; s++) {
            reached[s] = model.boolVar(s < shape.initials());
        }
        int rounds = Math.min(shape.horizon() - 1, shape.layered() ? states : states - shape.initials());
        for (int round = 0; round < rounds; round++) {
            BoolVar[] before = reached;
            BoolVar[] after = before.clone();
            for (int to = shape.initials(); to < states; to++) {
                List<BoolVar> ways = new ArrayList<>();
                ways.add(before[to]);
                for (int s = 0; s < states; s++) {
                    boolean now = !shape.layered() || shape.layer(s) == round;
                    if (s != to && now && to >= shape.firstNext(s) && to < shape.endNext(s)) {
                        ways.add(and(before[s], moves[s][to]));
                    }
                }
                after[to] = ways.size() == 1 ? before[to] : or(ways.toArray(BoolVar[]::new));
            }
            reached = after;
        }
        return reached;
    }

    private BoolVar member(IntVar support, IntPredicate condition) {
        int[] numbers = supports.numbers(condition);
        return numbers.length == 0
                ? model.boolVar(false)
                : model.member(support, numbers).reify();
    }

    private BoolVar and(BoolVar a, BoolVar b) {
        if (a.isInstantiatedTo(0) || b.isInstantiatedTo(1)) {
            return a;
        }
        if (b.isInstantiatedTo(0) || a.isInstantiatedTo(1)) {
            return b;
        }
        BoolVar both = model.boolVar();
        model.addClausesBoolAndEqVar(a, b, both);
        return both;
    }

    private BoolVar or(BoolVar[] some) {
        BoolVar any = model.boolVar();
        model.addClausesBoolOrArrayEqVar(some, any);
        return any;
    }
}
