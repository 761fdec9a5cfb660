package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The linear program of an agent's best deviation (formulations, section 2). With d_h(s) the probability of being at place
 * (h,s), x_h(s,b,c) that of being there, getting recommendation b and playing c:
 *
 * <pre>
 *   maximise    sum x_h(s,b,c) rbar_h(s,b,c)
 *   flow(h,s):        d_h(s) - g sum_{s,b,c} x_{h-1}(s,b,c) Tbar_{h-1}(s'|s,b,c) = [h = 1] rho_0(s)
 *   recommend(h,s,b): sum_c x_h(s,b,c) - sigma_h,i(b|s) d_h(s)                  = 0
 *   d, x &gt;= 0
 * </pre>
 *
 * with g = 1 for a finite horizon. A discounted game has no steps, g = gamma, every state's flow takes from all others, and
 * d, x are sums {@code sum_t gamma^(t-1) P(..)}, which are not normalised: the objective is the value itself. The optimum is
 * the deviator's value; the regret is it less the value of obedience. Dual values: of flow(h,s) the deviator's value U_h(s),
 * of recommend(h,s,b) the value W_h(s,b) of having got b.
 *
 * <p>Shapes: one column d and one row flow per place that the agent's choices reach, one row recommend per site, one column x
 * per option; the columns of a place stand together, d first, then x by site and action. Written along columns, with no
 * object per coefficient.
 */
public final class DeviatorProgram {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final Choices choices;
    private final Timeline places;
    private final int[] firstColumn;
    private final int[] firstSite;
    private final Program program;

    private DeviatorProgram(Game game, Policy policy, int agent, Choices choices, int expectedCoefficients) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.choices = choices;
        places = choices.reach(game, policy, agent);
        firstColumn = new int[places.size() + 1];
        firstSite = new int[places.size() + 1];
        program = write(expectedCoefficients);
    }

    /**
     * Writes the program.
     *
     * @throws IllegalArgumentException if it would have more than 2^31 coefficients
     */
    public static DeviatorProgram of(Game game, Policy policy, int agent, Choices choices) {
        return new DeviatorProgram(game, policy, agent, choices, 1024);
    }

    /** As {@link #of(Game, Policy, int, Choices)}, with arrays that need not grow if the guess is right. */
    public static DeviatorProgram of(Game game, Policy policy, int agent, Choices choices, int expectedCoefficients) {
        return new DeviatorProgram(game, policy, agent, choices, expectedCoefficients);
    }

    public Program program() {
        return program;
    }

    /** The places of the flow rows: row p is the flow of place number p. */
    public Timeline places() {
        return places;
    }

    /**
     * The deviation that a primal solution describes: at each site the action that is played most; obedience where the place
     * is not reached.
     */
    public Deviation deviation(double[] primal) {
        Deviation deviation = Deviation.identity(game, agent, !places.recurs());
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, choices);
        for (int step = 1; step <= places.steps(); step++) {
            int[] states = places.states(step);
            for (int k = 0; k < states.length; k++) {
                int column = firstColumn[places.first(step) + k] + 1;
                kernel.at(step, states[k]);
                for (int site = 0; site < kernel.sites(); site++) {
                    double most = 1e-300;
                    int action = -1;
                    for (int o = kernel.firstOption(site); o < kernel.firstOption(site + 1); o++, column++) {
                        if (primal[column] > most) {
                            most = primal[column];
                            action = kernel.action(o);
                        }
                    }
                    if (action >= 0) {
                        deviation.choose(step, states[k], kernel.recommended(site), action);
                    }
                }
            }
        }
        return deviation;
    }

    /** The deviator's value at each place, {@code U_h(s)}, from a dual solution. */
    public double[] values(double[] dual) {
        return Arrays.copyOf(dual, places.size());
    }

    private Program write(int expectedCoefficients) {
        ProgramWriter writer = new ProgramWriter(
                "deviator " + game.agents().get(agent),
                Sense.MAXIMIZE,
                Major.COLUMNS,
                expectedCoefficients / 4,
                expectedCoefficients / 8,
                expectedCoefficients);
        writeFlowRows(writer);
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, choices);
        int[] flowRow = new int[game.stateCount()];
        double factor = Rationals.toDouble(discount());
        for (int step = 1; step <= places.steps(); step++) {
            boolean flows = nextFlowRows(step, flowRow);
            int[] states = places.states(step);
            for (int k = 0; k < states.length; k++) {
                int place = places.first(step) + k;
                kernel.at(step, states[k]);
                writePlace(writer, kernel, place, flows, factor, flowRow);
                firstColumn[place + 1] = writer.columns();
                firstSite[place + 1] = writer.rows() - places.size();
            }
        }
        return writer.names(this::columnName, this::rowName).exact(this::exact).finish();
    }

    private void writeFlowRows(ProgramWriter writer) {
        double[] initial = new double[places.size()];
        for (int k = 0; k < game.initialStates().length; k++) {
            initial[places.indexOf(1, game.initialStates()[k])] =
                    game.initialProbabilities().doubleAt(k);
        }
        for (double probability : initial) {
            writer.row(probability, probability);
        }
    }

    private static void writePlace(
            ProgramWriter writer, DeviatorKernel kernel, int place, boolean flows, double factor, int[] flowRow) {
        int firstRow = writer.rows();
        writer.column(0, Double.POSITIVE_INFINITY, 0);
        writer.coefficient(place, 1);
        for (int site = 0; site < kernel.sites(); site++) {
            writer.coefficient(writer.row(0, 0), -kernel.weight(site));
        }
        for (int site = 0; site < kernel.sites(); site++) {
            double weight = kernel.weight(site);
            for (int o = kernel.firstOption(site); o < kernel.firstOption(site + 1); o++) {
                writer.column(0, Double.POSITIVE_INFINITY, kernel.reward(o) / weight);
                writer.coefficient(firstRow + site, 1);
                for (int e = kernel.firstSuccessor(o); flows && e < kernel.firstSuccessor(o + 1); e++) {
                    writer.coefficient(flowRow[kernel.successor(e)], -factor * (kernel.probability(e) / weight));
                }
            }
        }
    }

    /** Notes the flow rows of the states that follow a step; false where none do. */
    private boolean nextFlowRows(int step, int[] flowRow) {
        boolean discounted = game.horizon() instanceof Horizon.Discounted;
        if (!discounted && step == places.steps()) {
            return false;
        }
        int next = discounted ? 1 : step + 1;
        int[] states = places.states(next);
        for (int k = 0; k < states.length; k++) {
            flowRow[states[k]] = places.first(next) + k;
        }
        return true;
    }

    private BigFraction discount() {
        return game.horizon() instanceof Horizon.Discounted discounted ? discounted.gamma() : BigFraction.ONE;
    }

    /** The same numbers as {@link #write}, in the same order, exactly. */
    private ExactProgram exact() {
        ExactDeviatorKernel kernel = new ExactDeviatorKernel(game, policy, agent, choices);
        NumberColumn.Writer values = new NumberColumn.Writer(program.coefficients());
        NumberColumn.Writer objective = new NumberColumn.Writer(program.columns());
        BigFraction factor = discount();
        boolean discounted = game.horizon() instanceof Horizon.Discounted;
        for (int step = 1; step <= places.steps(); step++) {
            boolean flows = discounted ? factor.getNumerator().signum() != 0 : step < places.steps();
            for (int state : places.states(step)) {
                List<Site> sites = kernel.at(step, state);
                objective.add(BigFraction.ZERO);
                values.add(BigFraction.ONE);
                sites.forEach(site -> values.add(site.weight().negate()));
                for (Site site : sites) {
                    for (Option option : site.options()) {
                        objective.add(option.reward().divide(site.weight()));
                        values.add(BigFraction.ONE);
                        for (BigFraction probability : flows ? option.probabilities() : new BigFraction[0]) {
                            values.add(factor.multiply(probability)
                                    .divide(site.weight())
                                    .negate());
                        }
                    }
                }
            }
        }
        @Nullable BigFraction[] zeros = new BigFraction[program.columns()];
        Arrays.fill(zeros, BigFraction.ZERO);
        @Nullable BigFraction[] rows = new BigFraction[program.rows()];
        Arrays.fill(rows, BigFraction.ZERO);
        for (int k = 0; k < game.initialStates().length; k++) {
            rows[places.indexOf(1, game.initialStates()[k])] =
                    game.initialProbabilities().at(k);
        }
        return new ExactProgram(
                BigFraction.ZERO,
                objective.finish(),
                zeros,
                new BigFraction[program.columns()],
                rows,
                rows.clone(),
                values.finish());
    }

    private String columnName(int column) {
        int place = owner(firstColumn, column);
        List<String> names = new ArrayList<>(List.of("d" + placeName(place)));
        for (Site site : exactSites(place)) {
            for (Option option : site.options()) {
                names.add("x"
                        + placeName(place, actionName(place, site.recommended()), actionName(place, option.action())));
            }
        }
        return names.get(column - firstColumn[place]);
    }

    private String rowName(int row) {
        if (row < places.size()) {
            return "flow" + placeName(row);
        }
        int place = owner(firstSite, row - places.size());
        Site site = exactSites(place).get(row - places.size() - firstSite[place]);
        return "recommend" + placeName(place, actionName(place, site.recommended()));
    }

    private static int owner(int[] first, int number) {
        int found = Arrays.binarySearch(first, number);
        if (found < 0) {
            return -found - 2;
        }
        while (found + 1 < first.length && first[found + 1] == number) {
            found++; // places without sites of their own share a number
        }
        return found;
    }

    private List<Site> exactSites(int place) {
        return new ExactDeviatorKernel(game, policy, agent, choices).at(step(place), state(place));
    }

    private String actionName(int place, int action) {
        return action < 0 ? "any" : game.actions(state(place)).names(agent).get(action);
    }

    private String placeName(int place, String... more) {
        List<String> parts = new ArrayList<>();
        if (game.horizon() instanceof Horizon.Finite) {
            parts.add(Integer.toString(step(place)));
        }
        parts.add(game.states().get(state(place)));
        parts.addAll(List.of(more));
        return "(" + String.join(",", parts) + ")";
    }

    private int step(int place) {
        int step = 1;
        while (step < places.steps() && places.first(step + 1) <= place) {
            step++;
        }
        return step;
    }

    private int state(int place) {
        int step = step(place);
        return places.states(step)[place - places.first(step)];
    }
}
