package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/**
 * Worst rewards with the deviator's values as variables and a binary for each option (formulations, section 6). Rewards are
 * scaled to z per game row, in [0,1]; places p, sites q and options o are those of {@link DeviatorLayout}:
 *
 * <pre>
 *   maximise   sum_p initial(p) U(p) - sum_j d_j z_j - price t
 *   value(p):  U(p) = sum_q W(q)
 *   choose(q): sum_o y(o) = 1,  y binary
 *   option(o): W(q) &lt;= sum share z + sum probability U(next) + M_o (1 - y(o))
 * </pre>
 *
 * and the rows of {@link ExpertRegretTerm}. {@code M_o} is the most by which another option o' of the site can be better: {@code
 * weight(q) + sum_next (probability_o' - probability_o)^+ left(next)}, so what two options' successors have in common is not
 * counted. A deviation's values with its options as y are feasible, and nothing feasible is above them, so the optimum is that of
 * the worst rewards, with an expert's term or without.
 *
 * <p>Shapes: columns z by {@link #rewardColumn}, U by place, W by site, y by option, then those of the expert.
 */
public final class WorstRewardValues {
    private final DeviatorLayout layout;
    private final int[] rewardColumn;
    private final int firstChoice;
    private final Program program;

    private WorstRewardValues(DeviatorLayout layout, double[] obeying, ExpertRegretTerm expert) {
        this.layout = layout;
        boolean[] matters = new boolean[obeying.length];
        expert.gameRows().forEach(j -> matters[j] = true);
        for (int e = 0; e < layout.firstRow(layout.options()); e++) {
            matters[layout.row(e)] = true;
        }
        ProgramWriter writer = new ProgramWriter("worst rewards, values", Sense.MAXIMIZE, Major.ROWS, 256, 256, 4096);
        rewardColumn = new int[obeying.length];
        Arrays.fill(rewardColumn, -1);
        for (int j = 0; j < obeying.length; j++) {
            if (matters[j] || obeying[j] != 0) {
                rewardColumn[j] = writer.column(0, 1, -obeying[j]);
            }
        }
        int places = layout.places().size();
        int firstValue = writer.columns();
        for (int p = 0; p < places; p++) {
            writer.column(0, layout.left(p), layout.initial(p));
        }
        for (int p = 0; p < places; p++) {
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                writer.column(0, layout.weight(q) * layout.left(p), 0);
            }
        }
        firstChoice = writer.columns();
        for (int o = 0; o < layout.options(); o++) {
            writer.integer(0, 1, 0);
        }
        List<int[]> values = new ArrayList<>();
        int regret = expert.columns(writer, values);
        for (int p = 0; p < places; p++) {
            writer.row(0, 0);
            writer.coefficient(firstValue + p, 1);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                writer.coefficient(firstValue + places + q, -1);
            }
        }
        for (int q = 0; q < layout.sites(); q++) {
            site(writer, q, firstValue);
        }
        if (expert.present()) {
            expert.rows(writer, rewardColumn, regret, values);
        }
        program = writer.finish();
    }

    /**
     * Writes the program.
     *
     * @param obeying d: visits of each game row when all obey, summed over the steps
     */
    public static WorstRewardValues of(DeviatorLayout layout, double[] obeying, ExpertRegretTerm expert) {
        return new WorstRewardValues(layout, obeying, expert);
    }

    public Program program() {
        return program;
    }

    /** The column of z of a game row, or -1 where it does not matter. */
    public int rewardColumn(int gameRow) {
        return rewardColumn[gameRow];
    }

    /** The column of y of an option. */
    public int choiceColumn(int option) {
        return firstChoice + option;
    }

    private void site(ProgramWriter writer, int site, int firstValue) {
        int places = layout.places().size();
        writer.row(1, 1);
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            writer.coefficient(firstChoice + o, 1);
        }
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            double excess = excess(layout, site, o);
            writer.row(Double.NEGATIVE_INFINITY, excess);
            writer.coefficient(firstValue + places + site, 1);
            for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                writer.coefficient(rewardColumn[layout.row(e)], -layout.share(e));
            }
            for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                writer.coefficient(firstValue + layout.successor(e), -layout.probability(e));
            }
            writer.coefficient(firstChoice + o, excess);
        }
    }

    /** {@code M_o} of an option of a site. */
    private static double excess(DeviatorLayout layout, int site, int option) {
        double most = 0;
        for (int other = layout.firstOption(site); other < layout.firstOption(site + 1); other++) {
            if (other == option) {
                continue;
            }
            Map<Integer, Double> more = new TreeMap<>();
            for (int e = layout.firstSuccessor(other); e < layout.firstSuccessor(other + 1); e++) {
                more.merge(layout.successor(e), layout.probability(e), Double::sum);
            }
            for (int e = layout.firstSuccessor(option); e < layout.firstSuccessor(option + 1); e++) {
                more.merge(layout.successor(e), -layout.probability(e), Double::sum);
            }
            double excess = layout.weight(site);
            for (Map.Entry<Integer, Double> entry : more.entrySet()) {
                excess += Math.max(0, entry.getValue()) * layout.left(entry.getKey());
            }
            most = Math.max(most, excess);
        }
        return most;
    }
}
