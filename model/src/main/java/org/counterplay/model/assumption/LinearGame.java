package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether a game is a linear Markov game in given features (2602.22810): {@code T(s'|s,a) = <phi(s,a), mu(s')>} with vectors mu(s') of
 * any sign, and {@code r_i(s,a) = <phi(s,a), theta_i>}, for all rows (s,a). Decided by exact elimination: the rows of [phi | T | r] are
 * reduced one after another; a row whose features vanish must vanish in the rest as well.
 */
public sealed interface LinearGame {
    /** Linear, in features of the given rank. */
    record Linear(int rank) implements LinearGame {}

    /**
     * Not linear: the features of the row depend on those of rows before it as its transitions or rewards do not.
     *
     * @param state the row's state
     * @param joint the row's joint action
     * @param what {@code "transition to NAME"} or {@code "reward of NAME"}
     */
    record NotLinear(int state, int joint, String what) implements LinearGame {}

    /** Decides, in rationals. */
    static LinearGame check(Game game, FeatureMap features) {
        features.requireFor(game);
        int d = features.dimension();
        int width = d + game.stateCount() + game.agentCount();
        List<BigFraction[]> basis = new ArrayList<>();
        List<Integer> pivots = new ArrayList<>();
        for (int s = 0; s < game.stateCount(); s++) {
            for (int joint = 0; joint < game.actions(s).size(); joint++) {
                BigFraction[] row = row(game, features, s, joint, width);
                for (int k = 0; k < basis.size(); k++) {
                    reduce(row, basis.get(k), pivots.get(k));
                }
                int pivot = first(row);
                if (pivot >= d) {
                    if (pivot < width) {
                        int at = pivot - d;
                        return new NotLinear(
                                s,
                                joint,
                                at < game.stateCount()
                                        ? "transition to " + game.states().get(at)
                                        : "reward of " + game.agents().get(at - game.stateCount()));
                    }
                    continue;
                }
                BigFraction by = row[pivot];
                for (int k = pivot; k < width; k++) {
                    row[k] = row[k].divide(by);
                }
                basis.add(row);
                pivots.add(pivot);
            }
        }
        return new Linear(basis.size());
    }

    private static BigFraction[] row(Game game, FeatureMap features, int state, int joint, int width) {
        BigFraction[] row = new BigFraction[width];
        Arrays.fill(row, BigFraction.ZERO);
        int at = game.firstRow(state) + joint;
        int d = features.dimension();
        System.arraycopy(features.rows()[at], 0, row, 0, d);
        for (int k = game.firstSuccessor(at); k < game.firstSuccessor(at + 1); k++) {
            row[d + game.successors()[k]] = game.probabilities().at(k);
        }
        for (int i = 0; i < game.agentCount(); i++) {
            row[d + game.stateCount() + i] = game.reward(i).at(at);
        }
        return row;
    }

    private static void reduce(BigFraction[] row, BigFraction[] by, int pivot) {
        BigFraction factor = row[pivot];
        if (factor.getNumerator().signum() != 0) {
            for (int k = pivot; k < row.length; k++) {
                if (by[k].getNumerator().signum() != 0) {
                    row[k] = row[k].subtract(factor.multiply(by[k]));
                }
            }
        }
    }

    /** The first entry that is not zero; the length of the row where there is none. */
    private static int first(BigFraction[] row) {
        int at = 0;
        while (at < row.length && row[at].getNumerator().signum() == 0) {
            at++;
        }
        return at;
    }
}
