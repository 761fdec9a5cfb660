package org.counterplay.model.response;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SparseSystem;

/**
 * The whole decision process of an agent in a discounted game, in doubles, with one option chosen at each site: evaluation of
 * what is chosen, and policy iteration. All results are approximations for others to measure.
 *
 * <p>Places are the states that the agent's choices reach, numbered 0..n-1 in ascending order.
 */
public final class DiscountedProcess {
    private static final int MOST_IMPROVEMENTS = 1_000;

    private final DeviatorKernel kernel;
    private final Timeline places;
    private final int[] states;
    private final int[] placeOf;
    private final double gamma;
    private final Deviation chosen;

    /**
     * The process of an agent.
     *
     * @param start what is chosen at first, wherever it is an option; else obedience
     * @throws IllegalArgumentException if the game is not discounted
     */
    public DiscountedProcess(Game game, Policy policy, int agent, Choices choices, Deviation start) {
        if (!(game.horizon() instanceof Horizon.Discounted discounted)) {
            throw new IllegalArgumentException("game " + game.name() + " is not discounted");
        }
        kernel = new DeviatorKernel(game, policy, agent, choices);
        places = choices.reach(game, policy, agent);
        states = places.states(1);
        placeOf = new int[game.stateCount()];
        Arrays.fill(placeOf, -1);
        for (int p = 0; p < states.length; p++) {
            placeOf[states[p]] = p;
        }
        gamma = Rationals.toDouble(discounted.gamma());
        chosen = Deviation.identity(game, agent, true);
        for (int p = 0; p < states.length; p++) {
            kernel.at(1, states[p]);
            for (int site = 0; site < kernel.sites(); site++) {
                int b = kernel.recommended(site);
                choose(p, site, kernel.action(option(site, start.plays(1, states[p], Math.max(b, 0)))));
            }
        }
    }

    /** The places: one step with all states that are reached. */
    public Timeline places() {
        return places;
    }

    /** What is chosen now. */
    public Deviation chosen() {
        return chosen;
    }

    public double gamma() {
        return gamma;
    }

    /** Policy iteration from what is chosen now; returns the values of what is chosen in the end, per place. */
    public double[] iterate() {
        double[] values = evaluate(new double[states.length]);
        for (int round = 0; round < MOST_IMPROVEMENTS && improve(values); round++) {
            values = evaluate(values);
        }
        return values;
    }

    /**
     * The values of what is chosen, {@code v = R + gamma W v}, by a sparse solve and its refinement.
     *
     * @param first where refinement starts; zeros will do
     */
    public double[] evaluate(double[] first) {
        int n = states.length;
        int[] start = new int[n + 1];
        int[] columns = new int[4 * n + 4];
        double[] weights = new double[4 * n + 4];
        double[] reward = new double[n];
        for (int p = 0; p < n; p++) {
            kernel.at(1, states[p]);
            int end = start[p];
            for (int site = 0; site < kernel.sites(); site++) {
                int option = chosenOption(p, site);
                reward[p] += kernel.reward(option);
                for (int e = kernel.firstSuccessor(option); e < kernel.firstSuccessor(option + 1); e++) {
                    if (end == columns.length) {
                        columns = Arrays.copyOf(columns, 2 * end);
                        weights = Arrays.copyOf(weights, 2 * end);
                    }
                    columns[end] = placeOf[kernel.successor(e)];
                    weights[end++] = kernel.probability(e);
                }
            }
            start[p + 1] = end;
        }
        SparseSystem system = new SparseSystem(start, columns, weights, gamma);
        double[] values = first;
        for (int refinement = 0; refinement < 3; refinement++) {
            double[] residual = new double[n];
            for (int p = 0; p < n; p++) {
                double sum = reward[p] - values[p];
                for (int k = start[p]; k < start[p + 1]; k++) {
                    sum += gamma * weights[k] * values[columns[k]];
                }
                residual[p] = sum;
            }
            double[] correction = system.solve(residual);
            double[] next = new double[n];
            for (int p = 0; p < n; p++) {
                next[p] = values[p] + correction[p];
            }
            values = next;
        }
        return values;
    }

    /** Chooses better options where there are any, by more than rounding; returns whether there were. */
    public boolean improve(double[] values) {
        boolean improved = false;
        for (int p = 0; p < states.length; p++) {
            kernel.at(1, states[p]);
            for (int site = 0; site < kernel.sites(); site++) {
                int current = chosenOption(p, site);
                int best = current;
                double bestWorth = worth(current, values);
                double margin = 1e-12 * (1 + Math.abs(bestWorth));
                for (int option = kernel.firstOption(site); option < kernel.firstOption(site + 1); option++) {
                    double worth = worth(option, values);
                    if (worth > bestWorth + margin) {
                        best = option;
                        bestWorth = worth;
                    }
                }
                choose(p, site, kernel.action(best));
                improved |= best != current;
            }
        }
        return improved;
    }

    /**
     * The value of the best options at a place, {@code sum_b max_c [R + gamma sum_s' W v(s')]}.
     *
     * @param magnitude element 0 is raised to the sum of the absolute values of all terms times their number,
     *     of which each rounding error is at most 2^-53
     */
    public double bestBackup(int place, double[] values, double[] magnitude) {
        kernel.at(1, states[place]);
        double backup = 0;
        double terms = 0;
        for (int site = 0; site < kernel.sites(); site++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int option = kernel.firstOption(site); option < kernel.firstOption(site + 1); option++) {
                best = Math.max(best, worth(option, values));
                double size = kernel.magnitude(option); // not |reward|: terms may cancel, their errors do not
                for (int e = kernel.firstSuccessor(option); e < kernel.firstSuccessor(option + 1); e++) {
                    size += kernel.probability(e) * Math.abs(values[placeOf[kernel.successor(e)]]);
                }
                terms = Math.max(terms, size);
            }
            backup += best;
        }
        double operations = 4.0 * kernel.mostTerms() + 8 * kernel.sites() + 16;
        magnitude[0] = Math.max(magnitude[0], terms * kernel.sites() * operations);
        return backup;
    }

    private double worth(int option, double[] values) {
        double sum = 0;
        for (int e = kernel.firstSuccessor(option); e < kernel.firstSuccessor(option + 1); e++) {
            sum += kernel.probability(e) * values[placeOf[kernel.successor(e)]];
        }
        return kernel.reward(option) + gamma * sum;
    }

    private int chosenOption(int place, int site) {
        return option(site, chosen.plays(1, states[place], Math.max(kernel.recommended(site), 0)));
    }

    /** The option of a site that plays an action; where there is none, that of obedience, else the first. */
    private int option(int site, int wanted) {
        int obedient = -1;
        for (int option = kernel.firstOption(site); option < kernel.firstOption(site + 1); option++) {
            if (kernel.action(option) == wanted) {
                return option;
            }
            if (kernel.action(option) == kernel.recommended(site)) {
                obedient = option;
            }
        }
        return obedient >= 0 ? obedient : kernel.firstOption(site);
    }

    private void choose(int place, int site, int action) {
        chosen.choose(1, states[place], kernel.recommended(site), action);
    }
}
