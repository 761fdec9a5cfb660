package org.counterplay.model.formulation;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;

/**
 * How far the other player of a stage game must move so that an action becomes a best response (for 2602.21020, Definition 6):
 *
 * <pre>
 *   columns  q(o) &gt;= 0 per action o of the other, e(o) &gt;= 0
 *   minimise sum_o e(o)                                                  = ||q - expert||_1
 *   rows     sum_o q(o) = 1,   e(o) - q(o) &gt;= -expert(o),   e(o) + q(o) &gt;= expert(o)
 *            sum_o q(o) [payoff(a,o) - payoff(c,o)] &gt;= 0                for every other action c
 * </pre>
 */
public final class OpponentShiftProgram {
    private OpponentShiftProgram() {}

    /**
     * Writes the program; infeasible where the action is a best response to nothing.
     *
     * @param payoff by own action, then the other's
     * @param expert the other's policy
     * @param action a
     */
    public static Program of(BigFraction[][] payoff, BigFraction[] expert, int action) {
        RationalRows writer = new RationalRows("opponent shift program", Sense.MINIMIZE, 2 * expert.length);
        int n = expert.length;
        for (int o = 0; o < n; o++) {
            writer.column(BigFraction.ZERO, BigFraction.ZERO);
        }
        for (int o = 0; o < n; o++) {
            writer.column(BigFraction.ZERO, BigFraction.ONE);
        }
        writer.row(BigFraction.ONE, BigFraction.ONE, () -> "total");
        for (int o = 0; o < n; o++) {
            writer.coefficient(o, 1);
        }
        for (int o = 0; o < n; o++) {
            String name = "(" + (o + 1) + ")";
            writer.row(expert[o].negate(), null, () -> "above" + name);
            writer.coefficient(o, -1);
            writer.coefficient(n + o, 1);
            writer.row(expert[o], null, () -> "below" + name);
            writer.coefficient(o, 1);
            writer.coefficient(n + o, 1);
        }
        for (int c = 0; c < payoff.length; c++) {
            if (c != action) {
                String name = "best(" + (c + 1) + ")";
                writer.row(BigFraction.ZERO, null, () -> name);
                for (int o = 0; o < n; o++) {
                    writer.coefficient(o, payoff[action][o].subtract(payoff[c][o]));
                }
            }
        }
        return writer.finish(column -> column < n ? "q(" + (column + 1) + ")" : "e(" + (column - n + 1) + ")");
    }
}
