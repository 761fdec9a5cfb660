package org.counterplay.model.proof;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.response.Choices;
import org.jspecify.annotations.Nullable;

/** Whether stationary deviations are as strong as markov ones. */
public final class StationaryDeviation {
    private StationaryDeviation() {}

    /**
     * A state where the agent has a choice and that can occur at two steps while it deviates from the policy, or -1. Where
     * there is none, each best markov deviation is stationary, and the two classes have one regret.
     */
    public static int recurringState(Game game, Policy policy, int agent) {
        Timeline places = new Choices.All().reach(game, policy, agent);
        if (!places.recurs()) {
            return -1;
        }
        boolean[] seen = new boolean[game.stateCount()];
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                if (seen[s] && game.actions(s).count(agent) > 1) {
                    return s;
                }
                seen[s] = true;
            }
        }
        return -1;
    }

    /**
     * The stationary deviation that does the same wherever the given one leads, or null where the given one answers a
     * recommendation at a state differently at two steps that it reaches.
     */
    static @Nullable Deviation of(Game game, Policy policy, Deviation deviation) {
        if (deviation.stationary()) {
            return deviation;
        }
        int agent = deviation.agent();
        Timeline places = new Choices.Following(deviation).reach(game, policy, agent);
        Deviation stationary = Deviation.identity(game, agent, true);
        int[][] chosen = new int[game.stateCount()][];
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                if (chosen[s] == null) {
                    chosen[s] = new int[game.actions(s).count(agent)];
                    Arrays.fill(chosen[s], -1);
                }
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    int b = game.actions(s).action(policy.joints()[k], agent);
                    int c = deviation.plays(step, s, b);
                    if (chosen[s][b] >= 0 && chosen[s][b] != c) {
                        return null;
                    }
                    chosen[s][b] = c;
                    stationary.set(1, s, b, c);
                }
            }
        }
        return stationary;
    }
}
