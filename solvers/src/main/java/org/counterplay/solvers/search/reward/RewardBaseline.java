package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.sequential.Baseline;

/**
 * What a search for worst rewards without programs finds in the same time with the same evaluation: to compare with. Rewards
 * that break a demand are scaled down to where they do not. Gaps are in floating point, unchecked.
 */
public final class RewardBaseline {
    private static final double SMALLEST = 1e-3;

    private final List<RewardAscent> agents = new ArrayList<>();
    private final int rows;
    private final double width;
    private final boolean mirrored;
    private final SplittableRandom random;
    private double best = Double.NaN;
    private long points;

    private RewardBaseline(Question.WorstReward question, long seed) {
        for (int i = 0; i < question.game().agentCount(); i++) {
            Side side = Side.of(question, i);
            agents.add(new RewardAscent(side, new ExpertCuts(side)));
        }
        rows = question.game().rowCount();
        width = Rationals.toDouble(Side.width(question));
        mirrored = question.rewards().kind() == RewardClass.ZERO_SUM;
        random = new SplittableRandom(seed);
    }

    /** Runs for so many seconds on one thread. */
    public static Baseline.Result run(
            Question.WorstReward question, Baseline.Method method, double seconds, long seed) {
        RewardDemands.check(question);
        RewardBaseline baseline = new RewardBaseline(question, seed);
        long deadline = System.nanoTime() + Math.round(1e9 * seconds);
        try {
            while (System.nanoTime() < deadline) {
                double[] z = new double[baseline.rows];
                for (int j = 0; j < z.length; j++) {
                    z[j] = baseline.random.nextDouble();
                }
                double gap = baseline.gap(z);
                if (method == Baseline.Method.COORDINATES) {
                    baseline.climb(z, gap, deadline);
                }
            }
        } finally {
            baseline.agents.forEach(RewardAscent::close);
        }
        return new Baseline.Result(baseline.best, baseline.points);
    }

    private void climb(double[] z, double from, long deadline) {
        double here = from;
        int failures = 0;
        for (double size = 1; size > SMALLEST && System.nanoTime() < deadline; ) {
            int j = random.nextInt(rows);
            double before = z[j];
            z[j] = Math.clamp(before + size * (2 * random.nextDouble() - 1), 0, 1);
            double there = gap(z);
            if (there > here) {
                here = there;
                failures = 0;
            } else {
                z[j] = before;
                if (++failures > 3 * rows) {
                    size /= 2;
                    failures = 0;
                }
            }
        }
    }

    /** The largest gap of an agent whose rewards these are; of the second agent of a zero-sum game the mirrored ones. */
    private double gap(double[] z) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < agents.size(); i++) {
            double[] own = z;
            if (mirrored && i > 0) {
                own = z.clone();
                for (int j = 0; j < own.length; j++) {
                    own[j] = 1 - z[j];
                }
            }
            most = Math.max(most, width * agents.get(i).worth(own).gap());
        }
        points++;
        best = Double.isNaN(best) ? most : Math.max(best, most);
        return most;
    }
}
