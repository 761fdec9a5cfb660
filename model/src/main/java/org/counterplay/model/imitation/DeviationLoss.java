package org.counterplay.model.imitation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;

/**
 * The losses of MALICE and BLADES (2406.04219, equations 6 and 7) with l = TV, in [0,1]:
 *
 * <pre>
 *   BLADES(sigma, rollout) = max_i max_phi E_{s ~ d^{rollout,phi}} TV(sigma_E(s), sigma(s))
 *   MALICE(sigma, rollout) = max_i max_phi E_{s ~ d^E} [ d^{rollout,phi}(s) / d^E(s) * TV(sigma_E(s), sigma(s)) ]
 * </pre>
 *
 * d averaged over the steps (discounted: (1 - gamma)-normalised). Both are best responses with TV as the reward. They differ off
 * the expert's support alone: the expectation of MALICE is over the expert's states, so what is not in the expert's support adds
 * nothing to it; under coverage (Assumption 5.2) the two are one number. For policies that depend on the step TV is that of
 * the step, and a state is in the support where d^E(s) &gt; 0, as printed.
 *
 * <p>{@code rollout} is the policy whose play, after a deviation, is looked at: the learner itself in Theorems 5.7 to 5.10, the
 * last round's in the algorithms; the expert's own gives the reading in which the expert's play decides where errors count.
 *
 * @param value the loss; exact where numbers are cheap, by class as {@link DeviationMaximum#exactly} says
 * @param agent the agent whose deviation attains {@code value.lower()}
 * @param deviation that deviation
 */
public record DeviationLoss(Enclosure value, int agent, Deviation deviation) {
    private static final int MOST_PLACES_EXACT = 2_000;
    private static final int MOST_STATES_EXACT = 200;

    /** BLADES on the learner's own play. */
    public static DeviationLoss blades(
            Game game, Policy expert, Policy learner, DeviationClass deviations, Effort effort) {
        return blades(game, expert, learner, learner, deviations, effort);
    }

    /** BLADES on another policy's play. */
    public static DeviationLoss blades(
            Game game, Policy expert, Policy learner, Policy rollout, DeviationClass deviations, Effort effort) {
        return of(game, expert, learner, rollout, deviations, null, effort);
    }

    /** MALICE on the learner's own play. */
    public static DeviationLoss malice(
            Game game, Policy expert, Policy learner, DeviationClass deviations, Effort effort) {
        return malice(game, expert, learner, learner, deviations, effort);
    }

    /** MALICE on another policy's play. */
    public static DeviationLoss malice(
            Game game, Policy expert, Policy learner, Policy rollout, DeviationClass deviations, Effort effort) {
        return of(game, expert, learner, rollout, deviations, support(game, expert), effort);
    }

    /** What BLADES (or, on the expert's support alone, MALICE) counts at a place: {@code TV(sigma_E(s), sigma(s))}. */
    public static PlaceReward.State reward(Game game, Policy expert, Policy learner, boolean onSupport) {
        return reward(expert, learner, onSupport ? support(game, expert) : null);
    }

    private static PlaceReward.State reward(
            Policy expert, Policy learner, boolean @org.jspecify.annotations.Nullable [] support) {
        return new PlaceReward.State((step, state) -> support == null || support[state]
                ? TotalVariation.between(expert, learner, step, state)
                : BigFraction.ZERO);
    }

    /** The states s with {@code d^E(s) > 0}, averaged. */
    static boolean[] support(Game game, Policy expert) {
        boolean[] support = new boolean[game.stateCount()];
        Timeline visited = Timeline.of(game, expert);
        for (int step = 1; step <= visited.steps(); step++) {
            for (int s : visited.states(step)) {
                support[s] = !vanishes(game, s);
            }
        }
        return support;
    }

    /** Whether the expert visits every state that any play can be in, so that MALICE counts all that BLADES does. */
    public static boolean covered(Game game, Policy expert) {
        boolean[] support = support(game, expert);
        Timeline places = Timeline.of(game);
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                if (!support[s]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** With gamma = 0 only the first step counts. */
    private static boolean vanishes(Game game, int state) {
        if (!(game.horizon() instanceof Horizon.Discounted discounted)
                || discounted.gamma().getNumerator().signum() > 0) {
            return false;
        }
        return java.util.Arrays.binarySearch(game.initialStates(), state) < 0;
    }

    private static DeviationLoss of(
            Game game,
            Policy expert,
            Policy learner,
            Policy rollout,
            DeviationClass deviations,
            boolean @org.jspecify.annotations.Nullable [] support,
            Effort effort) {
        IntStream agents = IntStream.range(0, game.agentCount());
        List<DeviationMaximum> each = (sideBySide(game) ? agents.parallel() : agents)
                .mapToObj(agent -> of(game, expert, learner, rollout, agent, deviations, support, effort))
                .toList();
        DeviationMaximum best = null;
        for (DeviationMaximum own : each) {
            best = DeviationMaximum.larger(best, own);
        }
        if (best == null) {
            throw new IllegalStateException("a game without agents");
        }
        return new DeviationLoss(DeviationMaximum.averaged(game, best.total()), best.agent(), best.deviation());
    }

    /** Large games, where all agents' processes fit into memory. */
    private static boolean sideBySide(Game game) {
        return game.horizon() instanceof Horizon.Finite
                && Timeline.of(game).size() > MOST_PLACES_EXACT
                && ProcessFootprint.fits(game, Timeline.of(game), game.agentCount());
    }

    private static DeviationMaximum of(
            Game game,
            Policy expert,
            Policy learner,
            Policy rollout,
            int agent,
            DeviationClass deviations,
            boolean @org.jspecify.annotations.Nullable [] support,
            Effort effort) {
        PlaceReward reward = reward(expert, learner, support);
        boolean finite = game.horizon() instanceof Horizon.Finite;
        long size = finite ? (long) Timeline.of(game).size() : game.stateCount();
        boolean small = size <= (finite ? MOST_PLACES_EXACT : MOST_STATES_EXACT);
        if (effort == Effort.EXACT) {
            return DeviationMaximum.exactly(game, rollout, agent, deviations, reward);
        }
        if (effort == Effort.AUTO && small) {
            Optional<DeviationMaximum> exact = DeviationMaximum.ifCheap(game, rollout, agent, deviations, reward);
            if (exact.isPresent()) {
                return exact.get();
            }
        }
        if (!finite) {
            return RewardedGame.maximum(game, rollout, agent, deviations, reward);
        }
        int terms = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            terms = Math.max(terms, game.actions(s).size());
        }
        return DeviationMaximum.enclosed(
                game,
                rollout,
                agent,
                deviations,
                (step, state) ->
                        support == null || support[state] ? TotalVariation.nearly(expert, learner, step, state) : 0,
                TotalVariation.error(2 * terms));
    }
}
