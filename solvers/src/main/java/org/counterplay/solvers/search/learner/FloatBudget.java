package org.counterplay.solvers.search.learner;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.ErrorBudget;

/** A learner's error in doubles, and what it costs to move its mass: hints for {@link LearnerAscent}. */
final class FloatBudget {
    private final LearnerPlay play;
    private final Game game;
    private final ErrorBudget budget;
    private final double[] expert;
    private final double[] expertStates;
    private final double[] expertRows;
    private final boolean[] support;

    FloatBudget(LearnerPlay play, ErrorBudget budget, Policy expert) {
        this.play = play;
        this.budget = budget;
        game = play.game();
        this.expert = play.entries(expert);
        expertStates = states(this.expert);
        expertRows = rows(this.expert);
        support = support(game, expert);
    }

    /** Whether the expert ever is at a state. */
    static boolean[] support(Game game, Policy expert) {
        boolean[] support = new boolean[game.stateCount()];
        Timeline visited = Timeline.of(game, expert);
        for (int step = 1; step <= visited.steps(); step++) {
            for (int s : visited.states(step)) {
                support[s] = true;
            }
        }
        return support;
    }

    double amount() {
        return Rationals.toDouble(budget.amount());
    }

    double[] expert() {
        return expert;
    }

    double error(double[] learner) {
        return switch (budget) {
            case ErrorBudget.BehaviorCloning cloning -> {
                double[] variation = variation(learner);
                double sum = 0;
                for (int s = 0; s < variation.length; s++) {
                    sum += expertStates[s] * variation[s];
                }
                yield sum;
            }
            case ErrorBudget.Occupancy occupancy -> distance(expertRows, rows(learner));
            case ErrorBudget.StatesOnly states -> distance(expertStates, states(learner));
            case ErrorBudget.Malice malice -> worst(learner, true).loss();
            case ErrorBudget.Blades blades -> worst(learner, false).loss();
        };
    }

    /** About what a unit of mass moved from a row to another of the same state adds to the error. */
    double[] weights(double[] learner) {
        return switch (budget) {
            case ErrorBudget.BehaviorCloning cloning -> expertStates;
            case ErrorBudget.Occupancy occupancy ->
                Arrays.stream(expertStates).map(d -> 2 * d).toArray();
            case ErrorBudget.StatesOnly states -> states(learner);
            case ErrorBudget.Malice malice -> worst(learner, true).weights();
            case ErrorBudget.Blades blades -> worst(learner, false).weights();
        };
    }

    /** Whether actions do not count. */
    boolean ofStates() {
        return budget instanceof ErrorBudget.StatesOnly;
    }

    /** The factor of a move's weight: how far apart its two rows lead, where only states count; else 1. */
    double factor(int from, int to) {
        if (!ofStates()) {
            return 1;
        }
        double[] apart = new double[game.stateCount()];
        for (int e = game.firstSuccessor(from); e < game.firstSuccessor(from + 1); e++) {
            apart[game.successors()[e]] += game.probabilities().doubleAt(e);
        }
        for (int e = game.firstSuccessor(to); e < game.firstSuccessor(to + 1); e++) {
            apart[game.successors()[e]] -= game.probabilities().doubleAt(e);
        }
        return Arrays.stream(apart).map(Math::abs).sum();
    }

    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Worst(double loss, double[] weights) {}

    private Worst worst(double[] learner, boolean covered) {
        double[] variation = variation(learner);
        double[] rewards = new double[learner.length];
        for (int s = 0; s < variation.length; s++) {
            Arrays.fill(rewards, game.firstRow(s), game.firstRow(s + 1), covered && !support[s] ? 0 : variation[s]);
        }
        Worst worst = null;
        for (int i = 0; i < game.agentCount(); i++) {
            LearnerPlay.Plan plan = play.best(learner, i, false, rewards);
            double loss = play.value(learner, plan, rewards) / play.length();
            if (worst == null || loss > worst.loss()) {
                double[] weights = play.averaged(play.visits(learner, plan));
                for (int s = 0; s < weights.length; s++) {
                    weights[s] = covered && !support[s] ? 0 : weights[s];
                }
                worst = new Worst(loss, weights);
            }
        }
        if (worst == null) {
            throw new IllegalStateException("a game without agents");
        }
        return worst;
    }

    private double[] variation(double[] learner) {
        double[] variation = new double[game.stateCount()];
        for (int s = 0; s < variation.length; s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                variation[s] += Math.abs(learner[row] - expert[row]) / 2;
            }
        }
        return variation;
    }

    private double[] states(double[] learner) {
        return play.averaged(play.visits(learner, play.obedience(0)));
    }

    private double[] rows(double[] learner) {
        double[] states = states(learner);
        double[] rows = new double[learner.length];
        for (int s = 0; s < states.length; s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                rows[row] = states[s] * learner[row];
            }
        }
        return rows;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            sum += Math.abs(one[k] - other[k]);
        }
        return sum;
    }
}
