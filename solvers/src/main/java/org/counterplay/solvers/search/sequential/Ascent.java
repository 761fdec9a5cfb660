package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * Climbs from a start by trust-region steps in everything and by long steps in one block, until neither helps.
 * Depends on its start and scope alone. Of one thread.
 */
final class Ascent {
    private static final int MOST_STEPS = 80;
    private static final int TARGETED_STEPS = 40;
    private static final double FIRST_RADIUS = 0.25;
    private static final double LEAST_RADIUS = 1e-6;
    private static final double PROGRESS = 1e-9;

    private final Layout layout;
    private final Demands demands;
    private final Merit merit;
    private final StepProgram program;
    private final double[] radius;
    private int programs;

    /** The parts that a long step moves alone. */
    private enum Block {
        REWARDS,
        LEARNER,
        EXPERT,
        TRANSITIONS
    }

    Ascent(Layout layout, Demands demands, Evaluator evaluator) {
        this.layout = layout;
        this.demands = demands;
        merit = new Merit(layout, demands, evaluator);
        program = new StepProgram(layout, demands, evaluator, merit);
        radius = new double[layout.length()];
    }

    /** Linear programs since the start of this object, each with its rounds of cuts counted once. */
    int programs() {
        return programs;
    }

    /** Where the climb from a start ends; where it was when it was asked to stop. */
    Iterate climb(Starts.Start start, long number, BooleanSupplier stop) {
        double[] from = start.point();
        if (start.target() != null) {
            merit.aimAt(start.target());
            from = climb(from, start.scope(), number, TARGETED_STEPS, stop).point();
        }
        merit.aimAt(null);
        return climb(from, start.scope(), number, MOST_STEPS, stop);
    }

    private Iterate climb(double[] from, Scope scope, long start, int most, BooleanSupplier stop) {
        program.forget();
        double[] x = from.clone();
        double here = merit.of(x, scope);
        double trust = FIRST_RADIUS;
        int sinceBlocks = 0;
        for (int step = 0; step < most && trust > LEAST_RADIUS && !stop.getAsBoolean(); step++) {
            if (sinceBlocks-- <= 0) {
                double before = here;
                for (Block block : Block.values()) {
                    fill(block);
                    double[] next = attempt(x, scope);
                    double there = next == null ? Double.NEGATIVE_INFINITY : merit.of(next, scope);
                    if (next != null && there > here + PROGRESS) {
                        x = next;
                        here = there;
                    }
                }
                sinceBlocks = here > before + 1e-4 ? 1 : 6;
            }
            fill(trust);
            double base = merit.base(x);
            double[] next = attempt(x, scope);
            if (next == null) {
                trust /= 4;
                continue;
            }
            double promised = base + program.predicted() - here;
            double there = merit.of(next, scope);
            if (there > here + PROGRESS && there - here >= 0.1 * promised) {
                trust = there - here >= 0.6 * promised ? Math.min(1, 2 * trust) : trust;
                boolean small = there - here < 1e-8 * (1 + Math.abs(here));
                x = next;
                here = there;
                if (small) {
                    break;
                }
            } else if (promised < PROGRESS) {
                break;
            } else {
                trust /= 3;
            }
        }
        merit.of(x, scope);
        return new Iterate(x, scope, merit.aim(), merit.violation(), start);
    }

    private double @org.jspecify.annotations.Nullable [] attempt(double[] x, Scope scope) {
        programs++;
        return program.propose(x, scope, radius);
    }

    private void fill(double trust) {
        Arrays.fill(radius, trust);
        Arrays.fill(
                radius,
                layout.reward(0, 0, 0),
                layout.play(Who.EXPERT, 0, 0),
                trust * (demands.most() - demands.least()));
    }

    private void fill(Block block) {
        Arrays.fill(radius, 0);
        switch (block) {
            case REWARDS ->
                Arrays.fill(
                        radius,
                        layout.reward(0, 0, 0),
                        layout.play(Who.EXPERT, 0, 0),
                        demands.most() - demands.least());
            case LEARNER -> Arrays.fill(radius, layout.play(Who.LEARNER, 0, 0), layout.length(), 1);
            case EXPERT -> Arrays.fill(radius, layout.play(Who.EXPERT, 0, 0), layout.play(Who.LEARNER, 0, 0), 1);
            case TRANSITIONS -> Arrays.fill(radius, 0, layout.reward(0, 0, 0), 1);
        }
    }
}
