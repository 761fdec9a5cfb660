package org.counterplay.model.assumption;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Features {@code phi(s,a)} in d rational numbers, one vector per row (state, joint action) of a game.
 *
 * @param rows {@code rows[game.firstRow(s) + a][k]}, k = 0..d-1
 */
public record FeatureMap(BigFraction[][] rows) {
    /**
     * Checks shapes.
     *
     * @throws IllegalArgumentException if there is no row or vectors differ in length
     */
    public FeatureMap {
        if (rows.length == 0) {
            throw new IllegalArgumentException("features of no state and joint action at all");
        }
        for (BigFraction[] row : rows) {
            if (row.length != rows[0].length) {
                throw new IllegalArgumentException("one feature vector has " + row.length + " entries, another has "
                        + rows[0].length + "; all must have as many");
            }
        }
    }

    /** Indicators of the rows: d is their number, and every game is linear in them. */
    public static FeatureMap tabular(Game game) {
        BigFraction[][] rows = new BigFraction[game.rowCount()][game.rowCount()];
        for (int row = 0; row < rows.length; row++) {
            Arrays.fill(rows[row], BigFraction.ZERO);
            rows[row][row] = BigFraction.ONE;
        }
        return new FeatureMap(rows);
    }

    /** d. */
    public int dimension() {
        return rows[0].length;
    }

    /**
     * Makes sure that there is a vector for each row of the game.
     *
     * @throws IllegalArgumentException if not
     */
    public void requireFor(Game game) {
        if (rows.length != game.rowCount()) {
            throw new IllegalArgumentException("features have " + rows.length + " vectors; game " + game.name()
                    + " has " + Rationals.format(Rationals.of(game.rowCount())) + " pairs of state and joint action");
        }
    }
}
