package org.counterplay.model.proof;

import java.util.List;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;

/**
 * What a solver proposes: a deviation per agent. Only a hint: it is where policy iteration starts in a discounted game, and
 * a bad one costs time, never correctness.
 *
 * @param deviations one per agent
 * @param covers the cases by which a stationary or budget class is to be bounded, one per agent; empty where no search was
 *     made, and such a class is then proved only if its best markov deviation belongs to it
 */
public record Proposal(List<Deviation> deviations, List<Cover> covers) {
    public Proposal {
        deviations = List.copyOf(deviations);
        covers = List.copyOf(covers);
    }

    /** A proposal without cases. */
    public Proposal(List<Deviation> deviations) {
        this(deviations, List.of());
    }

    /** Obedience of every agent. */
    public static Proposal obedience(Game game) {
        return new Proposal(java.util.stream.IntStream.range(0, game.agentCount())
                .mapToObj(agent -> Deviation.identity(game, agent, true))
                .toList());
    }
}
