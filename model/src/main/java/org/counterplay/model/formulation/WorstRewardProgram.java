package org.counterplay.model.formulation;

import java.util.ArrayList;
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
 * expert's deviation, either as part of its regret t or as an advantage that may be so large at most:
 *
 * <pre>
 *   maximise       sum_j g_j z_j - price t
 *   expert(k):     sum_j e_kj z_j - t &lt;= 0          rows of regret
 *   expert(k):     sum_j e_kj z_j     &lt;= most_k     rows of advantages
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
     * What one of the expert's deviations asks of z.
     *
     * @param gain e per game row
     * @param most the most that {@code e z} may be; null where it is at most t
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    public record Row(BigFraction[] gain, @Nullable BigFraction most) {}

    /**
     * Writes the program.
     *
     * @param gain g per game row
     * @param price what a unit of the expert's regret costs
     * @param allowed the most that the expert may regret, or null for any
     * @param expert the rows of the expert's deviations
     */
    public static Program of(BigFraction[] gain, BigFraction price, @Nullable BigFraction allowed, List<Row> expert) {
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
            BigFraction most = expert.get(k).most();
            rowUpper[k] = most == null ? BigFraction.ZERO : most;
            writer.row(Double.NEGATIVE_INFINITY, most == null ? 0 : Rationals.toDouble(most));
            for (int j = 0; j < count; j++) {
                BigFraction value = expert.get(k).gain()[j];
                if (Rationals.toDouble(value) != 0) {
                    writer.coefficient(j, Rationals.toDouble(value));
                    values.add(value);
                }
            }
            if (most == null) {
                writer.coefficient(count, -1);
                values.add(-1);
            }
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

    /**
     * The same in doubles, without gains and with all of the expert's deviations from regret on: the rows of {@link
     * ExpertRegretTerm} in place of those of single deviations.
     *
     * <p>Shapes: columns z by game row, then those of the term, t last.
     *
     * @param count of game rows
     */
    public static Program withValues(int count, ExpertRegretTerm expert) {
        ProgramWriter writer =
                new ProgramWriter("worst rewards for a deviation, values", Sense.MAXIMIZE, Major.ROWS, 256, 256, 4096);
        int[] reward = new int[count];
        for (int j = 0; j < count; j++) {
            reward[j] = writer.column(0, 1, 0);
        }
        List<int[]> values = new ArrayList<>();
        int regret = expert.columns(writer, values);
        if (expert.present()) {
            expert.rows(writer, reward, regret, values);
        }
        return writer.finish();
    }
}
