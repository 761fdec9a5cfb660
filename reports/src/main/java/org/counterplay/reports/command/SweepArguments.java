package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.tightness.Asked;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Values that take the place of those that a sweep goes through by itself. */
final class SweepArguments {
    private static final int MOST_STEPS = 1000;
    private static final int MOST_AGENTS = 6;

    @Option(
            names = "--agents",
            paramLabel = "N,N,..",
            hideParamSyntax = true,
            split = ",",
            description = "Numbers of agents.")
    private @Nullable List<Integer> agents;

    @Option(
            names = "--horizon",
            paramLabel = "H,H,..",
            hideParamSyntax = true,
            split = ",",
            description = "Numbers of steps.")
    private @Nullable List<Integer> horizons;

    @Option(
            names = "--discount",
            paramLabel = "G,G,..",
            hideParamSyntax = true,
            split = ",",
            description = "Discount factors.")
    private @Nullable List<String> discounts;

    @Option(
            names = "--eps",
            paramLabel = "E,E,..",
            hideParamSyntax = true,
            split = ",",
            description = "Errors, each in the theorem's own measure.")
    private @Nullable List<String> eps;

    @Option(names = "--u", paramLabel = "U,U,..", hideParamSyntax = true, split = ",", description = "Recoverability.")
    private @Nullable List<String> u;

    @Option(names = "--beta", paramLabel = "B,B,..", hideParamSyntax = true, split = ",", description = "Coverage.")
    private @Nullable List<String> beta;

    @Option(
            names = "--set",
            paramLabel = "NAME=X,X,..",
            description = "Another parameter of a theorem, such as delta=1/2,1; may be repeated.")
    private List<String> others = new ArrayList<>();

    /** What is asked for of the given sweeps. */
    Asked parse(List<Sweep> sweeps) {
        Map<String, List<BigFraction>> values = new LinkedHashMap<>();
        put("eps", "--eps", eps, values);
        put("u", "--u", u, values);
        put("beta", "--beta", beta, values);
        for (String other : others) {
            int equals = other.indexOf('=');
            if (equals < 1) {
                throw new BadArgument("--set is \"" + other + "\"; write NAME=X or NAME=X,X");
            }
            String name = other.substring(0, equals).strip();
            put(name, "--set " + name, List.of(other.substring(equals + 1).split(",", -1)), values);
        }
        for (String name : values.keySet()) {
            if (sweeps.stream()
                    .noneMatch(sweep -> sweep.range().axes().stream()
                            .anyMatch(axis -> axis.name().equals(name)))) {
                throw new BadArgument("no theorem that was asked for has a parameter " + name + "; they have "
                        + String.join(
                                ", ",
                                sweeps.stream()
                                        .flatMap(sweep -> sweep.range().axes().stream())
                                        .map(axis -> axis.name())
                                        .distinct()
                                        .toList()));
            }
        }
        return new Asked(agents(), horizons(), values);
    }

    private @Nullable List<Integer> agents() {
        if (agents != null && agents.stream().anyMatch(count -> count < 1 || count > MOST_AGENTS)) {
            throw new BadArgument("--agents is " + agents + "; each must be at least 1 and at most " + MOST_AGENTS);
        }
        return agents;
    }

    private @Nullable List<Horizon> horizons() {
        List<Horizon> all = new ArrayList<>();
        if (horizons != null) {
            for (int steps : horizons) {
                if (steps < 1 || steps > MOST_STEPS) {
                    throw new BadArgument(
                            "--horizon is " + steps + "; it must be at least 1 and at most " + MOST_STEPS);
                }
                all.add(new Horizon.Finite(steps));
            }
        }
        if (discounts != null) {
            for (String text : discounts) {
                BigFraction gamma = NumberArgument.atLeastZero("--discount", text);
                if (gamma.compareTo(BigFraction.ONE) >= 0) {
                    throw new BadArgument("--discount is " + Rationals.format(gamma) + "; it must be below 1");
                }
                all.add(new Horizon.Discounted(gamma));
            }
        }
        return all.isEmpty() ? null : all;
    }

    private static void put(
            String name, String option, @Nullable List<String> texts, Map<String, List<BigFraction>> values) {
        if (texts != null) {
            values.put(
                    name,
                    texts.stream()
                            .map(text -> NumberArgument.atLeastZero(option, text))
                            .toList());
        }
    }
}
