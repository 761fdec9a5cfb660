package org.counterplay.model.deviation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Heap;
import org.jspecify.annotations.Nullable;

/**
 * A deviation of one agent: a map from (step, state, recommendation) to the action that is played, the same at every step
 * where it is stationary.
 *
 * <p>Flat: 2 bytes for each action of the agent at each state (and step). Built by {@link #identity} and {@link #set}; not
 * to be changed once it was handed on.
 */
public final class Deviation {
    private static final int CHUNK = 16_384;

    private final Game game;
    private final int agent;
    private final int steps;
    private final int lastStep;
    private final int[] offset;
    private final short[] plays;

    private Deviation(Game game, int agent, int steps) {
        this.game = game;
        this.agent = agent;
        this.steps = steps;
        lastStep = game.horizon().tableSteps();
        offset = new int[game.stateCount() + 1];
        long total = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            int count = game.actions(s).count(agent);
            if (count > Short.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "agent " + game.agents().get(agent) + " has " + count + " actions at state "
                                + game.states().get(s) + "; at most " + Short.MAX_VALUE + " are supported");
            }
            total += count;
            if (total * steps > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "a deviation of agent " + game.agents().get(agent) + " has more than " + Integer.MAX_VALUE
                                + " places; the game is too long or too large");
            }
            offset[s + 1] = (int) total;
        }
        Heap.require("a deviation of " + steps + " steps at " + game.stateCount() + " states", 2.0 * total * steps);
        plays = new short[(int) (total * steps)];
    }

    /**
     * Obedience, to be changed by {@link #set}.
     *
     * @param stationary whether the deviation is the same at every step; always so in discounted games
     */
    public static Deviation identity(Game game, int agent, boolean stationary) {
        Deviation identity =
                new Deviation(game, agent, stationary ? 1 : game.horizon().tableSteps());
        int[] offset = identity.offset;
        short[] plays = identity.plays;
        IntStream.range(0, (game.stateCount() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int end = Math.min(game.stateCount(), (chunk + 1) * CHUNK);
            for (int step = 0; step < identity.steps; step++) {
                int at = step * offset[offset.length - 1];
                for (int s = chunk * CHUNK; s < end; s++) {
                    for (int b = 0, count = offset[s + 1] - offset[s]; b < count; b++) {
                        plays[at + offset[s] + b] = (short) b;
                    }
                }
            }
        });
        return identity;
    }

    /** The deviation that makes the given substitutions; stationary if none names a step. */
    public static Deviation of(Game game, int agent, List<Substitution> changes) {
        boolean stationary = changes.stream().allMatch(change -> change.step() == Substitution.ALL_STEPS);
        Deviation deviation = identity(game, agent, stationary);
        for (Substitution change : changes) {
            if (change.agent() != agent) {
                throw new IllegalArgumentException(
                        "substitution of agent " + change.agent() + " in a deviation of " + agent);
            }
            if (change.step() != Substitution.ALL_STEPS) {
                deviation.set(change.step(), change.state(), change.recommended(), change.plays());
            } else {
                for (int step = 1; step <= deviation.steps; step++) {
                    deviation.set(step, change.state(), change.recommended(), change.plays());
                }
            }
        }
        return deviation;
    }

    public int agent() {
        return agent;
    }

    /** Whether the deviation is the same at every step. */
    public boolean stationary() {
        return steps == 1;
    }

    /** What is played at a step (1-based) and state when an action is recommended. */
    public int plays(int step, int state, int recommended) {
        return plays[at(step, state, recommended)];
    }

    /** The joint action that is played when one is recommended and an agent deviates, or, where null, all obey. */
    public static int played(Game game, @Nullable Deviation deviation, int step, int state, int joint) {
        if (deviation == null) {
            return joint;
        }
        JointActions actions = game.actions(state);
        int told = actions.action(joint, deviation.agent);
        return actions.replace(joint, deviation.agent, deviation.plays(step, state, told));
    }

    /** Whether the deviation is one for this game: of as many steps, with as many actions of the agent at each state. */
    public boolean isFor(Game other) {
        if (other == game) {
            return true;
        }
        if (other.stateCount() != game.stateCount()
                || agent >= other.agentCount()
                || (steps != 1 && steps != other.horizon().tableSteps())) {
            return false;
        }
        for (int s = 0; s < game.stateCount(); s++) {
            if (other.actions(s).count(agent) != game.actions(s).count(agent)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sets what is played when an action is recommended, or, where that is negative, whatever is recommended.
     *
     * @throws IllegalArgumentException as {@link #set} does
     */
    public void choose(int step, int state, int recommended, int action) {
        if (recommended >= 0) {
            set(step, state, recommended, action);
            return;
        }
        for (int b = 0; b < game.actions(state).count(agent); b++) {
            set(step, state, b, action);
        }
    }

    /**
     * Sets what is played; in a stationary deviation for every step.
     *
     * @throws IllegalArgumentException if the game has no such step or state, or the agent no such action there
     */
    public void set(int step, int state, int recommended, int action) {
        if (step < 1 || step > lastStep) {
            throw new IllegalArgumentException("step " + step + " does not exist; steps are 1 to " + lastStep);
        }
        if (state < 0 || state >= offset.length - 1) {
            throw new IllegalArgumentException("state number " + state + " does not exist");
        }
        if (recommended < 0 || recommended >= offset[state + 1] - offset[state]) {
            throw new IllegalArgumentException("agent " + game.agents().get(agent) + " is recommended no action number "
                    + recommended + " at state " + game.states().get(state));
        }
        if (action < 0 || action >= offset[state + 1] - offset[state]) {
            throw new IllegalArgumentException("agent " + game.agents().get(agent) + " has no action number " + action
                    + " at state " + game.states().get(state));
        }
        plays[at(step, state, recommended)] = (short) action;
    }

    /**
     * All substitutions, by step, state and recommendation, with {@link Substitution#ALL_STEPS} where the deviation is
     * stationary.
     */
    public List<Substitution> changes() {
        List<Substitution> changes = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                int at = at(step, s, 0);
                int count = offset[s + 1] - offset[s];
                for (int b = 0; b < count; b++) {
                    if (plays[at + b] != b) {
                        changes.add(new Substitution(
                                stationary() ? Substitution.ALL_STEPS : step, agent, s, b, plays[at + b]));
                    }
                }
            }
        }
        return changes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Deviation that
                && that.agent == agent
                && that.steps == steps
                && Arrays.equals(offset, that.offset)
                && Arrays.equals(plays, that.plays);
    }

    @Override
    public int hashCode() {
        return 31 * agent + Arrays.hashCode(plays);
    }

    private int at(int step, int state, int recommended) {
        return (steps == 1 ? 0 : (step - 1) * offset[offset.length - 1]) + offset[state] + recommended;
    }
}
