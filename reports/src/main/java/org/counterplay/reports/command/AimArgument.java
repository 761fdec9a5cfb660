package org.counterplay.reports.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.counterplay.solvers.search.Aim;

/** What a search maximises. */
final class AimArgument {
    static final String DESCRIPTION = "regret-gap, nash-gap or value-gap (default: ${DEFAULT-VALUE}).";

    private AimArgument() {}

    static Aim parse(String text) {
        return Arrays.stream(Aim.values())
                .filter(aim -> aim.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadArgument("--maximize is \"" + text + "\"; write one of "
                        + Arrays.stream(Aim.values()).map(Aim::label).collect(Collectors.joining(", "))));
    }
}
