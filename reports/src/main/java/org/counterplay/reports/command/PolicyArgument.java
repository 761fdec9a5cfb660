package org.counterplay.reports.command;

import java.util.Arrays;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.PolicyClass;
import org.jspecify.annotations.Nullable;

/** Which policies a search is about, as the command line names them. */
final class PolicyArgument {
    private PolicyArgument() {}

    /** The class that is named, that of the aim where none is. */
    static PolicyClass parse(@Nullable String text, Aim aim) {
        if (text == null) {
            return PolicyClass.of(aim);
        }
        return Arrays.stream(PolicyClass.values())
                .filter(each -> each.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadArgument("--policies is \"" + text + "\"; write correlated or product"));
    }
}
