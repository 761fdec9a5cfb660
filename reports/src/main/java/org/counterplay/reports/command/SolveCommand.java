package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.reports.json.EquilibriumJson;
import org.counterplay.reports.result.EquilibriumResult;
import org.counterplay.reports.text.EquilibriumText;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay solve}. */
@Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        description = "Find the best equilibrium of a game, or the nearest to a policy, with its certificate.",
        footer = {
            "",
            "Exit codes: 0 done; 2 bad input; 3 a limit was reached (what was found by then is printed, if it is",
            "certified); 4 internal error."
        })
final class SolveCommand extends Computation {
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

    @Option(
            names = "--regret",
            paramLabel = "D",
            description =
                    "With nearest:POLICY, the regret that each agent may be left with; read exactly (default: 0).")
    private @Nullable String regret;

    @Option(
            names = "--unique",
            description =
                    "Tell whether it is the only one as good, and the only equilibrium (one-step games with one state).")
    private boolean unique;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description = "Stop after this time, with what was found by then (default: no limit).")
    private double time = Double.POSITIVE_INFINITY;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the proof, for 'counterplay check'.")
    private @Nullable String certificate;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write the instance with the policy that was found added to its policies (.json, .yaml, .gz).")
    private @Nullable String out;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description =
                    "Draw the payoffs: of any play, of both kinds of equilibria, and of the one that was found (one-step"
                            + " games with one state and two agents; see 'counterplay payoffs' for longer ones).")
    private @Nullable String svg;

    SolveCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        if (!(time > 0)) {
            throw new BadArgument("--time is " + time + "; it must be above 0");
        }
        Path proof = certificate == null ? null : OutputFile.check("--certificate", certificate);
        Path written = out == null ? null : OutputFile.check("--out", out);
        Path picture = svg == null ? null : OutputFile.check("--svg", svg);
        InstanceArgument loaded;
        try (Progress reading = progress("reading " + instance)) {
            loaded = InstanceArgument.load(instance);
        }
        GoalArgument goal = GoalArgument.parse(objective, loaded);
        BigFraction allowed = allowed(goal);
        Game game = loaded.instance().game();
        if (unique && !GoalArgument.isOneShot(game)) {
            throw new BadArgument("--unique is answered for one-step games with one state: there equilibria are"
                    + " distributions over joint actions, and a linear program knows all of them. In longer games policies that"
                    + " differ only where nobody comes to are all equilibria, so the answer would be no; leave it out");
        }
        if (picture != null && (!GoalArgument.isOneShot(game) || game.agentCount() != 2)) {
            throw new BadArgument("--svg draws one-step games with one state and two agents; this game has "
                    + game.agentCount() + " agents and " + game.stateCount() + " states over "
                    + EquilibriumText.horizon(game) + ". Maybe use 'counterplay payoffs', or leave it out");
        }
        try (StopRequest stop = new StopRequest(time)) {
            EquilibriumSearch search = new EquilibriumSearch(loaded, concept, goal, allowed, unique, stop, time);
            EquilibriumResult result;
            try (Progress solving = search("solving")) {
                result = search.run();
            }
            if (picture != null) {
                String text = search.picture(result);
                AtomicFile.write(picture, to -> to.write(text));
            }
            if (proof != null) {
                OutputFile.write(result.certification().certificate(), proof);
            }
            if (written != null) {
                InstanceWriter.write(
                        with(
                                loaded.instance(),
                                result.certification().certificate().policy()),
                        written);
            }
            Answer answer = answer(result, proof).file(written).file(picture);
            return deliver(answer, search.stoppedEarly() ? ExitCode.NO_ANSWER : ExitCode.DONE);
        }
    }

    private BigFraction allowed(GoalArgument goal) {
        if (regret == null) {
            return BigFraction.ZERO;
        }
        if (goal.target() == null) {
            throw new BadArgument("--regret goes with --objective nearest:POLICY; the best by " + goal.name()
                    + " is sought among equilibria, whose regret is 0");
        }
        if (unique) {
            throw new BadArgument("--unique is about equilibria, whose regret is 0; leave out --regret");
        }
        return NumberArgument.atLeastZero("--regret", regret);
    }

    /** The instance with one more policy, under a name that is free. */
    private static Instance with(Instance instance, Policy policy) {
        Map<String, Policy> policies = new LinkedHashMap<>(instance.policies());
        if (!policies.containsValue(policy)) {
            String name = policy.name();
            for (int k = 2; policies.containsKey(name); k++) {
                name = policy.name() + "-" + k;
            }
            policies.put(name, policy);
        }
        return new Instance(instance.game(), policies, instance.deviations());
    }

    private static Answer answer(EquilibriumResult result, @Nullable Path proof) {
        String file = proof == null ? null : proof.toString();
        Answer answer = new Answer(
                json -> EquilibriumJson.write(result, file, json),
                style -> EquilibriumText.lines(result, file, style),
                style -> List.of(EquilibriumText.verdict(result, style)));
        return proof == null
                ? answer.proof("equilibrium", result.certification().certificate())
                : answer.file(proof);
    }
}
