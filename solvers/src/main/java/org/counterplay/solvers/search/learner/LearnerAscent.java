package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.search.Aim;
import org.jspecify.annotations.Nullable;

/**
 * Climbs to bad learners for one agent. The gap's derivatives at the learner and its best deviation say what each unit of
 * the expert's mass gains where it is moved; the budget, linearised, says what it costs; the linear program of the best moves is
 * a knapsack of fractions, solved by taking moves by falling ratio. The learner goes towards its solution as far as that
 * helps, drawn back towards the expert to where the budget holds. In doubles; of one thread.
 */
final class LearnerAscent {
    private static final int MOST_STEPS = 60;
    private static final int TARGETED_STEPS = 3;
    private static final double PROGRESS = 1e-10;
    private static final double[] LENGTHS = {1, 0.5, 0.2, 0.05, 0.01};

    private final LearnerPlay play;
    private final FloatBudget budget;
    private final Game game;
    private final int agent;
    private final Aim aim;
    private final double[] rewards;

    /**
     * Where a climb ended.
     *
     * @param gain the agent's gain from deviating; for the value gap the negative of its value
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record End(double gain, double[] learner) {}

    private record Move(int from, int to, double gain, double cost) {}

    LearnerAscent(LearnerPlay play, FloatBudget budget, int agent, Aim aim) {
        this.play = play;
        this.budget = budget;
        this.agent = agent;
        this.aim = aim;
        game = play.game();
        rewards = game.reward(agent).doubles().clone();
    }

    /** The end of a climb; number 0 begins with the expert's best deviation, others with one that is drawn. */
    End climb(long seed, long number, BooleanSupplier stop) {
        double[] learner = budget.expert().clone();
        if (number > 0) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 31 * number + agent);
            LearnerPlay.Plan target = play.plan(
                    agent,
                    aim == Aim.NASH_GAP,
                    (h, s, b) -> random.nextInt(game.actions(s).count(agent)));
            double[] noise = new double[rewards.length];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = rewards[j] + (number % 2 == 0 ? 0 : random.nextDouble() - 0.5);
            }
            for (int step = 0; step < TARGETED_STEPS; step++) {
                learner = drawn(moved(learner, slope(learner, target, noise)));
            }
        }
        double gain = gain(learner);
        for (int step = 0; step < MOST_STEPS && !stop.getAsBoolean(); step++) {
            double[] ahead = moved(learner, slope(learner, best(learner), rewards));
            End next = null;
            for (double length : LENGTHS) {
                double[] tried = drawn(between(learner, ahead, length));
                double there = gain(tried);
                if (next == null || there > next.gain()) {
                    next = new End(there, tried);
                }
            }
            if (next == null || !(next.gain() > gain + PROGRESS)) {
                break;
            }
            gain = next.gain();
            learner = next.learner();
        }
        return new End(gain, learner);
    }

    private LearnerPlay.@Nullable Plan best(double[] learner) {
        return aim == Aim.VALUE_GAP ? null : play.best(learner, agent, aim == Aim.NASH_GAP, rewards);
    }

    double gain(double[] learner) {
        double own = play.value(learner, play.obedience(agent), rewards);
        LearnerPlay.Plan plan = best(learner);
        return plan == null ? -own : Math.max(0, play.value(learner, plan, rewards) - own);
    }

    private double[] slope(double[] learner, LearnerPlay.@Nullable Plan plan, double[] by) {
        double[] slope = play.gradient(learner, play.obedience(agent), by);
        double[] up =
                plan == null || aim == Aim.VALUE_GAP ? new double[slope.length] : play.gradient(learner, plan, by);
        for (int j = 0; j < slope.length; j++) {
            slope[j] = up[j] - slope[j];
        }
        return slope;
    }

    /** The expert with the mass moved that gains most within the linearised budget. */
    private double[] moved(double[] learner, double[] slope) {
        double[] weights = budget.weights(learner);
        double[] expert = budget.expert();
        List<Move> moves = new ArrayList<>();
        for (int s = 0; s < game.stateCount(); s++) {
            for (int from = game.firstRow(s); from < game.firstRow(s + 1); from++) {
                Move best = null;
                for (int to = game.firstRow(s); expert[from] > 0 && to < game.firstRow(s + 1); to++) {
                    Move move = new Move(from, to, slope[to] - slope[from], weights[s] * budget.factor(from, to));
                    if (move.gain() > 1e-14 && (best == null || ratio(move) > ratio(best))) {
                        best = move;
                    }
                }
                if (best != null) {
                    moves.add(best);
                }
            }
        }
        moves.sort(Comparator.comparingDouble(move -> -ratio(move)));
        double[] moved = expert.clone();
        double left = budget.amount();
        for (Move move : moves) {
            double mass = move.cost() * expert[move.from()] <= left ? expert[move.from()] : left / move.cost();
            moved[move.from()] -= mass;
            moved[move.to()] += mass;
            left -= mass * move.cost();
        }
        return moved;
    }

    private static double ratio(Move move) {
        return move.gain() / Math.max(1e-9, move.cost());
    }

    /** The learner drawn towards the expert to where the budget holds. */
    private double[] drawn(double[] learner) {
        double amount = budget.amount() + 1e-13;
        if (budget.error(learner) <= amount) {
            return learner;
        }
        double inside = 0;
        double outside = 1;
        for (int k = 0; k < 40; k++) {
            double middle = (inside + outside) / 2;
            if (budget.error(between(budget.expert(), learner, middle)) <= amount) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return between(budget.expert(), learner, inside);
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] point = new double[from.length];
        for (int j = 0; j < from.length; j++) {
            point[j] = from[j] + share * (to[j] - from[j]);
        }
        return point;
    }
}
