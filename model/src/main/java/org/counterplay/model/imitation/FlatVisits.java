package org.counterplay.model.imitation;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SparseSystem;

/**
 * Where a policy's play is, in doubles: {@code d_h(s)} per place that it reaches, with a bound on the error. Finite horizon: a forward
 * sweep of sums of nonnegative terms, so the error is relative. Discounted: a sparse solve, whose residual r bounds the error,
 * {@code ||d - d*||_1 <= ||r||_1 / (1 - gamma)}.
 */
public final class FlatVisits {
    private static final double UNIT = 0x1p-53;

    private final Timeline places;
    private final double[] probability;
    private final double relative;
    private final double off;

    private FlatVisits(Timeline places, double[] probability, double relative, double off) {
        this.places = places;
        this.probability = probability;
        this.relative = relative;
        this.off = off;
    }

    /** Computes them. */
    public static FlatVisits of(Game game, Policy policy) {
        Timeline places = Timeline.of(game, policy);
        return switch (game.horizon()) {
            case Horizon.Finite finite -> forward(game, policy, places);
            case Horizon.Discounted discounted -> solve(game, policy, places, Rationals.toDouble(discounted.gamma()));
        };
    }

    /** The places; each has a positive probability (with gamma = 0 the initial ones alone). */
    public Timeline places() {
        return places;
    }

    /** {@code d_h(s)} about; the array is per place and the object's own. */
    public double[] probabilities() {
        return probability;
    }

    /** For a finite horizon a bound on the relative error of each probability, underflow aside. */
    public double relativeError() {
        return relative;
    }

    /** A bound on the L1 error of the distribution of each step, and so of the averaged one. */
    public double error() {
        return off;
    }

    private static FlatVisits forward(Game game, Policy policy, Timeline places) {
        double[] probability = new double[places.size()];
        for (int k = 0; k < game.initialStates().length; k++) {
            probability[k] = game.initialProbabilities().doubleAt(k);
        }
        double[] next = new double[game.stateCount()];
        int[] terms = new int[game.stateCount()];
        int most = 1;
        double[] sigma = policy.probabilities().doubles();
        double[] transition = game.probabilities().doubles();
        for (int step = 1; step < places.steps(); step++) {
            int[] states = places.states(step);
            for (int k = 0; k < states.length; k++) {
                double here = probability[places.first(step) + k];
                int row = game.firstRow(states[k]);
                for (int e = policy.first(step, states[k]); e < policy.end(step, states[k]); e++) {
                    int at = row + policy.joints()[e];
                    double weight = here * sigma[e];
                    for (int j = game.firstSuccessor(at); j < game.firstSuccessor(at + 1); j++) {
                        next[game.successors()[j]] += weight * transition[j];
                        terms[game.successors()[j]]++;
                    }
                }
            }
            int[] after = places.states(step + 1);
            for (int k = 0; k < after.length; k++) {
                probability[places.first(step + 1) + k] = next[after[k]];
                most = Math.max(most, terms[after[k]]);
                next[after[k]] = 0;
                terms[after[k]] = 0;
            }
        }
        double relative = 2.0 * places.steps() * (most + 8.0) * UNIT;
        return new FlatVisits(places, probability, relative, Math.nextUp(relative * 1.01 + 1e-290));
    }

    private static FlatVisits solve(Game game, Policy policy, Timeline places, double gamma) {
        int[] states = places.states(1);
        int n = states.length;
        int[] placeOf = new int[game.stateCount()];
        for (int p = 0; p < n; p++) {
            placeOf[states[p]] = p;
        }
        // The system is (I - gamma P^T) d = (1 - gamma) rho: entries by target place.
        int[] start = new int[n + 1];
        int[] source = new int[0];
        double[] weight = new double[0];
        for (int pass = 0; pass < 2; pass++) {
            int[] fill = start.clone();
            for (int p = 0; p < n; p++) {
                int row = game.firstRow(states[p]);
                for (int e = policy.first(1, states[p]); e < policy.end(1, states[p]); e++) {
                    int at = row + policy.joints()[e];
                    for (int j = game.firstSuccessor(at); j < game.firstSuccessor(at + 1); j++) {
                        int to = placeOf[game.successors()[j]];
                        if (pass == 0) {
                            start[to + 1]++;
                        } else {
                            source[fill[to]] = p;
                            weight[fill[to]++] = policy.probabilities().doubleAt(e)
                                    * game.probabilities().doubleAt(j);
                        }
                    }
                }
            }
            if (pass == 0) {
                for (int p = 0; p < n; p++) {
                    start[p + 1] += start[p];
                }
                source = new int[start[n]];
                weight = new double[start[n]];
            }
        }
        double[] right = new double[n];
        for (int k = 0; k < game.initialStates().length; k++) {
            right[placeOf[game.initialStates()[k]]] =
                    (1 - gamma) * game.initialProbabilities().doubleAt(k);
        }
        SparseSystem system = new SparseSystem(start, source, weight, gamma);
        double[] d = new double[n];
        for (int round = 0; round < 3; round++) {
            double[] correction = system.solve(residual(start, source, weight, gamma, d, right));
            for (int p = 0; p < n; p++) {
                d[p] += correction[p];
            }
        }
        double total = 0;
        int most = 0;
        double size = 0;
        for (int p = 0; p < n; p++) {
            d[p] = Math.max(0, d[p]);
            most = Math.max(most, start[p + 1] - start[p]);
            size += Math.abs(d[p]);
        }
        for (double each : residual(start, source, weight, gamma, d, right)) {
            total += Math.abs(each);
        }
        // The computed residual is itself off by its roundings, of terms that sum up to at most 2 size + 1.
        double rounding = (most + n + 16.0) * UNIT * 2 * (2 * size + 1);
        double off = Math.nextUp((total + rounding) / (1 - gamma) * 1.000001);
        return new FlatVisits(places, d, Double.NaN, off);
    }

    private static double[] residual(
            int[] start, int[] source, double[] weight, double gamma, double[] d, double[] right) {
        double[] residual = new double[right.length];
        for (int p = 0; p < right.length; p++) {
            double sum = 0;
            for (int k = start[p]; k < start[p + 1]; k++) {
                sum += weight[k] * d[source[k]];
            }
            residual[p] = right[p] - d[p] + gamma * sum;
        }
        return residual;
    }
}
