package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.polytope.Point;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a mediator with a memory can reach at one place (h,s) of a Markov game, as a linear program (formulations, section 4;
 * MacDermed, Narayan, Isbell, Weiss, Quick polytope approximation of all correlated equilibria in stochastic games, AAAI 2011;
 * Murray and Gordon, Finding correlated equilibria in general sum stochastic games, 2007). The mediator recommends a joint action
 * and, when it was played, promises continuations: after joint action a the groups g = 1, 2, .. of continuations each give
 * {@code weight_g} times some point of the hull of {@code points_g}. With {@code lambda(a,g,v) = sigma(a) P(point v in group g | a)}:
 *
 * <pre>
 *   columns  lambda(a,g,v) &gt;= 0;  sigma(a) = sum_v lambda(a,g,v) for each g
 *   total:               sum_a sigma(a) = 1
 *   link(a,g):           sum_v lambda(a,g,v) = sigma(a)
 *   payoffs:             U_i = sum_a [sigma(a) r_i(a) + sum_g,v lambda(a,g,v) weight_g v_i]
 *   CE,  obey(i,b,c):    sum_a_-i U_i(b,a_-i) &gt;= sum_a_-i D_i((b,a_-i), c)                  for actions b, c != b of agent i
 *   CCE, obey(i,c):      sum_a U_i(a) &gt;= sum_a D_i(a, c)                                    for actions c of agent i
 *   D_i(a,c) = sigma(a) d_i(c,a_-i) + sum_g,v lambda(a,g,v) deviationWeight_g(i,c) v_i for c != a_i,  D_i(a,a_i) = U_i(a)
 * </pre>
 *
 * where U_i(a) is the part of a in U_i and d_i(a') is what i gets, all in all, that does not depend on the promises when a' is played
 * and i is the one who deviated. The objective is {@code sum_i direction_i U_i}, maximised. Groups of one point take no
 * column, and the first other group stands for sigma(a).
 *
 * <p>Which groups and d_i there are says what the mediator sees, see {@link Monitoring}.
 */
public final class MemoryfulProgram {
    private final EquilibriumConcept concept;
    private final StageGame stage;
    private final StageGame deviating;
    private final JointActions actions;
    private final List<List<Group>> groups;
    private final List<String> obedience = new ArrayList<>();
    private final int[][] firstObedience;
    private final List<String> links = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<List<int[]>> columnsOf = new ArrayList<>();

    /**
     * Continuations that the mediator chooses among after a joint action.
     *
     * @param points at least one
     * @param weight their weight in the payoffs: the probability that they come
     * @param deviationWeights {@code [i][c]}: their weight in what agent i gets where it plays c instead; null for none
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    public record Group(List<Point> points, BigFraction weight, BigFraction @Nullable [][] deviationWeights) {
        /** Spelled out, since javac loses the annotations of array parameters where the constructor is compact. */
        public Group(List<Point> points, BigFraction weight, BigFraction @Nullable [][] deviationWeights) {
            this.points = List.copyOf(points);
            this.weight = weight;
            this.deviationWeights = deviationWeights;
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a group without continuations");
            }
        }
    }

    /**
     * A joint action that is recommended with a positive probability.
     *
     * @param shares {@code shares.get(g)[v]} is the probability of point v of group g then
     */
    public record Move(int joint, BigFraction probability, List<BigFraction[]> shares) {
        public Move {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A column lambda(a,g,v).
     *
     * @param sigma whether it is part of sigma(a)
     * @param linked the rows link that it is in, with coefficient -1 where it is part of sigma(a), else 1
     * @param rows the rows of obedience that it is in
     * @param gains its coefficients there
     */
    private record Column(String name, boolean sigma, int[] linked, Point payoffs, int[] rows, BigFraction[] gains) {}

    /**
     * The program at one place.
     *
     * @param stage the rewards {@code r_i(a)}
     * @param deviating {@code d_i(a)}, in the same shape
     * @param groups per joint action
     */
    public MemoryfulProgram(
            StageGame stage, StageGame deviating, List<List<Group>> groups, EquilibriumConcept concept) {
        this.stage = stage;
        this.deviating = deviating;
        this.groups = groups;
        this.concept = concept;
        actions = stage.actions();
        firstObedience = new int[actions.agents()][];
        nameObedience();
        for (int joint = 0; joint < actions.size(); joint++) {
            columnsOf.add(writeColumns(joint));
        }
    }

    /** The program with the objective {@code sum_i direction_i U_i}. */
    public Program towards(Point direction) {
        String name = "memoryful " + concept.name().toLowerCase(Locale.ROOT) + " program";
        RationalColumns writer = new RationalColumns(name, Sense.MAXIMIZE);
        writer.row(BigFraction.ONE, BigFraction.ONE, "total");
        links.forEach(link -> writer.row(BigFraction.ZERO, BigFraction.ZERO, link));
        obedience.forEach(obey -> writer.row(BigFraction.ZERO, null, obey));
        for (Column column : columns) {
            writer.column(BigFraction.ZERO, direction.dot(column.payoffs()));
            if (column.sigma()) {
                writer.coefficient(0, BigFraction.ONE);
            }
            for (int link : column.linked()) {
                writer.coefficient(1 + link, column.sigma() ? BigFraction.MINUS_ONE : BigFraction.ONE);
            }
            for (int k = 0; k < column.rows().length; k++) {
                writer.coefficient(1 + links.size() + column.rows()[k], column.gains()[k]);
            }
        }
        return writer.finish(column -> columns.get(column).name());
    }

    /** {@code U_i} of a solution, per agent. */
    public Point payoffs(BigFraction[] primal) {
        ExactSum[] sums = new ExactSum[actions.agents()];
        Arrays.setAll(sums, i -> new ExactSum());
        for (int j = 0; j < primal.length; j++) {
            for (int i = 0; i < sums.length && primal[j].getNumerator().signum() != 0; i++) {
                sums[i].addProduct(primal[j], columns.get(j).payoffs().at(i));
            }
        }
        return new Point(Arrays.stream(sums).map(ExactSum::value).toList());
    }

    /** What a solution recommends and promises. */
    public List<Move> moves(BigFraction[] primal) {
        List<Move> moves = new ArrayList<>();
        for (int joint = 0; joint < actions.size(); joint++) {
            List<int[]> of = columnsOf.get(joint);
            BigFraction sigma = sum(primal, of.get(0));
            if (sigma.getNumerator().signum() == 0) {
                continue;
            }
            List<BigFraction[]> shares = new ArrayList<>();
            int choice = 0;
            for (Group group : groups.get(joint)) {
                BigFraction[] share = new BigFraction[group.points().size()];
                if (share.length == 1) {
                    share[0] = BigFraction.ONE;
                } else {
                    int[] own = of.get(choice++);
                    Arrays.setAll(share, v -> primal[own[v]].divide(sigma));
                }
                shares.add(share);
            }
            moves.add(new Move(joint, sigma, shares));
        }
        return moves;
    }

    private static BigFraction sum(BigFraction[] primal, int[] columns) {
        ExactSum sum = new ExactSum();
        for (int column : columns) {
            sum.add(primal[column]);
        }
        return sum.value();
    }

    private void nameObedience() {
        for (int i = 0; i < actions.agents(); i++) {
            List<String> names = actions.names(i);
            boolean coarse = concept == EquilibriumConcept.CCE;
            firstObedience[i] = new int[coarse ? 1 : names.size()];
            for (int b = 0; b < firstObedience[i].length; b++) {
                firstObedience[i][b] = obedience.size();
                for (int c = 0; c < names.size(); c++) {
                    if (coarse || c != b) {
                        obedience.add(
                                "obey(" + (i + 1) + "," + (coarse ? "" : names.get(b) + ",") + names.get(c) + ")");
                    }
                }
            }
        }
    }

    /** Numbers of the columns per group with a choice, the first of which stands for sigma(a); of sigma(a) where there is none. */
    private List<int[]> writeColumns(int joint) {
        List<Group> choices = groups.get(joint).stream()
                .filter(group -> group.points().size() > 1)
                .toList();
        String name = String.join(",", actions.describe(joint));
        if (choices.isEmpty()) {
            columns.add(column("sigma(" + name + ")", joint, true, new int[0], null, null));
            return List.of(new int[] {columns.size() - 1});
        }
        int[] ownLinks = new int[choices.size() - 1];
        List<int[]> numbers = new ArrayList<>();
        for (int g = 1; g < choices.size(); g++) {
            ownLinks[g - 1] = links.size();
            links.add("link(" + name + "," + (g + 1) + ")");
        }
        for (int g = 0; g < choices.size(); g++) {
            Group group = choices.get(g);
            int[] linked = g == 0 ? ownLinks : new int[] {ownLinks[g - 1]};
            int[] own = new int[group.points().size()];
            for (int v = 0; v < own.length; v++) {
                own[v] = columns.size();
                columns.add(column(
                        "lambda(" + name + "," + (g + 1) + "," + (v + 1) + ")",
                        joint,
                        g == 0,
                        linked,
                        group,
                        group.points().get(v)));
            }
            numbers.add(own);
        }
        return numbers;
    }

    private Column column(
            String name, int joint, boolean sigma, int[] linked, @Nullable Group group, @Nullable Point chosen) {
        int agents = actions.agents();
        BigFraction[] payoffs = new BigFraction[agents];
        List<Integer> rows = new ArrayList<>();
        List<BigFraction> gains = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            int played = actions.action(joint, i);
            payoffs[i] = received(joint, sigma, group, chosen, i, played);
            boolean coarse = concept == EquilibriumConcept.CCE;
            int row = firstObedience[i][coarse ? 0 : played];
            for (int c = 0; c < actions.count(i); c++) {
                if (c == played) {
                    row += coarse ? 1 : 0;
                    continue;
                }
                BigFraction gain = payoffs[i].subtract(received(joint, sigma, group, chosen, i, c));
                if (gain.getNumerator().signum() != 0) {
                    rows.add(row);
                    gains.add(gain);
                }
                row++;
            }
        }
        return new Column(
                name,
                sigma,
                linked,
                Point.of(payoffs),
                rows.stream().mapToInt(Integer::intValue).toArray(),
                gains.toArray(BigFraction[]::new));
    }

    /** What agent i gets per unit of a column where it plays c. */
    private BigFraction received(
            int joint, boolean sigma, @Nullable Group group, @Nullable Point chosen, int i, int c) {
        ExactSum sum = new ExactSum();
        if (sigma) {
            int played = actions.replace(joint, i, c);
            sum.add((played == joint ? stage : deviating).payoffs().get(i).at(played));
            for (Group fixed : groups.get(joint)) {
                if (fixed.points().size() == 1) {
                    add(sum, joint, fixed, fixed.points().get(0), i, c);
                }
            }
        }
        if (group != null && chosen != null) {
            add(sum, joint, group, chosen, i, c);
        }
        return sum.value();
    }

    private void add(ExactSum sum, int joint, Group group, Point point, int i, int c) {
        BigFraction[][] deviationWeights = group.deviationWeights();
        if (c == actions.action(joint, i)) {
            sum.addProduct(group.weight(), point.at(i));
        } else if (deviationWeights != null) {
            sum.addProduct(deviationWeights[i][c], point.at(i));
        }
    }
}
