package org.counterplay.model.formulation;

import java.util.List;
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

    /**
     * The same over several places, of which no play meets two: how far the others must move for one answer to be as good as each of
     * some alternatives.
     *
     * <pre>
     *   minimise sum_p weight(p) sum_o e_p(o)                                = sum_p weight(p) ||q_p - expert_p||_1
     *   rows     sum_o q_p(o) = 1,   e_p(o) - q_p(o) &gt;= -expert_p(o),   e_p(o) + q_p(o) &gt;= expert_p(o)
     *            sum_p sum_o q_p(o) margin(k,p,o) &gt;= -constant(k)             for every alternative k
     * </pre>
     *
     * Columns: q, e by place and joint action o of the others: those of place p begin at {@code 2 sum_{p' < p} |o|}, q before e.
     *
     * @param weight not negative
     * @param margin what the answer earns more than alternative k, per place and joint action of the others
     * @param constant what it earns more whatever the others do
     */
    public static Program ofPlaces(
            BigFraction[] weight, BigFraction[][] expert, List<BigFraction[][]> margin, List<BigFraction> constant) {
        int[] first = new int[expert.length + 1];
        for (int p = 0; p < expert.length; p++) {
            first[p + 1] = first[p] + 2 * expert[p].length;
        }
        RationalRows writer = new RationalRows("opponent shift program", Sense.MINIMIZE, first[expert.length]);
        for (int p = 0; p < expert.length; p++) {
            for (int k = 0; k < 2 * expert[p].length; k++) {
                writer.column(BigFraction.ZERO, k < expert[p].length ? BigFraction.ZERO : weight[p]);
            }
        }
        for (int p = 0; p < expert.length; p++) {
            int n = expert[p].length;
            String place = "(" + (p + 1) + ")";
            writer.row(BigFraction.ONE, BigFraction.ONE, () -> "total" + place);
            for (int o = 0; o < n; o++) {
                writer.coefficient(first[p] + o, 1);
            }
            for (int o = 0; o < n; o++) {
                String name = "(" + (p + 1) + "," + (o + 1) + ")";
                writer.row(expert[p][o].negate(), null, () -> "above" + name);
                writer.coefficient(first[p] + o, -1);
                writer.coefficient(first[p] + n + o, 1);
                writer.row(expert[p][o], null, () -> "below" + name);
                writer.coefficient(first[p] + o, 1);
                writer.coefficient(first[p] + n + o, 1);
            }
        }
        for (int k = 0; k < margin.size(); k++) {
            String name = "best(" + (k + 1) + ")";
            writer.row(constant.get(k).negate(), null, () -> name);
            for (int p = 0; p < expert.length; p++) {
                for (int o = 0; o < expert[p].length; o++) {
                    writer.coefficient(first[p] + o, margin.get(k)[p][o]);
                }
            }
        }
        return writer.finish(column -> {
            int p = 0;
            while (first[p + 1] <= column) {
                p++;
            }
            int o = column - first[p];
            boolean play = o < expert[p].length;
            return (play ? "q(" : "e(") + (p + 1) + "," + (play ? o + 1 : o - expert[p].length + 1) + ")";
        });
    }
}
