package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardLift;
import org.counterplay.solvers.firstorder.PrimalDual;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules by which the expert answers a deviator who has some options only: {@link WorstRewardLift}, iterated on by
 * {@link PrimalDual} from where a larger node's iterations ended, as long as its multipliers make better rules: any
 * multipliers make one, so nothing needs to be solved. Of one thread.
 */
final class RuleProgram {
    /** Coefficients of the program; beyond, a rule takes longer than what it saves. */
    private static final double LARGEST = 3e6;

    private static final int ITERATIONS = 50;

    /** After so many times that many iterations it ends in any case. */
    private static final int MOST_ROUNDS = 80;

    /** It ends when some rounds have brought the bound no nearer to what is enough than by so much of the distance. */
    private static final double PROGRESS = 0.05;

    /** Of columns against multipliers; best of those tried with these sizes, in dense and sparse games. */
    private static final double WEIGHT = 0.1;

    /** Rewards to climb from. */
    private static final int HINTS = 3;

    private final Side side;
    private final DeviatorLayout layout;
    private final WorstRewardLift lift;
    private final PrimalDual iterations;
    private double @Nullable [] primal;

    /**
     * A rule and where the iterations ended that found it.
     *
     * @param bound at least every gap of the options that it was found for
     */
    record Ruling(ResponseRule rule, double bound, PrimalDual.Point end) {}

    RuleProgram(Side side) {
        this.side = side;
        layout = side.layout();
        boolean[] all = new boolean[layout.options()];
        Arrays.fill(all, true);
        lift = WorstRewardLift.of(layout, VisitCounts.doubles(side.obeying()), side.term(), all);
        iterations = new PrimalDual(lift.program(), sizes(), WEIGHT);
    }

    /** Roots of how often options are taken where all are as likely, for them and their copies. */
    private double[] sizes() {
        double[] sizes = new double[lift.program().columns()];
        Arrays.fill(sizes, 1);
        double[] here = new double[layout.places().size()];
        for (int p = 0; p < here.length; p++) {
            here[p] += layout.initial(p);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                double share = here[p] / (layout.firstOption(q + 1) - layout.firstOption(q));
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                        here[layout.successor(e)] += share * layout.probability(e);
                    }
                    double size = Math.sqrt(share * layout.weight(q));
                    sizes[lift.occupancyColumn(o)] = size;
                    for (int k = 0; k < lift.quantities(); k++) {
                        if (lift.column(o, k) >= 0) {
                            sizes[lift.column(o, k)] = size;
                        }
                    }
                }
            }
        }
        return sizes;
    }

    /** Whether rules are looked for. */
    static boolean applies(Side side) {
        return side.withExpert()
                && !side.layout().discounted()
                && WorstRewardLift.size(side.layout(), side.term()) <= LARGEST;
    }

    /**
     * The best rule that is found.
     *
     * @param open the options that the deviator has, at least one at each site
     * @param from a rule of more options to begin from, or null
     * @param enough a bound from which on nothing better is needed
     * @param patience after so many rounds without progress it ends
     */
    Ruling find(boolean[] open, @Nullable Ruling from, double enough, int patience, BooleanSupplier stop) {
        boolean[] fixed = new boolean[lift.program().columns()];
        for (int o = 0; o < open.length; o++) {
            for (int k = 0; !open[o] && k < lift.quantities(); k++) {
                if (lift.column(o, k) >= 0) {
                    fixed[lift.column(o, k)] = true;
                }
            }
            fixed[lift.occupancyColumn(o)] |= !open[o];
        }
        iterations.fix(fixed);
        ResponseRule best = null;
        double least = Double.POSITIVE_INFINITY;
        if (from != null) {
            iterations.begin(from.end());
            best = from.rule();
            least = best.bound(open);
        }
        double mark = least;
        int since = 0;
        for (int round = 0; round < MOST_ROUNDS && since < patience && (best == null || least > enough); round++) {
            iterations.iterate(ITERATIONS);
            ResponseRule rule = ResponseRule.of(layout, lift, iterations.dual());
            double bound = rule.bound(open);
            if (best == null || bound < least) {
                best = rule;
                least = bound;
            }
            since++;
            if (mark == Double.POSITIVE_INFINITY || least <= mark - PROGRESS * (mark - enough)) {
                mark = least;
                since = 0;
            }
            if (stop.getAsBoolean()) {
                break;
            }
        }
        primal = iterations.primal();
        return new Ruling(Objects.requireNonNull(best), least, iterations.point());
    }

    /** Rewards that the last rule's program thinks are worst: overall, and for the options that it takes most. */
    List<double[]> hints() {
        List<double[]> hints = new ArrayList<>();
        double[] found = primal;
        if (found == null) {
            return hints;
        }
        hints.add(rewards(found, -1));
        IntStream.range(0, layout.options())
                .filter(o -> layout.step(placeOf(o)) > 1
                        && layout.step(placeOf(o)) < layout.places().steps())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer o) -> -found[lift.occupancyColumn(o)])
                        .thenComparingInt(o -> o))
                .limit(HINTS)
                .forEach(o -> hints.add(rewards(found, o)));
        return hints;
    }

    private int placeOf(int option) {
        int place = 0;
        while (layout.firstOption(layout.firstSite(place + 1)) <= option) {
            place++;
        }
        return place;
    }

    /** z, or its copies for an option by the option's occupancy. */
    private double[] rewards(double[] found, int option) {
        double[] z = new double[side.obeying().length];
        double mass = option < 0 ? 1 : Math.max(1e-9, found[lift.occupancyColumn(option)]);
        for (int k = 0; k < lift.rewards(); k++) {
            int column = option < 0 ? lift.column(k) : lift.column(option, k);
            z[lift.gameRow(k)] = column < 0 ? 0 : Math.clamp(found[column] / mass, 0, 1);
        }
        return z;
    }
}
