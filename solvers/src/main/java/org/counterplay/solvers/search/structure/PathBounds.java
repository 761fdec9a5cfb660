package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.model.game.JointActions;

/**
 * How much a deviation can gain at most, before anything is solved.
 *
 * <p>Let p be a path of agent i against the learner and q any path of the same agent against the expert, with rows p_h, q_h.
 * Rewards are within an interval of width w, and learner and expert are worth the same to i, V. Then R(expert) >= r(q) - V,
 * where r sums the rewards along a path, and so
 *
 * <pre>
 *   [r(p) - V] - R(expert) <= r(p) - r(q) = sum over {h : p_h != q_h} of r(p_h) - r(q_h) <= w |{h : p_h != q_h}|.
 * </pre>
 *
 * The bound of p is w times the least such number over all q, which the recursion
 *
 * <pre>
 *   M_h(s) = max_c [ (s,(c, expert_-i(s))) = p_h ] + M_{h+1}(T(s,(c, expert_-i(s)))),   M_{H+1} = 0
 * </pre>
 *
 * finds as {@code H - M_1(initial state)}. As learner and expert agree at the initial state it is at most w(H - 1), and less
 * by w for every later layer of a single state, which the expert visits and every q passes.
 */
final class PathBounds {
    private static final int MOST_PATHS = 1 << 20;

    private final Structure structure;
    private final JointActions joints;
    private final int horizon;
    private final int agent;

    /** @throws IllegalArgumentException if supports have several joint actions or there are several initial states */
    PathBounds(Structure structure, int agent) {
        Shape shape = structure.shape();
        if (shape.support() != 1 || shape.initials() != 1) {
            throw new IllegalArgumentException(
                    "paths need supports of one joint action and one initial state; the shape is " + shape);
        }
        this.structure = structure;
        this.agent = agent;
        joints = structure.joints();
        horizon = shape.horizon();
    }

    /**
     * A deviation with its bound.
     *
     * @param steps the bound, in units of the width of the rewards
     */
    record Bounded(DeviationPath path, int steps) {}

    /**
     * All paths that can gain at all, of those with the same rows in another order one only (they have one program), by
     * falling bounds.
     *
     * @throws IllegalArgumentException if there are more than 2^20 paths
     */
    List<Bounded> all() {
        if (!tractable(joints.count(agent), horizon)) {
            throw new IllegalArgumentException("agent " + agent + " has " + joints.count(agent) + "^" + horizon
                    + " paths; at most " + MOST_PATHS + " are looked at: choose a shorter horizon");
        }
        List<int[]> prefixes = new ArrayList<>();
        prefixes.add(new int[0]);
        for (int depth = 0; depth < horizon; depth++) {
            List<int[]> longer = new ArrayList<>();
            Set<List<Integer>> seen = new HashSet<>();
            for (int[] prefix : prefixes) {
                int state = depth == 0 ? 0 : structure.next()[prefix[depth - 1]];
                for (int c = 0; c < joints.count(agent); c++) {
                    int played = joints.replace(structure.learnerJoint(state), agent, c);
                    int[] extended = Arrays.copyOf(prefix, depth + 1);
                    extended[depth] = state * joints.size() + played;
                    if (seen.add(key(extended))) {
                        longer.add(extended);
                    }
                }
            }
            prefixes = longer;
        }
        List<Bounded> found = new ArrayList<>();
        for (int[] rows : prefixes) {
            int steps = steps(rows);
            if (steps > 0) {
                found.add(new Bounded(new DeviationPath(agent, rows), steps));
            }
        }
        found.sort(Comparator.comparingInt((Bounded one) -> -one.steps));
        return found;
    }

    /** Whether an agent of so many actions has few enough paths. */
    static boolean tractable(int actions, int horizon) {
        return Math.pow(actions, horizon) <= MOST_PATHS;
    }

    /** What decides how a path can go on and what its program is: its rows in order, and the state that it has come to. */
    private List<Integer> key(int[] rows) {
        List<Integer> key = new ArrayList<>(Arrays.stream(rows).sorted().boxed().toList());
        key.add(structure.next()[rows[rows.length - 1]]);
        return key;
    }

    /** The bound of a path, in units of the width of the rewards. */
    int steps(int[] rows) {
        int[] matches = new int[structure.shape().states()];
        for (int h = horizon - 1; h >= 0; h--) {
            int[] before = new int[matches.length];
            for (int s = 0; s < matches.length; s++) {
                for (int c = 0; c < joints.count(agent); c++) {
                    int row = s * joints.size() + joints.replace(structure.expertJoint(s), agent, c);
                    before[s] = Math.max(
                            before[s],
                            (row == rows[h] ? 1 : 0) + matches[structure.next()[row]]);
                }
            }
            matches = before;
        }
        return horizon - matches[0];
    }

    /** What the paths of a shape can have as bound at most, in units of the width of the rewards. */
    static int most(Shape shape) {
        int single = 0;
        for (int layer :
                shape.layers().subList(shape.layered() ? 1 : 0, shape.layers().size())) {
            single += layer == 1 ? 1 : 0;
        }
        return shape.states() == 1 ? 0 : shape.horizon() - 1 - single;
    }
}
