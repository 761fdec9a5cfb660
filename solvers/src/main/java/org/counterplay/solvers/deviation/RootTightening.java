package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.formulation.TiedDeviatorProgram;
import org.counterplay.model.formulation.TiedDeviatorProgram.Reach;
import org.counterplay.model.formulation.TiedDeviatorProgram.VisitCut;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tightens the stationary class's mixed-integer program before it is solved: reach probabilities from both sides make its
 * relaxation a good bound, and its duals one of any set of open actions ({@link TiedBound}). An action is closed if with it, or with it
 * and each answer to some other recommendation, that bound is below the deviation at hand; and with fewer actions open reach
 * probabilities are closer. Repeated while that closes actions.
 *
 * <p>In floating point, with room to spare: what the program then bounds is a solver's claim in any case.
 */
final class RootTightening {
    private static final Logger LOG = LoggerFactory.getLogger(RootTightening.class);
    private static final int ROUNDS = 8;
    private static final double ROOM = 1e-6;
    private static final double LEAST_PROGRESS = 0.98;
    private static final double BINDING = 0.9;

    private final DecisionProcess process;
    private final ClosedActions closed;
    private final VerifiedBackend backend;
    private final SolveOptions options;
    private final boolean reaching;

    /** @param reaching whether reach probabilities and cuts are used; else the bound 1 is in their place */
    RootTightening(
            DecisionProcess process,
            ClosedActions closed,
            VerifiedBackend backend,
            SolveOptions options,
            boolean reaching) {
        this.process = process;
        this.reaching = reaching;
        this.closed = closed;
        this.backend = backend;
        this.options = options.withoutStart();
    }

    /** The program with the closest reach probabilities and the cuts that were found; closes actions. */
    TiedDeviatorProgram program() {
        List<VisitCut> cuts = new ArrayList<>();
        Reach reach = reach();
        TiedDeviatorProgram written = write(reach, cuts);
        boolean bounded = backend.offers(Capability.LP) && backend.offers(Capability.DUALS);
        double last = Double.POSITIVE_INFINITY;
        double[] primal = null;
        TiedDeviatorProgram solved = null;
        for (int round = 0; bounded && round < ROUNDS && undecided(); round++) {
            Program relaxation = written.program().relaxation();
            Solution bound = relaxed(relaxation);
            double[] point = bound == null ? null : bound.primal();
            if (bound == null || point == null) {
                break;
            }
            boolean fewer = close(written, relaxation, bound);
            List<VisitCut> found = reaching ? visits().separate(written, point) : List.of();
            double apart = bound.objective() - closed.value();
            LOG.debug("round {}: relaxation {} of {}, {} cuts", round, bound.objective(), closed.value(), found.size());
            if (!fewer && (found.isEmpty() || apart > LEAST_PROGRESS * last)) {
                break;
            }
            last = apart;
            cuts.addAll(found);
            reach = fewer ? reach() : reach;
            primal = point;
            solved = written;
            written = write(reach, cuts);
        }
        if (!reaching || primal == null || solved == null) {
            return written;
        }
        cuts.addAll(visits().totals());
        return write(binding(reach, solved, primal), cuts);
    }

    private Reach reach() {
        return reaching ? new TiedReach(process, closed.open(), closed.value()) : Reach.ONE;
    }

    private VisitCuts visits() {
        return new VisitCuts(process, closed.open(), closed.value());
    }

    /** Of the single steps' bounds those that bind; all visits together tie the rest, in far fewer rows. */
    private Reach binding(Reach reach, TiedDeviatorProgram solved, double[] primal) {
        int[] columns = visits().columns();
        boolean[] most = new boolean[columns.length];
        boolean[] least = new boolean[columns.length];
        for (int site = 0; site < process.spotOf.length; site++) {
            for (int option = process.firstOption[site]; option < process.firstOption[site + 1]; option++) {
                int column =
                        solved.choiceColumn(process.spots[process.spotOf[site]], option - process.firstOption[site]);
                double choice = column < 0 ? 0 : primal[column];
                double played = primal[columns[option]];
                most[option] = choice > 0 && played > BINDING * reach.most(option) * choice;
                least[option] = choice > 0 && played * BINDING < reach.least(option) * choice;
            }
        }
        return new Reach() {
            @Override
            public double most(int option) {
                return reach.most(option);
            }

            @Override
            public double least(int option) {
                return least[option] ? reach.least(option) : 0;
            }

            @Override
            public boolean written(int option) {
                return most[option];
            }
        };
    }

    private TiedDeviatorProgram write(Reach reach, List<VisitCut> cuts) {
        return TiedDeviatorProgram.stationary(
                process.game, process.policy, process.agent, reach, closed, List.copyOf(cuts));
    }

    private boolean undecided() {
        for (long open : closed.open()) {
            if (Long.bitCount(open) > 1) {
                return true;
            }
        }
        return false;
    }

    /** An optimal solution with dual values, or null where the backend does not give one. */
    private @Nullable Solution relaxed(Program relaxation) {
        try {
            Solution solution = backend.solve(relaxation, options).solution();
            return solution.reason() == Solution.Reason.OPTIMAL && solution.dual() != null ? solution : null;
        } catch (RefutedClaim refuted) {
            LOG.debug("no bound of the relaxation: {}", refuted.getMessage());
            return null;
        }
    }

    /** Closes what the relaxation's duals allow; false where nothing was closed. */
    private boolean close(TiedDeviatorProgram written, Program relaxation, Solution solution) {
        double[] dual = solution.dual();
        if (dual == null) {
            return false;
        }
        TiedBound bound = new TiedBound(process, written, relaxation.along(Major.COLUMNS), dual);
        double enough = closed.value() - ROOM * (1 + Math.abs(solution.objective()));
        int count = 0;
        long[] open = closed.open();
        for (int spot = 0; spot < open.length; spot++) {
            for (int c = 0; c < process.actions[spot]; c++) {
                long before = open[spot];
                if ((before >> c & 1) != 0 && Long.bitCount(before) > 1) {
                    open[spot] = 1L << c;
                    boolean worse = bound.of(open) < enough || refuted(bound, open, spot, enough);
                    open[spot] = worse ? before & ~(1L << c) : before;
                    if (worse) {
                        closed.close(spot, c);
                        count++;
                    }
                }
            }
        }
        LOG.debug("relaxation {}, at hand {}: {} actions closed", solution.objective(), closed.value(), count);
        return count > 0;
    }

    /** Whether at some other spot every open action is too bad together with what is open. */
    private boolean refuted(TiedBound bound, long[] open, int but, double enough) {
        for (int spot = 0; spot < open.length; spot++) {
            long before = open[spot];
            boolean possible = spot == but || Long.bitCount(before) == 1;
            for (int c = 0; c < process.actions[spot] && !possible; c++) {
                if ((before >> c & 1) != 0) {
                    open[spot] = 1L << c;
                    possible = bound.of(open) >= enough;
                }
            }
            open[spot] = before;
            if (!possible) {
                return true;
            }
        }
        return false;
    }
}
