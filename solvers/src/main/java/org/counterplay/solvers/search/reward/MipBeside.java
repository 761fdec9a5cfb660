package org.counterplay.solvers.search.reward;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.counterplay.model.formulation.WorstRewardValues;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.highs.HighsBackend;
import org.jspecify.annotations.Nullable;

/**
 * HiGHS with {@link WorstRewardValues} on a thread of its own while {@link SiteBranching} searches: in sparse games
 * it is at times the faster one. What it says of the optimum is its claim and is told as such; its rewards are
 * measured as any others. It is asked for at most {@link #SHARE} of the time for each agent, and begins only after
 * {@link #DELAY} of it, so that short searches stay alone.
 */
final class MipBeside implements AutoCloseable {
    private static final double SHARE = 0.2;
    private static final double DELAY = 0.05;

    private final List<Side> sides;
    private final RewardAscent.End start;
    private final int leader;
    private final double seconds;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private final @Nullable Answer[] answers;

    /**
     * What HiGHS says of one agent, in units of the width of the rewards.
     *
     * @param z its best rewards per game row, or null
     * @param bound the largest gap, as it claims
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Answer(double @Nullable [] z, double bound) {}

    /**
     * Begins.
     *
     * @param start the best that is known, of the agent {@code leader}
     * @param seconds that the whole search has
     */
    MipBeside(List<Side> sides, RewardAscent.End start, int leader, double seconds) {
        this.sides = sides;
        this.start = start;
        this.leader = leader;
        this.seconds = seconds;
        answers = new Answer[sides.size()];
        thread = Thread.ofPlatform().daemon().name("worst-reward-mip").start(this::run);
    }

    /** Whether the question can be written as such a program, and rules do not do without it. */
    static boolean applies(List<Side> sides) {
        return sides.stream()
                .allMatch(side -> side.constrained() && side.advantages().isEmpty() && !RuleProgram.applies(side));
    }

    private void run() {
        try {
            if (closed.await((long) (1000 * DELAY * seconds), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int k = 0; k < sides.size() && closed.getCount() > 0; k++) {
            int agent = (leader + k) % sides.size();
            try {
                answers[agent] = answer(agent);
            } catch (RefutedClaim | BackendFailure e) {
                answers[agent] = null; // what was measured to be wrong is no answer
            }
        }
    }

    private Answer answer(int agent) {
        Side side = sides.get(agent);
        WorstRewardValues values =
                WorstRewardValues.of(side.layout(), VisitCounts.doubles(side.obeying()), side.term());
        SolveOptions options = SolveOptions.DEFAULT
                .withTimeLimit(Duration.ofMillis(Math.max(1, (long) (1000 * SHARE * seconds))))
                .withInterruption(() -> closed.getCount() == 0);
        if (agent == leader) {
            double[] known = new double[values.program().columns()];
            Arrays.fill(known, Double.NaN);
            for (int o = 0; o < side.layout().options(); o++) {
                known[values.choiceColumn(o)] = 0;
            }
            for (int option : start.chosen()) {
                known[values.choiceColumn(option)] = 1;
            }
            options = options.withStart(known);
        }
        Solution solution = VerifiedBackend.of(HighsBackend.simplex())
                .solve(values.program(), options)
                .solution();
        double[] primal = solution.primal();
        double[] z = null;
        if (primal != null) {
            z = new double[side.obeying().length];
            for (int j = 0; j < z.length; j++) {
                int column = values.rewardColumn(j);
                z[j] = column < 0 ? 0 : Math.clamp(primal[column], 0, 1);
            }
        }
        return new Answer(z, Double.isNaN(solution.bound()) ? Double.POSITIVE_INFINITY : solution.bound());
    }

    /** Whether it has said all that it will. */
    boolean finished() {
        return !thread.isAlive();
    }

    /** Ends it; the best rewards of an agent, or null. */
    double @Nullable [] rewards(int agent) {
        close();
        Answer answer = answers[agent];
        return answer == null ? null : answer.z();
    }

    /** The largest gap of any agent as it claims, infinite where there is one of which it claims nothing. */
    double claimed() {
        close();
        double most = 0;
        for (Answer answer : answers) {
            most = Math.max(most, answer == null ? Double.POSITIVE_INFINITY : answer.bound());
        }
        return most;
    }

    /** Ends it, and waits for it. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
