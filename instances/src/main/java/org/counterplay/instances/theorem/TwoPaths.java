package org.counterplay.instances.theorem;

import java.util.Collections;
import java.util.List;
import org.counterplay.instances.NumberedStates;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/**
 * The games of P1's Figures 2, 3 and 4: from s0 play goes to an odd path s1, s3, .. or an even path s2, s4, .. and stays on
 * it, s_k -> s_{k+2}, one state a step. States s0 .. s_{2H-2}: step h >= 2 has s_{2h-3} (odd) and s_{2h-2} (even). The two
 * states of the last step lead to themselves, which no play of H steps comes to. Rewards depend on the state alone and are
 * the same for all agents.
 */
final class TwoPaths {
    /** Numbers of the actions a1, a2, a3. */
    static final int A1 = 0;

    static final int A2 = 1;
    static final int A3 = 2;

    /** Longest horizon that is built: 18 rows a step for two agents. */
    static final long MOST_STEPS = 100_000;

    private static final List<String> THREE = List.of("a1", "a2", "a3");

    private TwoPaths() {}

    /** Where play goes next from a state, given the joint action's number. */
    private interface Fork {
        int next(int state, int joint);
    }

    /**
     * Figures 2 and 3: two agents with actions a1, a2, a3 at every state. s0: (a2,a1) -> s1, else s2. s1: (a2,a1) -> s3,
     * else s4. Reward 1 on s3, s5, .., s_{2L-3}.
     *
     * @param lastRewarded L, the last step with a rewarded state, from 2 (none) to H
     */
    static Game ofTwoAgents(String name, String source, int horizon, int lastRewarded) {
        JointActions actions = new JointActions(List.of(THREE, THREE));
        int onOddPath = actions.joint(A2, A1);
        return write(
                name,
                source,
                horizon,
                List.of("1", "2"),
                actions,
                3,
                2 * lastRewarded - 3,
                (state, joint) -> switch (state) {
                    case 0 -> joint == onOddPath ? 1 : 2;
                    case 1 -> joint == onOddPath ? 3 : 4;
                    default -> state + 2;
                });
    }

    /**
     * Figure 4: one agent with actions a1, a2 at every state. s0: a1 -> s1, a2 -> s2. Reward 1 on s1, s3, .., s_{2L-3}.
     *
     * @param lastRewarded L, the last step with a rewarded state, from 1 (none) to H
     */
    static Game ofOneAgent(String name, String source, int horizon, int lastRewarded) {
        JointActions actions = new JointActions(Collections.nCopies(1, THREE.subList(0, 2)));
        return write(
                name,
                source,
                horizon,
                List.of("1"),
                actions,
                1,
                2 * lastRewarded - 3,
                (state, joint) -> state == 0 ? joint + 1 : state + 2);
    }

    private static Game write(
            String name,
            String source,
            int horizon,
            List<String> agents,
            JointActions actions,
            int firstRewarded,
            int lastRewarded,
            Fork fork) {
        int states = 2 * horizon - 1;
        int rows = states * actions.size();
        GameWriter writer = new GameWriter(
                        name, new Horizon.Finite(horizon), agents, new NumberedStates("s", states), rows, rows)
                .source(source);
        writer.initial(0, BigFraction.ONE);
        for (int s = 0; s < states; s++) {
            boolean rewarded = s % 2 == 1 && s >= firstRewarded && s <= lastRewarded;
            writer.state(actions);
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.row();
                int next = fork.next(s, joint);
                writer.successor(next < states ? next : s, 1.0);
                for (int i = 0; i < agents.size(); i++) {
                    writer.reward(i, rewarded ? 1.0 : 0.0);
                }
            }
        }
        return writer.finish();
    }
}
