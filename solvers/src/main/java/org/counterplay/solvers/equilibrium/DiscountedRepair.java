package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.StepPlay;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.regret.Response;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repair in discounted games. The beginning is a stationary equilibrium whose stages are nearest to the target ({@link
 * DiscountedEquilibrium}), moved towards the target as far as the regret allows. From there a sequence of linear programs:
 * the deviators' dual inequalities and the values are linearised at the play so far ({@link LinearisedRepair}), the nearest
 * play within a trust region is found in floating point, and the play moves towards it as far as its regret stays within
 * delta. Plays have probabilities of {@value #BITS} bits; regrets on the way are floating point, with a margin, and what is returned is
 * certified by others.
 */
final class DiscountedRepair implements RepairSearch {
    private static final Logger LOG = LoggerFactory.getLogger(DiscountedRepair.class);
    private static final int BITS = 40;
    private static final int HALVINGS = 14;
    private static final int MOST_STEPS = 40;
    private static final double SMALLEST_RADIUS = 1e-4;
    private static final double MARGIN = 1e-9;
    private static final double NOTABLE = 1e-7;

    private final Game game;
    private final Policy target;
    private final PolicyDistance distance;
    private final EquilibriumConcept concept;
    private final BigFraction regret;
    private final double allowed;
    private final ExactPrograms programs;
    private final Interruption interruption;
    private final int[] states;

    DiscountedRepair(
            Game game,
            PolicyDistance distance,
            EquilibriumConcept concept,
            BigFraction regret,
            ExactPrograms programs,
            Interruption interruption) {
        this.game = game;
        this.distance = distance;
        this.concept = concept;
        this.regret = regret;
        this.programs = programs;
        this.interruption = interruption;
        target = distance.target();
        allowed = Rationals.toDouble(regret) * (1 - MARGIN) - MARGIN;
        states = Timeline.of(game).states(1);
    }

    @Override
    public Outcome run() {
        DiscountedEquilibrium equilibrium = DiscountedEquilibrium.of(
                game,
                concept,
                (step, state) -> new Goal.NearestTo(target.name(), StepPlay.dense(game, target, 1, state)),
                "repaired",
                programs,
                DiscountedEquilibrium.Limits.DEFAULT.withInterruption(interruption),
                Precision.standard());
        if (equilibrium.regret().upper().compareTo(regret) > 0) {
            throw new ExactPrograms.NotSolved("no stationary policy of regret at most " + Rationals.format(regret)
                    + " was found; the best has a regret of up to "
                    + Rationals.toDouble(equilibrium.regret().upper()) + ". Allow as much, or more time");
        }
        RepairedPlay play = RepairedPlay.of(game, equilibrium.policy(), target);
        if (allowed > 0) {
            play = improved(towards(play, RepairedPlay.of(game, target, target)));
        }
        return new Outcome(play.policy("repaired"), false, "by a sequence of linearised programs from an equilibrium");
    }

    /** The play, moved towards another as far as regret allows, by halving. */
    private RepairedPlay towards(RepairedPlay start, RepairedPlay end) {
        RepairedPlay best = start;
        BigFraction low = BigFraction.ZERO;
        BigFraction high = BigFraction.ONE;
        BigFraction middle = BigFraction.ONE;
        for (int k = 0; k < HALVINGS; k++) {
            RepairedPlay mixed = rounded(start.mixedWith(end, middle));
            if (holds(mixed)) {
                best = mixed;
                low = middle;
            } else {
                high = middle;
            }
            middle = low.add(high).divide(2);
        }
        return best;
    }

    private RepairedPlay improved(RepairedPlay start) {
        RepairedPlay play = start;
        BigFraction reached = distance.to(play.policy("tried"));
        double radius = 0.25;
        for (int step = 0; step < MOST_STEPS && radius > SMALLEST_RADIUS && !interruption.requested(); step++) {
            Policy at = play.policy("tried");
            LinearisedRepair linear = new LinearisedRepair(game, at, concept, distance, allowed, radius);
            Optional<double[]> solution = programs.guess(linear.program());
            RepairedPlay next = solution.isEmpty() ? play : towards(play, chosen(play, linear, solution.get()));
            BigFraction nearer = distance.to(next.policy("tried"));
            LOG.debug("step {}: radius {}, distance {} after {}", step, radius, nearer, reached);
            if (Rationals.toDouble(nearer) < Rationals.toDouble(reached) - NOTABLE) {
                play = next;
                reached = nearer;
                radius = Math.min(1, 2 * radius);
            } else {
                radius /= 4;
            }
        }
        return play;
    }

    private RepairedPlay chosen(RepairedPlay play, LinearisedRepair linear, double[] solution) {
        RepairedPlay chosen = play.copy();
        for (int p = 0; p < states.length; p++) {
            List<BigFraction> parts = new ArrayList<>();
            BigFraction sum = BigFraction.ZERO;
            for (int joint = 0; joint < game.actions(states[p]).size(); joint++) {
                BigFraction part = Rationals.of(Math.max(0, solution[linear.first(p) + joint]));
                parts.add(part);
                sum = sum.add(part);
            }
            if (sum.getNumerator().signum() > 0) {
                BigFraction total = sum;
                chosen.set(
                        1,
                        states[p],
                        parts.stream().map(part -> part.divide(total)).toArray(BigFraction[]::new));
            }
        }
        return chosen;
    }

    private RepairedPlay rounded(RepairedPlay play) {
        RepairedPlay rounded = play.copy();
        Policy policy = play.policy("tried");
        Arrays.stream(states)
                .forEach(state ->
                        rounded.set(1, state, RepairedPlay.rounded(StepPlay.dense(game, policy, 1, state), BITS)));
        return rounded;
    }

    private boolean holds(RepairedPlay play) {
        return new StructuredFinder()
                        .find(game, play.policy("tried"), Repair.deviations(concept)).responses().stream()
                                .mapToDouble(Response::regret)
                                .max()
                                .orElse(0)
                <= allowed;
    }
}
