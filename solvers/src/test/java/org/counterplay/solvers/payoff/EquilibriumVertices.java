package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The payoff polygon of a stage game with small integer payoffs by brute force: every point of the equilibrium polytope where as many
 * constraints meet as there are joint actions, by fraction-free elimination in longs.
 */
final class EquilibriumVertices {
    private final StageGame game;
    private final EquilibriumConcept concept;
    private final int size;
    private final List<long[]> constraints = new ArrayList<>();
    private final List<Point> payoffs = new ArrayList<>();
    private final int[] chosen;

    private EquilibriumVertices(StageGame game, EquilibriumConcept concept) {
        this.game = game;
        this.concept = concept;
        size = game.actions().size();
        chosen = new int[size - 1];
    }

    static ConvexPolygon polygon(StageGame game, EquilibriumConcept concept) {
        EquilibriumVertices vertices = new EquilibriumVertices(game, concept);
        vertices.writeConstraints();
        vertices.choose(0, 0);
        return ConvexPolygon.hullOf(vertices.payoffs);
    }

    private void writeConstraints() {
        JointActions actions = game.actions();
        for (int joint = 0; joint < size; joint++) {
            long[] row = new long[size];
            row[joint] = 1;
            constraints.add(row);
        }
        for (int agent = 0; agent < actions.agents(); agent++) {
            for (int c = 0; c < actions.count(agent); c++) {
                for (int b = 0; b < (concept == EquilibriumConcept.CCE ? 1 : actions.count(agent)); b++) {
                    long[] row = new long[size];
                    for (int joint = 0; joint < size; joint++) {
                        if (concept == EquilibriumConcept.CCE || actions.action(joint, agent) == b) {
                            row[joint] = payoff(agent, joint) - payoff(agent, actions.replace(joint, agent, c));
                        }
                    }
                    constraints.add(row);
                }
            }
        }
    }

    private long payoff(int agent, int joint) {
        return game.payoffs().get(agent).at(joint).getNumerator().longValueExact();
    }

    private void choose(int depth, int from) {
        if (depth == chosen.length) {
            BigFraction[] sigma = solve();
            if (sigma != null && feasible(sigma)) {
                payoffs.add(Point.of(expected(sigma, 0), expected(sigma, 1)));
            }
            return;
        }
        for (int k = from; k <= constraints.size() - (chosen.length - depth); k++) {
            chosen[depth] = k;
            choose(depth + 1, k + 1);
        }
    }

    /** Bareiss's elimination of the chosen constraints and the sum of 1; null where they do not determine a point. */
    private BigFraction @Nullable [] solve() {
        long[][] a = new long[size][size + 1];
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(constraints.get(chosen[k]), 0, a[k], 0, size);
        }
        for (int j = 0; j <= size; j++) {
            a[size - 1][j] = 1;
        }
        long last = 1;
        for (int p = 0; p < size; p++) {
            int pivot = p;
            while (pivot < size && a[pivot][p] == 0) {
                pivot++;
            }
            if (pivot == size) {
                return null;
            }
            long[] swapped = a[p];
            a[p] = a[pivot];
            a[pivot] = swapped;
            for (int r = 0; r < size; r++) {
                if (r != p) {
                    for (int j = size; j >= 0; j--) {
                        if (j != p) {
                            a[r][j] = Math.subtractExact(
                                            Math.multiplyExact(a[p][p], a[r][j]), Math.multiplyExact(a[r][p], a[p][j]))
                                    / last;
                        }
                    }
                    a[r][p] = 0;
                }
            }
            last = a[p][p];
        }
        BigFraction[] sigma = new BigFraction[size];
        for (int p = 0; p < size; p++) {
            sigma[p] = Rationals.of(a[p][size], a[p][p]);
        }
        return sigma;
    }

    private boolean feasible(BigFraction[] sigma) {
        for (long[] constraint : constraints) {
            BigFraction sum = BigFraction.ZERO;
            for (int joint = 0; joint < size; joint++) {
                sum = sum.add(sigma[joint].multiply(Rationals.of(constraint[joint])));
            }
            if (sum.getNumerator().signum() < 0) {
                return false;
            }
        }
        return true;
    }

    private BigFraction expected(BigFraction[] sigma, int agent) {
        BigFraction sum = BigFraction.ZERO;
        for (int joint = 0; joint < size; joint++) {
            sum = sum.add(sigma[joint].multiply(game.payoffs().get(agent).at(joint)));
        }
        return sum;
    }
}
