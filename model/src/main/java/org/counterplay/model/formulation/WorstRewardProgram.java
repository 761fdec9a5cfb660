package org.counterplay.model.formulation;

import java.util.List;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The linear program of the rewards that are worst for one deviation (formulations, section 6). Rewards are scaled to
 * {@code z(s,a)} in [0,1]; g is what each of them gains, a difference of visits summed over the steps, and e_k that of an
 * expert's deviation:
 *
 * <pre>
 *   maximise    sum_j g_j z_j - price t
 *   expert(k):  sum_j e_kj z_j - t &lt;= 0
 *   0 &lt;= z &lt;= 1,  0 &lt;= t &lt;= allowed
 * </pre>
 *
 * With some of the expert's deviations the optimum is an upper bound; with all that bind, t is the expert's regret and the
 * optimum is exact. In units of the width of the rewards.
 *
 * <p>Shapes: columns z by game row, then t; a row for each of the expert's deviations. All numbers are exact.
 */
public final class WorstRewardProgram {
    private WorstRewardProgram() {}

    /**
     * Writes the program.
     *
     * @param gain g per game row
     * @param price what a unit of the expert's regret costs
     * @param allowed the most that the expert may regret, or null for any
     * @param expert e per deviation and game row
     */
    public static Program of(
            BigFraction[] gain, BigFraction price, @Nullable BigFraction allowed, List<BigFraction[]> expert) {
        int count = gain.length;
        ProgramWriter writer = new ProgramWriter(
                "worst rewards for a deviation",
                Sense.MAXIMIZE,
                Major.ROWS,
                count + 1,
                expert.size(),
                expert.size() * (count + 1));
        NumberColumn.Writer costs = new NumberColumn.Writer(count + 1);
        @Nullable BigFraction[] lower = new BigFraction[count + 1];
        @Nullable BigFraction[] upper = new BigFraction[count + 1];
        for (int j = 0; j < count; j++) {
            writer.column(0, 1, Rationals.toDouble(gain[j]));
            costs.add(gain[j]);
            lower[j] = BigFraction.ZERO;
            upper[j] = BigFraction.ONE;
        }
        writer.column(
                0,
                allowed == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(allowed),
                -Rationals.toDouble(price));
        costs.add(price.negate());
        lower[count] = BigFraction.ZERO;
        upper[count] = allowed;
        NumberColumn.Writer values = new NumberColumn.Writer(expert.size() * (count + 1));
        @Nullable BigFraction[] rowUpper = new BigFraction[expert.size()];
        for (int k = 0; k < expert.size(); k++) {
            writer.row(Double.NEGATIVE_INFINITY, 0);
            rowUpper[k] = BigFraction.ZERO;
            for (int j = 0; j < count; j++) {
                BigFraction value = expert.get(k)[j];
                if (Rationals.toDouble(value) != 0) {
                    writer.coefficient(j, Rationals.toDouble(value));
                    values.add(value);
                }
            }
            writer.coefficient(count, -1);
            values.add(-1);
        }
        ExactProgram exact = new ExactProgram(
                BigFraction.ZERO,
                costs.finish(),
                lower,
                upper,
                new BigFraction[expert.size()],
                rowUpper,
                values.finish());
        return writer.names(j -> j < count ? "z(" + j + ")" : "t", k -> "expert(" + (k + 1) + ")")
                .exact(() -> exact)
                .finish();
    }
}
