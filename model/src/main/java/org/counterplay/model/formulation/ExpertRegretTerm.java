package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.model.program.ProgramWriter;

/**
 * The expert's regret t as part of a program whose variables are rewards z per game row, in [0,1]. For each agent k whose rewards
 * are tied to z, with sign = 1 or -1, the values of its best deviation from the expert are variables:
 *
 * <pre>
 *   value(k,p):      V_k(p) - sum_q Y_k(q)                                            = 0    places p, sites q of p
 *   option(k,q,o):   Y_k(q) - sign sum share z - sum probability V_k(next)           &gt;= 0    options o of q
 *   regret(k):       t - sum_p initial(p) V_k(p) + sign sum_j d^E_j z_j              &gt;= 0,   0 &lt;= t &lt;= allowed
 * </pre>
 *
 * Values lie between 0 and sign times what is left of the play.
 *
 * @param tied the agents; empty where the expert's regret plays no part
 * @param price what a unit of it costs in the objective
 * @param allowed the most it may be, infinite for any
 */
public record ExpertRegretTerm(List<Tied> tied, double price, double allowed) {
    /** No part. */
    public static final ExpertRegretTerm NONE = new ExpertRegretTerm(List.of(), 0, Double.POSITIVE_INFINITY);

    public ExpertRegretTerm {
        tied = List.copyOf(tied);
    }

    /**
     * An agent whose rewards are tied to z.
     *
     * @param layout its deviations from the expert, to any action in knowledge of the recommendation
     * @param sign 1 if its reward is z, -1 if it is -z
     * @param obeying {@code d^E_j}: visits of each game row when all obey the expert, summed over the steps
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    public record Tied(DeviatorLayout layout, int sign, double[] obeying) {}

    /** Whether it plays a part. */
    public boolean present() {
        return !tied.isEmpty();
    }

    /** Declares t and the values; returns t's column, or -1. */
    int columns(ProgramWriter writer, List<int[]> columns) {
        if (!present()) {
            return -1;
        }
        double most = 0;
        for (Tied agent : tied) {
            DeviatorLayout layout = agent.layout();
            int[] own = new int[layout.places().size() + layout.sites()];
            for (int p = 0; p < layout.places().size(); p++) {
                double left = layout.left(p);
                own[p] = column(writer, agent.sign(), left);
                for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                    own[layout.places().size() + q] = column(writer, agent.sign(), left * layout.weight(q));
                }
            }
            most = Math.max(most, layout.length());
            columns.add(own);
        }
        return writer.column(0, Math.min(allowed, most), -price);
    }

    private static int column(ProgramWriter writer, int sign, double most) {
        return sign > 0 ? writer.column(0, most, 0) : writer.column(-most, 0, 0);
    }

    /** Writes the rows; {@code reward} holds z's column per game row, or -1. */
    void rows(ProgramWriter writer, int[] reward, int regret, List<int[]> columns) {
        for (int k = 0; k < tied.size(); k++) {
            rows(writer, tied.get(k), reward, regret, columns.get(k));
        }
    }

    private static void rows(ProgramWriter writer, Tied agent, int[] reward, int regret, int[] own) {
        DeviatorLayout layout = agent.layout();
        int places = layout.places().size();
        Map<Integer, Double> start = new TreeMap<>();
        start.put(regret, 1.0);
        for (int p = 0; p < places; p++) {
            writer.row(0, 0);
            writer.coefficient(own[p], 1);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                writer.coefficient(own[places + q], -1);
            }
            start.merge(own[p], -layout.initial(p), Double::sum);
        }
        for (int q = 0; q < layout.sites(); q++) {
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                writer.row(0, Double.POSITIVE_INFINITY);
                writer.coefficient(own[places + q], 1);
                for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                    writer.coefficient(reward[layout.row(e)], -agent.sign() * layout.share(e));
                }
                for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                    writer.coefficient(own[layout.successor(e)], -layout.probability(e));
                }
            }
        }
        for (int j = 0; j < reward.length; j++) {
            if (agent.obeying()[j] != 0) {
                start.merge(reward[j], agent.sign() * agent.obeying()[j], Double::sum);
            }
        }
        writer.row(0, Double.POSITIVE_INFINITY);
        start.forEach(writer::coefficient);
    }

    /** The game rows that matter to it. */
    List<Integer> gameRows() {
        List<Integer> rows = new ArrayList<>();
        for (Tied agent : tied) {
            for (int e = 0; e < agent.layout().firstRow(agent.layout().options()); e++) {
                rows.add(agent.layout().row(e));
            }
            for (int j = 0; j < agent.obeying().length; j++) {
                if (agent.obeying()[j] != 0) {
                    rows.add(j);
                }
            }
        }
        return rows;
    }
}
