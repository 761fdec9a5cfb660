package org.counterplay.instances.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The files of one export. For {@code GAME.tra} they stand beside it: {@code GAME.sta}, {@code GAME.lab}, and of each reward
 * structure {@code .trew} or {@code .srew} or both: {@code GAME.trew} where there is one, {@code GAME1.trew, GAME2.trew, ..}
 * where there are several. All but the {@code .tra} may be missing.
 */
record PrismExport(
        SourceText transitions,
        @Nullable SourceText states,
        @Nullable SourceText labels,
        List<Structure> structures) {
    /** The files of one reward structure. */
    record Structure(
            @Nullable SourceText transitionRewards,
            @Nullable SourceText stateRewards) {}

    PrismExport {
        structures = List.copyOf(structures);
    }

    /** Loads the files that belong to a {@code .tra} or {@code .sta} file. */
    static PrismExport load(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(Math.max(0, name.length() - 4)).toLowerCase(Locale.ROOT);
        if (!ending.equals(".tra") && !ending.equals(".sta")) {
            throw new InputException(
                    file.toString(), "the name of a PRISM export must end in .tra; the others stand beside it");
        }
        String base = name.substring(0, name.length() - 4);
        Path transitions = ending.equals(".tra") ? file : file.resolveSibling(base + ".tra");
        List<Structure> structures = new ArrayList<>();
        Structure single = structure(file, base);
        if (single != null) {
            structures.add(single);
        }
        Structure numbered = structure(file, base + 1);
        while (numbered != null) {
            if (single != null) {
                throw new InputException(
                        file.toString(),
                        "beside it are rewards both of " + base + " and of " + base
                                + "1; maybe the latter are of another game, then move them away");
            }
            structures.add(numbered);
            numbered = structure(file, base + (structures.size() + 1));
        }
        return new PrismExport(
                SourceText.read(transitions), beside(file, base + ".sta"), beside(file, base + ".lab"), structures);
    }

    private static @Nullable Structure structure(Path file, String base) {
        SourceText transitionRewards = beside(file, base + ".trew");
        SourceText stateRewards = beside(file, base + ".srew");
        return transitionRewards == null && stateRewards == null
                ? null
                : new Structure(transitionRewards, stateRewards);
    }

    private static @Nullable SourceText beside(Path file, String name) {
        Path sibling = file.resolveSibling(name);
        return Files.exists(sibling) ? SourceText.read(sibling) : null;
    }
}
