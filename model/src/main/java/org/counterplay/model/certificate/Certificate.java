package org.counterplay.model.certificate;

import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;

/**
 * A claim on the regret of a policy, with its proof. A certificate is only a claim until {@link Checker} has accepted it.
 *
 * @param agents one proof per agent of the game, in its order
 */
public record Certificate(
        Game game, Policy policy, DeviationClass deviations, Arithmetic arithmetic, List<AgentProof> agents) {
    public Certificate {
        agents = List.copyOf(agents);
    }

    /** The regret: the largest over the agents. */
    public Enclosure regret() {
        return agents.stream()
                .map(AgentProof::regret)
                .reduce(Enclosure::max)
                .orElse(Enclosure.exactly(Rationals.of(0)));
    }
}
