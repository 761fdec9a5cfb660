package org.counterplay.model.game;

import java.util.List;
import org.counterplay.model.number.NumberColumn;
import org.jspecify.annotations.Nullable;

/**
 * A Markov game: agents, states with an action set per agent and state, sparse transitions {@code T(s'|s,a)}, a reward
 * {@code r_i(s,a)} per agent, an initial distribution and a {@link Horizon}.
 *
 * <p>Data are flat. The pair (state, joint action) is a <b>row</b>: the rows of state s are {@code firstRow(s) ..
 * firstRow(s) + actions(s).size() - 1} in the order of {@link JointActions}. The successors of row k are entries {@code
 * firstSuccessor(k) .. firstSuccessor(k + 1) - 1} of {@link #successors} and {@link #probabilities}; all have positive
 * probability and they sum to exactly 1. Rewards are columns indexed by row.
 *
 * <p>Built by {@link GameWriter}. Immutable; arrays that are handed out are the game's own and must not be changed.
 */
public final class Game {
    private final String name;
    private final String source;
    private final Horizon horizon;
    private final List<String> agents;
    private final List<String> states;
    private final JointActions[] actions;
    private final int[] firstRow;
    private final int[] firstSuccessor;
    private final int[] successors;
    private final NumberColumn probabilities;
    private final List<NumberColumn> rewards;
    private final int[] initialStates;
    private final NumberColumn initialProbabilities;
    private volatile @Nullable Timeline timeline;

    @SuppressWarnings("TooManyParameters")
    Game(
            String name,
            String source,
            Horizon horizon,
            List<String> agents,
            List<String> states,
            JointActions[] actions,
            int[] firstRow,
            int[] firstSuccessor,
            int[] successors,
            NumberColumn probabilities,
            List<NumberColumn> rewards,
            int[] initialStates,
            NumberColumn initialProbabilities) {
        this.name = name;
        this.source = source;
        this.horizon = horizon;
        this.agents = List.copyOf(agents);
        this.states = states;
        this.actions = actions;
        this.firstRow = firstRow;
        this.firstSuccessor = firstSuccessor;
        this.successors = successors;
        this.probabilities = probabilities;
        this.rewards = List.copyOf(rewards);
        this.initialStates = initialStates;
        this.initialProbabilities = initialProbabilities;
    }

    /** The name, or an empty text. */
    public String name() {
        return name;
    }

    /** Where the game comes from, or an empty text. */
    public String source() {
        return source;
    }

    public Horizon horizon() {
        return horizon;
    }

    /** The names of the agents. */
    public List<String> agents() {
        return agents;
    }

    /** The names of the states. */
    public List<String> states() {
        return states;
    }

    public int agentCount() {
        return agents.size();
    }

    public int stateCount() {
        return actions.length;
    }

    /** Number of (state, joint action) pairs. */
    public int rowCount() {
        return firstSuccessor.length - 1;
    }

    /** The action sets at a state. */
    public JointActions actions(int state) {
        return actions[state];
    }

    /** The row of joint action 0 at a state; {@code firstRow(stateCount())} is the number of rows. */
    public int firstRow(int state) {
        return firstRow[state];
    }

    /** The first entry of a row's successors; {@code firstSuccessor(rowCount())} is the number of entries. */
    public int firstSuccessor(int row) {
        return firstSuccessor[row];
    }

    /** All row pointers, as {@link #firstSuccessor(int)} gives them one by one. */
    public int[] firstSuccessors() {
        return firstSuccessor;
    }

    /** The state of each successor entry. */
    public int[] successors() {
        return successors;
    }

    /** The probability of each successor entry. */
    public NumberColumn probabilities() {
        return probabilities;
    }

    /** An agent's reward per row. Agents with one common reward share the object. */
    public NumberColumn reward(int agent) {
        return rewards.get(agent);
    }

    /** The states with positive initial probability, ascending. */
    public int[] initialStates() {
        return initialStates;
    }

    /** The probability of each of {@link #initialStates}; they sum to exactly 1. */
    public NumberColumn initialProbabilities() {
        return initialProbabilities;
    }

    /** Whether every number of the game is exactly a double. */
    public boolean allDoubles() {
        return probabilities.allDoubles()
                && initialProbabilities.allDoubles()
                && rewards.stream().allMatch(NumberColumn::allDoubles);
    }

    /** The places that some joint play reaches; found at the first call and kept, as the game never changes. */
    public Timeline timeline() {
        Timeline known = timeline;
        if (known == null) {
            known = Timeline.find(this);
            timeline = known; // two threads may both find it; they find the same
        }
        return known;
    }

    /** The game with another name and source; all else is shared. */
    public Game named(String newName, String newSource) {
        return new Game(
                newName,
                newSource,
                horizon,
                agents,
                states,
                actions,
                firstRow,
                firstSuccessor,
                successors,
                probabilities,
                rewards,
                initialStates,
                initialProbabilities);
    }
}
