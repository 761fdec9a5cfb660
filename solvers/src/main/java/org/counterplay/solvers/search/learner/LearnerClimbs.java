package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Question;
import org.jspecify.annotations.Nullable;

/** Climbs for all agents from starts in turn, in batches, on several threads. */
final class LearnerClimbs implements AutoCloseable {
    /** Starts of each agent in a batch. */
    private static final int BATCH = 8;

    private final Effort effort;
    private final BooleanSupplier stop;
    private final int agents;
    private final ExecutorService threads;
    private final List<LearnerAscent[]> workers = new ArrayList<>();

    /**
     * Where a climb for an agent ended.
     *
     * @param gain as in {@link LearnerAscent.End}
     * @param learner a point of the form
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Ended(int agent, double gain, double[] learner) {}

    /**
     * What a batch came to.
     *
     * @param next the first start that is not done with
     * @param ends in the order of the starts, up to the first climb that was cut short; where that is the first of all, it
     */
    record Batch(long next, List<Ended> ends) {}

    LearnerClimbs(Question.WorstLearner question, LearnerForm form, Effort effort, BooleanSupplier stop) {
        this.effort = effort;
        this.stop = stop;
        Game game = question.game();
        agents = game.agentCount();
        int count = Math.min(effort.threads(), BATCH * agents);
        for (int k = 0; k < count; k++) {
            LearnerAscent[] worker = new LearnerAscent[agents];
            LearnerPlay play = new LearnerPlay(game);
            FloatBudget budget = new FloatBudget(play, question.budget(), question.expert());
            for (int i = 0; i < agents; i++) {
                worker[i] = new LearnerAscent(play, budget, form, i, question.aim());
            }
            workers.add(worker);
        }
        threads = Executors.newFixedThreadPool(count, runnable -> {
            Thread thread = new Thread(runnable, "worst-learner");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Climbs from the next starts of each agent, from one on and below another. */
    Batch climb(long from, long below) {
        int jobs = Math.toIntExact(Math.min(BATCH - from % BATCH, below - from)) * agents;
        @Nullable Ended[] ends = new Ended[jobs];
        boolean[] whole = new boolean[jobs];
        AtomicInteger turn = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (LearnerAscent[] worker : workers) {
            running.add(threads.submit(() -> {
                for (int k = turn.getAndIncrement(); k < jobs; k = turn.getAndIncrement()) {
                    int agent = k % agents;
                    LearnerAscent.End end = worker[agent].climb(effort.seed(), from + k / agents, stop);
                    ends[k] = new Ended(agent, end.gain(), end.learner());
                    whole[k] = !stop.getAsBoolean();
                }
            }));
        }
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a climb failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while climbing", interrupted);
        }
        List<Ended> done = new ArrayList<>();
        int count = 0;
        while (count < jobs && whole[count]) {
            count++;
        }
        for (int k = 0; k < Math.max(1, count); k++) {
            Ended end = ends[k];
            if (end != null) {
                done.add(end);
            }
        }
        return new Batch(from + count / agents, done);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
