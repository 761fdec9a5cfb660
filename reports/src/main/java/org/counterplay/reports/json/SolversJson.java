package org.counterplay.reports.json;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.counterplay.solvers.catalog.BackendEntry;

/** The solvers that were found. */
public final class SolversJson {
    private SolversJson() {}

    /** Writes them as a list; the structured one first. */
    public static void write(List<BackendEntry> entries, JsonText json) {
        json.list(list -> {
            list.object()
                    .text("name", "structured")
                    .text("library", "counterplay")
                    .text("version", null)
                    .truth("available", true)
                    .list("capabilities", List.of("regret"))
                    .list("algorithms", List.of("backward-induction", "policy-iteration"))
                    .text("reason", null)
                    .end();
            for (BackendEntry entry : entries) {
                list.object()
                        .text("name", entry.name())
                        .text("library", entry.library())
                        .text("version", entry.available() ? entry.version() : null)
                        .truth("available", entry.available())
                        .list("capabilities", words(entry.capabilities()))
                        .list("algorithms", words(entry.algorithms()))
                        .text("reason", entry.available() ? null : entry.reason())
                        .end();
            }
        });
    }

    private static List<String> words(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .toList();
    }
}
