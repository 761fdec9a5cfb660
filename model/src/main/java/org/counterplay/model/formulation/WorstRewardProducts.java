package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/**
 * Worst rewards with the deviator's occupancy as variables (formulations, section 6). Rewards are scaled to z per game row, in
 * [0,1]. {@code x_o} is the probability of taking option o of {@link DeviatorLayout} (discounted: the sum {@code sum_t
 * gamma^(t-1) P}), {@code v_j(x)} the visits of row j summed over the steps, linear in x, and {@code l_j <= v_j <= u_j} over all
 * deviations. The products {@code v_j z_j} are bounded by their concave envelope:
 *
 * <pre>
 *   maximise  sum_j w_j - sum_j d_j z_j - price t
 *   site(q):   sum_{o of q} x_o = weight(q) [ initial(p) + sum_o' x_o' probability(o',p) / weight(site of o') ]
 *   above(j):  w_j &lt;= u_j z_j
 *   below(j):  w_j &lt;= v_j(x) - l_j (1 - z_j)
 * </pre>
 *
 * and the rows of {@link ExpertRegretTerm}. With <b>passes</b> also the products {@code f_e = x_o z_j} of each row entry e of an
 * option o, {@code a_o <= x_o <= b_o}, which are closer than those of whole rows where options are taken for sure or not at all:
 *
 * <pre>
 *   sum(j):   w_j &lt;= sum_e share(e) / weight(site of o) f_e
 *   over(e):  f_e &lt;= b_o z_j
 *   under(e): f_e &lt;= x_o - a_o (1 - z_j)
 * </pre>
 *
 * written with {@code a_o = 0} and {@code b_o = weight(site of o)} times the length of the play, to be replaced. Where z is 0 or 1 the envelope is the product. Without an expert's term the worst
 * rewards are at such a vertex, whatever the deviation, so with z binary the optimum is that of the worst rewards; a
 * binary for each row that is reached instead of one for each option. With an expert's term it is a relaxation.
 *
 * <p>Shapes: columns x by option, then z and w by {@link #gameRow}, then those of the expert, then f; rows site, then above and
 * below by turns, then those of the expert, then sum, then over and under by turns.
 */
public final class WorstRewardProducts {
    private final DeviatorLayout layout;
    private final double[] obeying;
    private final double[] least;
    private final double[] most;
    private final ExpertRegretTerm expert;
    private final int[] gameRows;
    private final int[] rewardColumn;
    private final List<Map<Integer, Double>> visits = new ArrayList<>();
    private final Program program;
    private final boolean passes;
    private int regretColumn = -1;
    private int firstAbove;
    private int firstPass;
    private int firstOver;

    private WorstRewardProducts(
            DeviatorLayout layout,
            double[] obeying,
            double[] least,
            double[] most,
            ExpertRegretTerm expert,
            boolean[] further,
            boolean binary,
            boolean passes) {
        this.layout = layout;
        this.passes = passes;
        this.obeying = obeying;
        this.least = least;
        this.most = most;
        this.expert = expert;
        RewardRows rewards = RewardRows.of(layout, obeying, expert, further);
        gameRows = rewards.rows();
        rewardColumn = rewards.places().clone();
        for (int j : gameRows) {
            rewardColumn[j] += layout.options();
        }
        program = write(binary);
    }

    /**
     * Writes the program.
     *
     * @param obeying d: visits of each game row when all obey, summed over the steps
     * @param least l per game row: at most the fewest visits under any deviation
     * @param most u per game row: at least the most
     * @param further per game row: whether it matters though no deviation and no expert's term speaks of it
     * @param binary whether z is 0 or 1
     * @param passes whether there is a product for each row entry of each option
     * @throws IllegalArgumentException if z is to be binary and there is an expert's term
     */
    public static WorstRewardProducts of(
            DeviatorLayout layout,
            double[] obeying,
            double[] least,
            double[] most,
            ExpertRegretTerm expert,
            boolean[] further,
            boolean binary,
            boolean passes) {
        if (binary && expert.present()) {
            throw new IllegalArgumentException("with an expert's regret the worst rewards need not be extreme, so they"
                    + " cannot be binary; maybe use WorstRewardValues");
        }
        return new WorstRewardProducts(layout, obeying, least, most, expert, further, binary, passes);
    }

    public Program program() {
        return program;
    }

    /** Number of rewards that matter. */
    public int rewards() {
        return gameRows.length;
    }

    /** The game row of a reward that matters. */
    public int gameRow(int reward) {
        return gameRows[reward];
    }

    /** The column of z of a reward that matters. */
    public int rewardColumn(int reward) {
        return layout.options() + reward;
    }

    /** The column of w of a reward that matters. */
    public int productColumn(int reward) {
        return layout.options() + gameRows.length + reward;
    }

    /** The column of t, or -1. */
    public int regretColumn() {
        return regretColumn;
    }

    /** The row above(j) of a reward that matters; below(j) is the next one. */
    public int aboveRow(int reward) {
        return firstAbove + 2 * reward;
    }

    /** The column of f of a row entry, with passes. */
    public int passColumn(int entry) {
        return firstPass + entry;
    }

    /** The row over(e) of a row entry, with passes; under(e) is the next one. */
    public int overRow(int entry) {
        return firstOver + 2 * entry;
    }

    /** The column of z of a row entry's game row. */
    public int rewardColumnOf(int entry) {
        return rewardColumn[layout.row(entry)];
    }

    /** {@code v_j(x)} of a reward that matters: columns and coefficients. */
    public Map<Integer, Double> visits(int reward) {
        return visits.get(reward);
    }

    /** The least and the most visits of a reward that matters. */
    public double[] range(int reward) {
        return new double[] {least[gameRows[reward]], most[gameRows[reward]]};
    }

    private Program write(boolean binary) {
        ProgramWriter writer = new ProgramWriter("worst rewards, products", Sense.MAXIMIZE, Major.ROWS, 256, 256, 4096);
        double length = layout.length() * (1 + 0x1p-40);
        for (int o = 0; o < layout.options(); o++) {
            writer.column(0, length, 0);
        }
        for (int j : gameRows) {
            if (binary) {
                writer.integer(0, 1, -obeying[j]);
            } else {
                writer.column(0, 1, -obeying[j]);
            }
        }
        for (int j : gameRows) {
            writer.column(0, most[j], 1);
            visits.add(new TreeMap<>());
        }
        List<int[]> values = new ArrayList<>();
        regretColumn = expert.columns(writer, values);
        int entries = layout.firstRow(layout.options());
        firstPass = writer.columns();
        for (int o = 0; passes && o < layout.options(); o++) {
            for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                writer.column(0, length, 0);
            }
        }
        sites(writer);
        firstAbove = layout.sites();
        for (int k = 0; k < gameRows.length; k++) {
            int j = gameRows[k];
            writer.row(Double.NEGATIVE_INFINITY, 0);
            writer.coefficient(productColumn(k), 1);
            writer.coefficient(rewardColumn(k), -most[j]);
            writer.row(Double.NEGATIVE_INFINITY, -least[j]);
            writer.coefficient(productColumn(k), 1);
            writer.coefficient(rewardColumn(k), -least[j]);
            visits.get(k).forEach((column, value) -> writer.coefficient(column, -value));
        }
        if (expert.present()) {
            expert.rows(writer, rewardColumn, regretColumn, values);
        }
        if (passes) {
            passes(writer, entries, length);
        }
        return writer.finish();
    }

    private void passes(ProgramWriter writer, int entries, double length) {
        int[] option = new int[entries];
        double[] weight = new double[entries];
        List<List<Integer>> through = new ArrayList<>();
        for (int k = 0; k < gameRows.length; k++) {
            through.add(new ArrayList<>());
        }
        for (int q = 0; q < layout.sites(); q++) {
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                    option[e] = o;
                    weight[e] = layout.weight(q);
                    through.get(rewardColumnOf(e) - layout.options()).add(e);
                }
            }
        }
        for (int k = 0; k < gameRows.length; k++) {
            writer.row(Double.NEGATIVE_INFINITY, 0);
            writer.coefficient(productColumn(k), 1);
            through.get(k).forEach(e -> writer.coefficient(passColumn(e), -layout.share(e) / weight[e]));
        }
        firstOver = writer.rows();
        for (int e = 0; e < entries; e++) {
            writer.row(Double.NEGATIVE_INFINITY, 0);
            writer.coefficient(passColumn(e), 1);
            writer.coefficient(rewardColumnOf(e), -length * weight[e]);
            writer.row(Double.NEGATIVE_INFINITY, 0);
            writer.coefficient(passColumn(e), 1);
            writer.coefficient(option[e], -1);
        }
    }

    private void sites(ProgramWriter writer) {
        List<Map<Integer, Double>> inflow = new ArrayList<>();
        for (int p = 0; p < layout.places().size(); p++) {
            inflow.add(new TreeMap<>());
        }
        for (int q = 0; q < layout.sites(); q++) {
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                    inflow.get(layout.successor(e)).merge(o, layout.probability(e) / layout.weight(q), Double::sum);
                }
                for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                    visits.get(rewardColumn[layout.row(e)] - layout.options())
                            .merge(o, layout.share(e) / layout.weight(q), Double::sum);
                }
            }
        }
        for (int p = 0; p < layout.places().size(); p++) {
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                double weight = layout.weight(q);
                Map<Integer, Double> terms = new TreeMap<>();
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    terms.put(o, 1.0);
                }
                inflow.get(p).forEach((column, value) -> terms.merge(column, -weight * value, Double::sum));
                writer.row(weight * layout.initial(p), weight * layout.initial(p));
                terms.forEach(writer::coefficient);
            }
        }
    }
}
