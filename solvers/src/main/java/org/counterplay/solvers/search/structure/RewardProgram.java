package org.counterplay.solvers.search.structure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.search.RewardClass;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The linear program of the rewards for which a deviation's gain exceeds the expert's regret most (formulations, section 6),
 * in a deterministic structure with policies that recommend one joint action. Rewards are scaled to [0,1]; with x the reward
 * per row, p the path of agent i's deviation, e the expert's path, sign_j = -1 for the second agent of a zero-sum game and
 * else 1:
 *
 * <pre>
 *   maximise   sign_i [sum_h x(p_h) - sum_h x(e_h)] - t
 *   step(j,h,s,c):  U_j,h(s) - sign_j x(s,(c, expert_-j(s))) - U_j,h+1(T(s,(c, expert_-j(s)))) >= 0
 *   regret(j):      t + sign_j sum_h x(e_h) - U_j,1(initial state)                             >= 0
 *   0 <= x <= 1,  0 <= t <= allowed,  U_j,h between 0 and sign_j (H - h + 1)
 * </pre>
 *
 * for the agents j whose rewards are tied to i's, and for the places (h,s) that j reaches by deviating alone from the
 * expert. The bounds of U cut nothing off: the least U that satisfies the rows is within them. Where each agent's rewards are
 * free, the other agents' are constant, and they regret nothing. All coefficients are integers.
 */
final class RewardProgram {
    private final Structure structure;
    private final JointActions joints;
    private final int agent;
    private final DeviationPath path;
    private final RewardClass kind;
    private final int horizon;
    private final Program program;
    private final TreeMap<Integer, Integer> columns = new TreeMap<>();

    /** @param allowed the most that the expert may regret, in units of the width of the rewards, or null for any */
    RewardProgram(Structure structure, DeviationPath path, RewardClass kind, @Nullable BigFraction allowed) {
        this.structure = structure;
        this.path = path;
        this.kind = kind;
        joints = structure.joints();
        agent = path.agent();
        horizon = structure.shape().horizon();
        program = write(allowed);
    }

    Program program() {
        return program;
    }

    /** The rewards of a solution, per row of the structure, in [0,1]; 0 where a row does not matter. */
    BigFraction[] rewards(BigFraction[] primal) {
        BigFraction[] rewards = new BigFraction[structure.next().length];
        Arrays.fill(rewards, BigFraction.ZERO);
        columns.forEach((row, column) -> rewards[row] = primal[column]);
        return rewards;
    }

    /** The expert's rows, step by step. */
    static int[] expertRows(Structure structure) {
        int[] rows = new int[structure.shape().horizon()];
        int state = 0;
        for (int h = 0; h < rows.length; h++) {
            rows[h] = state * structure.joints().size() + structure.expertJoint(state);
            state = structure.next()[rows[h]];
        }
        return rows;
    }

    private int sign(int who) {
        return kind == RewardClass.ZERO_SUM && who == 1 ? -1 : 1;
    }

    private List<Integer> tied() {
        List<Integer> tied = new ArrayList<>();
        for (int j = 0; j < joints.agents(); j++) {
            if (kind != RewardClass.GENERAL || j == agent) {
                tied.add(j);
            }
        }
        return tied;
    }

    private Program write(@Nullable BigFraction allowed) {
        ProgramWriter writer = new ProgramWriter("worst rewards", Sense.MAXIMIZE, Major.ROWS, 64, 64, 256);
        TreeMap<Integer, Integer> gain = new TreeMap<>();
        int[] expert = expertRows(structure);
        for (int row : path.rows()) {
            gain.merge(row, sign(agent), Integer::sum);
        }
        for (int row : expert) {
            gain.merge(row, -sign(agent), Integer::sum);
        }
        List<boolean[][]> reached = new ArrayList<>();
        for (int j : tied()) {
            boolean[][] places = reach(j);
            reached.add(places);
            for (int h = 0; h < horizon; h++) {
                for (int s = 0; s < places[h].length; s++) {
                    for (int c = 0; places[h][s] && c < joints.count(j); c++) {
                        gain.putIfAbsent(row(s, j, c), 0);
                    }
                }
            }
        }
        gain.forEach((row, cost) -> columns.put(row, writer.column(0, 1, cost)));
        double most = allowed == null ? horizon : Math.min(horizon, Rationals.toDouble(allowed));
        int regret = writer.column(0, most, -1);
        for (int k = 0; k < reached.size(); k++) {
            writeAgent(writer, tied().get(k), reached.get(k), expert, regret);
        }
        if (allowed != null && allowed.compareTo(Rationals.of(horizon)) < 0 && !Rationals.isExactly(allowed, most)) {
            writer.exact(() -> exact(regret, allowed));
        }
        return writer.finish();
    }

    private void writeAgent(ProgramWriter writer, int j, boolean[][] places, int[] expert, int regret) {
        int[][] values = new int[horizon][structure.shape().states()];
        for (int h = 0; h < horizon; h++) {
            for (int s = 0; s < values[h].length; s++) {
                if (places[h][s]) {
                    int left = horizon - h;
                    values[h][s] = sign(j) > 0 ? writer.column(0, left, 0) : writer.column(-left, 0, 0);
                }
            }
        }
        for (int h = 0; h < horizon; h++) {
            for (int s = 0; s < values[h].length; s++) {
                for (int c = 0; places[h][s] && c < joints.count(j); c++) {
                    int row = row(s, j, c);
                    writer.row(0, Double.POSITIVE_INFINITY);
                    writer.coefficient(values[h][s], 1);
                    writer.coefficient(column(row), -sign(j));
                    if (h + 1 < horizon) {
                        writer.coefficient(values[h + 1][structure.next()[row]], -1);
                    }
                }
            }
        }
        TreeMap<Integer, Integer> times = new TreeMap<>();
        for (int row : expert) {
            times.merge(column(row), sign(j), Integer::sum);
        }
        writer.row(0, Double.POSITIVE_INFINITY);
        writer.coefficient(regret, 1);
        writer.coefficient(values[0][0], -1);
        times.forEach(writer::coefficient);
    }

    private int column(int row) {
        Integer column = columns.get(row);
        if (column == null) {
            throw new IllegalStateException("row " + row + " of " + structure + " has no column");
        }
        return column;
    }

    /** The row where agent j plays c and the others follow the expert. */
    private int row(int s, int j, int c) {
        return s * joints.size() + joints.replace(structure.expertJoint(s), j, c);
    }

    /** {@code [h][s]}: whether agent j can be at s at step h + 1, the others following the expert. */
    private boolean[][] reach(int j) {
        boolean[][] places = new boolean[horizon][structure.shape().states()];
        places[0][0] = true;
        for (int h = 0; h + 1 < horizon; h++) {
            for (int s = 0; s < places[h].length; s++) {
                for (int c = 0; places[h][s] && c < joints.count(j); c++) {
                    places[h + 1][structure.next()[row(s, j, c)]] = true;
                }
            }
        }
        return places;
    }

    private ExactProgram exact(int regret, BigFraction allowed) {
        @Nullable BigFraction[] upper = bounds(program.columnUpper());
        upper[regret] = allowed;
        return new ExactProgram(
                BigFraction.ZERO,
                NumberColumn.ofDoubles(program.objective()),
                bounds(program.columnLower()),
                upper,
                bounds(program.rowLower()),
                bounds(program.rowUpper()),
                NumberColumn.ofDoubles(program.value()));
    }

    private static @Nullable BigFraction[] bounds(double[] values) {
        @Nullable BigFraction[] exact = new BigFraction[values.length];
        for (int k = 0; k < values.length; k++) {
            exact[k] = Double.isInfinite(values[k]) ? null : Rationals.of(values[k]);
        }
        return exact;
    }

    /**
     * An upper bound on the optimum, exact, from any row multipliers: with y <= 0 rounded to multiples of 2^-20, the maximum
     * of {@code c x - y A x} over the box of x. (The rows ask for {@code A x >= 0}, so {@code -y A x >= 0}.)
     */
    BigFraction bound(double[] dual, @Nullable BigFraction allowed) {
        final int places = 20;
        long[] reduced = new long[program.columns()];
        for (int j = 0; j < reduced.length; j++) {
            reduced[j] = (long) program.objective()[j] << places;
        }
        for (int k = 0; k < program.rows(); k++) {
            long y = Math.clamp(Math.round(Math.scalb(dual[k], places)), -(1L << 40), 0L);
            for (int e = program.start()[k]; e < program.start()[k + 1]; e++) {
                reduced[program.index()[e]] -= y * (long) program.value()[e];
            }
        }
        long total = 0;
        BigFraction regret = BigFraction.ZERO;
        for (int j = 0; j < reduced.length; j++) {
            if (j == columns.size() && allowed != null) {
                regret = reduced[j] > 0 ? allowed.multiply(Rationals.of(reduced[j])) : BigFraction.ZERO;
            } else {
                total = Math.addExact(
                        total,
                        reduced[j] > 0
                                ? Math.multiplyExact(reduced[j], (long) program.columnUpper()[j])
                                : Math.multiplyExact(reduced[j], (long) program.columnLower()[j]));
            }
        }
        return regret.add(Rationals.of(total)).divide(new BigFraction(BigInteger.ONE.shiftLeft(places)));
    }
}
