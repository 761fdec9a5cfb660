package org.counterplay.solvers.deviation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.ExactBound;
import org.counterplay.model.proof.HarderMember;
import org.jspecify.annotations.Nullable;

/** Examines a node against the best deviation known: closed by its bound, solved, or to be distinguished further. */
final class Examiner {
    private final DeviationClass deviations;
    private final Relaxation relaxation;
    private final DecisionProcess process;
    private final Cover rarity;

    /** @param rarity a cover whose rarities exact bounds are charged by */
    Examiner(DeviationClass deviations, Relaxation relaxation, Cover rarity) {
        this.deviations = deviations;
        this.relaxation = relaxation;
        this.rarity = rarity;
        process = relaxation.process;
    }

    /**
     * What became of a node.
     *
     * @param bound in doubles; minus infinity where no deviation is in it
     * @param spot where it is to be distinguished, or {@link Relaxation#NONE} where it is closed
     * @param better a deviation of the class that may be better than the best known, or null
     * @param exact whether it was decided in rationals
     */
    record Finding(
            double bound, double price, int spot, @Nullable Deviation better, boolean exact) {}

    /** Examines a node. */
    Finding examine(long[] open, double hint, Incumbent best) {
        Relaxation.Examined examined = relaxation.examine(open, hint);
        if (examined == null) {
            return new Finding(Double.NEGATIVE_INFINITY, 0, Relaxation.NONE, null, false);
        }
        double error = relaxation.error() + Math.ulp(examined.bound()) * 4;
        double bound = examined.bound();
        if (bound + error <= best.below()) {
            return new Finding(bound, examined.price(), Relaxation.NONE, null, false);
        }
        Deviation better = relaxation.induction.value(examined.plays()) - process.error > best.above()
                ? relaxation.deviation(examined.plays())
                : null;
        if (examined.spot() != Relaxation.NONE && bound - error > best.above()) {
            return new Finding(bound, examined.price(), examined.spot(), better, false);
        }
        return exactly(open, examined, better, best);
    }

    /** Where doubles cannot tell whether the bound is above the best value known, or which deviation attains it. */
    private Finding exactly(long[] open, Relaxation.Examined examined, @Nullable Deviation better, Incumbent best) {
        ExactBound bound =
                ExactBound.of(process.game, process.policy, process.agent, one(open, examined.price()), rarity);
        double near = Rationals.toDouble(bound.value());
        if (bound.value().compareTo(best.value()) <= 0) {
            return new Finding(near, examined.price(), Relaxation.NONE, better, true);
        }
        Deviation member = examined.price() == 0
                ? HarderMember.of(process.game, process.policy, deviations, bound.deviation())
                : null;
        if (member != null) {
            return new Finding(near, examined.price(), Relaxation.NONE, member, true);
        }
        int spot = examined.spot() == Relaxation.NONE ? inconsistent(open, bound.deviation()) : examined.spot();
        return new Finding(near, examined.price(), spot, better, true);
    }

    /** The sets of actions that a spot's open actions are shared out into. */
    long[] shares(int spot, long open) {
        return relaxation.shares(spot, open);
    }

    /** The rounding error of a bound. */
    double error() {
        return relaxation.error();
    }

    private Case one(long[] open, double price) {
        Map<Spot, Set<Integer>> sets = new HashMap<>();
        for (int spot = 0; spot < open.length; spot++) {
            if (Long.bitCount(open[spot]) < process.actions[spot]) {
                sets.put(process.spots[spot], actions(open[spot]));
            }
        }
        return Case.of(deviations, sets, Rationals.of(price));
    }

    /** The set that bits stand for. */
    static Set<Integer> actions(long bits) {
        Set<Integer> actions = new HashSet<>();
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            actions.add(Long.numberOfTrailingZeros(rest));
        }
        return actions;
    }

    /** A spot with several open actions, one that the deviation answers differently at two places if there is one. */
    private int inconsistent(long[] open, Deviation deviation) {
        int any = Relaxation.NONE;
        for (int step = 1; step <= process.places.steps(); step++) {
            int[] states = process.places.states(step);
            for (int k = 0; k < states.length; k++) {
                int place = process.places.first(step) + k;
                for (int site = process.firstSite[place]; site < process.firstSite[place + 1]; site++) {
                    int spot = process.spotOf[site];
                    if (Long.bitCount(open[spot]) < 2) {
                        continue;
                    }
                    any = spot;
                    int b = process.recommended[site];
                    boolean tied = process.spots[spot].step() == 0;
                    int other = tied ? deviation.plays(1, states[k], b) : b;
                    if (deviation.plays(step, states[k], b) != other) {
                        return spot;
                    }
                }
            }
        }
        if (any == Relaxation.NONE) {
            throw new IllegalStateException("a node with one deviation is not closed");
        }
        return any;
    }
}
