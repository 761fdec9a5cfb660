package org.counterplay.solvers.regret;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.DeviatorProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Standing;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.backend.VerifiedSolution;

/** Best deviations by the deviator's linear program, on any backend; every answer is measured. */
public final class ProgramFinder implements ResponseFinder {
    private final String name;
    private final VerifiedBackend backend;
    private final SolveOptions options;

    /** @param name of the first backend that is asked */
    public ProgramFinder(String name, VerifiedBackend backend, SolveOptions options) {
        this.name = name;
        this.backend = backend;
        this.options = options;
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.counterplay.solvers.backend.RefutedClaim if measuring refutes what every backend claims
     * @throws BackendFailure if the solver gives no feasible answer: the program has one, since obedience is feasible, and is
     *     bounded
     */
    @Override
    public Found find(Game game, Policy policy, DeviationClass deviations) {
        if (deviations instanceof DeviationClass.Listed || deviations instanceof DeviationClass.Swaps) {
            throw new IllegalArgumentException("the deviations of class " + deviations.name()
                    + " are evaluated one by one, not by a linear program; use solver structured");
        }
        List<Response> responses = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            double value =
                    solve(game, policy, agent, new Choices.Obedience(), remarks).value();
            Solved best = solve(game, policy, agent, Choices.of(deviations, agent), remarks);
            responses.add(
                    best.value() > value
                            ? new Response(agent, value, best.value(), Double.NaN, best.deviation())
                            : new Response(agent, value, value, Double.NaN, Deviation.identity(game, agent, true)));
        }
        return new Found(responses, remarks);
    }

    private record Solved(double value, Deviation deviation) {}

    private Solved solve(Game game, Policy policy, int agent, Choices choices, List<String> remarks) {
        DeviatorProgram formulation = DeviatorProgram.of(game, policy, agent, choices);
        VerifiedSolution verified = backend.solve(formulation.program(), options);
        remarks.addAll(verified.refused());
        Solution solution = verified.solution();
        double[] primal = solution.primal();
        if (primal == null || !verified.standing().feasible()) {
            throw new BackendFailure(
                    solution.backend(),
                    formulation.program(),
                    "says " + solution.reason() + " of a program that is feasible and bounded. Ask another solver");
        }
        if (verified.standing() != Standing.OPTIMAL) {
            remarks.add("solver " + solution.backend() + " gives no proof that its deviation of agent "
                    + game.agents().get(agent) + " is the best (" + verified.standing() + ")");
        }
        Residuals residuals = verified.residuals();
        return new Solved(residuals.objective(), formulation.deviation(primal));
    }
}
