package org.counterplay.solvers.search.sequential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.counterplay.solvers.search.witness.Verdict;
import org.counterplay.solvers.search.witness.WitnessBuilder;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a worst game by sequential linear programs from many starts, in batches of a fixed number: first what
 * was handed in and what {@link Designs} builds, then by turns starts of the seed's own and starts near the best points
 * of earlier batches. A batch is merged in the order of its starts when all its climbs have ended. So a seed stands for one
 * sequence of witnesses, each larger than the one before, whatever the threads and the load: where the search ends by itself or after
 * the most starts, it always ends with the same one; time decides only how far in the sequence it comes, for of a climb that is cut
 * short nothing is made but a first witness (and a point to go on from). The best points are made {@link Witness}es as they are found;
 * nothing but a witness is returned.
 *
 * <p>It ends when the best witness meets the proved upper bound, after the most starts, or by time or interruption.
 */
public final class SequentialSearch {
    private static final int BATCH = 8;
    private static final int POOL = 4;
    private static final double FEASIBLE = 1e-6;
    private static final double BETTER = 1e-7;
    private static final double ALMOST = 1e-6;
    /** The share of the time after which no climb goes on, so that what was found can still be checked. */
    private static final double CLIMBING = 0.93;
    /** In place of a number: a start that was handed in or built from a proof. */
    private static final long GIVEN = -1;
    /** In place of a number: where an earlier search of the same question had come to. */
    private static final long AGAIN = -2;

    private final Question.WorstGame question;
    private final Effort effort;
    private final Layout layout;
    private final Demands demands;
    private final Starts starts;
    private final UpperBound bound;
    private final Function<Layout, Evaluator> evaluators;
    private final long begun = System.nanoTime();
    private final List<Iterate> pool = new ArrayList<>();
    private final List<Job> given = new ArrayList<>();
    private @Nullable Witness witness;
    private long next;
    private int climbedGiven;
    /** How many of the last batch's climbs, from the first on, came to their end. */
    private int entire;

    /**
     * A start that is handed in.
     *
     * @param game of the question's size
     * @param expert stationary
     * @param learner stationary
     */
    public record Given(Game game, Policy expert, Policy learner) {}

    /**
     * What a search came to.
     *
     * @param found the answer
     * @param checkpoint where to go on
     */
    public record Outcome(Found found, Checkpoint checkpoint) {}

    SequentialSearch(Question.WorstGame question, Effort effort, Function<Layout, Evaluator> evaluators) {
        this.question = question;
        this.effort = effort;
        this.evaluators = evaluators;
        layout = new Layout(question.size(), question.rewards().kind());
        double steps = layout.discounted() ? 1 / (1 - layout.factor()) : layout.steps();
        demands = Demands.of(question, steps);
        starts = new Starts(layout, demands, effort.seed());
        bound = AnalyticBound.of(question);
    }

    /** Searches from the beginning until the effort or the bound ends it. */
    public static Outcome run(Question.WorstGame question, Effort effort, List<Given> given) {
        return run(question, effort, given, Checkpoint.BEGINNING, Long.MAX_VALUE);
    }

    /**
     * Searches on from a checkpoint.
     *
     * @param given further starts, climbed from first; those that pass the exact check are witnesses already
     * @param mostStarts ends when starts up to this number were climbed from; then the same arguments give the same
     *     outcome
     * @throws IllegalArgumentException if the question cannot be searched (a layered game with fewer states than
     *     steps, zero-sum rewards without two agents), or a given start has another size
     */
    public static Outcome run(
            Question.WorstGame question, Effort effort, List<Given> given, Checkpoint checkpoint, long mostStarts) {
        return run(question, effort, given, checkpoint, mostStarts, reached -> {});
    }

    /**
     * The same, telling after every batch what the search would come to if it ended there.
     *
     * @param keeper told from the calling thread
     */
    public static Outcome run(
            Question.WorstGame question,
            Effort effort,
            List<Given> given,
            Checkpoint checkpoint,
            long mostStarts,
            Consumer<Outcome> keeper) {
        return new SequentialSearch(question, effort, Evaluator::new).outcome(given, checkpoint, mostStarts, keeper);
    }

    Outcome outcome(List<Given> handed, Checkpoint checkpoint, long mostStarts) {
        return outcome(handed, checkpoint, mostStarts, reached -> {});
    }

    private Outcome outcome(List<Given> handed, Checkpoint checkpoint, long mostStarts, Consumer<Outcome> keeper) {
        for (double[] point : checkpoint.best()) {
            given.add(new Job(starts.given(point), AGAIN));
        }
        int skipped = checkpoint.nextStart() == 0 ? checkpoint.given() : 0;
        climbedGiven = checkpoint.given();
        for (Given each : handed) {
            ExactPoint point = ExactPoint.of(layout, each.game(), each.expert(), each.learner());
            if (skipped-- <= 0) {
                given.add(new Job(starts.given(point.doubles()), GIVEN));
            }
            if (ExactCheck.of(question, each.game(), each.expert(), each.learner())
                    instanceof Verdict.Verified(Witness known)) {
                offer(known);
            }
        }
        List<double[]> designs = checkpoint.nextStart() == 0 ? Designs.of(layout, demands) : List.of();
        designs = designs.subList(Math.clamp(skipped, 0, designs.size()), designs.size());
        for (double[] point : designs) {
            given.add(new Job(starts.given(point), GIVEN));
        }
        next = checkpoint.nextStart();
        Found.Ending ending = Found.Ending.TIME;
        List<Worker> workers = new ArrayList<>();
        for (int k = 0; k < effort.threads(); k++) {
            workers.add(new Worker());
        }
        ExecutorService threads = Executors.newFixedThreadPool(effort.threads(), runnable -> {
            Thread thread = new Thread(runnable, "sequential-lp");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (double[] point : designs) {
                workers.getFirst().asItIs(point, this::late).ifPresent(this::offer);
            }
            while (true) {
                if (effort.interruption().requested()) {
                    ending = Found.Ending.INTERRUPTED;
                    break;
                }
                if (elapsed() >= CLIMBING * seconds()) {
                    break;
                }
                if (next >= mostStarts || met()) {
                    ending = Found.Ending.FINISHED;
                    break;
                }
                List<Job> jobs = jobs(mostStarts);
                List<Iterate> ends = climb(threads, workers, jobs);
                merge(ends, workers.getFirst());
                keeper.accept(reached(Found.Ending.TIME));
                effort.listener().progress(gap(), AnalyticBound.toDouble(bound), next);
            }
        } finally {
            threads.shutdownNow();
        }
        return reached(ending);
    }

    private Outcome reached(Found.Ending ending) {
        Checkpoint checkpoint = new Checkpoint(
                next, climbedGiven, pool.stream().map(Iterate::point).toList());
        return new Outcome(new Found(witness, bound, ending, next, elapsed()), checkpoint);
    }

    /** One climb to be made, by its number among the seed's own starts. */
    private record Job(Starts.Start start, long number) {}

    private List<Job> jobs(long mostStarts) {
        List<Job> jobs = new ArrayList<>();
        while (!given.isEmpty() && jobs.size() < BATCH) {
            jobs.add(given.removeFirst());
        }
        boolean improving = !pool.isEmpty();
        while (jobs.size() < BATCH && next < mostStarts) {
            long number = next++;
            boolean near = improving && number % 3 == 0;
            Iterate origin = near ? pool.get((int) (number / 3 % pool.size())) : null;
            jobs.add(new Job(origin == null ? starts.start(number) : starts.near(origin, number), number));
        }
        return jobs;
    }

    private List<Iterate> climb(ExecutorService threads, List<Worker> workers, List<Job> jobs) {
        @Nullable Iterate[] ends = new Iterate[jobs.size()];
        boolean[] whole = new boolean[jobs.size()];
        AtomicInteger turn = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        BooleanSupplier stop = () -> effort.interruption().requested() || elapsed() >= CLIMBING * seconds();
        for (Worker worker : workers) {
            running.add(threads.submit(() -> {
                for (int k = turn.getAndIncrement(); k < ends.length; k = turn.getAndIncrement()) {
                    Job job = jobs.get(k);
                    ends[k] = worker.ascent.climb(job.start(), job.number(), stop);
                    whole[k] = !stop.getAsBoolean();
                }
            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a climb failed", failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while climbing", interrupted);
            }
        }
        account(jobs, whole);
        for (entire = 0; entire < whole.length && whole[entire]; ) {
            entire++;
        }
        List<Iterate> ended = new ArrayList<>();
        for (Iterate end : ends) {
            if (end != null) {
                ended.add(end);
            }
        }
        return ended;
    }

    /**
     * Notes which starts are done with. Where the batch was cut short, whoever goes on begins with the first climb that did
     * not end; but what one batch began with is not begun with again, so that each goes further than the one before.
     */
    private void account(List<Job> jobs, boolean[] whole) {
        for (int k = 0; k < jobs.size(); k++) {
            long number = jobs.get(k).number();
            if (k > 0 && !whole[k]) {
                next = jobs.subList(k, jobs.size()).stream()
                        .mapToLong(Job::number)
                        .filter(each -> each >= 0)
                        .min()
                        .orElse(next);
                return;
            }
            climbedGiven += number == GIVEN ? 1 : 0;
        }
    }

    private void merge(List<Iterate> ends, Worker worker) {
        List<Iterate> candidates = new ArrayList<>();
        for (int k = 0; k < ends.size(); k++) {
            Iterate end = ends.get(k);
            if (end.violation() <= FEASIBLE && pool.stream().noneMatch(same -> alike(same, end))) {
                pool.add(end);
                if (k < entire || witness == null) { // where a climb was cut short, by time, decides over no witness
                    candidates.add(end);
                }
            }
        }
        pool.sort(Comparator.comparingDouble(iterate -> -iterate.gap()));
        while (pool.size() > POOL) {
            pool.removeLast();
        }
        candidates.sort(Comparator.comparingDouble(iterate -> -iterate.gap()));
        BooleanSupplier stop = this::late;
        for (Iterate candidate : candidates) {
            if (candidate.gap() <= (almostMet() ? gap() - BETTER : gap() + BETTER) || met()) {
                break;
            }
            worker.witness(candidate, stop).ifPresent(this::offer);
        }
    }

    private static boolean alike(Iterate one, Iterate other) {
        if (Math.abs(one.gap() - other.gap()) > BETTER) {
            return false;
        }
        double far = 0;
        for (int j = 0; j < one.point().length; j++) {
            far = Math.max(far, Math.abs(one.point()[j] - other.point()[j]));
        }
        return far < 1e-3;
    }

    private void offer(Witness found) {
        if (witness == null || found.gap().compareTo(witness.gap()) > 0) {
            witness = found;
        }
    }

    private double gap() {
        return witness == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(witness.gap());
    }

    private boolean late() {
        return effort.interruption().requested() || elapsed() >= seconds();
    }

    private boolean met() {
        return witness != null
                && bound instanceof UpperBound.Proved(BigFraction value, String how)
                && witness.gap().compareTo(value) >= 0;
    }

    /** Whether what is missing may be rounding: then another point with as large a gap may meet the bound. */
    private boolean almostMet() {
        return gap() > AnalyticBound.toDouble(bound) - ALMOST;
    }

    private double elapsed() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private double seconds() {
        return effort.time().toNanos() / 1e9;
    }

    /** What one thread works with. */
    private final class Worker {
        private final Ascent ascent;
        private final Ascent cautious;
        private final WitnessBuilder builder;
        private final Evaluator evaluator = evaluators.apply(layout);

        Worker() {
            ascent = new Ascent(layout, demands, evaluator);
            cautious = new Ascent(layout, demands.stricter(1e-6), evaluator);
            builder = new WitnessBuilder(question, layout, new FloatCritic(layout, demands, evaluator));
        }

        /** The witness of a point that is not climbed from. */
        Optional<Witness> asItIs(double[] point, BooleanSupplier stop) {
            return builder.build(point, evaluator.aim(point, demands.aim()), stop);
        }

        /** The point's witness; where rounding spoils it, that of a point with a little room in every demand. */
        Optional<Witness> witness(Iterate iterate, BooleanSupplier stop) {
            Optional<Witness> direct = builder.build(iterate.point(), iterate.gap(), stop);
            if (stop.getAsBoolean()
                    || direct.isPresent() && Rationals.toDouble(direct.get().gap()) > iterate.gap() - 1e-4) {
                return direct;
            }
            Iterate inner =
                    cautious.climb(new Starts.Start(iterate.point(), iterate.scope(), null), iterate.start(), stop);
            Optional<Witness> careful = builder.build(inner.point(), inner.gap(), stop);
            boolean better = careful.isPresent()
                    && (direct.isEmpty()
                            || careful.get().gap().compareTo(direct.get().gap()) > 0);
            return better ? careful : direct;
        }
    }
}
