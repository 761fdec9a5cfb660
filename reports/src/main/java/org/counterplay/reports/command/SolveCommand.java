package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.json.EquilibriumJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.result.EquilibriumResult;
import org.counterplay.reports.text.EquilibriumText;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay solve}. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = "Find the best equilibrium of a finite-horizon game, exactly, with its certificate.")
final class SolveCommand extends Task {
    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String instance = "";

    @Option(
            names = "--concept",
            paramLabel = "ce|cce",
            required = true,
            description = "Correlated or coarse correlated.")
    private EquilibriumConcept concept = EquilibriumConcept.CE;

    @Option(names = "--objective", paramLabel = "GOAL", description = GoalArgument.DESCRIPTION)
    private String objective = "welfare";

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the proof, for 'counterplay check'.")
    private @Nullable String certificate;

    SolveCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        Path file = certificate == null ? null : OutputFile.check("--certificate", certificate);
        InstanceArgument loaded;
        try (Progress reading = progress("reading " + instance)) {
            loaded = InstanceArgument.load(instance);
        }
        Game game = loaded.instance().game();
        GoalArgument goal = GoalArgument.parse(objective, loaded);
        ExactOptimum exact = new ExactOptimum();
        ExactPrograms programs = exact::of;
        MarkovEquilibrium found;
        try (Progress solving = progress("solving")) {
            found = MarkovEquilibrium.of(game, concept, goal.goal(), "equilibrium", programs);
        }
        Certification certification;
        try (Progress proving = progress("certifying")) {
            certification = SolverArgument.parse(SolverArgument.DEFAULT)
                    .certify(
                            game,
                            found.policy(),
                            concept == EquilibriumConcept.CE
                                    ? new DeviationClass.Markov()
                                    : new DeviationClass.Coarse(),
                            Precision.standard())
                    .remarking(loaded.remarks());
        }
        if (file != null) {
            OutputFile.write(certification.certificate(), file);
        }
        print(
                new EquilibriumResult(
                        loaded.label(),
                        concept == EquilibriumConcept.CE ? "ce" : "cce",
                        goal.name(),
                        value(goal, game, found),
                        found.values(),
                        certification),
                file == null ? null : file.toString());
        return ExitCode.DONE;
    }

    private void print(EquilibriumResult result, @Nullable String file) {
        if (output().json()) {
            JsonText.write(console().out(), json -> EquilibriumJson.write(result, file, json));
        } else if (output().quiet()) {
            console().out().println(EquilibriumText.verdict(result, console().style()));
        } else {
            console().print(EquilibriumText.lines(result, file, console().style()));
        }
    }

    /** The goal's value of the whole game. */
    private static BigFraction value(GoalArgument goal, Game game, MarkovEquilibrium found) {
        List<BigFraction> values = found.values();
        return switch (goal.goal().at(1, game.initialStates()[0])) {
            case Goal.Welfare welfare -> values.stream().reduce(BigFraction.ZERO, BigFraction::add);
            case Goal.Fair fair -> values.stream().reduce(Rationals::min).orElse(BigFraction.ZERO);
            case Goal.OfAgent agent -> values.get(agent.agent());
            case Goal.NearestTo nearest -> distance(found.policy(), nearest.target());
            case Goal.Weighted weighted -> {
                BigFraction sum = BigFraction.ZERO;
                for (int agent = 0; agent < values.size(); agent++) {
                    sum = sum.add(weighted.weights()[agent].multiply(values.get(agent)));
                }
                yield sum;
            }
            case Goal.LinearIn linear -> throw new IllegalStateException("not named on the command line");
        };
    }

    /** {@code (1/2) sum_a |sigma(a) - target(a)|} of a game of one place. */
    private static BigFraction distance(Policy policy, BigFraction[] target) {
        BigFraction[] difference = target.clone();
        for (int k = policy.first(1, 0); k < policy.end(1, 0); k++) {
            int joint = policy.joints()[k];
            difference[joint] =
                    difference[joint].subtract(policy.probabilities().at(k));
        }
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction entry : difference) {
            sum = sum.add(entry.abs());
        }
        return sum.divide(2);
    }
}
