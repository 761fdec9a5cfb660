package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;

/**
 * Large advantages {@code |A_h(s,a)|} of one agent under the expert and its own stationary deviations, for rewards z per game
 * row: of all deviations where they are few, else where climbs end that change one choice at a time. In doubles, and climbs
 * may miss the largest: what is found makes cuts early, and {@link RewardFinish} asks for the exact largest. Of one thread;
 * finite horizons.
 */
final class AdvantageClimb {
    private static final int CLIMBS = 4;

    /** Deviations that are all gone through. */
    private static final long FEW = 512;

    private static final double BETTER = 1e-12;

    /** Of one climb, or of all deviations. */
    private static final int MOST_FOUND = 12;

    private final Game game;
    private final Policy expert;
    private final int agent;
    private final Timeline places;
    private final int steps;
    private final double[] probability;
    private final double[] recommendation;
    private final double[] worth;
    private final double[][] values;
    private final List<int[]> choices = new ArrayList<>();
    private final long deviations;
    private double[] z = new double[0];

    /** One advantage that is large; positive or negative. */
    record Extreme(Deviation deviation, int step, int state, int joint, double value) {}

    AdvantageClimb(Game game, Policy expert, int agent, Places places) {
        this.game = game;
        this.expert = expert;
        this.agent = agent;
        this.places = places.of(game);
        steps = game.horizon().tableSteps();
        probability = new double[game.successors().length];
        for (int e = 0; e < probability.length; e++) {
            probability[e] = game.probabilities().doubleAt(e);
        }
        recommendation = new double[expert.joints().length];
        for (int k = 0; k < recommendation.length; k++) {
            recommendation[k] = expert.probabilities().doubleAt(k);
        }
        long count = 1;
        for (int s = 0; s < game.stateCount(); s++) {
            int actions = game.actions(s).count(agent);
            for (int b = 0; b < actions && actions > 1; b++) {
                choices.add(new int[] {s, b, actions});
                count = Math.min(count * actions, FEW + 1);
            }
        }
        deviations = count;
        worth = new double[game.rowCount()];
        values = new double[steps + 2][game.stateCount()];
    }

    /** The size of the largest advantage that is found. */
    double largest(double[] rewards) {
        return beyond(rewards, 0).stream()
                .mapToDouble(extreme -> Math.abs(extreme.value()))
                .max()
                .orElse(0);
    }

    /** Advantages of a size above the bound, the largest ones of all, or of each climb. */
    List<Extreme> beyond(double[] rewards, double bound) {
        z = rewards;
        return deviations <= FEW ? all(bound) : climbs(bound);
    }

    private List<Extreme> all(double bound) {
        List<Extreme> found = new ArrayList<>();
        for (long number = 0; number < deviations; number++) {
            Deviation deviation = Deviation.identity(game, agent, true);
            long rest = number;
            for (int[] choice : choices) {
                deviation.set(1, choice[0], choice[1], (int) (rest % choice[2]));
                rest /= choice[2];
            }
            addBeyond(deviation, bound, found);
        }
        return largest(found);
    }

    private List<Extreme> climbs(double bound) {
        SplittableRandom random = new SplittableRandom(agent + 1L);
        List<Extreme> found = new ArrayList<>();
        for (int climb = 0; climb < CLIMBS; climb++) {
            Deviation deviation = Deviation.identity(game, agent, true);
            for (int[] choice : choices) {
                if (climb > 1) {
                    deviation.set(1, choice[0], choice[1], random.nextInt(choice[2]));
                }
            }
            climb(deviation, climb % 2 == 0 ? 1 : -1);
            List<Extreme> own = new ArrayList<>();
            addBeyond(deviation, bound, own);
            found.addAll(largest(own));
        }
        return found;
    }

    private void climb(Deviation deviation, int sign) {
        double best = extreme(deviation, sign);
        for (boolean better = true; better; ) {
            better = false;
            for (int[] choice : choices) {
                int kept = deviation.plays(1, choice[0], choice[1]);
                for (int c = 0; c < choice[2]; c++) {
                    deviation.set(1, choice[0], choice[1], c);
                    double value = extreme(deviation, sign);
                    if (value > best + BETTER) {
                        best = value;
                        kept = c;
                        better = true;
                    }
                }
                deviation.set(1, choice[0], choice[1], kept);
            }
        }
    }

    private static List<Extreme> largest(List<Extreme> extremes) {
        extremes.sort(Comparator.comparingDouble(extreme -> -Math.abs(extreme.value())));
        return extremes.subList(0, Math.min(extremes.size(), MOST_FOUND));
    }

    private void addBeyond(Deviation deviation, double bound, List<Extreme> found) {
        for (int h = steps; h >= 1; h--) {
            back(deviation, h);
            for (int s : places.states(h)) {
                for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                    double value = worth[row] - values[h][s];
                    if (Math.abs(value) > bound) {
                        found.add(new Extreme(deviation, h, s, row - game.firstRow(s), value));
                    }
                }
            }
        }
    }

    /** How far the advantage of a sign is from 0 at most. */
    private double extreme(Deviation deviation, int sign) {
        double most = 0;
        for (int h = steps; h >= 1; h--) {
            back(deviation, h);
            for (int s : places.states(h)) {
                for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                    most = Math.max(most, sign * (worth[row] - values[h][s]));
                }
            }
        }
        return most;
    }

    /** Backs values up to a step: of all rows, and of all states. */
    private void back(Deviation deviation, int step) {
        for (int s = 0; s < game.stateCount(); s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                double sum = z[row];
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    sum += probability[e] * values[step + 1][game.successors()[e]];
                }
                worth[row] = sum;
            }
            JointActions actions = game.actions(s);
            double value = 0;
            for (int k = expert.first(step, s); k < expert.end(step, s); k++) {
                int told = actions.action(expert.joints()[k], agent);
                int played = actions.replace(expert.joints()[k], agent, deviation.plays(1, s, told));
                value += recommendation[k] * worth[game.firstRow(s) + played];
            }
            values[step][s] = value;
        }
    }
}
