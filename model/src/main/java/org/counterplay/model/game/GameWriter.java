package org.counterplay.model.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Game} front to back into flat arrays: for each state in order {@link #state}, for each of its joint
 * actions in order {@link #row}, and for each row its {@link #successor}s and {@link #reward}s. No object is made per
 * number. Successors of probability 0 are dropped; a reward that is not given is 0.
 *
 * <p>What a caller can get wrong is thrown as {@link IllegalArgumentException} naming the state, the joint action and the
 * value.
 */
public final class GameWriter {
    private final String name;
    private final Horizon horizon;
    private final List<String> agents;
    private final List<String> states;
    private final JointActions[] actions;
    private final int[] firstRow;
    private final TreeMap<Integer, BigFraction> initial = new TreeMap<>();
    private final NumberColumn.Writer[] rewards;
    /** The row (counted from 1) that last named each state as a successor. */
    private final int[] lastRow;

    private NumberColumn.Writer probabilities;
    private int[] firstSuccessor;
    private int[] successors;
    private int rows;
    private int stateIndex = -1;
    private String source = "";

    /**
     * Starts a game.
     *
     * @param states names of the states, distinct; may be computed on demand for large games
     */
    public GameWriter(String name, Horizon horizon, List<String> agents, List<String> states) {
        this(name, horizon, agents, states, states.size() * 4, states.size() * 8);
    }

    /** Starts a game whose numbers of rows and successor entries are known, so that nothing is copied. */
    public GameWriter(
            String name,
            Horizon horizon,
            List<String> agents,
            List<String> states,
            int expectedRows,
            int expectedEntries) {
        if (agents.isEmpty()) {
            throw new IllegalArgumentException("a game needs at least one agent");
        }
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a game needs at least one state");
        }
        this.name = name;
        this.horizon = horizon;
        this.agents = List.copyOf(agents);
        this.states = states;
        actions = new JointActions[states.size()];
        firstRow = new int[states.size() + 1];
        lastRow = new int[states.size()];
        firstSuccessor = new int[Math.max(expectedRows, 1) + 1];
        successors = new int[Math.max(expectedEntries, 4)];
        probabilities = new NumberColumn.Writer(expectedEntries);
        rewards = new NumberColumn.Writer[agents.size()];
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = new NumberColumn.Writer(expectedRows);
        }
    }

    /** Says where the game comes from. */
    public GameWriter source(String text) {
        source = text;
        return this;
    }

    /** Adds to the initial probability of a state. */
    public void initial(int state, BigFraction probability) {
        if (probability.getNumerator().signum() < 0) {
            throw new IllegalArgumentException("initial probability of state " + states.get(state) + " is "
                    + Rationals.format(probability) + ", which is negative");
        }
        if (probability.getNumerator().signum() > 0) {
            initial.merge(state, probability, BigFraction::add);
        }
    }

    /** Begins the next state, whose action sets are given. */
    public void state(JointActions stateActions) {
        finishRow();
        finishState();
        stateIndex++;
        if (stateIndex == actions.length) {
            throw new IllegalArgumentException("more than the announced " + actions.length + " states");
        }
        if (stateActions.agents() != agents.size()) {
            throw new IllegalArgumentException("state " + states.get(stateIndex) + " has action sets for "
                    + stateActions.agents() + " agents; the game has " + agents.size());
        }
        actions[stateIndex] = stateActions;
        firstRow[stateIndex] = rows;
    }

    /** Begins the next joint action of the current state. */
    public void row() {
        if (stateIndex < 0) {
            throw new IllegalArgumentException("no state was begun");
        }
        finishRow();
        if (rows - firstRow[stateIndex] == actions[stateIndex].size()) {
            throw new IllegalArgumentException("state " + states.get(stateIndex) + " has " + actions[stateIndex].size()
                    + " joint actions; one more was begun");
        }
        if (rows + 1 >= firstSuccessor.length) {
            firstSuccessor = Arrays.copyOf(firstSuccessor, larger(firstSuccessor.length));
        }
        rows++;
        firstSuccessor[rows] = firstSuccessor[rows - 1];
    }

    /** Adds a successor of the current row. A state may be given once per row. */
    public void successor(int state, double probability) {
        if (place(state, probability > 0, probability < 0 || Double.isNaN(probability), probability)) {
            try {
                probabilities.add(probability);
            } catch (IllegalArgumentException e) {
                throw unfit("probability of " + states.get(state) + " after " + place(), e);
            }
        }
    }

    /** Adds a successor of the current row. A state may be given once per row. */
    public void successor(int state, BigFraction probability) {
        int sign = probability.getNumerator().signum();
        if (place(state, sign > 0, sign < 0, probability)) {
            try {
                probabilities.add(probability);
            } catch (IllegalArgumentException e) {
                throw unfit("probability of " + states.get(state) + " after " + place(), e);
            }
        }
    }

    /** The reward of an agent at the current row. */
    public void reward(int agent, double value) {
        fillRewards(agent, rows - 1);
        try {
            rewards[agent].add(value);
        } catch (IllegalArgumentException e) {
            throw unfit("reward of agent " + agents.get(agent) + " at " + place(), e);
        }
    }

    /** The reward of an agent at the current row. */
    public void reward(int agent, BigFraction value) {
        fillRewards(agent, rows - 1);
        try {
            rewards[agent].add(value);
        } catch (IllegalArgumentException e) {
            throw unfit("reward of agent " + agents.get(agent) + " at " + place(), e);
        }
    }

    /** The game. The writer must not be used afterwards. */
    public Game finish() {
        finishRow();
        finishState();
        if (stateIndex + 1 != actions.length) {
            throw new IllegalArgumentException(
                    "only " + (stateIndex + 1) + " of the announced " + actions.length + " states were written");
        }
        firstRow[actions.length] = rows;
        NumberColumn.Writer initialProbabilities = new NumberColumn.Writer(initial.size());
        ExactSum sum = new ExactSum();
        for (BigFraction probability : initial.values()) {
            initialProbabilities.add(probability);
            sum.add(probability);
        }
        if (sum.compareTo(BigFraction.ONE) != 0) {
            throw new IllegalArgumentException(
                    "initial probabilities sum to " + Rationals.format(sum.value()) + ", not to 1");
        }
        List<NumberColumn> columns = new ArrayList<>();
        for (NumberColumn.Writer writer : rewards) {
            fill(writer, rows);
            NumberColumn column = writer.finish();
            int twin = columns.indexOf(column);
            columns.add(twin < 0 ? column : columns.get(twin));
        }
        NumberColumn probabilityColumn = probabilities.finish();
        int entries = probabilityColumn.size();
        return new Game(
                name,
                source,
                horizon,
                agents,
                states,
                actions,
                firstRow,
                firstSuccessor.length == rows + 1 ? firstSuccessor : Arrays.copyOf(firstSuccessor, rows + 1),
                successors.length == entries ? successors : Arrays.copyOf(successors, entries),
                probabilityColumn,
                columns,
                initial.keySet().stream().mapToInt(Integer::intValue).toArray(),
                initialProbabilities.finish());
    }

    private static IllegalArgumentException unfit(String what, IllegalArgumentException cause) {
        return new IllegalArgumentException(what + " cannot be held: " + cause.getMessage(), cause);
    }

    private void requireRow() {
        if (stateIndex < 0 || rows == firstRow[stateIndex]) {
            throw new IllegalArgumentException(
                    "no joint action was begun" + (stateIndex < 0 ? "" : " at state " + states.get(stateIndex)));
        }
    }

    private boolean place(int state, boolean positive, boolean negative, Object probability) {
        requireRow();
        if (state < 0 || state >= actions.length) {
            throw new IllegalArgumentException("successor number " + state + " of " + place() + " is no state");
        }
        if (negative) {
            throw new IllegalArgumentException("probability of " + states.get(state) + " after " + place() + " is "
                    + (probability instanceof BigFraction exact ? Rationals.format(exact) : probability.toString())
                    + "; it must be at least 0");
        }
        if (!positive) {
            return false;
        }
        if (lastRow[state] == rows) {
            throw new IllegalArgumentException("successor " + states.get(state) + " of " + place() + " is given twice");
        }
        lastRow[state] = rows;
        if (firstSuccessor[rows] == successors.length) {
            successors = Arrays.copyOf(successors, larger(successors.length));
        }
        successors[firstSuccessor[rows]++] = state;
        return true;
    }

    private void finishRow() {
        if (stateIndex < 0 || rows == firstRow[stateIndex]) {
            return;
        }
        int first = firstSuccessor[rows - 1];
        int end = firstSuccessor[rows];
        @Nullable BigFraction wrong = ProbabilitySum.unlessOne(probabilities, first, end);
        if (wrong != null) {
            throw new IllegalArgumentException(
                    "transition probabilities after " + place() + " sum to " + Rationals.format(wrong) + ", not to 1");
        }
    }

    private void finishState() {
        if (stateIndex >= 0 && rows - firstRow[stateIndex] != actions[stateIndex].size()) {
            throw new IllegalArgumentException("state " + states.get(stateIndex) + " has " + actions[stateIndex].size()
                    + " joint actions; " + (rows - firstRow[stateIndex]) + " were written");
        }
    }

    private void fillRewards(int agent, int upTo) {
        requireRow();
        if (rewards[agent].size() > upTo) {
            throw new IllegalArgumentException(
                    "reward of agent " + agents.get(agent) + " at " + place() + " is given twice");
        }
        fill(rewards[agent], upTo);
    }

    private static void fill(NumberColumn.Writer writer, int upTo) {
        while (writer.size() < upTo) {
            writer.add(0.0);
        }
    }

    private String place() {
        return "state " + states.get(stateIndex) + ", joint action "
                + actions[stateIndex].describe(rows - 1 - firstRow[stateIndex]);
    }

    private static int larger(int length) {
        int larger = (int) Math.min(Integer.MAX_VALUE - 8L, length + (length >> 1) + 4L);
        if (larger <= length) {
            throw new IllegalArgumentException("a game holds at most " + length + " transitions");
        }
        return larger;
    }
}
