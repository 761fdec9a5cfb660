package org.counterplay.model.game;

import java.util.Arrays;
import java.util.List;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Heap;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Writes a {@link Policy} front to back: for each step (one only for a stationary policy) and each state in order {@link
 * #next} and then its recommendations by ascending joint action, or {@link #product} with each agent's own distribution.
 *
 * <p>Mistakes are thrown as {@link IllegalArgumentException} naming the step, the state and the value.
 */
public final class PolicyWriter {
    private final Game game;
    private final String name;
    private final int steps;
    private final int[] start;
    private final NumberColumn.Writer probabilities;
    private int[] joints;
    private int rows;
    private boolean product = true;

    private PolicyWriter(Game game, String name, int steps, int expectedEntries) {
        long length = (long) steps * game.stateCount() + 1;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a policy of " + steps + " steps at " + game.stateCount() + " states is too large");
        }
        Heap.require(
                "a policy of " + steps + " steps at " + game.stateCount() + " states",
                4.0 * length + 12.0 * expectedEntries);
        this.game = game;
        this.name = name;
        this.steps = steps;
        start = new int[(int) length];
        joints = new int[Math.max(expectedEntries, 4)];
        probabilities = new NumberColumn.Writer(expectedEntries);
    }

    /** A policy that is the same at every step. */
    public static PolicyWriter stationary(Game game, String name) {
        return stationary(game, name, game.stateCount());
    }

    /** A stationary policy with a known number of entries. */
    public static PolicyWriter stationary(Game game, String name, int expectedEntries) {
        return new PolicyWriter(game, name, 1, expectedEntries);
    }

    /**
     * A policy with a distribution of its own at every step.
     *
     * @throws IllegalArgumentException if the game is discounted: its policies are stationary
     */
    public static PolicyWriter perStep(Game game, String name) {
        if (!(game.horizon() instanceof Horizon.Finite finite)) {
            throw new IllegalArgumentException("policy " + name
                    + " depends on the step, but the game is discounted; only stationary policies are supported there");
        }
        return new PolicyWriter(game, name, finite.steps(), finite.steps() * game.stateCount());
    }

    /** Begins the next state (after the last state, the next step). */
    public void next() {
        finishRow();
        if (rows + 1 == start.length) {
            throw new IllegalArgumentException("policy " + name + " is complete already");
        }
        rows++;
        start[rows] = start[rows - 1];
    }

    /** Recommends a joint action with a probability; ascending numbers, each once; 0 is dropped. */
    public void recommend(int joint, BigFraction probability) {
        product = false;
        add(joint, probability);
    }

    /** Recommends a joint action with a probability; ascending numbers, each once; 0 is dropped. */
    public void recommend(int joint, double probability) {
        product = false;
        requirePlace();
        if (!(probability >= 0 && probability < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("probability of joint action " + joint + " at " + place() + " is "
                    + probability + "; it must be at least 0 and at most 1");
        }
        if (probability > 0) {
            place(joint);
            probabilities.add(probability);
        }
    }

    /**
     * Recommends independently: {@code marginals.get(i)[a]} is the probability of agent i's action a.
     *
     * @throws IllegalArgumentException if an agent's probabilities are negative, or do not sum to exactly 1, or are not one
     *     for each of its actions
     */
    public void product(List<BigFraction[]> marginals) {
        requirePlace();
        JointActions actions = game.actions((rows - 1) % game.stateCount());
        if (marginals.size() != actions.agents()) {
            throw new IllegalArgumentException("policy " + name + " has probabilities of " + marginals.size()
                    + " agents at " + place() + "; the game has " + actions.agents());
        }
        for (int i = 0; i < actions.agents(); i++) {
            checkMarginal(i, marginals.get(i), actions.count(i));
        }
        for (int joint = 0; joint < actions.size(); joint++) {
            BigFraction probability = BigFraction.ONE;
            for (int i = 0; i < actions.agents() && probability.getNumerator().signum() != 0; i++) {
                probability = probability.multiply(marginals.get(i)[actions.action(joint, i)]);
            }
            add(joint, probability);
        }
    }

    /** The policy. The writer must not be used afterwards. */
    public Policy finish() {
        finishRow();
        if (rows + 1 != start.length) {
            throw new IllegalArgumentException(
                    "policy " + name + " has " + rows + " of " + (start.length - 1) + " (step, state) places");
        }
        NumberColumn column = probabilities.finish();
        return new Policy(
                name,
                steps,
                game.stateCount(),
                product,
                start,
                joints.length == column.size() ? joints : Arrays.copyOf(joints, column.size()),
                column);
    }

    /** Each by itself: products can sum to 1 where the factors do not. */
    private void checkMarginal(int agent, BigFraction[] marginal, int count) {
        String what = "probabilities of agent " + game.agents().get(agent) + " in policy " + name + " at " + place();
        if (marginal.length != count) {
            throw new IllegalArgumentException(
                    what + " are " + marginal.length + "; it has " + count + " actions there");
        }
        ExactSum sum = new ExactSum();
        for (BigFraction probability : marginal) {
            if (probability.getNumerator().signum() < 0) {
                throw new IllegalArgumentException(
                        what + " hold " + Rationals.format(probability) + ", which is negative");
            }
            sum.add(probability);
        }
        if (sum.compareTo(BigFraction.ONE) != 0) {
            throw new IllegalArgumentException(what + " sum to " + Rationals.format(sum.value()) + ", not to 1");
        }
    }

    private void requirePlace() {
        if (rows == 0) {
            throw new IllegalArgumentException("no state was begun");
        }
    }

    private void add(int joint, BigFraction probability) {
        requirePlace();
        int sign = probability.getNumerator().signum();
        if (sign < 0) {
            throw new IllegalArgumentException("probability of joint action " + joint + " at " + place() + " is "
                    + Rationals.format(probability) + ", which is negative");
        }
        if (sign > 0) {
            place(joint);
            probabilities.add(probability);
        }
    }

    private void place(int joint) {
        requirePlace();
        int at = start[rows];
        JointActions actions = game.actions((rows - 1) % game.stateCount());
        if (joint < 0 || joint >= actions.size()) {
            throw new IllegalArgumentException("joint action " + joint + " does not exist at " + place());
        }
        if (at > start[rows - 1] && joints[at - 1] >= joint) {
            throw new IllegalArgumentException(
                    "joint action " + actions.describe(joint) + " at " + place() + " is given twice or out of order");
        }
        if (at == joints.length) {
            int larger = (int) Math.min(Integer.MAX_VALUE - 8L, at + (at >> 1) + 4L);
            if (larger <= at) {
                throw new IllegalArgumentException("policy " + name + " has more entries than an array holds");
            }
            joints = Arrays.copyOf(joints, larger);
        }
        joints[at] = joint;
        start[rows]++;
    }

    private void finishRow() {
        if (rows == 0) {
            return;
        }
        BigFraction wrong = ProbabilitySum.unlessOne(probabilities, start[rows - 1], start[rows]);
        if (wrong != null) {
            throw new IllegalArgumentException("probabilities of policy " + name + " at " + place() + " sum to "
                    + Rationals.format(wrong) + ", not to 1");
        }
    }

    private String place() {
        int state = (rows - 1) % game.stateCount();
        return (steps == 1 ? "" : "step " + ((rows - 1) / game.stateCount() + 1) + ", ") + "state "
                + game.states().get(state);
    }
}
