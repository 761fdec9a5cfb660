package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All sweeps, in the order of the papers and of the numbers in them. */
public final class Sweeps {
    private static final List<Sweep> ALL = sorted();

    private Sweeps() {}

    /** The sweeps. */
    public static List<Sweep> all() {
        return ALL;
    }

    private static List<Sweep> sorted() {
        List<Sweep> all = new ArrayList<>();
        all.addAll(ValueSweeps.all());
        all.addAll(MatchedSweeps.all());
        all.addAll(CloningSweeps.all());
        all.addAll(OnPathSweeps.all());
        all.addAll(ExploitabilitySweeps.all());
        all.addAll(EquilibriumSweeps.all());
        all.addAll(ConcentrabilitySweeps.all());
        all.sort(Comparator.comparing(sweep -> place(sweep.key()))); // stable: readings keep their order
        return List.copyOf(all);
    }

    /** {@code P1/4.10} comes after {@code P1/4.9}, appendices last. */
    private static String place(String key) {
        StringBuilder place = new StringBuilder();
        for (String part : key.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
            place.append(Character.isDigit(part.charAt(0)) ? "%03d".formatted(Integer.parseInt(part)) : part);
        }
        return place.toString();
    }
}
