package org.counterplay.solvers.search.structure;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;

/**
 * What kind of structure is enumerated: deterministic transitions between {@code states} states, states {@code 0 ..
 * initials - 1} being the initial ones, the same numbers of actions at every state, and policies whose supports hold at most
 * {@code support} joint actions. Every state must be reached by some joint play at one of the steps 1..H: with a state that
 * is not, a structure is one of fewer states.
 *
 * @param states number of states n, at least 1
 * @param initials number of initial states, 1..n
 * @param layers where no state may occur at two steps: how many states occur at each of the H steps, the states being
 *     numbered step by step; where states may recur: empty. What follows the last layer does not matter, and is written as
 *     the state itself
 * @param actions number of actions per agent
 * @param horizon H, at least 1
 * @param support the most joint actions in the support of a policy at a state; 1 for policies that recommend one
 * @param rules what must hold beyond
 */
public record Shape(
        int states,
        int initials,
        List<Integer> layers,
        List<Integer> actions,
        int horizon,
        int support,
        Set<Rule> rules) {
    static final int MOST_JOINTS = 31;
    static final int MOST_STATES = 62;

    public Shape {
        layers = List.copyOf(layers);
        actions = List.copyOf(actions);
        rules = Set.copyOf(rules);
        require(states >= 1 && states <= MOST_STATES, "number of states (at most " + MOST_STATES + ")", states);
        require(initials >= 1 && initials <= states, "number of initial states", initials);
        require(horizon >= 1, "horizon", horizon);
        require(!actions.isEmpty() && actions.stream().allMatch(count -> count >= 1), "list of action counts", actions);
        long joints = actions.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> Math.min(a * b, 1L << 32));
        require(joints <= MOST_JOINTS, "number of joint actions (at most " + MOST_JOINTS + ")", joints);
        require(support >= 1 && support <= joints, "largest support", support);
        if (!layers.isEmpty()) {
            require(layers.size() == horizon, "number of layers", layers.size());
            require(layers.stream().allMatch(size -> size >= 1), "list of layer sizes", layers);
            require(layers.getFirst() == initials, "size of the first layer, the initial states,", layers.getFirst());
            require(layers.stream().mapToInt(Integer::intValue).sum() == states, "list of layer sizes", layers);
        }
        require(support == 1 || !rules.contains(Rule.UNSEEN_COPIED), "largest support with copied rows", support);
    }

    /** One initial state, states that may recur, policies that recommend one joint action, all rules. */
    public static Shape recurrent(int states, List<Integer> actions, int horizon) {
        return new Shape(states, 1, List.of(), actions, horizon, 1, Set.of(Rule.values()));
    }

    /** One initial state, no state at two steps, policies that recommend one joint action, all rules. */
    public static Shape layered(List<Integer> layers, List<Integer> actions) {
        int states = layers.stream().mapToInt(Integer::intValue).sum();
        return new Shape(states, 1, layers, actions, layers.size(), 1, Set.of(Rule.values()));
    }

    /** The same with other rules. */
    public Shape withRules(Rule... others) {
        return new Shape(states, initials, layers, actions, horizon, support, Set.of(others));
    }

    /** The same with another largest support. */
    public Shape withSupport(int largest) {
        return new Shape(states, initials, layers, actions, horizon, largest, rules);
    }

    /** The same with more initial states; not where states are layered. */
    public Shape withInitials(int number) {
        return new Shape(states, number, layers, actions, horizon, support, rules);
    }

    /** Whether no state may occur at two steps. */
    public boolean layered() {
        return !layers.isEmpty();
    }

    /** The action sets, the same at every state. */
    public JointActions joints() {
        return new JointActions(actions.stream()
                .map(count ->
                        IntStream.rangeClosed(1, count).mapToObj(c -> "a" + c).toList())
                .toList());
    }

    /** The layer of a state, from 0; 0 for all where states may recur. */
    int layer(int state) {
        int layer = 0;
        int end = layered() ? layers.getFirst() : states;
        while (state >= end) {
            layer++;
            end += layers.get(layer);
        }
        return layer;
    }

    /** The least state that may follow a state. */
    int firstNext(int state) {
        if (!layered()) {
            return 0;
        }
        int layer = layer(state);
        return last(state)
                ? state
                : layers.subList(0, layer + 1).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** One past the largest state that may follow a state. */
    int endNext(int state) {
        if (!layered()) {
            return states;
        }
        return last(state) ? state + 1 : firstNext(state) + layers.get(layer(state) + 1);
    }

    private boolean last(int state) {
        return layer(state) == horizon - 1;
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " of a shape is " + value);
        }
    }
}
