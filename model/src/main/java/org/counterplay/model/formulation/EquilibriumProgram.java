package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
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
 * {@code -target(a) <= e(a) - sigma(a)} and {@code target(a) <= e(a) + sigma(a)}, minimising {@code (1/2) sum_a e(a)}.
 *
 * <p>Restrictions {@code sum_a weights(a) sigma(a) >= least} may be added: an agent's least payoff, a least value of another
 * objective. Always feasible without any, for every finite game has an equilibrium. Written along rows; every coefficient
 * exactly, with its nearest double.
 */
public final class EquilibriumProgram {
    private final StageGame game;
    private final EquilibriumConcept concept;
    private final EquilibriumObjective objective;
    private final List<Restriction> restrictions;
    private final NumberColumn.Writer values = new NumberColumn.Writer(1024);
    private final NumberColumn.Writer costs;
    private final List<@Nullable BigFraction> rowLower = new ArrayList<>();
    private final List<@Nullable BigFraction> rowUpper = new ArrayList<>();
    private final List<String> rowNames = new ArrayList<>();
    private final List<@Nullable BigFraction> columnLower = new ArrayList<>();
    private final ProgramWriter writer;

    private EquilibriumProgram(
            StageGame game,
            EquilibriumConcept concept,
            EquilibriumObjective objective,
            List<Restriction> restrictions) {
        this.game = game;
        this.concept = concept;
        this.objective = objective;
        this.restrictions = restrictions;
        costs = new NumberColumn.Writer(game.actions().size());
        Sense sense = objective instanceof EquilibriumObjective.Nearest ? Sense.MINIMIZE : Sense.MAXIMIZE;
        writer = new ProgramWriter(
                concept.name().toLowerCase(Locale.ROOT) + " program",
                sense,
                Major.ROWS,
                game.actions().size(),
                64,
                1024);
    }

    /** {@code sum_a weights(a) sigma(a) >= least}, weights by joint action. */
    public record Restriction(String name, NumberColumn weights, BigFraction least) {}

    /** The program; the first columns are the sigma(a), in the order of the joint actions. */
    public static Program of(StageGame game, EquilibriumConcept concept, EquilibriumObjective objective) {
        return of(game, concept, objective, List.of());
    }

    /** The program with further restrictions. */
    public static Program of(
            StageGame game,
            EquilibriumConcept concept,
            EquilibriumObjective objective,
            List<Restriction> restrictions) {
        return new EquilibriumProgram(game, concept, objective, restrictions).write();
    }

    private Program write() {
        JointActions actions = game.actions();
        for (int joint = 0; joint < actions.size(); joint++) {
            column(BigFraction.ZERO, cost(joint));
        }
        int extra = actions.size();
        switch (objective) {
            case EquilibriumObjective.WorstOff worstOff -> column(null, BigFraction.ONE);
            case EquilibriumObjective.Nearest nearest -> {
                for (int joint = 0; joint < actions.size(); joint++) {
                    column(BigFraction.ZERO, Rationals.of(1, 2));
                }
            }
            default -> {}
        }
        row(BigFraction.ONE, BigFraction.ONE, "total");
        for (int joint = 0; joint < actions.size(); joint++) {
            coefficient(joint, BigFraction.ONE);
        }
        for (int agent = 0; agent < actions.agents(); agent++) {
            obey(agent);
        }
        if (objective instanceof EquilibriumObjective.WorstOff worstOff) {
            worstOff.agents().forEach(agent -> worstRow(agent, extra));
        }
        for (Restriction restriction : restrictions) {
            row(restriction.least(), null, restriction.name());
            weights(restriction.weights());
        }
        if (objective instanceof EquilibriumObjective.Nearest nearest) {
            distanceRows(nearest.target(), extra);
        }
        @Nullable BigFraction[] none = new BigFraction[writer.columns()];
        ExactProgram exact = new ExactProgram(
                BigFraction.ZERO,
                costs.finish(),
                columnLower.toArray(new BigFraction[0]),
                none,
                rowLower.toArray(new BigFraction[0]),
                rowUpper.toArray(new BigFraction[0]),
                values.finish());
        return writer.names(this::columnName, rowNames::get).exact(() -> exact).finish();
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

    private void obey(int agent) {
        JointActions actions = game.actions();
        String name = "obey(" + (agent + 1) + ",";
        for (int c = 0; c < actions.count(agent); c++) {
            if (concept == EquilibriumConcept.CCE) {
                row(BigFraction.ZERO, null, name + actions.names(agent).get(c) + ")");
                for (int joint = 0; joint < actions.size(); joint++) {
                    gain(agent, joint, c);
                }
                continue;
            }
            for (int b = 0; b < actions.count(agent); b++) {
                if (b == c) {
                    continue;
                }
                row(
                        BigFraction.ZERO,
                        null,
                        name + actions.names(agent).get(b) + ","
                                + actions.names(agent).get(c) + ")");
                for (int joint = 0; joint < actions.size(); joint++) {
                    if (actions.action(joint, agent) == b) {
                        gain(agent, joint, c);
                    }
                }
            }
        }
    }

    /** {@code u_i(a) - u_i(c,a_-i)} as the coefficient of sigma(a). */
    private void gain(int agent, int joint, int c) {
        NumberColumn payoff = game.payoffs().get(agent);
        int other = game.actions().replace(joint, agent, c);
        if (other == joint) {
            return;
        }
        if (payoff.isDouble(joint) && payoff.isDouble(other)) {
            double a = payoff.doubleAt(joint);
            double b = payoff.doubleAt(other);
            double difference = a - b;
            double virtual = difference - a;
            if ((a - (difference - virtual)) - (b + virtual) == 0) { // the subtraction was exact (Knuth)
                if (difference != 0) {
                    writer.coefficient(joint, difference);
                    values.add(difference);
                }
                return;
            }
        }
        coefficient(joint, payoff.at(joint).subtract(payoff.at(other)));
    }

    private void worstRow(int agent, int extra) {
        row(BigFraction.ZERO, null, "worst(" + (agent + 1) + ")");
        weights(game.payoffs().get(agent));
        coefficient(extra, BigFraction.MINUS_ONE);
    }

    private void weights(NumberColumn weights) {
        for (int joint = 0; joint < weights.size(); joint++) {
            coefficient(joint, weights.at(joint));
        }
    }

    private void distanceRows(NumberColumn target, int extra) {
        for (int joint = 0; joint < target.size(); joint++) {
            row(target.at(joint).negate(), null, "above(" + (joint + 1) + ")");
            coefficient(joint, BigFraction.MINUS_ONE);
            coefficient(extra + joint, BigFraction.ONE);
            row(target.at(joint), null, "below(" + (joint + 1) + ")");
            coefficient(joint, BigFraction.ONE);
            coefficient(extra + joint, BigFraction.ONE);
        }
    }

    private void column(@Nullable BigFraction lower, BigFraction cost) {
        columnLower.add(lower);
        costs.add(cost);
        writer.column(
                lower == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(lower),
                Double.POSITIVE_INFINITY,
                Rationals.toDouble(cost));
    }

    private void row(@Nullable BigFraction lower, @Nullable BigFraction upper, String name) {
        rowLower.add(lower);
        rowUpper.add(upper);
        rowNames.add(name);
        writer.row(
                lower == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(lower),
                upper == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(upper));
    }

    private void coefficient(int column, BigFraction value) {
        if (value.getNumerator().signum() != 0) {
            writer.coefficient(column, Rationals.toDouble(value));
            values.add(value);
        }
    }

    private String columnName(int column) {
        JointActions actions = game.actions();
        if (column < actions.size()) {
            return "sigma(" + String.join(",", actions.describe(column)) + ")";
        }
        return objective instanceof EquilibriumObjective.WorstOff
                ? "t"
                : "e(" + String.join(",", actions.describe(column - actions.size())) + ")";
    }
}
