package org.counterplay.solvers.search.structure;

import java.util.List;
import org.counterplay.model.game.JointActions;

/**
 * New names for states, agents and actions. Names of actions are not shared between states, so each agent's actions are
 * renamed at each state by themselves; agents are renamed once for all states, among agents with equally many actions; states
 * are renamed among the initial ones and among the others, within their layers. These are all the symmetries of a shape; they
 * form a group.
 *
 * @param states what each state becomes
 * @param agents what each agent becomes
 * @param actions {@code [s][j][b]}: what action b of agent j at state s becomes, by the old names of state and agent
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record Relabelling(int[] states, int[] agents, int[][][] actions) {
    /** The structure under the new names. */
    Structure apply(Structure structure) {
        JointActions joints = structure.joints();
        int size = joints.size();
        int[] next = new int[structure.next().length];
        int[] expert = new int[states.length];
        int[] learner = new int[states.length];
        for (int s = 0; s < states.length; s++) {
            int[] images = Permutations.joint(joints, agents, actions[s]);
            for (int a = 0; a < size; a++) {
                next[states[s] * size + images[a]] = states[structure.next(s, a)];
            }
            expert[states[s]] = Permutations.mask(images, structure.expert()[s]);
            learner[states[s]] = Permutations.mask(images, structure.learner()[s]);
        }
        return new Structure(structure.shape(), next, expert, learner);
    }

    /** Whether a renaming of states keeps the initial ones initial, and each within its layer. */
    static boolean allows(Shape shape, int[] states) {
        for (int s = 0; s < states.length; s++) {
            if (shape.layer(s) != shape.layer(states[s]) || (s < shape.initials()) != (states[s] < shape.initials())) {
                return false;
            }
        }
        return true;
    }

    /** Number of relabellings of a shape. */
    static long count(Shape shape) {
        JointActions joints = shape.joints();
        long count = Permutations.ofAgents(joints).size();
        if (shape.layered()) {
            for (int layer : shape.layers()) {
                count = Math.multiplyExact(count, factorial(layer));
            }
        } else {
            count = Math.multiplyExact(
                    count,
                    Math.multiplyExact(factorial(shape.initials()), factorial(shape.states() - shape.initials())));
        }
        List<Integer> actions = shape.actions();
        for (int s = 0; s < shape.states(); s++) {
            for (int number : actions) {
                count = Math.multiplyExact(count, factorial(number));
            }
        }
        return count;
    }

    private static long factorial(int n) {
        long product = 1;
        for (int k = 2; k <= n; k++) {
            product = Math.multiplyExact(product, k);
        }
        return product;
    }
}
