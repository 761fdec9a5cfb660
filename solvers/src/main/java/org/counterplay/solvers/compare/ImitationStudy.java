package org.counterplay.solvers.compare;

import java.time.Duration;
import java.util.Optional;
import org.counterplay.model.assumption.Concentrability;
import org.counterplay.model.assumption.Coverage;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.assumption.Reading;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.assumption.BestResponseContinuity;
import org.counterplay.solvers.assumption.Dominance;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.deviation.SearchLimits;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;

/**
 * All that the theory of multi-agent imitation speaks of for an expert and a learner (formulations, section 5).
 *
 * @param comparison certified values and regrets under the deviation class
 * @param coarse the same under coarse deviations, of product policies: Nash gaps
 * @param errors errors over where expert and learner are
 * @param onPolicy {@code E_{s ~ d_learner} TV(expert(s), learner(s))}
 * @param malice the MALICE loss over the deviation class
 * @param blades the BLADES loss over the deviation class
 * @param coverage of all states of the game
 * @param everywhere recoverability at all steps and states, as printed
 * @param reached recoverability at the places that play can reach
 * @param concentrability over all markov deviations, averaged
 * @param responding over best responses alone, averaged
 * @param dominance whether the expert plays dominant strategies
 * @param continuity delta at {@link ImitationErrors#marginalCloning}
 * @param continuityOfOthers delta at (agents - 1) times that
 */
public record ImitationStudy(
        Comparison comparison,
        Part<Comparison> coarse,
        ImitationErrors errors,
        Enclosure onPolicy,
        Part<DeviationLoss> malice,
        Part<DeviationLoss> blades,
        Coverage coverage,
        AdvantageBounds everywhere,
        AdvantageBounds reached,
        Part<Concentrability> concentrability,
        Part<Concentrability> responding,
        Part<Dominance> dominance,
        Part<BestResponseContinuity> continuity,
        Part<BestResponseContinuity> continuityOfOthers) {

    /** Certifies a pair of policies under a deviation class. */
    public interface Certifier {
        Comparison compare(DeviationClass deviations);
    }

    /**
     * How much is computed.
     *
     * @param mostPlaces places (step, state) up to which quantities are computed that look at every deviation in rationals
     * @param nodes cases that each search may look at
     * @param samples policies that are sampled for delta where it is not exact
     * @param seed of the samples
     */
    public record Limits(int mostPlaces, long nodes, int samples, long seed) {
        /** What takes seconds. */
        public static final Limits STANDARD = new Limits(2_000, Recoverability.STANDARD_NODES, 200, 1);

        private static final Duration MOST_OF_A_LOSS = Duration.ofSeconds(20);

        /** For each agent; no cover is asked for. */
        SearchLimits ofLosses() {
            return new SearchLimits(MOST_OF_A_LOSS, nodes, 1, Interruption.NEVER);
        }
    }

    /** Computes everything. */
    public static ImitationStudy of(
            Game game, Policy expert, Policy learner, DeviationClass deviations, Certifier certifier, Limits limits) {
        Optional<String> size = objectionToSize(game, limits);
        AdvantageBounds reached = AdvantageBounds.of(game, expert, Places.REACHED, size, limits);
        Optional<String> product = ProductForm.holds(game, expert) && ProductForm.holds(game, learner)
                ? Optional.empty()
                : Optional.of("the policies are not products of the agents' own");
        ImitationErrors errors = ImitationErrors.of(game, expert, learner, Effort.AUTO);
        BigFraction moved = errors.marginalCloning().value().upper();
        Optional<String> continuity = size.or(() -> product);
        ClassLosses losses = new ClassLosses(limits.mostPlaces(), limits.ofLosses());
        return new ImitationStudy(
                certifier.compare(deviations),
                Part.unless(product, () -> certifier.compare(new DeviationClass.Coarse())),
                errors,
                ImitationErrors.of(game, learner, expert, Effort.AUTO).behaviorCloning(),
                Part.unless(Optional.empty(), () -> losses.malice(game, expert, learner, deviations)),
                Part.unless(Optional.empty(), () -> losses.blades(game, expert, learner, deviations)),
                Coverage.of(game, expert, Coverage.States.ALL, Effort.AUTO),
                everywhere(game, expert, reached, limits),
                reached,
                Part.unless(
                        Optional.empty(),
                        () -> Concentrability.of(
                                game, expert, Concentrability.Against.ALL, Reading.AVERAGED, Effort.AUTO)),
                Part.unless(
                        size,
                        () -> Concentrability.of(
                                game, expert, Concentrability.Against.BEST_RESPONSES, Reading.AVERAGED, Effort.AUTO)),
                Part.unless(size.or(() -> product), () -> Dominance.ofAll(game, expert, Dominance.STANDARD_NODES)),
                Part.unless(continuity, () -> continuity(game, expert, moved, limits)),
                Part.unless(
                        continuity,
                        () -> continuity(game, expert, moved.multiply(Math.max(1, game.agentCount() - 1)), limits)));
    }

    /** Of a game whose every place is reached the two are the same. */
    private static AdvantageBounds everywhere(Game game, Policy expert, AdvantageBounds reached, Limits limits) {
        long places = (long) game.horizon().tableSteps() * game.stateCount();
        return Timeline.of(game).size() == places
                ? reached
                : AdvantageBounds.of(game, expert, Places.EVERY, objectionToSize(places, limits), limits);
    }

    private static BestResponseContinuity continuity(Game game, Policy expert, BigFraction eps, Limits limits) {
        return BestResponseContinuity.of(game, expert, eps, limits.samples(), limits.seed(), new ExactOptimum());
    }

    private static Optional<String> objectionToSize(Game game, Limits limits) {
        return objectionToSize(
                game.horizon() instanceof Horizon.Finite ? Timeline.of(game).size() : game.stateCount(), limits);
    }

    private static Optional<String> objectionToSize(long places, Limits limits) {
        return places <= limits.mostPlaces()
                ? Optional.empty()
                : Optional.of("the game has " + places + " places, more than the " + limits.mostPlaces()
                        + " up to which this is computed; ask for more with --places");
    }
}
