package org.counterplay.reports.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.counterplay.model.assumption.Places;

/** {@code --recoverability-kind}. */
final class PlacesArgument {
    private PlacesArgument() {}

    static Places parse(String text) {
        return Arrays.stream(Places.values())
                .filter(each -> each.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadArgument("--recoverability-kind is \"" + text + "\"; write "
                        + Arrays.stream(Places.values()).map(Places::label).collect(Collectors.joining(" or "))));
    }
}
