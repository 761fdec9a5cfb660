package org.counterplay.instances;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Quantities of a discounted game with product policies from their definitions: values by Gauss-Jordan elimination in
 * rationals, best responses by trying every map from states to actions. Shares nothing with the library.
 */
final class DiscountedMeasurement {
    private final Game game;
    private final Policy expert;
    private final BigFraction gamma;

    DiscountedMeasurement(Game game, Policy expert) {
        this.game = game;
        this.expert = expert;
        gamma = ((Horizon.Discounted) game.horizon()).gamma();
    }

    BigFraction of(Expectation expectation, Policy policy) {
        return switch (expectation.quantity()) {
            case VALUE -> value(policy, game.agents().indexOf(expectation.agent()), null);
            case NASH_GAP -> nashGap(policy);
            case STATES_L1 -> distance(visits(policy), visits(expert));
            case OCCUPANCY_L1 -> distance(occupancy(policy), occupancy(expert));
            case BC_AGENT_L1 -> cloningError(policy);
            case COVERAGE_AVERAGED ->
                Arrays.stream(visits(policy)).reduce(Rationals::min).orElseThrow();
            default -> throw new UnsupportedOperationException("no expectation is about " + expectation.quantity());
        };
    }

    private BigFraction nashGap(Policy policy) {
        BigFraction worst = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BigFraction obedient = value(policy, agent, null);
            int[] map = new int[game.stateCount()];
            do {
                worst = Rationals.max(worst, value(policy, agent, map).subtract(obedient));
            } while (next(map, agent));
        }
        return worst;
    }

    private boolean next(int[] map, int agent) {
        for (int s = 0; s < map.length; s++) {
            if (++map[s] < game.actions(s).count(agent)) {
                return true;
            }
            map[s] = 0;
        }
        return false;
    }

    /** The row of a joint action when an agent plays what the map says, or obeys where it is null. */
    private int row(int state, int joint, int agent, int[] map) {
        return game.firstRow(state) + (map == null ? joint : game.actions(state).replace(joint, agent, map[state]));
    }

    private BigFraction value(Policy policy, int agent, int[] map) {
        int n = game.stateCount();
        BigFraction[][] system = new BigFraction[n][n + 1];
        for (int s = 0; s < n; s++) {
            Arrays.fill(system[s], BigFraction.ZERO);
            system[s][s] = BigFraction.ONE;
            for (int k = policy.first(1, s); k < policy.end(1, s); k++) {
                BigFraction weight = policy.probabilities().at(k);
                int row = row(s, policy.joints()[k], agent, map);
                system[s][n] =
                        system[s][n].add(weight.multiply(game.reward(agent).at(row)));
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    int to = game.successors()[e];
                    system[s][to] = system[s][to].subtract(
                            gamma.multiply(weight).multiply(game.probabilities().at(e)));
                }
            }
        }
        BigFraction[] values = solve(system);
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum = sum.add(values[game.initialStates()[k]].multiply(
                    game.initialProbabilities().at(k)));
        }
        return sum;
    }

    private BigFraction[] visits(Policy policy) {
        int n = game.stateCount();
        BigFraction[][] system = new BigFraction[n][n + 1];
        for (int s = 0; s < n; s++) {
            Arrays.fill(system[s], BigFraction.ZERO);
            system[s][s] = BigFraction.ONE;
        }
        for (int k = 0; k < game.initialStates().length; k++) {
            system[game.initialStates()[k]][n] = BigFraction.ONE
                    .subtract(gamma)
                    .multiply(game.initialProbabilities().at(k));
        }
        for (int s = 0; s < n; s++) {
            for (int k = policy.first(1, s); k < policy.end(1, s); k++) {
                int row = game.firstRow(s) + policy.joints()[k];
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    int to = game.successors()[e];
                    system[to][s] = system[to][s].subtract(
                            gamma.multiply(policy.probabilities().at(k))
                                    .multiply(game.probabilities().at(e)));
                }
            }
        }
        return solve(system);
    }

    private BigFraction[] occupancy(Policy policy) {
        BigFraction[] measure = new BigFraction[game.rowCount()];
        Arrays.fill(measure, BigFraction.ZERO);
        BigFraction[] visits = visits(policy);
        for (int s = 0; s < game.stateCount(); s++) {
            for (int k = policy.first(1, s); k < policy.end(1, s); k++) {
                measure[game.firstRow(s) + policy.joints()[k]] =
                        visits[s].multiply(policy.probabilities().at(k));
            }
        }
        return measure;
    }

    private BigFraction cloningError(Policy policy) {
        BigFraction[] visits = visits(expert);
        BigFraction worst = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BigFraction sum = BigFraction.ZERO;
            for (int s = 0; s < game.stateCount(); s++) {
                sum = sum.add(visits[s].multiply(distance(own(policy, s, agent), own(expert, s, agent))));
            }
            worst = Rationals.max(worst, sum);
        }
        return worst;
    }

    private BigFraction[] own(Policy policy, int state, int agent) {
        BigFraction[] marginal = new BigFraction[game.actions(state).count(agent)];
        Arrays.fill(marginal, BigFraction.ZERO);
        for (int k = policy.first(1, state); k < policy.end(1, state); k++) {
            int action = game.actions(state).action(policy.joints()[k], agent);
            marginal[action] = marginal[action].add(policy.probabilities().at(k));
        }
        return marginal;
    }

    private static BigFraction distance(BigFraction[] one, BigFraction[] other) {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < one.length; k++) {
            sum = sum.add(one[k].subtract(other[k]).abs());
        }
        return sum;
    }

    private static BigFraction[] solve(BigFraction[][] system) {
        int n = system.length;
        for (int p = 0; p < n; p++) {
            int pivot = p;
            while (system[pivot][p].getNumerator().signum() == 0) {
                pivot++;
            }
            BigFraction[] swap = system[p];
            system[p] = system[pivot];
            system[pivot] = swap;
            BigFraction scale = system[p][p];
            for (int c = 0; c <= n; c++) {
                system[p][c] = system[p][c].divide(scale);
            }
            for (int r = 0; r < n; r++) {
                BigFraction factor = system[r][p];
                if (r != p && factor.getNumerator().signum() != 0) {
                    for (int c = p; c <= n; c++) {
                        system[r][c] = system[r][c].subtract(factor.multiply(system[p][c]));
                    }
                }
            }
        }
        BigFraction[] solution = new BigFraction[n];
        for (int k = 0; k < n; k++) {
            solution[k] = system[k][n];
        }
        return solution;
    }
}
