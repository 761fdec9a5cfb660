package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.assumption.Concentrability.Against;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.FlatVisits;
import org.counterplay.model.imitation.ProcessFootprint;
import org.counterplay.model.proof.StationaryDeviation;
import org.counterplay.model.response.Choices;

/**
 * {@link Concentrability} of several agents in a finite-horizon game: what one agent's deviations attain drops targets of the others.
 * Where memory allows, the processes of all agents are laid out at the same time, and all agents' most promising targets are followed
 * before any others.
 */
final class AgentsConcentrability {
    private final Game game;
    private final Policy expert;
    private final DeviationClass deviations;
    private final Against against;
    private final Reading reading;
    private final Effort effort;
    private final FlatVisits visits;
    private final AttainedRatio attained = new AttainedRatio();

    AgentsConcentrability(
            Game game, Policy expert, DeviationClass deviations, Against against, Reading reading, Effort effort) {
        this.game = game;
        this.expert = expert;
        this.deviations = deviations;
        this.against = against;
        this.reading = reading;
        this.effort = effort;
        visits = FlatVisits.of(game, expert);
    }

    /**
     * The largest of these agents.
     *
     * @throws IllegalArgumentException as {@link Concentrability#of} says
     */
    Concentrability of(int[] agents) {
        List<Concentrability> found = new ArrayList<>();
        if (against == Against.ALL && ProcessFootprint.fits(game, visits.places(), agents.length)) {
            List<FiniteConcentrability> all =
                    Arrays.stream(agents).parallel().mapToObj(this::prepared).toList();
            Optional<Concentrability> infinite = all.stream()
                    .map(FiniteConcentrability::infinite)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (infinite.isPresent()) {
                return infinite.get();
            }
            all.forEach(FiniteConcentrability::begin);
            all.forEach(each -> each.solve(effort).ifPresent(found::add));
        } else {
            for (int agent : agents) {
                FiniteConcentrability each = prepared(agent);
                Optional<Concentrability> infinite = each.infinite();
                if (infinite.isPresent()) {
                    return infinite.get();
                }
                each.begin();
                each.solve(effort).ifPresent(found::add);
            }
        }
        return Concentrability.largest(found);
    }

    private FiniteConcentrability prepared(int agent) {
        if (deviations instanceof DeviationClass.Stationary
                && StationaryDeviation.recurringState(game, expert, agent) >= 0) {
            throw new IllegalArgumentException(
                    "concentrability over stationary deviations is not computed where a state"
                            + " recurs. Maybe use markov, whose concentrability is an upper bound");
        }
        Choices choices = Choices.of(deviations, agent);
        BestResponses responses = against == Against.ALL ? null : BestResponses.of(game, expert, agent, choices);
        return new FiniteConcentrability(game, expert, visits, agent, choices, responses, reading, attained);
    }
}
