package org.counterplay.model.proof;

import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;

/**
 * What a solver proposes: a deviation per agent. Only a hint: it is where policy iteration starts in a discounted game, and
 * a bad one costs time, never correctness.
 */
public record Proposal(List<Deviation> deviations) {
    public Proposal {
        deviations = List.copyOf(deviations);
    }

    /** Obedience of every agent. */
    public static Proposal obedience(Game game) {
        return new Proposal(java.util.stream.IntStream.range(0, game.agentCount())
                .mapToObj(agent -> Deviation.identity(game, agent, true))
                .toList());
    }
}
