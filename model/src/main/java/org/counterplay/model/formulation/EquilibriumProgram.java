package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;

/**
 * The best correlated or coarse correlated equilibrium of a stage game (formulations, section 4; Aumann 1987):
 *
 * <pre>
 *   columns  sigma(a) &gt;= 0 per joint action a
 *   total:               sum_a sigma(a) = 1
 *   CE,  obey(i,b,c):    sum_a_-i sigma(b,a_-i) [u_i(b,a_-i) - u_i(c,a_-i)] &gt;= 0      for actions b, c != b of agent i
 *   CCE, obey(i,c):      sum_a sigma(a) [u_i(a) - u_i(c,a_-i)] &gt;= 0                   for actions c of agent i
 * </pre>
 *
 * with the objective: welfare, an agent's payoff and linear ones as costs of the sigma; the worst-off agent's payoff as a
 * further free column t with rows {@code sum_a sigma(a) u_i(a) - t >= 0}; the nearest as further columns e(a) &gt;= 0 with rows
 * {@code -target(a) <= e(a) - sigma(a)} and {@code target(a) <= e(a) + sigma(a)}, minimising {@code (1/2) sum_a e(a)}; a ball
 * likewise, with the row {@code sum_a e(a) <= 2 radius}.
 *
 * <p>Where a regret delta &gt; 0 is allowed ({@link EquilibriumDemands}): CE with further columns g(i,b) &gt;= 0, the gain at a
 * recommendation, in {@code obey(i,b,c) + g(i,b) >= 0} and {@code sum_b g(i,b) <= delta}, since the regret is {@code sum_b
 * max_c}; CCE with {@code obey(i,c) >= -delta}.
 *
 * <p>Restrictions {@code sum_a weights(a) sigma(a) >= least} may be added: an agent's least payoff, a least value of another
 * objective. Always feasible without any, for every finite game has an equilibrium. Written along rows; every coefficient
 * exactly, with its nearest double. All rows together have {@code |A| sum_i (|A_i| - 1)} coefficients of obedience.
 */
public final class EquilibriumProgram {
    private final StageGame game;
    private final JointActions actions;
    private final EquilibriumDemands demands;
    private final EquilibriumObjective objective;
    private final RationalRows writer;
    private final List<String> extraNames = new ArrayList<>();

    private EquilibriumProgram(StageGame game, EquilibriumDemands demands, EquilibriumObjective objective) {
        this.game = game;
        this.demands = demands;
        this.objective = objective;
        actions = game.actions();
        writer = new RationalRows(
                demands.concept().name().toLowerCase(Locale.ROOT) + " program",
                objective instanceof EquilibriumObjective.Nearest ? Sense.MINIMIZE : Sense.MAXIMIZE,
                actions.size());
    }

    /** {@code sum_a weights(a) sigma(a) >= least}, weights by joint action. */
    public record Restriction(String name, NumberColumn weights, BigFraction least) {}

    /** The program; the first columns are the sigma(a), in the order of the joint actions. */
    public static Program of(StageGame game, EquilibriumConcept concept, EquilibriumObjective objective) {
        return of(game, EquilibriumDemands.equilibrium(concept), objective);
    }

    /** The program with further restrictions. */
    public static Program of(
            StageGame game,
            EquilibriumConcept concept,
            EquilibriumObjective objective,
            List<Restriction> restrictions) {
        return of(game, EquilibriumDemands.equilibrium(concept).withRestrictions(restrictions), objective);
    }

    /** The program of the best that meets the demands. */
    public static Program of(StageGame game, EquilibriumDemands demands, EquilibriumObjective objective) {
        return new EquilibriumProgram(game, demands, objective).write();
    }

    private Program write() {
        for (int joint = 0; joint < actions.size(); joint++) {
            writer.column(BigFraction.ZERO, cost(joint));
        }
        writer.row(BigFraction.ONE, BigFraction.ONE, () -> "total");
        for (int joint = 0; joint < actions.size(); joint++) {
            writer.coefficient(joint, 1.0);
        }
        obedience();
        for (Restriction restriction : demands.restrictions()) {
            writer.row(restriction.least(), null, restriction::name);
            weights(restriction.weights());
        }
        if (demands.ball() != null) {
            int first = distance(demands.ball().centre(), BigFraction.ZERO, "within");
            writer.row(null, demands.ball().radius().multiply(2), () -> "radius");
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.coefficient(first + joint, 1.0);
            }
        }
        switch (objective) {
            case EquilibriumObjective.WorstOff worstOff -> worstOff(worstOff);
            case EquilibriumObjective.Nearest nearest -> distance(nearest.target(), Rationals.of(1, 2), "e");
            default -> {}
        }
        return writer.finish(this::columnName);
    }

    private BigFraction cost(int joint) {
        return switch (objective) {
            case EquilibriumObjective.Welfare welfare -> {
                ExactSum sum = new ExactSum();
                game.payoffs().forEach(payoff -> sum.add(payoff.at(joint)));
                yield sum.value();
            }
            case EquilibriumObjective.Agent agent ->
                game.payoffs().get(agent.agent()).at(joint);
            case EquilibriumObjective.Linear linear -> linear.weights().at(joint);
            case EquilibriumObjective.WorstOff worstOff -> BigFraction.ZERO;
            case EquilibriumObjective.Nearest nearest -> BigFraction.ZERO;
        };
    }

    private void obedience() {
        List<ObedienceRow> rows =
                demands.rows() == null ? ObedienceRow.all(actions, demands.concept()) : demands.rows();
        boolean slack = demands.regret().getNumerator().signum() > 0;
        TreeMap<Integer, Integer> gains = new TreeMap<>(); // agent and recommendation, as one number, to the column
        int most = 0;
        for (int agent = 0; agent < actions.agents(); agent++) {
            most = Math.max(most, actions.count(agent));
        }
        for (ObedienceRow row : rows) {
            boolean coarse = row.recommended() < 0;
            int gain = slack && !coarse
                    ? gains.computeIfAbsent(row.agent() * most + row.recommended(), key -> gainColumn(row))
                    : -1;
            writer.row(
                    slack && coarse ? demands.regret().negate() : BigFraction.ZERO,
                    null,
                    () -> name(
                            "obey",
                            row.agent(),
                            coarse ? new int[] {row.instead()} : new int[] {row.recommended(), row.instead()}));
            obey(row);
            if (gain >= 0) {
                writer.coefficient(gain, 1.0);
            }
        }
        for (int agent = 0; agent < actions.agents() && !gains.isEmpty(); agent++) {
            int i = agent;
            writer.row(null, demands.regret(), () -> "regret(" + (i + 1) + ")");
            gains.subMap(agent * most, (agent + 1) * most).values().forEach(column -> writer.coefficient(column, 1.0));
        }
    }

    private int gainColumn(ObedienceRow row) {
        extraNames.add(name("g", row.agent(), row.recommended()));
        return writer.column(BigFraction.ZERO, BigFraction.ZERO);
    }

    /** {@code u_i(a) - u_i(c,a_-i)} as the coefficient of every sigma(a) where the recommendation is given. */
    private void obey(ObedienceRow row) {
        NumberColumn payoff = game.payoffs().get(row.agent());
        int stride = actions.stride(row.agent());
        int count = actions.count(row.agent());
        int block = stride * count;
        int from = row.recommended() < 0 ? 0 : row.recommended();
        int to = row.recommended() < 0 ? count : row.recommended() + 1;
        for (int high = 0; high < actions.size(); high += block) {
            for (int b = from; b < to; b++) {
                for (int low = 0; low < stride; low++) {
                    writer.difference(
                            high + b * stride + low,
                            payoff,
                            high + b * stride + low,
                            high + row.instead() * stride + low);
                }
            }
        }
    }

    private void worstOff(EquilibriumObjective.WorstOff worstOff) {
        extraNames.add("t");
        int column = writer.column(null, BigFraction.ONE);
        for (int agent : worstOff.agents()) {
            writer.row(BigFraction.ZERO, null, () -> "worst(" + (agent + 1) + ")");
            weights(game.payoffs().get(agent));
            writer.coefficient(column, -1.0);
        }
    }

    private void weights(NumberColumn weights) {
        for (int joint = 0; joint < weights.size(); joint++) {
            writer.coefficient(joint, weights.at(joint));
        }
    }

    /** Columns that are at least the distance of each sigma(a) from the target; returns the first. */
    private int distance(NumberColumn target, BigFraction cost, String symbol) {
        int first = writer.columns();
        for (int joint = 0; joint < target.size(); joint++) {
            extraNames.add(symbol + "(" + String.join(",", actions.describe(joint)) + ")");
            writer.column(BigFraction.ZERO, cost);
        }
        for (int joint = 0; joint < target.size(); joint++) {
            int number = joint + 1;
            writer.row(target.at(joint).negate(), null, () -> symbol + " above(" + number + ")");
            writer.coefficient(joint, -1.0);
            writer.coefficient(first + joint, 1.0);
            writer.row(target.at(joint), null, () -> symbol + " below(" + number + ")");
            writer.coefficient(joint, 1.0);
            writer.coefficient(first + joint, 1.0);
        }
        return first;
    }

    private String name(String what, int agent, int... own) {
        StringBuilder name = new StringBuilder(what).append('(').append(agent + 1);
        Arrays.stream(own)
                .forEach(a -> name.append(',').append(actions.names(agent).get(a)));
        return name.append(')').toString();
    }

    private String columnName(int column) {
        return column < actions.size()
                ? "sigma(" + String.join(",", actions.describe(column)) + ")"
                : extraNames.get(column - actions.size());
    }
}
