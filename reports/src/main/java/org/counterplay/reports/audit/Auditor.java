package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.counterplay.instances.audit.Bound;
import org.counterplay.instances.audit.Demand;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.number.Enclosure;
import org.counterplay.reports.audit.growth.BimatrixGrowth;
import org.counterplay.solvers.compare.ImitationStudy;
import org.jspecify.annotations.Nullable;

/** Audits theorems: measures, judges what is assumed and claimed, and looks for counterexamples. */
public final class Auditor {
    private static final ImitationStudy.Limits LIMITS = new ImitationStudy.Limits(1_000, 300, 40, 1);

    private final Laboratory laboratory = new Laboratory(LIMITS);
    private final Refutation refutation;
    private final long seed;
    private final Effort effort;

    /**
     * An auditor.
     *
     * @param seed of the random games that are tried, and of the searches
     */
    public Auditor(long seed, Effort effort) {
        this.seed = seed;
        this.effort = effort;
        refutation = new Refutation(laboratory, seed, effort);
    }

    /** How counterexamples are searched for, in words. */
    public String search() {
        return refutation.describe();
    }

    /**
     * Audits a theorem.
     *
     * @param progress is told what is looked at
     */
    public Audit audit(Row row, Consumer<String> progress) {
        List<Judged> judged = new ArrayList<>();
        switch (row) {
            case Row.Exists exists -> {
                for (Reading reading : row.readings()) {
                    tell(row, reading, progress);
                    exists.exhibits().forEach(exhibit -> judged.add(replay(exhibit, reading)));
                }
            }
            case Row.ForAll all -> judged.addAll(refutation.search(all, reading -> tell(row, reading, progress)));
            case Row.Hard hard -> {
                tell(row, hard.readings().getFirst(), progress);
                judged.add(new Judged.Grown(
                        hard.readings().getFirst(), hard.why(), new BimatrixGrowth(seed, effort.measured()).measure()));
            }
            case Row.Unjudged open -> judged.add(new Judged.Not(open.readings().getFirst(), open.why()));
        }
        return new Audit(row, judged);
    }

    private static void tell(Row row, Reading reading, Consumer<String> progress) {
        progress.accept(row.key() + (reading.choices().isEmpty() ? "" : " (" + reading + ")"));
    }

    private Judged.Witness replay(Exhibit exhibit, Reading reading) {
        Subject subject = Subject.of(exhibit);
        Measurements measured = new ReadMeasurements(laboratory.measure(subject, reading), reading);
        Bound bound = exhibit.bound();
        return new Judged.Witness(
                reading,
                exhibit,
                judge(exhibit.assumptions(), measured),
                judge(exhibit.claims(), measured),
                bound,
                bound == null ? null : ratio(measured.of(bound.quantity()), bound),
                subject,
                null);
    }

    private static List<Judged.OfDemand> judge(List<Demand> demands, Measurements measured) {
        return demands.stream()
                .map(demand -> new Judged.OfDemand(demand, measured.of(demand.quantity()), demand.judge(measured)))
                .toList();
    }

    private static @Nullable Amount ratio(Amount actual, Bound bound) {
        return switch (actual) {
            case Amount.Known(Enclosure within) ->
                new Amount.Known(new Enclosure(
                        within.lower().divide(bound.printed()), within.upper().divide(bound.printed())));
            case Amount.Infinite infinite -> infinite;
            case Amount.Unknown unknown -> null;
        };
    }
}
