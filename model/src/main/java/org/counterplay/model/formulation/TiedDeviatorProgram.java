package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.HashMap;
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
 * 3): {@link DeviatorProgram}, and with p_h(s,b,c), P_h(s,b,c) bounds on the probability with which a deviation that answers b by
 * c at s is at s in step h and gets b,
 *
 * <pre>
 *   stationary: y(s,b,c) binary, sum_c y(s,b,c) = 1,   p_h(s,b,c) y(s,b,c) &lt;= x_h(s,b,c) &lt;= P_h(s,b,c) y(s,b,c)
 *   budget(k):  z(h,s,b) binary, sum z &lt;= k,   sum_{c != b} x_h(s,b,c) &lt;= max_c P_h(s,b,c) z(h,s,b)
 * </pre>
 *
 * z being {@code 1 - y(.,b,b)}: which other action is played needs no binary. Without the binaries' integrality the optimum
 * is at most the markov one. P = 1 and p = 0 are valid, and weak: by the performance difference lemma a deviation loses, against
 * the best markov one, at each step the advantage that it gives up where it is, so that every p &gt; 0 makes each choice y cost
 * something, and the relaxation adds these costs up.
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
            Game game,
            Policy policy,
            int agent,
            DeviationClass deviations,
            Reach reach,
            Closed closed,
            List<VisitCut> cuts) {
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
        program = write(reach, closed, cuts);
    }

    /**
     * Bounds on the probability with which a deviation of interest is at a place, gets a recommendation there and answers it as
     * it always does, by option: options are numbered as the columns x of {@link DeviatorProgram}.
     */
    public interface Reach {
        /** Between 0 and 1. */
        Reach ONE = option -> 1;

        /** {@code P_h(s,b,c)}, at most 1. */
        double most(int option);

        /** {@code p_h(s,b,c)}, at least 0. */
        default double least(int option) {
            return 0;
        }

        /** Whether {@link #most} is written down; where it is not, a {@link VisitCut} must tie x to y. */
        default boolean written(int option) {
            return true;
        }
    }

    /**
     * What visits allow at all steps together: {@code sum_h weights[h-1] x_h(s,b,c) <= most y(s,b,c)}. Valid where {@code most} is at
     * least {@code sum_h weights[h-1] sigma_h,i(b|s) d_h(s)} of any deviation of interest that answers b by c at s.
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data of a row; never compared
    public record VisitCut(Spot spot, int action, double[] weights, double most) {}

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
        return new TiedDeviatorProgram(game, policy, agent, deviations, reach, closed, List.of());
    }

    /** The same of the stationary class with further rows, which stand last. */
    public static TiedDeviatorProgram stationary(
            Game game, Policy policy, int agent, Reach reach, Closed closed, List<VisitCut> cuts) {
        return new TiedDeviatorProgram(game, policy, agent, new DeviationClass.Stationary(), reach, closed, cuts);
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

    /** The first of the rows that tie x to y or z, all of which {@code <= 0} or {@code >= 0}. */
    public int firstTie() {
        return base.program().rows() + (stationary ? firstChoice.size() : 1);
    }

    /** The column y of an action at a spot, or z of a spot; -1 where there is nothing to choose. */
    public int choiceColumn(Spot spot, int action) {
        Integer first = firstChoice.get(spot);
        return first == null ? -1 : stationary ? first + action : first;
    }

    /** The primal solution that describes a deviation: the probabilities of its play, and its choices. */
    public double[] point(Deviation deviation) {
        double[] point = new double[program.columns()];
        double[] visits = new double[base.places().size()];
        for (int k = 0; k < game.initialStates().length; k++) {
            visits[base.places().indexOf(1, game.initialStates()[k])] =
                    game.initialProbabilities().doubleAt(k);
        }
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, new Choices.All());
        int column = 0;
        for (int step = 1; step <= base.places().steps(); step++) {
            int[] states = base.places().states(step);
            for (int k = 0; k < states.length; k++) {
                double here = visits[base.places().first(step) + k];
                point[column++] = here;
                kernel.at(step, states[k]);
                for (int site = 0; site < kernel.sites(); site++) {
                    int played = deviation.plays(step, states[k], kernel.recommended(site));
                    for (int o = kernel.firstOption(site); o < kernel.firstOption(site + 1); o++, column++) {
                        if (kernel.action(o) != played) {
                            continue;
                        }
                        point[column] = kernel.weight(site) * here;
                        for (int e = kernel.firstSuccessor(o);
                                step < base.places().steps() && e < kernel.firstSuccessor(o + 1);
                                e++) {
                            visits[base.places().indexOf(step + 1, kernel.successor(e))] +=
                                    here * kernel.probability(e);
                        }
                    }
                }
            }
        }
        firstChoice.forEach((spot, choice) -> {
            int played = deviation.plays(Math.max(1, spot.step()), spot.state(), spot.recommended());
            if (stationary) {
                point[choice + played] = 1;
            } else {
                point[choice] = played == spot.recommended() ? 0 : 1;
            }
        });
        return point;
    }

    /** One column x of the deviator's program. */
    private record Play(int column, int option, int step, Spot spot, int action) {}

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
                        plays.add(new Play(column++, plays.size(), step, spot, kernel.action(o)));
                    }
                }
            }
        }
        return plays;
    }

    private Program write(Reach reach, Closed closed, List<VisitCut> cuts) {
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
            cut(plays, writer, cuts);
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
                if (reach.written(play.option())) {
                    writer.row(Double.NEGATIVE_INFINITY, 0);
                    writer.coefficient(play.column(), 1);
                    writer.coefficient(column + play.action(), -reach.most(play.option()));
                }
                if (reach.least(play.option()) > 0) {
                    writer.row(0, Double.POSITIVE_INFINITY);
                    writer.coefficient(play.column(), 1);
                    writer.coefficient(column + play.action(), -reach.least(play.option()));
                }
            }
        }
    }

    private void cut(List<Play> plays, ProgramWriter writer, List<VisitCut> cuts) {
        Map<Spot, List<Play>> bySpot = new HashMap<>();
        plays.forEach(play ->
                bySpot.computeIfAbsent(play.spot(), unseen -> new ArrayList<>()).add(play));
        for (VisitCut cut : cuts) {
            Integer column = firstChoice.get(cut.spot());
            if (column == null) {
                throw new IllegalArgumentException("a cut at " + cut.spot() + ", where there is nothing to choose");
            }
            writer.row(Double.NEGATIVE_INFINITY, 0);
            for (Play play : bySpot.getOrDefault(cut.spot(), List.of())) {
                if (play.action() == cut.action() && cut.weights()[play.step() - 1] != 0) {
                    writer.coefficient(play.column(), cut.weights()[play.step() - 1]);
                }
            }
            writer.coefficient(column + cut.action(), -cut.most());
        }
    }

    private void tieChanges(List<Play> plays, ProgramWriter writer, Reach reach) {
        writer.row(Double.NEGATIVE_INFINITY, ((DeviationClass.Budget) deviations).most());
        firstChoice.values().forEach(column -> writer.coefficient(column, 1));
        Map<Spot, Double> most = new HashMap<>();
        plays.forEach(play -> most.merge(play.spot(), reach.most(play.option()), Math::max));
        Spot last = null;
        for (Play play : plays) {
            Integer column = firstChoice.get(play.spot());
            if (column == null) {
                continue;
            }
            if (!play.spot().equals(last)) {
                last = play.spot();
                writer.row(Double.NEGATIVE_INFINITY, 0);
                writer.coefficient(column, -most.getOrDefault(last, 1.0));
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
