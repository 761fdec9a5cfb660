package org.counterplay.solvers.search.sequential;

import java.util.SplittableRandom;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * What a search without programs finds in the same time with the same evaluator: to compare with. Points are made
 * feasible where scaling does it: rewards towards 0 until advantages are recoverable, the learner towards the expert
 * until the budget holds. Gaps are in floating point, unchecked.
 */
public final class Baseline {
    private static final double FEASIBLE = 1e-6;
    private static final int HALVINGS = 30;

    private final Layout layout;
    private final Demands demands;
    private final Merit merit;
    private final Starts starts;
    private final SplittableRandom random;
    private double best = Double.NaN;
    private long points;

    /** How points are made. */
    public enum Method {
        /** Uniformly at random, each by itself. */
        RANDOM,
        /** From random points by changes of one number at a time that are kept where the merit grows. */
        COORDINATES
    }

    /**
     * What was found.
     *
     * @param gap the largest gap of a feasible point, NaN if there was none
     * @param points points that were looked at
     */
    public record Result(double gap, long points) {}

    private Baseline(Question.WorstGame question, long seed) {
        layout = new Layout(question.size(), question.rewards().kind());
        double steps = layout.discounted() ? 1 / (1 - layout.factor()) : layout.steps();
        demands = Demands.of(question, steps);
        merit = new Merit(layout, demands, new Evaluator(layout));
        starts = new Starts(layout, demands, seed);
        random = new SplittableRandom(seed);
    }

    /** Runs for so many seconds on one thread. */
    public static Result run(Question.WorstGame question, Method method, double seconds, long seed) {
        Baseline baseline = new Baseline(question, seed);
        long deadline = System.nanoTime() + Math.round(1e9 * seconds);
        for (long number = 0; System.nanoTime() < deadline; number++) {
            // every fourth start is dense; that is the uniform distribution on every simplex
            Starts.Start start = baseline.starts.start(method == Method.RANDOM ? 16 * number : number);
            double[] x = start.point().clone();
            double value = baseline.feasible(x, start.scope());
            if (method == Method.COORDINATES) {
                baseline.climb(x, start.scope(), value, deadline);
            }
        }
        return new Result(baseline.best, baseline.points);
    }

    private void climb(double[] from, Scope scope, double value, long deadline) {
        double[] x = from;
        double here = value;
        int failures = 0;
        double size = 0.5;
        while (size > 1e-4 && System.nanoTime() < deadline) {
            double[] next = x.clone();
            move(next, scope, size);
            double there = feasible(next, scope);
            if (there > here + 1e-12) {
                x = next;
                here = there;
                failures = 0;
            } else if (++failures > 3 * layout.length()) {
                size /= 3;
                failures = 0;
            }
        }
    }

    /** Changes one number; the others of its distribution keep their proportions. */
    private void move(double[] x, Scope scope, double size) {
        int k = random.nextInt(x.length);
        double low = scope.lower()[k];
        double high = scope.upper()[k];
        double moved = Math.clamp(x[k] + size * (2 * random.nextDouble() - 1) * Math.max(high - low, 0), low, high);
        int firstReward = layout.reward(0, 0, 0);
        int firstPlay = layout.play(Who.EXPERT, 0, 0);
        if (k >= firstReward && k < firstPlay) {
            x[k] = moved;
            return;
        }
        int width = k < firstReward ? layout.states() : layout.joints();
        int from = k < firstReward ? k / width * width : firstPlay + (k - firstPlay) / width * width;
        double others = 1 - x[k];
        for (int j = from; j < from + width; j++) {
            if (j != k) {
                x[j] = others > 1e-12
                        ? x[j] * (1 - moved) / others
                        : scope.upper()[j] > 0 ? (1 - moved) / (width - 1) : 0;
            }
        }
        x[k] = moved;
        double sum = 0;
        for (int j = from; j < from + width; j++) {
            sum += x[j];
        }
        for (int j = from; j < from + width; j++) {
            x[j] /= sum;
        }
        copyTies(x, scope);
    }

    private void copyTies(double[] x, Scope scope) {
        for (int s = 0; s < layout.states(); s++) {
            if (scope.tied()[s]) {
                System.arraycopy(x, layout.play(Who.EXPERT, s, 0), x, layout.play(Who.LEARNER, s, 0), layout.joints());
            }
        }
    }

    /** Scales the point to feasibility as far as that goes; its merit. */
    private double feasible(double[] x, Scope scope) {
        points++;
        if (demands.recoverability() < Double.POSITIVE_INFINITY) {
            double largest = merit.advantage().largest(x, scope.reachable());
            double share = Math.min(1, demands.recoverability() / Math.max(largest, 1e-12));
            for (int k = layout.reward(0, 0, 0); k < layout.play(Who.EXPERT, 0, 0); k++) {
                x[k] *= share;
            }
        }
        double value = merit.of(x, scope);
        if (demands.budget() != null && merit.excess() > 0) {
            mix(x, scope);
            value = merit.of(x, scope);
        }
        if (merit.violation() <= FEASIBLE && !(merit.aim() <= best)) {
            best = merit.aim();
        }
        return value;
    }

    private void mix(double[] x, Scope scope) {
        double[] far = x.clone();
        double low = 0;
        double high = 1;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            mixed(far, x, middle);
            merit.of(x, scope);
            if (merit.excess() > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        mixed(far, x, low);
    }

    private void mixed(double[] far, double[] x, double kept) {
        for (int k = 0; k < layout.states() * layout.joints(); k++) {
            double own = far[layout.play(Who.EXPERT, 0, 0) + k];
            int other = layout.play(Who.LEARNER, 0, 0) + k;
            x[other] = own + kept * (far[other] - own);
        }
    }
}
