package org.counterplay.solvers.deviation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.TiedDeviatorProgram;
import org.counterplay.model.formulation.TiedDeviatorProgram.Closed;
import org.counterplay.model.formulation.TiedDeviatorProgram.Reach;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.program.Solution;
import org.counterplay.model.proof.HarderMember;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.backend.VerifiedSolution;

/**
 * Harder classes by a mixed-integer program ({@link TiedDeviatorProgram}) on any backend that takes them. What is proved is the
 * deviation's gain from below and the markov bound from above; the solver's own bound is reported as its claim.
 *
 * @param backend what solves
 * @param options of the solve
 * @param reaching whether reach probabilities tie x to the choices; else the bound 1 does
 */
public record MipSearch(VerifiedBackend backend, SolveOptions options, boolean reaching) implements HarderFinder {
    private static final long EVALUATIONS = 20_000;
    private static final Duration LEAST_TIME = Duration.ofMillis(10);

    /** What was solved and what is claimed. */
    public record Solved(VerifiedSolution solution, TiedDeviatorProgram program) {}

    /**
     * Writes and solves the program, from the best deviation that a local search finds; of the stationary class without the actions
     * that values ({@link ClosedActions}) or its relaxation ({@link RootTightening}) show not to be needed.
     *
     * @throws IllegalArgumentException as {@link TiedDeviatorProgram#of} does
     */
    public Solved solve(Game game, Policy policy, int agent, DeviationClass deviations) {
        long begun = System.nanoTime();
        DecisionProcess process =
                new DecisionProcess(game, policy, agent, deviations instanceof DeviationClass.Stationary);
        TiedDeviatorProgram program;
        Relaxation relaxation;
        int[] start;
        if (deviations instanceof DeviationClass.Budget budget) {
            Reach reach = reaching ? new BudgetReach(process, budget.most()) : Reach.ONE;
            program = TiedDeviatorProgram.of(game, policy, agent, deviations, reach, Closed.NONE);
            double[] free = new double[process.places.size()];
            Arrays.fill(free, 1);
            relaxation = new BudgetRelaxation(process, budget.most(), free);
            start = new LocalSearch(relaxation, EVALUATIONS).improve(relaxation.obedience());
        } else {
            ClosedActions known = new ClosedActions(process);
            relaxation = new StationaryRelaxation(process);
            start = known.plays();
            program = new RootTightening(process, known, backend, options, reaching).program();
        }
        SolveOptions rest = backend.offers(Capability.WARM_START)
                ? options.withStart(program.point(relaxation.deviation(start)))
                : options;
        if (options.timeLimit() != null) {
            Duration left = options.timeLimit().minusNanos(System.nanoTime() - begun);
            rest = rest.withTimeLimit(left.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : left);
        }
        return new Solved(backend.solve(program.program(), rest), program);
    }

    @Override
    public HarderResponse find(Game game, Policy policy, int agent, DeviationClass deviations) {
        Solved solved = solve(game, policy, agent, deviations);
        Solution solution = solved.solution().solution();
        List<String> remarks = new ArrayList<>(solved.solution().refused());
        double[] primal = solution.primal();
        boolean usable = primal != null && solved.solution().standing().feasible();
        boolean limited =
                solution.reason() == Solution.Reason.LIMIT || solution.reason() == Solution.Reason.INTERRUPTED;
        if (!usable && !limited) {
            throw new BackendFailure(
                    solution.backend(),
                    solved.program().program(),
                    "says " + solution.reason() + " of a program that is feasible and bounded. Ask another solver");
        }
        Deviation deviation = primal == null || !usable
                ? Deviation.identity(game, agent, true)
                : solved.program().deviation(primal);
        Deviation member = HarderMember.of(game, policy, deviations, deviation);
        remarks.add(String.format(
                Locale.ROOT,
                "solver %s claims (floating point, not proved) that no %s deviation of agent %s is worth more than %s; the"
                        + " upper bound of the certificate is that of all markov deviations",
                solution.backend(),
                deviations.name(),
                game.agents().get(agent),
                solution.bound()));
        return new HarderResponse(
                member == null ? Deviation.identity(game, agent, true) : member, Cover.WHOLE, !limited, remarks);
    }
}
