package org.counterplay.solvers.compare;

import java.time.Duration;
import java.util.List;
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
 * All that the theory of multi-agent imitation speaks of for an expert and a learner (formulations, section 5). Each part is computed
 * when it is first asked for; not for several threads.
 */
public final class ImitationStudy {
    private final Game game;
    private final Policy expert;
    private final Limits limits;
    private final Deferred<Comparison> comparison;
    private final Deferred<Part<Comparison>> coarse;
    private final Deferred<ImitationErrors> errors;
    private final Deferred<Enclosure> onPolicy;
    private final Deferred<Part<DeviationLoss>> malice;
    private final Deferred<Part<DeviationLoss>> blades;
    private final Deferred<Coverage> coverage;
    private final AdvantageBounds everywhere;
    private final AdvantageBounds reached;
    private final Deferred<Part<Concentrability>> concentrability;
    private final Deferred<Part<Concentrability>> concentrabilityOverAll;
    private final DeviationClass respondingAmong;
    private final Deferred<Part<Concentrability>> responding;
    private final Deferred<Part<Dominance>> dominance;
    private final Deferred<Part<BestResponseContinuity>> continuity;
    private final Deferred<Part<BestResponseContinuity>> continuityOfOthers;

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
     * @param stop asked before each part and during searches; what is not known by then is left out, or enclosed
     */
    public record Limits(int mostPlaces, long nodes, int samples, long seed, Interruption stop) {
        /** What takes seconds. */
        public static final Limits STANDARD = new Limits(2_000, Recoverability.STANDARD_NODES, 200, 1);

        private static final Duration MOST_OF_A_LOSS = Duration.ofSeconds(20);

        public Limits {
            if (mostPlaces < 0 || nodes < 1 || samples < 0) {
                throw new IllegalArgumentException("limits of " + mostPlaces + " places, " + nodes + " cases and "
                        + samples + " samples; cases must be positive, the others not negative");
            }
        }

        /** Nobody asks to stop. */
        public Limits(int mostPlaces, long nodes, int samples, long seed) {
            this(mostPlaces, nodes, samples, seed, Interruption.NEVER);
        }

        /** For each agent; no cover is asked for. */
        SearchLimits ofLosses() {
            return new SearchLimits(MOST_OF_A_LOSS, nodes, 1, stop);
        }

        /** Why a part that is asked for now is not computed, whatever it is. */
        Optional<String> objection() {
            return stop.requested() ? Optional.of("stopped before this was computed") : Optional.empty();
        }
    }

    private ImitationStudy(
            Game game, Policy expert, Policy learner, DeviationClass deviations, Certifier certifier, Limits limits) {
        this.game = game;
        this.expert = expert;
        this.limits = limits;
        Optional<String> size = objectionToSize(game, limits);
        Deferred<Optional<String>> product =
                new Deferred<>(() -> ProductForm.holds(game, expert) && ProductForm.holds(game, learner)
                        ? Optional.empty()
                        : Optional.of("the policies are not products of the agents' own"));
        ClassLosses losses = new ClassLosses(limits.mostPlaces(), limits.ofLosses());
        comparison = new Deferred<>(() -> certifier.compare(deviations));
        coarse = new Deferred<>(() ->
                Part.unless(limits.objection().or(product::get), () -> certifier.compare(new DeviationClass.Coarse())));
        errors = new Deferred<>(() -> ImitationErrors.of(game, expert, learner, Effort.AUTO));
        onPolicy = new Deferred<>(
                () -> ImitationErrors.of(game, learner, expert, Effort.AUTO).behaviorCloning());
        blades = new Deferred<>(
                () -> Part.unless(limits.objection(), () -> losses.blades(game, expert, learner, deviations)));
        malice = new Deferred<>(() -> DeviationLoss.covered(game, expert)
                ? blades.get()
                : Part.unless(limits.objection(), () -> losses.malice(game, expert, learner, deviations)));
        coverage = new Deferred<>(() -> Coverage.of(game, expert, Coverage.States.ALL, Effort.AUTO));
        reached = new AdvantageBounds(game, expert, Places.REACHED, size, limits);
        everywhere = everywhere(game, expert, reached, limits);
        concentrability = new Deferred<>(() -> ClassConcentrability.of(game, expert, deviations, losses, size, limits));
        concentrabilityOverAll = new Deferred<>(() -> deviations instanceof DeviationClass.Markov
                ? concentrability.get()
                : ClassConcentrability.of(game, expert, new DeviationClass.Markov(), losses, size, limits));
        respondingAmong =
                ClassConcentrability.free(game, expert, deviations) ? deviations : new DeviationClass.Markov();
        responding = new Deferred<>(() -> Part.unless(
                limits.objection().or(() -> size),
                () -> Concentrability.of(
                        game,
                        expert,
                        respondingAmong,
                        Concentrability.Against.BEST_RESPONSES,
                        Reading.AVERAGED,
                        Effort.AUTO)));
        dominance = new Deferred<>(() -> Part.unless(
                limits.objection().or(() -> size).or(product::get),
                () -> Dominance.ofAll(game, expert, Dominance.STANDARD_NODES)));
        continuity = new Deferred<>(
                () -> Part.unless(limits.objection().or(() -> size).or(product::get), () -> continuity(1)));
        continuityOfOthers = new Deferred<>(() -> Part.unless(
                limits.objection().or(() -> size).or(product::get),
                () -> continuity(Math.max(1, game.agentCount() - 1))));
    }

    /** Computes everything. */
    public static ImitationStudy of(
            Game game, Policy expert, Policy learner, DeviationClass deviations, Certifier certifier, Limits limits) {
        ImitationStudy study = asked(game, expert, learner, deviations, certifier, limits);
        study.comparison();
        study.coarse();
        study.errors();
        study.onPolicy();
        study.malice();
        study.blades();
        study.coverage();
        for (AdvantageBounds bounds : List.of(study.everywhere, study.reached)) {
            bounds.identity();
            bounds.stationary();
            bounds.markov();
        }
        study.concentrability();
        study.responding();
        study.dominance();
        study.continuity();
        study.continuityOfOthers();
        return study;
    }

    /** Computes what is asked for, as it is asked for. */
    public static ImitationStudy asked(
            Game game, Policy expert, Policy learner, DeviationClass deviations, Certifier certifier, Limits limits) {
        return new ImitationStudy(game, expert, learner, deviations, certifier, limits);
    }

    /** Certified values and regrets under the deviation class. */
    public Comparison comparison() {
        return comparison.get();
    }

    /** The same under coarse deviations, of product policies: Nash gaps. */
    public Part<Comparison> coarse() {
        return coarse.get();
    }

    /** Errors over where expert and learner are. */
    public ImitationErrors errors() {
        return errors.get();
    }

    /** {@code E_{s ~ d_learner} TV(expert(s), learner(s))}. */
    public Enclosure onPolicy() {
        return onPolicy.get();
    }

    /** The MALICE loss over the deviation class. */
    public Part<DeviationLoss> malice() {
        return malice.get();
    }

    /** The BLADES loss over the deviation class. */
    public Part<DeviationLoss> blades() {
        return blades.get();
    }

    /** Coverage of all states of the game. */
    public Coverage coverage() {
        return coverage.get();
    }

    /** Recoverability at all steps and states, as printed. */
    public AdvantageBounds everywhere() {
        return everywhere;
    }

    /** Recoverability at the places that play can reach. */
    public AdvantageBounds reached() {
        return reached;
    }

    /** Concentrability over the deviation class, averaged. */
    public Part<Concentrability> concentrability() {
        return concentrability.get();
    }

    /** Concentrability over all markov deviations, averaged: C_max as printed. */
    public Part<Concentrability> concentrabilityOverAll() {
        return concentrabilityOverAll.get();
    }

    /** The class whose best responses {@link #responding} is of: the deviation class where its places are free, else markov. */
    public DeviationClass respondingAmong() {
        return respondingAmong;
    }

    /** Concentrability over the best responses to the expert alone, averaged. */
    public Part<Concentrability> responding() {
        return responding.get();
    }

    /** Whether the expert plays dominant strategies. */
    public Part<Dominance> dominance() {
        return dominance.get();
    }

    /** delta at {@link ImitationErrors#marginalCloning}. */
    public Part<BestResponseContinuity> continuity() {
        return continuity.get();
    }

    /** delta at (agents - 1) times that. */
    public Part<BestResponseContinuity> continuityOfOthers() {
        return continuityOfOthers.get();
    }

    private BestResponseContinuity continuity(int times) {
        BigFraction eps = errors().marginalCloning().value().upper().multiply(times);
        return BestResponseContinuity.of(game, expert, eps, limits.samples(), limits.seed(), new ExactOptimum());
    }

    /** Of a game whose every place is reached the two are the same. */
    private static AdvantageBounds everywhere(Game game, Policy expert, AdvantageBounds reached, Limits limits) {
        long places = (long) game.horizon().tableSteps() * game.stateCount();
        return Timeline.of(game).size() == places
                ? reached
                : new AdvantageBounds(game, expert, Places.EVERY, objectionToSize(places, limits), limits);
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
