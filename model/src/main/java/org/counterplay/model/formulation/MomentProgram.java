package org.counterplay.model.formulation;

import java.util.List;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The moment-matching error over a polytope F of functions f(s,a) (2406.04219, Theorem 5.5; formulations, section 5):
 *
 * <pre>
 *   columns  f(s,a) per row of the game, free
 *   maximise sum_{s,a} [rho_E(s,a) - rho(s,a)] f(s,a)         rho averaged over the steps
 *   rows     lower_k &lt;= sum coefficients_k f &lt;= upper_k     for each constraint
 *            -bound &lt;= f(s,a) &lt;= bound                       where a box is given
 * </pre>
 */
public final class MomentProgram {
    private MomentProgram() {}

    /**
     * A linear constraint on f; a bound that is null is none.
     *
     * @param rows distinct rows (state, joint action) of the game
     * @param coefficients one for each of them
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    public record Constraint(
            int[] rows,
            BigFraction[] coefficients,
            @Nullable BigFraction lower,
            @Nullable BigFraction upper) {
        public Constraint {
            if (rows.length != coefficients.length) {
                throw new IllegalArgumentException(
                        rows.length + " rows and " + coefficients.length + " coefficients in one constraint");
            }
        }
    }

    /**
     * Writes the program.
     *
     * @param difference {@code rho_E - rho} per row of the game
     * @param box the largest {@code abs(f(s,a))}, or null where the constraints alone bound f
     * @throws IllegalArgumentException if a constraint names a row that the game does not have
     */
    public static Program of(BigFraction[] difference, List<Constraint> constraints, @Nullable BigFraction box) {
        RationalRows writer = new RationalRows("moment program", Sense.MAXIMIZE, difference.length);
        for (BigFraction weight : difference) {
            writer.column(box == null ? null : box.negate(), weight);
        }
        for (int k = 0; k < constraints.size(); k++) {
            Constraint constraint = constraints.get(k);
            String name = "constraint(" + (k + 1) + ")";
            writer.row(constraint.lower(), constraint.upper(), () -> name);
            for (int j = 0; j < constraint.rows().length; j++) {
                int row = constraint.rows()[j];
                if (row < 0 || row >= difference.length) {
                    throw new IllegalArgumentException(
                            name + " names row " + row + "; the game has rows 0 to " + (difference.length - 1));
                }
                writer.coefficient(row, constraint.coefficients()[j]);
            }
        }
        for (int row = 0; box != null && row < difference.length; row++) {
            String name = "box(" + row + ")";
            writer.row(null, box, () -> name);
            writer.coefficient(row, 1);
        }
        return writer.finish(column -> "f(" + column + ")");
    }
}
