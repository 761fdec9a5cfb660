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
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.compare.ImitationStudy;
import org.jspecify.annotations.Nullable;

/** Audits theorems: measures, judges what is assumed and claimed, and looks for counterexamples. */
public final class Auditor {
    private static final int SEEDS = 3;
    private static final ImitationStudy.Limits LIMITS = new ImitationStudy.Limits(1_000, 300, 40, 1);

    private final Laboratory laboratory = new Laboratory(LIMITS);
    private final Pool pool;

    /** @param seed of the first random games that are tried */
    public Auditor(long seed) {
        this(seed, SEEDS);
    }

    /** @param seeds how many random games of each kind are tried */
    Auditor(long seed, int seeds) {
        pool = new Pool(seed, seeds);
    }

    /** How counterexamples are searched for, in words. */
    public String search() {
        return pool.describe();
    }

    /**
     * Audits a theorem.
     *
     * @param progress is told what is looked at
     */
    public Audit audit(Row row, Consumer<String> progress) {
        List<Judged> judged = new ArrayList<>();
        for (Reading reading : row.readings()) {
            progress.accept(row.key() + (reading.choices().isEmpty() ? "" : " (" + reading + ")"));
            switch (row) {
                case Row.Exists exists -> exists.exhibits().forEach(exhibit -> judged.add(replay(exhibit, reading)));
                case Row.ForAll all -> judged.add(new Judged.Search(reading, hunts(all, reading)));
                case Row.Unjudged open -> judged.add(new Judged.Not(reading, open.why()));
            }
        }
        return new Audit(row, judged);
    }

    private Judged.Witness replay(Exhibit exhibit, Reading reading) {
        Measurements measured = new ReadMeasurements(laboratory.measure(Subject.of(exhibit), reading), reading);
        Bound bound = exhibit.bound();
        return new Judged.Witness(
                reading,
                exhibit,
                judge(exhibit.assumptions(), measured),
                judge(exhibit.claims(), measured),
                bound,
                bound == null ? null : ratio(measured.of(bound.quantity()), bound));
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

    private List<Judged.Hunt> hunts(Row.ForAll row, Reading reading) {
        List<Subject> subjects = pool.with(row.suspects());
        List<Judged.Hunt> hunts = new ArrayList<>();
        for (Promise promise : row.promises()) {
            List<Constant> constants = promise.constants(
                    laboratory.measure(subjects.getFirst(), reading).setting());
            for (int k = 0; k < constants.size(); k++) {
                hunts.add(new Hunter(promise, constants.get(k).origin(), k).hunt(subjects, reading, laboratory));
            }
        }
        return hunts;
    }
}
