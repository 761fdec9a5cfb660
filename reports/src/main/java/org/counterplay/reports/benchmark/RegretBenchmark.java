package org.counterplay.reports.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.solvers.regret.Found;
import org.counterplay.solvers.structured.StructuredFinder;

/**
 * The regret of all agents by the structured backend, against one plain pass for each agent: a loop over the game's arrays
 * that multiplies the transition matrix (a row for each state and joint action) with a vector over the states.
 *
 * <p>Memory: what the game keeps plus all that the run allocates, which is at least its peak, against the transition arrays
 * (row pointers, successors, probabilities).
 */
public final class RegretBenchmark implements Benchmark {
    private static final int LAYERS = 20;
    private static final int RUNS = 11;
    private static final int WARM_UPS = 6;
    private static final int CHUNK = 1 << 16;
    private static final double MEBIBYTE = 1 << 20;

    private final int width;

    /** @param states number of states in all; made a multiple of the 20 layers */
    public RegretBenchmark(int states) {
        width = Math.max(4, states / LAYERS);
    }

    @Override
    public String name() {
        return "regret";
    }

    @Override
    public String subject() {
        return "regret of both agents, layered random game of " + LAYERS + " steps with " + width
                + " states each, 2 agents with 3 actions, 2 successors; medians of " + RUNS + " runs";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        step.accept("making the game");
        Instance instance =
                Library.find("random-layered:H=" + LAYERS + ",width=" + width).create();
        Game game = instance.game();
        Policy policy = instance.policies().values().iterator().next();
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.of("transitions", game.successors().length, ""));
        StructuredFinder finder = new StructuredFinder();
        Supplier<Found> regret = () -> finder.find(game, policy, new DeviationClass.Markov());
        int processors = Runtime.getRuntime().availableProcessors();
        double passOnOne = Double.NaN;
        for (int threads = 1; threads <= processors; threads *= 2) {
            step.accept("timing on " + threads + (threads == 1 ? " thread" : " threads"));
            String on = threads == 1 ? ", 1 thread" : ", " + threads + " threads";
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                double pass = Stopwatch.median(WARM_UPS, RUNS, () -> in(pool, () -> passes(game)));
                double sweep = Stopwatch.median(WARM_UPS, RUNS, () -> in(pool, regret));
                measures.add(Measure.of("one plain pass per agent" + on, pass, "s"));
                measures.add(Measure.of("regret of all agents" + on, sweep, "s"));
                measures.add(new Measure("ratio" + on, sweep / pass, "", 3.0));
                if (threads == 1) {
                    passOnOne = pass;
                } else {
                    measures.add(new Measure("ratio" + on + " against passes on 1", sweep / passOnOne, "", 3.0));
                }
            }
        }
        step.accept("measuring memory");
        memory(game, policy, regret, measures);
        return Outcome.of(measures);
    }

    private static void memory(Game game, Policy policy, Supplier<Found> regret, List<Measure> measures) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double transitions = (game.rowCount() + 1.0) * Integer.BYTES
                + (double) game.successors().length * (Integer.BYTES + Double.BYTES);
        double rewards = game.agents().stream()
                .mapToInt(agent -> game.agents().indexOf(agent))
                .mapToObj(game::reward)
                .distinct()
                .mapToDouble(column -> (double) column.size() * Double.BYTES)
                .sum();
        double policyBytes = (double) policy.joints().length * (Integer.BYTES + Double.BYTES)
                + (game.stateCount() + 1.0) * Integer.BYTES * policy.steps();
        double stateBytes = game.stateCount() * 2.0 * Integer.BYTES;
        long before = threads.getTotalThreadAllocatedBytes();
        Found found = regret.get();
        double allocated = threads.getTotalThreadAllocatedBytes() - before;
        if (found.responses().size() != game.agentCount()) {
            throw new IllegalStateException("responses of " + found.responses().size() + " agents");
        }
        measures.add(Measure.of("transition arrays", transitions / MEBIBYTE, "MiB"));
        measures.add(
                Measure.of("game and policy", (transitions + rewards + policyBytes + stateBytes) / MEBIBYTE, "MiB"));
        measures.add(Measure.of("allocated by the run", allocated / MEBIBYTE, "MiB"));
        measures.add(new Measure(
                "ratio of game, policy and run to the transition arrays",
                (transitions + rewards + policyBytes + stateBytes + allocated) / transitions,
                "",
                2.5));
    }

    /** For each agent, the transition matrix times a vector. */
    private static double passes(Game game) {
        double[] vector = new double[game.stateCount()];
        for (int s = 0; s < vector.length; s++) {
            vector[s] = s;
        }
        double[] product = new double[game.rowCount()];
        double checksum = 0;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            int[] first = game.firstSuccessors();
            int[] successors = game.successors();
            double[] probabilities = game.probabilities().doubles();
            int chunks = (product.length + CHUNK - 1) / CHUNK;
            IntStream.range(0, chunks).parallel().forEach(chunk -> {
                int end = Math.min(product.length, (chunk + 1) * CHUNK);
                for (int row = chunk * CHUNK; row < end; row++) {
                    double sum = 0;
                    for (int k = first[row]; k < first[row + 1]; k++) {
                        sum += probabilities[k] * vector[successors[k]];
                    }
                    product[row] = sum;
                }
            });
            checksum += product[product.length / 2];
        }
        return checksum;
    }

    /** Runs in a pool, whose threads are then the only ones that a parallel stream uses. */
    private static <T> T in(ForkJoinPool pool, Supplier<T> work) {
        try {
            return pool.submit(work::get).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
