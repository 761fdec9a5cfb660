package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DeviatorKernel;

/**
 * The mixed-integer program of an agent's best stationary or budget deviation in a finite-horizon game (formulations, section
 * 3): {@link DeviatorProgram}, and with P_h(s) an upper bound on the probability with which any deviation reaches (h,s),
 *
 * <pre>
 *   stationary: y(s,b,c) binary, sum_c y(s,b,c) = 1,   x_h(s,b,c) &lt;= sigma_h,i(b|s) P_h(s) y(s,b,c)
 *   budget(k):  z(h,s,b) binary, sum z &lt;= k,   sum_{c != b} x_h(s,b,c) &lt;= sigma_h,i(b|s) P_h(s) z(h,s,b)
 * </pre>
 *
 * z being {@code 1 - y(.,b,b)}: which other action is played needs no binary. Without the binaries' integrality the optimum
 * is at most the markov one. P = 1 is valid, and weak.
 *
 * <p>Shapes: the columns of the deviator's program, then y by spot and action, or z by spot, spots by (step,) state and
 * recommendation as they are first met; its rows, then those of the ties.
 */
public final class TiedDeviatorProgram {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final DeviationClass deviations;
    private final DeviatorProgram base;
    private final boolean stationary;
    private final Map<Spot, Integer> firstChoice = new LinkedHashMap<>();
    private final Program program;

    private TiedDeviatorProgram(
            Game game, Policy policy, int agent, DeviationClass deviations, Reach reach, Closed closed) {
        if (!(game.horizon() instanceof Horizon.Finite)
                || !(deviations instanceof DeviationClass.Stationary || deviations instanceof DeviationClass.Budget)) {
            throw new IllegalArgumentException(
                    "class " + deviations.name()
                            + " needs no binaries in this game: its best deviation is that of a linear program, DeviatorProgram");
        }
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.deviations = deviations;
        stationary = deviations instanceof DeviationClass.Stationary;
        base = DeviatorProgram.of(game, policy, agent, new Choices.All());
        program = write(reach, closed);
    }

    /** An upper bound on the probability with which any deviation of the agent reaches a place, given by its number. */
    @FunctionalInterface
    public interface Reach {
        /** The bound 1. */
        Reach ONE = place -> 1;

        /** {@code P_h(s)}, at most 1; places are numbered as {@link DeviatorProgram#places} does. */
        double of(int place);
    }

    /** Actions that no stationary deviation better than one at hand plays. */
    @FunctionalInterface
    public interface Closed {
        /** No action. */
        Closed NONE = (spot, action) -> false;

        /** Whether the action may be left out at the spot. */
        boolean at(Spot spot, int action);
    }

    /**
     * Writes the program.
     *
     * @throws IllegalArgumentException if the class is another, or the game is discounted
     */
    public static TiedDeviatorProgram of(
            Game game, Policy policy, int agent, DeviationClass deviations, Reach reach, Closed closed) {
        return new TiedDeviatorProgram(game, policy, agent, deviations, reach, closed);
    }

    public Program program() {
        return program;
    }

    /** The deviation that a primal solution describes: where y or z is nearest to 1; obedience elsewhere. */
    public Deviation deviation(double[] primal) {
        if (!stationary) {
            Deviation markov = base.deviation(primal);
            Deviation kept = Deviation.identity(game, agent, false);
            firstChoice.forEach((spot, column) -> {
                if (primal[column] > 0.5) {
                    int plays = markov.plays(spot.step(), spot.state(), spot.recommended());
                    kept.set(spot.step(), spot.state(), spot.recommended(), plays);
                }
            });
            return kept;
        }
        Deviation deviation = Deviation.identity(game, agent, true);
        firstChoice.forEach((spot, column) -> {
            int best = spot.recommended();
            for (int c = 0; c < game.actions(spot.state()).count(agent); c++) {
                best = primal[column + c] > primal[column + best] ? c : best;
            }
            deviation.set(1, spot.state(), spot.recommended(), best);
        });
        return deviation;
    }

    /** One column x of the deviator's program. */
    private record Play(int column, int place, Spot spot, int action, double weight) {}

    private List<Play> plays() {
        List<Play> plays = new ArrayList<>();
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, new Choices.All());
        int column = 0;
        for (int step = 1; step <= base.places().steps(); step++) {
            int[] states = base.places().states(step);
            for (int k = 0; k < states.length; k++) {
                column++; // d of the place
                kernel.at(step, states[k]);
                for (int site = 0; site < kernel.sites(); site++) {
                    Spot spot =
                            new Spot(stationary ? Substitution.ALL_STEPS : step, states[k], kernel.recommended(site));
                    for (int o = kernel.firstOption(site); o < kernel.firstOption(site + 1); o++) {
                        plays.add(new Play(
                                column++, base.places().first(step) + k, spot, kernel.action(o), kernel.weight(site)));
                    }
                }
            }
        }
        return plays;
    }

    private Program write(Reach reach, Closed closed) {
        Program from = base.program().along(Major.ROWS);
        List<Play> plays = plays();
        ProgramWriter writer = new ProgramWriter(
                deviations.name() + " deviator " + game.agents().get(agent),
                Sense.MAXIMIZE,
                Major.ROWS,
                2 * from.columns(),
                2 * from.rows() + from.columns(),
                2 * from.coefficients() + 4 * from.columns());
        for (int column = 0; column < from.columns(); column++) {
            writer.column(from.columnLower()[column], from.columnUpper()[column], from.objective()[column]);
        }
        choices(plays, writer, closed);
        for (int row = 0; row < from.rows(); row++) {
            writer.row(from.rowLower()[row], from.rowUpper()[row]);
            for (int k = from.start()[row]; k < from.start()[row + 1]; k++) {
                writer.coefficient(from.index()[k], from.value()[k]);
            }
        }
        if (stationary) {
            tieActions(plays, writer, reach);
        } else {
            tieChanges(plays, writer, reach);
        }
        int ties = from.rows();
        return writer.names(
                        column -> column < from.columns() ? from.columnName(column) : choiceName(column),
                        row -> row < ties ? from.rowName(row) : "tie(" + (row - ties + 1) + ")")
                .finish();
    }

    /** The columns y, or z. */
    private void choices(List<Play> plays, ProgramWriter writer, Closed closed) {
        for (Play play : plays) {
            Spot spot = play.spot();
            if (several(spot) && !firstChoice.containsKey(spot)) {
                firstChoice.put(spot, writer.columns());
                if (stationary) {
                    for (int c = 0; c < game.actions(spot.state()).count(agent); c++) {
                        writer.integer(0, closed.at(spot, c) ? 0 : 1, 0);
                    }
                } else {
                    writer.integer(0, 1, 0);
                }
            }
        }
    }

    private void tieActions(List<Play> plays, ProgramWriter writer, Reach reach) {
        firstChoice.forEach((spot, column) -> {
            writer.row(1, 1);
            for (int c = 0; c < game.actions(spot.state()).count(agent); c++) {
                writer.coefficient(column + c, 1);
            }
        });
        for (Play play : plays) {
            Integer column = firstChoice.get(play.spot());
            if (column != null) {
                writer.row(Double.NEGATIVE_INFINITY, 0);
                writer.coefficient(play.column(), 1);
                writer.coefficient(column + play.action(), -play.weight() * reach.of(play.place()));
            }
        }
    }

    private void tieChanges(List<Play> plays, ProgramWriter writer, Reach reach) {
        writer.row(Double.NEGATIVE_INFINITY, ((DeviationClass.Budget) deviations).most());
        firstChoice.values().forEach(column -> writer.coefficient(column, 1));
        Spot last = null;
        for (Play play : plays) {
            Integer column = firstChoice.get(play.spot());
            if (column == null) {
                continue;
            }
            if (!play.spot().equals(last)) {
                last = play.spot();
                writer.row(Double.NEGATIVE_INFINITY, 0);
                writer.coefficient(column, -play.weight() * reach.of(play.place()));
            }
            if (play.action() != play.spot().recommended()) {
                writer.coefficient(play.column(), 1);
            }
        }
    }

    private boolean several(Spot spot) {
        return game.actions(spot.state()).count(agent) > 1;
    }

    private String choiceName(int column) {
        Map.Entry<Spot, Integer> owner = null;
        for (Map.Entry<Spot, Integer> entry : firstChoice.entrySet()) {
            owner = entry.getValue() <= column ? entry : owner;
        }
        if (owner == null) {
            throw new IllegalArgumentException("column " + column + " does not exist");
        }
        Spot spot = owner.getKey();
        List<String> actions = game.actions(spot.state()).names(agent);
        String place = game.states().get(spot.state()) + "," + actions.get(spot.recommended());
        return stationary
                ? "y(" + place + "," + actions.get(column - owner.getValue()) + ")"
                : "z(" + spot.step() + "," + place + ")";
    }
}
