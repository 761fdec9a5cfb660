package org.counterplay.reports.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.counterplay.model.assumption.Places;
import org.counterplay.solvers.search.Assumption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the expert's advantages may be. */
final class RecoverabilitySettings {
    @Option(
            names = "--recoverability",
            paramLabel = "U",
            description = "Advantages under the expert and any stationary deviation at most U.")
    private @Nullable String bound;

    @Option(
            names = "--recoverability-kind",
            paramLabel = "everywhere|reached",
            description = "At all steps and states, or where play can be (default: everywhere).")
    private @Nullable String kind;

    /** The assumption, where it is asked for. */
    Optional<Assumption> parse() {
        if (bound == null && kind != null) {
            throw new BadArgument(
                    "--recoverability-kind is given without --recoverability; write how large advantages may be");
        }
        return bound == null
                ? Optional.empty()
                : Optional.of(
                        new Assumption.Recoverability(NumberArgument.atLeastZero("--recoverability", bound), places()));
    }

    private Places places() {
        if (kind == null) {
            return Places.EVERY;
        }
        return Arrays.stream(Places.values())
                .filter(each -> each.label().equals(kind))
                .findFirst()
                .orElseThrow(() -> new BadArgument("--recoverability-kind is \"" + kind + "\"; write "
                        + Arrays.stream(Places.values()).map(Places::label).collect(Collectors.joining(" or "))));
    }
}
