package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.RepairProgram;
import org.counterplay.model.formulation.RepairProgram.Aim;
import org.counterplay.model.formulation.RepairProgram.Bounds;
import org.counterplay.model.formulation.RepairProgram.Written;
import org.counterplay.model.formulation.StepPlay;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repair in finite-horizon games, one step at a time: with the play of all other steps fixed, the nearest play of a step is
 * one exact linear program ({@link RepairProgram}); among the nearest, that of least regret is taken, which leaves most room
 * for the other steps. Steps are swept, last to first, until the distance stays. Every intermediate play is exact, so once
 * its regret is at most delta it stays so, and distances only fall.
 *
 * <p>Two beginnings, of which the nearer end counts: the equilibrium by backward induction that is nearest at every place
 * (regret exactly 0), moved towards the given policy as far as the regret allows; and the given policy itself, whose excess
 * of regret is made small first. Where delta &gt; 0, probabilities are rounded to {@value #BITS} bits whenever the regret allows it, so
 * that numbers stay short; where delta = 0 they grow, and the sweeps end when they are longer than {@value #MOST_BITS} bits.
 *
 * <p>A game in which only one step has anything to choose is one program: its optimum is the nearest of all.
 */
final class StepwiseRepair implements RepairSearch {
    private static final Logger LOG = LoggerFactory.getLogger(StepwiseRepair.class);
    private static final int MOST_SWEEPS = 12;
    private static final int MOST_BITS = 2_000;
    private static final int BITS = 40;
    private static final int HALVINGS = 12;
    private static final BigFraction NEARLY = Rationals.of((1 << 20) - 1, 1 << 20);

    private final Game game;
    private final Policy target;
    private final PolicyDistance distance;
    private final EquilibriumConcept concept;
    private final BigFraction regret;
    private final ExactPrograms programs;
    private final Interruption interruption;
    private final Timeline places;

    StepwiseRepair(
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
        places = Timeline.of(game);
    }

    @Override
    public Outcome run() {
        int[] free = IntStream.rangeClosed(1, places.steps())
                .filter(step -> Arrays.stream(places.states(step))
                        .anyMatch(state -> game.actions(state).size() > 1))
                .toArray();
        RepairedPlay given = RepairedPlay.of(game, target, target);
        if (free.length == 1) {
            RepairedPlay best = repaired(given, free[0], true);
            return new Outcome(best.policy(name()), true, "one linear program holds all that can be chosen");
        }
        RepairedPlay best = null;
        BigFraction least = null;
        for (RepairedPlay start : new @Nullable RepairedPlay[] {induced(given), given}) {
            RepairedPlay end = start == null ? null : swept(start, free);
            BigFraction reached = end == null ? null : distance.to(end.policy(name()));
            if (reached != null && (least == null || reached.compareTo(least) < 0)) {
                best = end;
                least = reached;
            }
        }
        if (best == null) {
            throw new ExactPrograms.NotSolved("no policy of regret at most " + Rationals.format(regret)
                    + " was found near policy " + target.name() + " of game " + game.name()
                    + "; allow a larger regret or more time");
        }
        return new Outcome(
                best.policy(name()), false, "step by step, each by an exact linear program with the others fixed");
    }

    private String name() {
        return "repaired";
    }

    /** The equilibrium by backward induction that is nearest everywhere, and as far from there to the target as may be. */
    private @Nullable RepairedPlay induced(RepairedPlay given) {
        Policy equilibrium;
        try {
            equilibrium = MarkovEquilibrium.of(
                            game,
                            concept,
                            (step, state) ->
                                    new Goal.NearestTo(target.name(), StepPlay.dense(game, target, step, state)),
                            name(),
                            programs)
                    .policy();
        } catch (ExactPrograms.NotSolved tooLong) {
            LOG.debug("backward induction found no start: {}", tooLong.getMessage());
            return null;
        }
        RepairedPlay start = RepairedPlay.of(game, equilibrium, target);
        RepairedPlay best = start;
        BigFraction low = BigFraction.ZERO;
        BigFraction high = BigFraction.ONE;
        for (int k = 0; k < HALVINGS && regret.getNumerator().signum() > 0; k++) {
            BigFraction middle = low.add(high).divide(2);
            RepairedPlay mixed = start.mixedWith(given, middle);
            if (holds(mixed)) {
                best = mixed;
                low = middle;
            } else {
                high = middle;
            }
        }
        return best;
    }

    private boolean holds(RepairedPlay play) {
        return new StepPlay(game, play.policy(name()), concept).regret().compareTo(regret) <= 0;
    }

    /** Sweeps until nothing changes; null if the regret stays too large. */
    private @Nullable RepairedPlay swept(RepairedPlay start, int[] free) {
        RepairedPlay play = start;
        boolean holds = holds(play);
        BigFraction reached = holds ? distance.to(play.policy(name())) : null;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            BigFraction before = reached;
            BigFraction excess = holds ? null : new StepPlay(game, play.policy(name()), concept).regret();
            for (int k = free.length - 1; k >= 0; k--) {
                if (interruption.requested() || play.bits() > MOST_BITS) {
                    return holds(play) ? play : null;
                }
                play = repaired(play, free[k], false);
            }
            holds = holds || holds(play);
            reached = holds ? distance.to(play.policy(name())) : null;
            LOG.debug("sweep {}: distance {}, {} bits", sweep, reached, play.bits());
            boolean stays = before != null && reached != null && reached.compareTo(before.multiply(NEARLY)) >= 0;
            boolean stuck = excess != null
                    && !holds
                    && new StepPlay(game, play.policy(name()), concept).regret().compareTo(excess) >= 0;
            if (stays || stuck || reached != null && reached.getNumerator().signum() == 0) {
                break;
            }
        }
        return holds ? play : null;
    }

    /** The play with one step made best: of least excess, then nearest, then of least regret. */
    private RepairedPlay repaired(RepairedPlay play, int step, boolean only) {
        StepPlay around = new StepPlay(game, play.policy(name()), concept);
        boolean rounding = !only && regret.getNumerator().signum() > 0;
        BigFraction allowed = rounding ? regret.multiply(NEARLY) : regret;
        BigFraction[] weights = Arrays.stream(places.states(step))
                .mapToObj(state -> distance.weight(step, state))
                .toArray(BigFraction[]::new);
        if (!only && around.regret().compareTo(allowed) > 0) {
            Written excess = RepairProgram.of(around, step, target, weights, new Bounds(allowed, null), Aim.EXCESS);
            allowed = allowed.add(programs.optimum(excess.program()).objective());
        }
        Written near = RepairProgram.of(around, step, target, weights, new Bounds(allowed, null), Aim.DISTANCE);
        ExactOutcome.Optimal nearest = programs.optimum(near.program());
        if (only) {
            return with(play, step, near, nearest, 0);
        }
        Bounds bounds = new Bounds(allowed, nearest.objective());
        Written least = RepairProgram.of(around, step, target, weights, bounds, Aim.REGRET);
        ExactOutcome.Optimal chosen = programs.optimum(least.program());
        if (rounding) {
            RepairedPlay rounded = with(play, step, least, chosen, BITS);
            BigFraction most = Rationals.max(regret, allowed);
            if (new StepPlay(game, rounded.policy(name()), concept).regret().compareTo(most) <= 0) {
                return rounded;
            }
        }
        return with(play, step, least, chosen, 0);
    }

    /** @param bits that probabilities are rounded to, or 0 */
    private RepairedPlay with(RepairedPlay play, int step, Written program, ExactOutcome.Optimal optimal, int bits) {
        RepairedPlay changed = play.copy();
        for (int k = 0; k < program.states().length; k++) {
            int first = program.firstColumn()[k];
            if (first >= 0) {
                int state = program.states()[k];
                BigFraction[] chosen = Arrays.copyOfRange(
                        optimal.primal(), first, first + game.actions(state).size());
                changed.set(step, state, bits == 0 ? chosen : RepairedPlay.rounded(chosen, bits));
            }
        }
        return changed;
    }
}
