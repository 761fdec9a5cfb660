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
 * Worst rewards of a finite horizon where the expert may answer each option of the deviator in its own way: all
 * products of the deviator's occupancy x with the rewards z and the expert's values, as columns (the first level of the
 * reformulation-linearisation of Sherali and Adams, of the constraints of x with those of z and of the values).
 *
 * <p>With x as in {@link WorstRewardProducts} and V, Y, t as in {@link ExpertRegretTerm}, a <b>copy</b> of a quantity k
 * (a reward z_j, a value Y(q'), or t) for an option o stands for {@code x_o k}. Every quantity keeps the flow that x
 * has,
 *
 * <pre>
 *   sum_{o of q} k^o = weight(q) [ initial(p) k + sum_o' k^o' probability(o',p) / weight(site of o') ]     sites q of places p
 * </pre>
 *
 * and every row of the expert's term, which is homogeneous in (1, z, Y, t), holds for the copies, with x_o in place of
 * 1; and {@code 0 <= z_j^o <= x_o}. The objective is {@code sum_o sum_e share(e) / weight z_{row(e)}^o - sum_j d_j z_j
 * - price t}. In a dual solution the multipliers of the expert's rows of a copy are a deviation of the expert, scaled
 * by how it answers x_o: a decision rule that is linear in x. A bound follows from the rule alone, whatever solved the
 * program.
 *
 * <p>Not every quantity has a copy for every option. An answer can be late enough: options of step 1 have copies of all
 * quantities, those of step h > 1 of the expert's values of later steps and of step h at the same state; those of the
 * last step of the rewards of their own state only, which loses nothing; t has copies for step 1. In a game of 5
 * states, 3 x 3 actions and H = 4 all copies for the first three steps had the bound 4.2126, these 4.2153.
 *
 * <p>Options may be left out, as if the deviator did not have them. Shapes: columns x by option that is there, then the
 * quantities themselves (z by {@link #gameRow}, each tied agent's Y by site, t), then the copies by option; {@link
 * #column} finds them.
 */
public final class WorstRewardLift {
    private final DeviatorLayout layout;
    private final ExpertRegretTerm expert;
    private final boolean[] there;
    private final int[] gameRows;
    private final int[] rewardOf;
    private final int[] firstValue;
    private final int quantities;
    private final int[] occupancyColumn;
    private final int firstQuantity;
    private final int[][] copyColumn;
    private final List<int[]> flowRows = new ArrayList<>();
    private final Program program;
    private int firstExpert;
    private int firstCap;

    private WorstRewardLift(DeviatorLayout layout, double[] obeying, ExpertRegretTerm expert, boolean[] there) {
        this.layout = layout;
        this.expert = expert;
        this.there = there.clone();
        RewardRows rewards = RewardRows.of(layout, obeying, expert, new boolean[obeying.length]);
        gameRows = rewards.rows();
        rewardOf = rewards.places();
        firstValue = new int[expert.tied().size() + 1];
        firstValue[0] = gameRows.length;
        for (int k = 0; k < expert.tied().size(); k++) {
            firstValue[k + 1] = firstValue[k] + expert.tied().get(k).layout().sites();
        }
        quantities = firstValue[expert.tied().size()] + 1;
        occupancyColumn = new int[layout.options()];
        copyColumn = new int[layout.options()][];
        ProgramWriter writer =
                new ProgramWriter("worst rewards, lifted", Sense.MAXIMIZE, Major.ROWS, 4096, 4096, 65536);
        firstQuantity = columns(writer, obeying);
        rows(writer);
        program = writer.finish();
    }

    /**
     * Writes the program.
     *
     * @param layout of a finite horizon
     * @param obeying d: visits of each game row when all obey, summed over the steps
     * @param there per option whether the deviator has it; at least one at each site
     * @throws IllegalArgumentException if the game is discounted
     */
    public static WorstRewardLift of(
            DeviatorLayout layout, double[] obeying, ExpertRegretTerm expert, boolean[] there) {
        if (layout.discounted()) {
            throw new IllegalArgumentException("copies keep the flow of a finite horizon; the game is discounted");
        }
        return new WorstRewardLift(layout, obeying, expert, there);
    }

    /** About the number of coefficients of the program with all options, so that what is too large need not be written. */
    public static double size(DeviatorLayout layout, ExpertRegretTerm expert) {
        double options = layout.options();
        double rewards = expert.gameRows().stream().distinct().count();
        double rows = rewards;
        for (ExpertRegretTerm.Tied tied : expert.tied()) {
            DeviatorLayout own = tied.layout();
            rows += own.firstRow(own.options()) + 2.0 * own.firstSuccessor(own.options());
        }
        return options * rows;
    }

    public Program program() {
        return program;
    }

    /** Number of rewards that matter; they are the first quantities. */
    public int rewards() {
        return gameRows.length;
    }

    /** The game row of a reward that matters. */
    public int gameRow(int reward) {
        return gameRows[reward];
    }

    /** Number of quantities: rewards, the expert's values by tied agent and site, t. */
    public int quantities() {
        return quantities;
    }

    /** Whether the deviator has an option. */
    public boolean has(int option) {
        return there[option];
    }

    /** The column of a quantity itself. */
    public int column(int quantity) {
        return firstQuantity + quantity;
    }

    /** The column of a quantity's copy for an option that is there, or -1 where it has none. */
    public int column(int option, int quantity) {
        return copyColumn[option][quantity];
    }

    /** The column of an option's occupancy, or -1 where it is not there. */
    public int occupancyColumn(int option) {
        return occupancyColumn[option];
    }

    /** The range of a quantity: its least and most value for rewards in [0,1]. */
    public double[] range(int quantity) {
        if (quantity < gameRows.length) {
            return new double[] {0, 1};
        }
        for (int k = 0; k < expert.tied().size(); k++) {
            if (quantity < firstValue[k + 1]) {
                ExpertRegretTerm.Tied tied = expert.tied().get(k);
                int site = quantity - firstValue[k];
                double most = tied.layout().left(place(tied.layout(), site))
                        * tied.layout().weight(site);
                return tied.sign() > 0 ? new double[] {0, most} : new double[] {-most, 0};
            }
        }
        return new double[] {0, Math.min(expert.allowed(), layout.length())};
    }

    /** The first of the expert's rows; they end at {@link #firstCap}. Before them are those of x and of the flows. */
    public int firstExpert() {
        return firstExpert;
    }

    /** The first row {@code z_j^o - x_o <= 0}: by option that is there, then by reward that has a copy. */
    public int firstCap() {
        return firstCap;
    }

    /** The rows that keep the flow of quantities other than rewards, in order. */
    public int[] flowRows() {
        return flowRows.stream().mapToInt(row -> row[0]).toArray();
    }

    private static int place(DeviatorLayout layout, int site) {
        int place = 0;
        while (layout.firstSite(place + 1) <= site) {
            place++;
        }
        return place;
    }

    private static int[] placeOfSites(DeviatorLayout layout) {
        int[] places = new int[layout.sites()];
        for (int p = 0; p < layout.places().size(); p++) {
            Arrays.fill(places, layout.firstSite(p), layout.firstSite(p + 1), p);
        }
        return places;
    }

    private int columns(ProgramWriter writer, double[] obeying) {
        Arrays.fill(occupancyColumn, -1);
        for (int o = 0; o < layout.options(); o++) {
            if (there[o]) {
                occupancyColumn[o] = writer.column(0, 1, 0);
            }
        }
        int first = writer.columns();
        for (int k = 0; k < quantities; k++) {
            double[] range = range(k);
            double cost = k < gameRows.length ? -obeying[gameRows[k]] : k == quantities - 1 ? -expert.price() : 0;
            writer.column(range[0], range[1], cost);
        }
        for (int p = 0; p < layout.places().size(); p++) {
            boolean[] kept = kept(p);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    copyColumn[o] = new int[quantities];
                    Arrays.fill(copyColumn[o], -1);
                    Map<Integer, Double> earned = new TreeMap<>();
                    for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                        earned.merge(rewardOf[layout.row(e)], layout.share(e) / layout.weight(q), Double::sum);
                    }
                    for (int k = 0; there[o] && k < quantities; k++) {
                        if (kept[k]) {
                            double[] range = range(k);
                            copyColumn[o][k] = writer.column(range[0], range[1], earned.getOrDefault(k, 0.0));
                        }
                    }
                }
            }
        }
        return first;
    }

    /** Which quantities have copies for the options of a place. */
    private boolean[] kept(int place) {
        int step = layout.step(place);
        int state = layout.state(place);
        boolean last = step > 1 && step == layout.places().steps();
        boolean[] kept = new boolean[quantities];
        for (int k = 0; k < gameRows.length; k++) {
            kept[k] = !last
                    || gameRows[k] >= layout.game().firstRow(state)
                            && gameRows[k] < layout.game().firstRow(state + 1);
        }
        for (int k = 0; k < expert.tied().size(); k++) {
            DeviatorLayout own = expert.tied().get(k).layout();
            for (int p = 0; p < own.places().size(); p++) {
                boolean late = step == 1 || own.step(p) > step || own.step(p) == step && own.state(p) == state;
                Arrays.fill(kept, firstValue[k] + own.firstSite(p), firstValue[k] + own.firstSite(p + 1), late);
            }
        }
        kept[quantities - 1] = step == 1;
        return kept;
    }

    private void rows(ProgramWriter writer) {
        List<Map<Integer, Double>> inflow = inflow();
        for (int k = -1; k < quantities; k++) {
            for (int p = 0; p < layout.places().size(); p++) {
                flow(writer, inflow.get(p), p, k);
            }
        }
        firstExpert = writer.rows();
        expert(writer, -1);
        for (int o = 0; o < layout.options(); o++) {
            if (there[o]) {
                expert(writer, o);
            }
        }
        firstCap = writer.rows();
        for (int o = 0; o < layout.options(); o++) {
            for (int k = 0; there[o] && k < gameRows.length; k++) {
                if (copyColumn[o][k] >= 0) {
                    writer.row(Double.NEGATIVE_INFINITY, 0);
                    writer.coefficient(copyColumn[o][k], 1);
                    writer.coefficient(occupancyColumn[o], -1);
                }
            }
        }
    }

    /** {@code probability(o,p) / weight(site of o)} by place p and option o that is there. */
    private List<Map<Integer, Double>> inflow() {
        List<Map<Integer, Double>> inflow = new ArrayList<>();
        for (int p = 0; p < layout.places().size(); p++) {
            inflow.add(new TreeMap<>());
        }
        for (int q = 0; q < layout.sites(); q++) {
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                for (int e = layout.firstSuccessor(o); there[o] && e < layout.firstSuccessor(o + 1); e++) {
                    inflow.get(layout.successor(e)).merge(o, layout.probability(e) / layout.weight(q), Double::sum);
                }
            }
        }
        return inflow;
    }

    /** The flow of a quantity, or of x itself (-1), at a place. */
    private void flow(ProgramWriter writer, Map<Integer, Double> inflow, int place, int quantity) {
        for (int q = layout.firstSite(place); q < layout.firstSite(place + 1); q++) {
            Map<Integer, Double> terms = new TreeMap<>();
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                if (there[o]) {
                    terms.put(copy(o, quantity), 1.0);
                }
            }
            if (terms.containsKey(-1)) {
                return; // no copies here
            }
            double weight = layout.weight(q);
            double initial = weight * layout.initial(place);
            inflow.forEach((o, value) -> terms.merge(copy(o, quantity), -weight * value, Double::sum));
            if (quantity >= 0 && initial != 0) {
                terms.put(column(quantity), -initial);
            }
            if (quantity >= gameRows.length) {
                flowRows.add(new int[] {writer.rows()});
            }
            writer.row(quantity < 0 ? initial : 0, quantity < 0 ? initial : 0);
            terms.forEach(writer::coefficient);
        }
    }

    private int copy(int option, int quantity) {
        return quantity < 0 ? occupancyColumn[option] : copyColumn[option][quantity];
    }

    /** The expert's rows of an option's copies, or of the quantities themselves (-1). */
    private void expert(ProgramWriter writer, int option) {
        int regret = of(option, quantities - 1);
        for (int k = 0; k < expert.tied().size(); k++) {
            ExpertRegretTerm.Tied tied = expert.tied().get(k);
            DeviatorLayout own = tied.layout();
            int[] places = placeOfSites(own);
            for (int q = 0; q < own.sites(); q++) {
                int value = of(option, firstValue[k] + q);
                for (int o = own.firstOption(q); value >= 0 && o < own.firstOption(q + 1); o++) {
                    Map<Integer, Double> terms = new TreeMap<>();
                    terms.put(value, 1.0);
                    for (int e = own.firstRow(o); e < own.firstRow(o + 1); e++) {
                        int reward = of(option, rewardOf[own.row(e)]);
                        terms.merge(reward, -tied.sign() * own.share(e), Double::sum);
                    }
                    for (int e = own.firstSuccessor(o); e < own.firstSuccessor(o + 1); e++) {
                        int next = own.successor(e);
                        for (int r = own.firstSite(next); r < own.firstSite(next + 1); r++) {
                            terms.merge(of(option, firstValue[k] + r), -own.probability(e), Double::sum);
                        }
                    }
                    writer.row(0, Double.POSITIVE_INFINITY);
                    terms.forEach(writer::coefficient);
                }
            }
            if (regret >= 0) {
                Map<Integer, Double> terms = new TreeMap<>();
                terms.put(regret, 1.0);
                for (int q = 0; q < own.sites(); q++) {
                    if (own.initial(places[q]) != 0) {
                        terms.put(of(option, firstValue[k] + q), -own.initial(places[q]));
                    }
                }
                for (int j = 0; j < tied.obeying().length; j++) {
                    if (tied.obeying()[j] != 0) {
                        terms.merge(of(option, rewardOf[j]), tied.sign() * tied.obeying()[j], Double::sum);
                    }
                }
                writer.row(0, Double.POSITIVE_INFINITY);
                terms.forEach(writer::coefficient);
            }
        }
        if (regret >= 0 && option >= 0 && expert.allowed() < layout.length()) {
            writer.row(Double.NEGATIVE_INFINITY, 0);
            writer.coefficient(regret, 1);
            writer.coefficient(occupancyColumn[option], -expert.allowed());
        }
    }

    private int of(int option, int quantity) {
        return option < 0 ? column(quantity) : copyColumn[option][quantity];
    }
}
