package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.response.Choices;

/**
 * Concentrability (2505.17610, 2510.09325): the largest ratio {@code d^{dev}(s) / d^E(s)} over states s and deviations of one agent
 * while the others follow the expert; over all deviations (C_max), or over the best responses to the expert alone (C). Infinite
 * where such a deviation visits a state that the expert does not. States that neither visits have no ratio. Of a product policy
 * {@code coarse} deviations and {@code markov} ones have one C_max.
 *
 * @param value at least 1; for finite horizons of few places exact, else enclosed in doubles; C always rests on exact best responses
 * @param agent who deviates
 * @param step in the reading per step the step (1-based), else 0
 * @param state the state of the largest ratio
 * @param deviation a deviation that attains {@code value} (its lower end), or visits the state where it is infinite
 */
public record Concentrability(Magnitude value, int agent, int step, int state, Deviation deviation) {
    /** Which deviations count. */
    public enum Against {
        /** All of the class: C_max. */
        ALL,
        /** Those that are best responses to the expert in the class of all of them: C. */
        BEST_RESPONSES
    }

    /**
     * Computes it over {@code markov} deviations.
     *
     * @throws IllegalArgumentException if probabilities are too small for doubles and the game too large for rationals
     */
    public static Concentrability of(Game game, Policy expert, Against against, Reading reading, Effort effort) {
        return of(game, expert, new DeviationClass.Markov(), against, reading, effort);
    }

    /**
     * Computes it over the deviations of a class that are free place by place.
     *
     * @throws IllegalArgumentException for listed classes, for stationary ones where a state with a choice recurs in a finite horizon,
     *     and as the other method says
     */
    public static Concentrability of(
            Game game, Policy expert, DeviationClass deviations, Against against, Reading reading, Effort effort) {
        return of(game, expert, IntStream.range(0, game.agentCount()).toArray(), deviations, against, reading, effort);
    }

    /** The same of one agent's deviations. */
    public static Concentrability of(
            Game game,
            Policy expert,
            int agent,
            DeviationClass deviations,
            Against against,
            Reading reading,
            Effort effort) {
        return of(game, expert, new int[] {agent}, deviations, against, reading, effort);
    }

    private static Concentrability of(
            Game game,
            Policy expert,
            int[] agents,
            DeviationClass deviations,
            Against against,
            Reading reading,
            Effort effort) {
        if (game.horizon() instanceof Horizon.Finite) {
            return new AgentsConcentrability(game, expert, deviations, against, reading, effort).of(agents);
        }
        List<Concentrability> found = new ArrayList<>();
        for (int agent : agents) {
            Choices choices = Choices.of(deviations, agent);
            BestResponses responses = against == Against.ALL ? null : BestResponses.of(game, expert, agent, choices);
            Concentrability own = DiscountedConcentrability.of(game, expert, agent, choices, responses);
            if (own.value.infinite()) {
                return own;
            }
            found.add(own);
        }
        return largest(found);
    }

    /** The first of the largest of several, all finite, and what encloses the largest one. */
    static Concentrability largest(List<Concentrability> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException("no state has the largest ratio");
        }
        Concentrability most = found.get(0);
        for (Concentrability each : found) {
            boolean larger =
                    each.value.finite().lower().compareTo(most.value.finite().lower()) > 0;
            Concentrability at = larger ? each : most;
            most = new Concentrability(
                    new Magnitude.Finite(most.value.finite().max(each.value.finite())),
                    at.agent,
                    at.step,
                    at.state,
                    at.deviation);
        }
        return most;
    }
}
