package org.counterplay.solvers.backend;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a solve beyond the program. An option that a backend does not have is refused with {@link
 * UnsupportedFeature}; start from {@link #DEFAULT}, which every backend takes.
 *
 * @param timeLimit wall-clock time of the solver's own work, or null for none
 * @param threads threads that the solver may use, at least 1
 * @param algorithm how a linear program is solved
 * @param tolerance what the solver is asked to call feasible and optimal (it decides relative to what), or empty for the
 *     backend's own default
 * @param seed of the solver's random choices, or empty for its default
 * @param interruption polled during the solve
 * @param log whether the solver's own log goes to SLF4J at level INFO, under the backend's class
 * @param gap within which a program with integral columns counts as solved; of a linear program nothing is asked
 * @param start where to begin with a program with integral columns, or null; refused with a linear program
 * @param progress hears of a program with integral columns; nothing is told of a linear program
 */
public record SolveOptions(
        @Nullable Duration timeLimit,
        int threads,
        Algorithm algorithm,
        OptionalDouble tolerance,
        OptionalInt seed,
        Interruption interruption,
        boolean log,
        Gap gap,
        @Nullable StartingPoint start,
        ProgressListener progress) {

    /** No limit, one thread, the backend's own choices, no gap, silent. */
    public static final SolveOptions DEFAULT = new SolveOptions(
            null,
            1,
            Algorithm.AUTOMATIC,
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Interruption.NEVER,
            false,
            Gap.NONE,
            null,
            ProgressListener.NONE);

    public SolveOptions {
        if (timeLimit != null && (timeLimit.isNegative() || timeLimit.isZero())) {
            throw new IllegalArgumentException("time limit " + timeLimit + " is not positive");
        }
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads; at least 1 is needed");
        }
        if (tolerance.isPresent() && !(tolerance.getAsDouble() > 0 && tolerance.getAsDouble() < 1)) {
            throw new IllegalArgumentException("tolerance " + tolerance.getAsDouble() + " is not within (0, 1)");
        }
        if (seed.isPresent() && seed.getAsInt() < 0) {
            throw new IllegalArgumentException("seed " + seed.getAsInt() + " is negative");
        }
    }

    /** The same with a time limit. */
    public SolveOptions withTimeLimit(Duration limit) {
        return new SolveOptions(limit, threads, algorithm, tolerance, seed, interruption, log, gap, start, progress);
    }

    /** The same without a time limit. */
    public SolveOptions withoutTimeLimit() {
        return new SolveOptions(null, threads, algorithm, tolerance, seed, interruption, log, gap, start, progress);
    }

    /** The same with a number of threads. */
    public SolveOptions withThreads(int number) {
        return new SolveOptions(timeLimit, number, algorithm, tolerance, seed, interruption, log, gap, start, progress);
    }

    /** The same with an algorithm. */
    public SolveOptions withAlgorithm(Algorithm choice) {
        return new SolveOptions(timeLimit, threads, choice, tolerance, seed, interruption, log, gap, start, progress);
    }

    /** The same with a tolerance. */
    public SolveOptions withTolerance(double asked) {
        return new SolveOptions(
                timeLimit, threads, algorithm, OptionalDouble.of(asked), seed, interruption, log, gap, start, progress);
    }

    /** The same with a seed. */
    public SolveOptions withSeed(int number) {
        return new SolveOptions(
                timeLimit,
                threads,
                algorithm,
                tolerance,
                OptionalInt.of(number),
                interruption,
                log,
                gap,
                start,
                progress);
    }

    /** The same with a wish to stop. */
    public SolveOptions withInterruption(Interruption wish) {
        return new SolveOptions(timeLimit, threads, algorithm, tolerance, seed, wish, log, gap, start, progress);
    }

    /** The same with the solver's log on or off. */
    public SolveOptions withLog(boolean on) {
        return new SolveOptions(timeLimit, threads, algorithm, tolerance, seed, interruption, on, gap, start, progress);
    }

    /** The same with a gap. */
    public SolveOptions withGap(Gap allowed) {
        return new SolveOptions(
                timeLimit, threads, algorithm, tolerance, seed, interruption, log, allowed, start, progress);
    }

    /** The same with a point to begin with; NaN for a column of which nothing is known. */
    public SolveOptions withStart(double[] values) {
        return new SolveOptions(
                timeLimit,
                threads,
                algorithm,
                tolerance,
                seed,
                interruption,
                log,
                gap,
                new StartingPoint(values),
                progress);
    }

    /** The same without a point to begin with. */
    public SolveOptions withoutStart() {
        return new SolveOptions(timeLimit, threads, algorithm, tolerance, seed, interruption, log, gap, null, progress);
    }

    /** The same with someone to hear of progress. */
    public SolveOptions withProgress(ProgressListener listener) {
        return new SolveOptions(
                timeLimit, threads, algorithm, tolerance, seed, interruption, log, gap, start, listener);
    }

    /** The time limit in seconds, or infinity. */
    public double secondsAllowed() {
        return timeLimit == null ? Double.POSITIVE_INFINITY : timeLimit.toNanos() / 1e9;
    }
}
