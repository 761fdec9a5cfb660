package org.counterplay.solvers.search.witness;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The best rewards for transitions and policies that are held, exactly: with the learner's deviation held too, the
 * gap, the expert's regret and all advantages are linear in the rewards, so that
 *
 * <pre>
 *   maximise   J_i(sigma, phi) - J_i(sigma) - t
 *   subject to J_k(sigma_E, psi) - J_k(sigma_E) &lt;= t &lt;= delta      for the deviations psi that are told
 *              |A_k(h,s,a)| &lt;= u                                     for the deviations and places that are told
 * </pre>
 *
 * is a linear program. Rows are added until nothing more is said to be violated, in floating point; whether that was
 * right, the exact check decides.
 */
final class RewardRepair {
    private static final int ROUNDS = 25;

    private final Question.WorstGame question;
    private final ExactPoint point;
    private final Layout layout;
    private final ExactFlow flow;
    private final @Nullable BigFraction recoverability;
    private final @Nullable BigFraction expertRegret;
    private final List<Row> rows = new ArrayList<>();
    private final BigFraction[] objective;

    /** One row {@code coefficients r - (regret ? t : 0) <= bound}. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Row(BigFraction[] coefficients, boolean regret, BigFraction bound) {}

    RewardRepair(
            Question.WorstGame question,
            ExactPoint point,
            @Nullable BigFraction recoverability,
            @Nullable BigFraction expertRegret,
            Critic critic) {
        this.question = question;
        this.point = point;
        this.recoverability = recoverability;
        this.expertRegret = expertRegret;
        layout = point.layout();
        flow = new ExactFlow(point);
        Critic.Best best = critic.best(point.doubles(), question.aim());
        objective = question.aim() == Aim.VALUE_GAP
                ? flow.valueGap(best.agent())
                : flow.regret(Who.LEARNER, best.agent(), best.plays());
    }

    /** The point with the best rewards; null where the program was not solved. */
    @Nullable
    ExactPoint repaired(Critic critic) {
        ExactPoint current = point;
        ExactOptimum optimum = new ExactOptimum();
        addRows(current, critic);
        for (int round = 0; round < ROUNDS; round++) {
            if (!(optimum.of(program()) instanceof ExactOutcome.Optimal optimal)) {
                return null;
            }
            BigFraction[] values = point.values().clone();
            System.arraycopy(optimal.primal(), 0, values, layout.reward(0, 0, 0), flow.rewards());
            current = new ExactPoint(layout, values);
            if (!addRows(current, critic)) {
                return current;
            }
        }
        return current;
    }

    private boolean addRows(ExactPoint current, Critic critic) {
        int before = rows.size();
        double[] x = current.doubles();
        if (expertRegret != null || question.aim() == Aim.REGRET_GAP) {
            for (Critic.Best best : critic.expertDeviations(x)) {
                add(new Row(flow.regret(Who.EXPERT, best.agent(), best.plays()), true, BigFraction.ZERO));
            }
        }
        if (recoverability != null) {
            for (Critic.Extreme extreme : critic.extremes(x, Rationals.toDouble(recoverability))) {
                BigFraction[] coefficients = flow.advantage(
                        extreme.agent(), extreme.plays(), extreme.step(), extreme.state(), extreme.joint());
                if (extreme.sign() < 0) {
                    for (int k = 0; k < coefficients.length; k++) {
                        coefficients[k] = coefficients[k].negate();
                    }
                }
                add(new Row(coefficients, false, recoverability));
            }
        }
        return rows.size() > before;
    }

    private void add(Row row) {
        for (Row other : rows) {
            if (other.regret == row.regret && java.util.Arrays.equals(other.coefficients, row.coefficients)) {
                return;
            }
        }
        rows.add(row);
    }

    private Program program() {
        int count = flow.rewards();
        Question.Rewards range = question.rewards();
        boolean mirrored = layout.rewardSign(layout.agents() - 1) < 0;
        BigFraction least = mirrored ? Rationals.max(range.least(), range.most().negate()) : range.least();
        BigFraction most = mirrored ? Rationals.min(range.most(), range.least().negate()) : range.most();
        ProgramWriter writer = new ProgramWriter(
                "rewards", Sense.MAXIMIZE, Major.ROWS, count + 1, rows.size(), rows.size() * (count + 1));
        List<BigFraction> costs = new ArrayList<>();
        @Nullable BigFraction[] lower = new BigFraction[count + 1];
        @Nullable BigFraction[] upper = new BigFraction[count + 1];
        for (int k = 0; k < count; k++) {
            writer.column(Rationals.toDouble(least), Rationals.toDouble(most), Rationals.toDouble(objective[k]));
            costs.add(objective[k]);
            lower[k] = least;
            upper[k] = most;
        }
        BigFraction price = question.aim() == Aim.REGRET_GAP ? BigFraction.MINUS_ONE : BigFraction.ZERO;
        writer.column(
                0,
                expertRegret == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(expertRegret),
                Rationals.toDouble(price));
        costs.add(price);
        lower[count] = BigFraction.ZERO;
        upper[count] = expertRegret;
        List<BigFraction> values = new ArrayList<>();
        @Nullable BigFraction[] rowUpper = new BigFraction[rows.size()];
        for (int k = 0; k < rows.size(); k++) {
            Row row = rows.get(k);
            rowUpper[k] = row.bound;
            writer.row(Double.NEGATIVE_INFINITY, Rationals.toDouble(row.bound));
            for (int j = 0; j < count; j++) {
                if (Rationals.toDouble(row.coefficients[j]) != 0) {
                    writer.coefficient(j, Rationals.toDouble(row.coefficients[j]));
                    values.add(row.coefficients[j]);
                }
            }
            if (row.regret) {
                writer.coefficient(count, -1);
                values.add(BigFraction.MINUS_ONE);
            }
        }
        ExactProgram exact = new ExactProgram(
                BigFraction.ZERO,
                NumberColumn.of(costs.toArray(BigFraction[]::new)),
                lower,
                upper,
                new BigFraction[rows.size()],
                rowUpper,
                NumberColumn.of(values.toArray(BigFraction[]::new)));
        return writer.exact(() -> exact).finish();
    }
}
