package org.counterplay.solvers.search.structure;

import java.util.Arrays;
import org.counterplay.model.game.JointActions;
import org.jspecify.annotations.Nullable;

/**
 * Deterministic transitions with the supports of two policies. Row {@code s * |A| + a} is joint action a at state s.
 * Immutable; arrays that are handed out must not be changed. Equal where shape and numbers are; see {@link CanonicalForm} for
 * equality up to names.
 */
public final class Structure {
    private final Shape shape;
    private final JointActions joints;
    private final int[] next;
    private final int[] expert;
    private final int[] learner;

    /**
     * A structure.
     *
     * @param next the state that follows each row
     * @param expert per state the joint actions that the expert may recommend, joint action a being bit a
     * @param learner likewise
     */
    public Structure(Shape shape, int[] next, int[] expert, int[] learner) {
        this(shape, shape.joints(), next.clone(), expert.clone(), learner.clone());
        if (next.length != shape.states() * joints.size()
                || expert.length != shape.states()
                || learner.length != shape.states()) {
            throw new IllegalArgumentException(next.length + " rows and supports at " + expert.length + " and "
                    + learner.length + " states for " + shape);
        }
        for (int row = 0; row < next.length; row++) {
            int state = row / joints.size();
            if (next[row] < shape.firstNext(state) || next[row] >= shape.endNext(state)) {
                throw new IllegalArgumentException(
                        "state " + next[row] + " follows row " + row + ", which " + shape + " does not allow");
            }
        }
    }

    private Structure(Shape shape, JointActions joints, int[] next, int[] expert, int[] learner) {
        this.shape = shape;
        this.joints = joints;
        this.next = next;
        this.expert = expert;
        this.learner = learner;
    }

    /** Without copying and checking, for arrays that nobody else holds. */
    static Structure wrap(Shape shape, JointActions joints, int[] next, int[] expert, int[] learner) {
        return new Structure(shape, joints, next, expert, learner);
    }

    public Shape shape() {
        return shape;
    }

    /** The action sets at each state. */
    public JointActions joints() {
        return joints;
    }

    /** The state that follows each row. */
    public int[] next() {
        return next;
    }

    /** The expert's support at each state. */
    public int[] expert() {
        return expert;
    }

    /** The learner's support at each state. */
    public int[] learner() {
        return learner;
    }

    /** The state that follows a joint action. */
    public int next(int state, int joint) {
        return next[state * joints.size() + joint];
    }

    /** The one joint action that the expert recommends at a state, where there is one. */
    int expertJoint(int state) {
        return Integer.numberOfTrailingZeros(expert[state]);
    }

    /** The one joint action that the learner recommends at a state, where there is one. */
    int learnerJoint(int state) {
        return Integer.numberOfTrailingZeros(learner[state]);
    }

    /** Whether every state is reached, and the rules of the shape hold. */
    public boolean admissible() {
        int[] moves = new int[shape.states()];
        Arrays.fill(moves, (int) ((1L << joints.size()) - 1));
        if (reached(moves) != (1L << shape.states()) - 1) {
            return false;
        }
        for (Rule rule : shape.rules()) {
            boolean holds = switch (rule) {
                case AGREEMENT -> (reached(expert) & differing()) == 0;
                case DIFFERENCE -> differenceReached(moves);
                case UNSEEN_COPIED -> unseenCopied();
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private boolean differenceReached(int[] moves) {
        long differing = differing();
        for (int agent = 0; agent < joints.agents(); agent++) {
            for (int s = 0; s < moves.length; s++) {
                moves[s] = Supports.unilateral(joints, expert[s], agent);
            }
            if ((reached(moves) & differing) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean unseenCopied() {
        for (int s = 0; s < shape.states(); s++) {
            int seen = Supports.seen(joints, expert[s]) | Supports.seen(joints, learner[s]);
            for (int a = 0; a < joints.size(); a++) {
                if ((seen >> a & 1) == 0 && next(s, a) != next(s, expertJoint(s))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The states where the supports differ, as bits. */
    private long differing() {
        long states = 0;
        for (int s = 0; s < expert.length; s++) {
            if (expert[s] != learner[s]) {
                states |= 1L << s;
            }
        }
        return states;
    }

    /** The states that occur at one of the steps 1..H if the given joint actions are followed, as bits. */
    private long reached(int[] moves) {
        long reached = (1L << shape.initials()) - 1;
        long front = reached;
        for (int step = 2; step <= shape.horizon() && front != 0; step++) {
            long following = 0;
            for (long rest = front; rest != 0; rest &= rest - 1) {
                int s = Long.numberOfTrailingZeros(rest);
                for (int joint = moves[s]; joint != 0; joint &= joint - 1) {
                    following |= 1L << next(s, Integer.numberOfTrailingZeros(joint));
                }
            }
            front = following & ~reached;
            reached |= following;
        }
        return reached;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Structure that
                && shape.equals(that.shape)
                && Arrays.equals(next, that.next)
                && Arrays.equals(expert, that.expert)
                && Arrays.equals(learner, that.learner);
    }

    @Override
    public int hashCode() {
        return (Arrays.hashCode(next) * 31 + Arrays.hashCode(expert)) * 31 + Arrays.hashCode(learner);
    }

    @Override
    public String toString() {
        return "next " + Arrays.toString(next) + ", expert " + Arrays.toString(expert) + ", learner "
                + Arrays.toString(learner);
    }
}
