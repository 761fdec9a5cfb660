package org.counterplay.model.imitation;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Enclosure;

/**
 * The errors of a learner that are plain sums over where it and the expert are; d and rho are averaged as the package says, d_h and
 * rho_h those of step h.
 *
 * @param behaviorCloning {@code E_{s ~ d^E} TV(sigma_E(s), sigma(s))}, TV, averaged (2406.04219, Theorem 4.9); for policies that
 *     depend on the step {@code (1/H) sum_h E_{d_h^E} TV(sigma_E,h(s), sigma_h(s))}
 * @param behaviorCloningAtStep {@code max_h E_{d_h^E} TV}, and the first step that attains it
 * @param marginalCloning {@code max_i E_{s ~ d^E} ||sigma_{E,i}(s) - sigma_i(s)||_1}, L1, averaged, and an agent that attains it;
 *     eps_BC of 2602.21020, whose policies are products; of others it compares the agents' marginals
 * @param occupancy {@code ||rho_E - rho||_1}, L1 of the averaged occupancies (eps_rho of 2602.21020): also the moment-matching
 *     error of 2406.04219, Theorem 5.5, for the complete class F = [-1,1]^(S x A), whose functions do not depend on the step
 * @param occupancyAtStep {@code max_h ||rho_{E,h} - rho_h||_1}, L1; its average over h is the moment-matching error for functions
 *     that may depend on the step
 * @param occupancyOverSteps {@code (1/H) sum_h ||rho_{E,h} - rho_h||_1}, L1: that average
 * @param states {@code ||d^E - d||_1}, L1 of the averaged distributions (eps_mu of 2602.21020)
 * @param statesAtStep {@code max_h ||d_h^E - d_h||_1}, L1
 */
public record ImitationErrors(
        Enclosure behaviorCloning,
        AtStep behaviorCloningAtStep,
        OfAgent marginalCloning,
        Enclosure occupancy,
        AtStep occupancyAtStep,
        Enclosure occupancyOverSteps,
        Enclosure states,
        AtStep statesAtStep) {
    private static final int MOST_PLACES_EXACT = 2_000;
    private static final int MOST_STEPS_EXACT = 200;
    private static final int MOST_STATES_EXACT = 200;

    /** A largest value over the steps, and the first step (1-based) that attains its lower end. */
    public record AtStep(Enclosure value, int step) {}

    /** A largest value over the agents, and the first agent that attains its lower end. */
    public record OfAgent(Enclosure value, int agent) {}

    /** All of them. Exact with {@link Effort#EXACT}, and with AUTO where the game has few places. */
    public static ImitationErrors of(Game game, Policy expert, Policy learner, Effort effort) {
        boolean exact = switch (effort) {
            case EXACT -> true;
            case ENCLOSED -> false;
            case AUTO -> affordable(game);
        };
        return exact ? ExactErrors.of(game, expert, learner) : FlatErrors.of(game, expert, learner);
    }

    /** Whether distributions in rationals are worth their time. */
    public static boolean affordable(Game game) {
        return switch (game.horizon()) {
            case Horizon.Finite finite ->
                finite.steps() <= MOST_STEPS_EXACT
                        && (long) finite.steps() * game.stateCount() <= 4L * MOST_PLACES_EXACT
                        && Timeline.of(game).size() <= MOST_PLACES_EXACT;
            case Horizon.Discounted discounted -> game.stateCount() <= MOST_STATES_EXACT;
        };
    }
}
