package org.counterplay.reports.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.catalog.BackendEntry;

/** The solvers that {@code --solver} takes. */
public final class SolversText {
    private SolversText() {}

    /** All lines. */
    public static List<String> lines(List<BackendEntry> entries, Style style) {
        Table table =
                new Table().words("solver").words("library").words("version").words("can");
        table.row("structured", "of Counterplay", "", "regret by backward induction and policy iteration; Java only");
        for (BackendEntry entry : entries) {
            table.row(
                    entry.name(),
                    entry.library(),
                    entry.available() ? entry.version() : style.bad("missing"),
                    words(entry.capabilities()));
        }
        Page page = new Page().lines(table.lines(style)).gap();
        for (BackendEntry entry : entries) {
            if (!entry.available()) {
                page.line("Solver " + entry.name() + " cannot be used here: " + entry.reason());
            }
        }
        return page.gap()
                .line(
                        "Whatever a solver says is a proposal: what is printed of a policy was proved and checked from it.")
                .toLines();
    }

    private static String words(Collection<Capability> constants) {
        return constants.stream()
                .sorted()
                .map(each -> each == Capability.LP || each == Capability.MIP
                        ? each.name()
                        : each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
