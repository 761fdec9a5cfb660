package org.counterplay.model.game;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The action sets of all agents at a state, and the numbering of their joint actions: joint action (a_0, .., a_{m-1}) has
 * number {@code sum_i a_i stride(i)} with {@code stride(m-1) = 1}, {@code stride(i) = stride(i+1) count(i+1)}. States with
 * the same action sets share one object. An agent with one action is idle.
 */
public final class JointActions {
    private static final int MOST_TABULATED = 4096;

    private final List<List<String>> names;
    private final int[] counts;
    private final int[] strides;
    private final int size;

    /** Parts of all joint actions where there are few: {@code parts[joint * agents + agent]}; saves two divisions a look. */
    private final short @Nullable [] parts;

    /**
     * The joint actions of the given action sets, one list of distinct names an agent.
     *
     * @throws IllegalArgumentException if there is no agent, an agent has no action, two of its actions have one name, or
     *     there are more joint actions than an int can number
     */
    public JointActions(List<? extends List<String>> actionNames) {
        if (actionNames.isEmpty()) {
            throw new IllegalArgumentException("a game needs at least one agent");
        }
        names = actionNames.stream().map(List::copyOf).toList();
        counts = new int[names.size()];
        strides = new int[names.size()];
        long product = 1;
        for (int i = names.size() - 1; i >= 0; i--) {
            List<String> own = names.get(i);
            if (own.isEmpty()) {
                throw new IllegalArgumentException("agent number " + (i + 1) + " has no action");
            }
            if (own.stream().distinct().count() != own.size()) {
                throw new IllegalArgumentException("agent number " + (i + 1) + " has two actions of one name: " + own);
            }
            counts[i] = own.size();
            strides[i] = (int) product;
            product *= own.size();
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("more than " + Integer.MAX_VALUE + " joint actions at one state");
            }
        }
        size = (int) product;
        parts = size <= MOST_TABULATED ? tabulate() : null;
    }

    private short[] tabulate() {
        short[] table = new short[size * counts.length];
        for (int joint = 0; joint < size; joint++) {
            for (int i = 0; i < counts.length; i++) {
                table[joint * counts.length + i] = (short) (joint / strides[i] % counts[i]);
            }
        }
        return table;
    }

    /** Number of agents. */
    public int agents() {
        return counts.length;
    }

    /** Number of joint actions. */
    public int size() {
        return size;
    }

    /** Number of actions of an agent. */
    public int count(int agent) {
        return counts[agent];
    }

    /** By how much the joint action's number grows when the agent's action does by one. */
    public int stride(int agent) {
        return strides[agent];
    }

    /** The agent's part of a joint action. */
    public int action(int joint, int agent) {
        return parts != null ? parts[joint * counts.length + agent] : joint / strides[agent] % counts[agent];
    }

    /** The joint action with the agent's part replaced. */
    public int replace(int joint, int agent, int action) {
        return joint + (action - action(joint, agent)) * strides[agent];
    }

    /** The number of a joint action given each agent's part. */
    public int joint(int... actions) {
        if (actions.length != counts.length) {
            throw new IndexOutOfBoundsException(actions.length + " actions for " + counts.length + " agents");
        }
        int joint = 0;
        for (int i = 0; i < counts.length; i++) {
            if (actions[i] < 0 || actions[i] >= counts[i]) {
                throw new IndexOutOfBoundsException(
                        "action " + actions[i] + " of agent " + i + ", who has " + counts[i]);
            }
            joint += actions[i] * strides[i];
        }
        return joint;
    }

    /** The names of an agent's actions. */
    public List<String> names(int agent) {
        return names.get(agent);
    }

    /** The names of all agents' parts of a joint action. */
    public List<String> describe(int joint) {
        return IntStream.range(0, agents())
                .mapToObj(i -> names.get(i).get(action(joint, i)))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JointActions that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
