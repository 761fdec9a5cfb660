package org.counterplay.solvers.search.learner;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.PolicyClass;
import org.jspecify.annotations.Nullable;

/**
 * Climbs to bad learners for one agent. The gap's derivatives at the learner and its best deviation say what each unit of
 * the expert's mass gains where it is moved; the budget, linearised, says what it costs ({@link LearnerMoves}). The learner goes
 * towards the best moves as far as that helps, all agents at once and, where they play independently, one at a time, drawn back
 * towards the expert to where the budget holds. In doubles; of one thread.
 */
final class LearnerAscent {
    private static final int MOST_STEPS = 60;
    private static final int TARGETED_STEPS = 3;
    private static final double PROGRESS = 1e-10;
    private static final double[] LENGTHS = {1, 0.5, 0.2, 0.05, 0.01};

    private final LearnerPlay play;
    private final FloatBudget budget;
    private final LearnerForm form;
    private final LearnerMoves moves;
    private final Game game;
    private final int agent;
    private final Aim aim;
    private final double[] rewards;
    /** Climbs among independent agents for one among mediators; null where there is none, or none to begin with. */
    private final @Nullable LearnerAscent independent;

    /**
     * Where a climb ended.
     *
     * @param gain the agent's gain from deviating; for the value gap the negative of its value
     * @param learner a point of the form
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record End(double gain, double[] learner) {}

    LearnerAscent(LearnerPlay play, FloatBudget budget, LearnerForm form, int agent, Aim aim) {
        this.play = play;
        this.budget = budget;
        this.form = form;
        moves = new LearnerMoves(form, budget, play.game());
        this.agent = agent;
        this.aim = aim;
        game = play.game();
        rewards = game.reward(agent).doubles().clone();
        if (form.product() || game.agentCount() == 1) {
            independent = null;
        } else {
            LearnerAscent products =
                    new LearnerAscent(play, budget, new LearnerForm(game, PolicyClass.PRODUCT), agent, aim);
            independent = products.error(products.moves.centre()) <= budget.amount() ? products : null;
        }
    }

    /**
     * The end of a climb; number 0 begins with the expert's best deviation, others by turns with one that is drawn, the same with
     * other rewards, a drawn learner, and where mediators are asked for with where independent agents come to.
     */
    End climb(long seed, long number, BooleanSupplier stop) {
        return climb(start(seed, number, stop), stop);
    }

    private double[] start(long seed, long number, BooleanSupplier stop) {
        if (number == 0) {
            return moves.centre().clone();
        }
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 31 * number + agent);
        return switch ((int) (number % 4)) {
            case 0, 1 -> towards(random, number % 2 == 1);
            case 2 -> drawn(vertex(random));
            default -> {
                LearnerAscent first = independent;
                yield first == null
                        ? drawn(between(moves.centre(), vertex(random), random.nextDouble()))
                        : form.point(first.form.rows(
                                first.climb(seed, number / 4, stop).learner()));
            }
        };
    }

    /** The best moves for a deviation that is drawn. */
    private double[] towards(SplittableRandom random, boolean noisy) {
        LearnerPlay.Plan target = play.plan(
                agent,
                aim == Aim.NASH_GAP,
                (h, s, b) -> random.nextInt(game.actions(s).count(agent)));
        double[] noise = new double[rewards.length];
        for (int j = 0; j < noise.length; j++) {
            noise[j] = rewards[j] + (noisy ? random.nextDouble() - 0.5 : 0);
        }
        double[] learner = moves.centre().clone();
        for (int step = 0; step < TARGETED_STEPS; step++) {
            learner = drawn(moves.moved(learner, slope(learner, target, noise)));
        }
        return learner;
    }

    /** All mass of each group in one place, or where the centre has it. */
    private double[] vertex(SplittableRandom random) {
        double[] point = moves.centre().clone();
        for (int g = 0; g < form.groups(); g++) {
            int count = form.first(g + 1) - form.first(g);
            int chosen = random.nextInt(count + 1);
            if (chosen < count) {
                Arrays.fill(point, form.first(g), form.first(g + 1), 0);
                point[form.first(g) + chosen] = 1;
            }
        }
        return point;
    }

    private End climb(double[] from, BooleanSupplier stop) {
        double[] learner = from;
        double gain = gain(learner);
        for (int step = 0; step < MOST_STEPS && !stop.getAsBoolean(); step++) {
            double[] slope = slope(learner, best(form.rows(learner)), rewards);
            double[] ahead = moves.moved(learner, slope);
            End next = along(learner, ahead);
            for (int i = 0; form.product() && i < game.agentCount(); i++) {
                End alone = along(learner, alone(learner, ahead, i)); // what all do at once may undo itself
                next = alone.gain() > next.gain() ? alone : next;
            }
            if (!(next.gain() > gain + PROGRESS)) {
                break;
            }
            gain = next.gain();
            learner = next.learner();
        }
        return new End(gain, learner);
    }

    private End along(double[] learner, double[] ahead) {
        End best = null;
        for (double length : LENGTHS) {
            double[] tried = drawn(between(learner, ahead, length));
            double there = gain(tried);
            if (best == null || there > best.gain()) {
                best = new End(there, tried);
            }
        }
        return Objects.requireNonNull(best);
    }

    /** The learner with what one of the independent agents does ahead. */
    private double[] alone(double[] learner, double[] ahead, int agent) {
        double[] point = learner.clone();
        for (int g = 0; g < form.groups(); g++) {
            if (form.agent(g) == agent) {
                System.arraycopy(ahead, form.first(g), point, form.first(g), form.first(g + 1) - form.first(g));
            }
        }
        return point;
    }

    private LearnerPlay.@Nullable Plan best(double[] learner) {
        return aim == Aim.VALUE_GAP ? null : play.best(learner, agent, aim == Aim.NASH_GAP, rewards);
    }

    private double gain(double[] point) {
        double[] learner = form.rows(point);
        double own = play.value(learner, play.obedience(agent), rewards);
        LearnerPlay.Plan plan = best(learner);
        return plan == null ? -own : Math.max(0, play.value(learner, plan, rewards) - own);
    }

    private double[] slope(double[] point, LearnerPlay.@Nullable Plan plan, double[] by) {
        double[] learner = form.rows(point);
        double[] slope = play.gradient(learner, play.obedience(agent), by);
        double[] up =
                plan == null || aim == Aim.VALUE_GAP ? new double[slope.length] : play.gradient(learner, plan, by);
        for (int j = 0; j < slope.length; j++) {
            slope[j] = up[j] - slope[j];
        }
        return form.slope(point, slope);
    }

    /** The learner drawn towards the centre to where the budget holds. */
    private double[] drawn(double[] learner) {
        double amount = budget.amount() + 1e-13;
        if (error(learner) <= amount) {
            return learner;
        }
        double inside = 0;
        double outside = 1;
        for (int k = 0; k < 40; k++) {
            double middle = (inside + outside) / 2;
            if (error(between(moves.centre(), learner, middle)) <= amount) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return between(moves.centre(), learner, inside);
    }

    private double error(double[] point) {
        return budget.error(form.rows(point));
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] point = new double[from.length];
        for (int j = 0; j < from.length; j++) {
            point[j] = from[j] + share * (to[j] - from[j]);
        }
        return point;
    }
}
