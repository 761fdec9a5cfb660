package org.counterplay.instances.random;

import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;
import org.jspecify.annotations.Nullable;

/** The action sets at each state: an agent has the actions a1, a2, .. or, where it is idle, the one action {@code idle}. */
final class ActionSets {
    private final JointActions[] byIdleAgents;
    private final byte @Nullable [] idleAgents;
    private final int states;

    /**
     * Draws who is idle where.
     *
     * @param idle the probability, in parts of 2^30, that an agent is idle at a state
     */
    ActionSets(int states, int agents, int actions, int idle, Draws draws) {
        this.states = states;
        List<String> names =
                IntStream.rangeClosed(1, actions).mapToObj(a -> "a" + a).toList();
        byIdleAgents = IntStream.range(0, idle == 0 ? 1 : 1 << agents)
                .mapToObj(mask -> new JointActions(IntStream.range(0, agents)
                        .mapToObj(i -> (mask >> i & 1) == 0 ? names : List.of("idle"))
                        .toList()))
                .toArray(JointActions[]::new);
        if (idle == 0) {
            idleAgents = null;
            return;
        }
        idleAgents = new byte[states];
        for (int s = 0; s < states; s++) {
            int mask = 0;
            for (int i = 0; i < agents; i++) {
                mask |= draws.chance(idle) ? 1 << i : 0;
            }
            idleAgents[s] = (byte) mask;
        }
    }

    JointActions at(int state) {
        return byIdleAgents[idleAgents == null ? 0 : idleAgents[state]];
    }

    /** Number of joint actions at the states from .. end-1 together. */
    long rows(int from, int end) {
        if (idleAgents == null) {
            return (long) (end - from) * byIdleAgents[0].size();
        }
        long rows = 0;
        for (int s = from; s < end; s++) {
            rows += at(s).size();
        }
        return rows;
    }

    /** Number of joint actions at all states together. */
    long rows() {
        return rows(0, states);
    }
}
