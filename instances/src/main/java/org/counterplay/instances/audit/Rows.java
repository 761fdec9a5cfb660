package org.counterplay.instances.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All theorems that are audited, paper by paper. */
public final class Rows {
    private static final List<Row> ALL = sorted();

    private Rows() {}

    /** The rows, in the order of the papers and of the numbers in them. */
    public static List<Row> all() {
        return ALL;
    }

    private static List<Row> sorted() {
        List<Row> firstPaper = new ArrayList<>();
        firstPaper.add(CompleteClassesRow.row());
        firstPaper.addAll(FigureFive.rows());
        firstPaper.addAll(HardRegret.rows());
        firstPaper.addAll(UpperBounds.rows());
        firstPaper.addAll(CloningLowerBounds.rows());
        firstPaper.addAll(OnPathLowerBounds.rows());
        firstPaper.sort(Comparator.comparing(Rows::place));
        List<Row> all = new ArrayList<>(firstPaper);
        all.addAll(Exploitability.rows());
        all.addAll(NashBounds.rows());
        all.addAll(RareBranches.rows());
        all.addAll(LinearFeatures.rows());
        return List.copyOf(all);
    }

    /** {@code P1/5.10} comes after {@code P1/5.9}, appendices last. */
    private static String place(Row row) {
        String[] parts = row.key().substring(row.key().indexOf('/') + 1).split("\\.");
        return parts[0] + "%03d".formatted(Integer.parseInt(parts[1]));
    }
}
