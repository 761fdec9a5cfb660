package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.counterplay.instances.tightness.Asked;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.reports.tightness.Cell.CellEffort;
import org.counterplay.solvers.backend.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * Computes sweeps, cell by cell, several at a time; a cell that the shelf has is taken from there, and one that is computed is put
 * there at once. A cell is one thread's work, so the outcome does not depend on how many there are.
 */
public final class Study {
    private final List<Sweep> sweeps;
    private final Asked asked;
    private final boolean quick;
    private final CellEffort effort;
    private final Shelf shelf;

    /**
     * @param asked values that take the place of the sweeps' own
     * @param quick whether to go through the first values only
     */
    public Study(List<Sweep> sweeps, Asked asked, boolean quick, CellEffort effort, Shelf shelf) {
        this.sweeps = List.copyOf(sweeps);
        this.asked = asked;
        this.quick = quick;
        this.effort = effort;
        this.shelf = shelf;
    }

    /** Told of the state of a study, from any thread. */
    public interface Listener {
        /**
         * Hears of a cell that was begun or is done.
         *
         * @param cell which, or null when all are done
         * @param done how many are
         * @param total how many there are
         * @param last the cell that was done last, or null
         */
        void progress(@Nullable Cell cell, int done, int total, @Nullable CellResult last);
    }

    /**
     * What a study came to.
     *
     * @param results a sweep each
     * @param computed cells that were computed
     * @param remembered cells that the shelf had
     * @param missing cells that were not computed since it was stopped
     */
    public record Outcome(List<SweepResult> results, int computed, int remembered, int missing) {
        public Outcome {
            results = List.copyOf(results);
        }
    }

    /** Computes until all is done or it is asked to stop. */
    public Outcome run(int threads, Interruption stop, Listener listener) {
        Map<Sweep, List<Future<@Nullable CellOutcome>>> running = new LinkedHashMap<>();
        Tally tally = new Tally(
                listener,
                sweeps.stream().mapToInt(sweep -> points(sweep).size()).sum());
        ExecutorService workers = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "tightness");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Sweep sweep : sweeps) {
                Gauge gauge = new Gauge(sweep.reading());
                List<Future<@Nullable CellOutcome>> own = new ArrayList<>();
                for (Point point : points(sweep)) {
                    Cell cell = new Cell(sweep, point, effort);
                    own.add(workers.submit(() -> cell(cell, gauge, stop, tally)));
                }
                running.put(sweep, own);
            }
            List<SweepResult> results = new ArrayList<>();
            running.forEach((sweep, futures) -> results.add(collect(sweep, futures)));
            return new Outcome(
                    results,
                    tally.computed,
                    tally.remembered,
                    results.stream().mapToInt(SweepResult::missing).sum());
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Point> points(Sweep sweep) {
        return sweep.points(asked, quick);
    }

    private @Nullable CellOutcome cell(Cell cell, Gauge gauge, Interruption stop, Tally tally) {
        if (stop.requested()) {
            return null;
        }
        tally.begun(cell);
        Optional<CellOutcome> before = shelf.find(cell);
        if (before.isPresent()) {
            tally.done(cell, before.get(), true);
            return before.get();
        }
        CellOutcome outcome = CellComputation.of(cell, gauge, stop);
        if (outcome != null) {
            shelf.keep(cell, outcome);
            tally.done(cell, outcome, false);
        }
        return outcome;
    }

    private static SweepResult collect(Sweep sweep, List<Future<@Nullable CellOutcome>> futures) {
        List<CellOutcome> outcomes = new ArrayList<>();
        for (Future<@Nullable CellOutcome> future : futures) {
            try {
                CellOutcome outcome = future.get();
                if (outcome != null) {
                    outcomes.add(outcome);
                }
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException own
                        ? own
                        : new IllegalStateException("a point of " + sweep + " failed", failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while computing " + sweep, interrupted);
            }
        }
        return SweepResult.of(sweep, outcomes, futures.size() - outcomes.size());
    }

    /** Counts, for all threads. */
    private static final class Tally {
        private final Listener listener;
        private final int total;
        private int computed;
        private int remembered;
        private @Nullable CellResult last;

        Tally(Listener listener, int total) {
            this.listener = listener;
            this.total = total;
        }

        synchronized void begun(Cell cell) {
            listener.progress(cell, computed + remembered, total, last);
        }

        synchronized void done(Cell cell, CellOutcome outcome, boolean before) {
            if (before) {
                remembered++;
            } else {
                computed++;
            }
            last = outcome.result();
            listener.progress(cell, computed + remembered, total, last);
        }
    }
}
