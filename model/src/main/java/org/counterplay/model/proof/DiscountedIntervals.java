package org.counterplay.model.proof;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SparseSystem;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DeviatorKernel;

/**
 * Value tables of large discounted games in doubles: as {@link DiscountedProof} encloses them, the residual being computed in
 * doubles and widened by more than its rounding errors and those of an outward-rounded check.
 */
final class DiscountedIntervals {
    private static final double UNIT = 0x1p-53;
    private static final int MOST_IMPROVEMENTS = 200;

    private final Game game;
    private final boolean unseen;
    private final DeviatorKernel kernel;
    private final Timeline places;
    private final int[] states;
    private final int[] placeOf;
    private final double gamma;
    private final Deviation chosen;
    private double slack;

    private DiscountedIntervals(Game game, Policy policy, int agent, Choices choices, Deviation start) {
        this.game = game;
        unseen = choices instanceof Choices.Unseen;
        kernel = new DeviatorKernel(game, policy, agent, choices);
        places = choices.reach(game, policy, agent);
        states = places.states(1);
        placeOf = new int[game.stateCount()];
        Arrays.fill(placeOf, -1);
        for (int p = 0; p < states.length; p++) {
            placeOf[states[p]] = p;
        }
        gamma = Rationals.toDouble(((Horizon.Discounted) game.horizon()).gamma());
        chosen = Deviation.of(game, agent, start.changes());
    }

    static DiscountedProof.Result run(
            Game game, Policy policy, int agent, Choices choices, Deviation start, boolean up) {
        DiscountedIntervals process = new DiscountedIntervals(game, policy, agent, choices, start);
        double[] values = new double[process.states.length];
        for (int round = 0; round < MOST_IMPROVEMENTS; round++) {
            values = process.evaluate(values);
            if (!process.improve(values)) {
                break;
            }
        }
        process.shift(values, up);
        return new DiscountedProof.Result(
                new Table(process.places, NumberColumn.ofDoubles(values)), process.chosen);
    }

    /** The value of what is chosen: a solve, and one of what it left over. */
    private double[] evaluate(double[] first) {
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

    private int chosenOption(int place, int site) {
        int b = kernel.recommended(site);
        int wanted = chosen.plays(1, states[place], Math.max(b, 0));
        int obedient = -1;
        for (int option = kernel.firstOption(site); option < kernel.firstOption(site + 1); option++) {
            if (kernel.action(option) == wanted) {
                return option;
            }
            if (kernel.action(option) == b) {
                obedient = option;
            }
        }
        return obedient >= 0 ? obedient : kernel.firstOption(site);
    }

    private double worth(int option, double[] values) {
        double sum = 0;
        double size = Math.abs(kernel.reward(option));
        for (int e = kernel.firstSuccessor(option); e < kernel.firstSuccessor(option + 1); e++) {
            double term = kernel.probability(e) * values[placeOf[kernel.successor(e)]];
            sum += term;
            size += Math.abs(term);
        }
        slack = Math.max(slack, size * (kernel.firstSuccessor(option + 1) - kernel.firstSuccessor(option) + 8));
        return kernel.reward(option) + gamma * sum;
    }

    private boolean improve(double[] values) {
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

    private void choose(int place, int site, int action) {
        int b = kernel.recommended(site);
        if (!unseen) {
            chosen.set(1, states[place], b, action);
            return;
        }
        for (int any = 0; any < game.actions(states[place]).count(chosen.agent()); any++) {
            chosen.set(1, states[place], any, action);
        }
    }

    /** Adds the constant that makes the inequality hold at every place, with room for a check in intervals. */
    private void shift(double[] values, boolean up) {
        slack = 0;
        double extreme = Double.NEGATIVE_INFINITY;
        double largest = 0;
        int mostSites = 1;
        for (int p = 0; p < states.length; p++) {
            kernel.at(1, states[p]);
            mostSites = Math.max(mostSites, kernel.sites());
            double backup = 0;
            for (int site = 0; site < kernel.sites(); site++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int option = kernel.firstOption(site); option < kernel.firstOption(site + 1); option++) {
                    best = Math.max(best, worth(option, values));
                }
                backup += best;
            }
            double residual = backup - values[p];
            extreme = Math.max(extreme, up ? residual : -residual);
            largest = Math.max(largest, Math.abs(values[p]));
        }
        double errors = 64 * UNIT * (slack * mostSites * (mostSites + 8) + 4 * largest);
        double distance = (extreme + errors) / (1 - gamma);
        distance += 8 * UNIT * (Math.abs(distance) + largest) / (1 - gamma) * 4;
        for (int p = 0; p < values.length; p++) {
            values[p] += up ? distance : -distance;
        }
    }
}
