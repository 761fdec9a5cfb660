package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Size;
import org.counterplay.reports.audit.draft.TinyGames;

/**
 * Looks for counterexamples of what is said to hold for all games: among the pool, all games of a tiny size, games that
 * meet the assumptions by construction, and those that a climb to each bound comes to; and shrinks what is found.
 */
final class Refutation {
    private static final int MOST_SHRUNK = 4_000;
    private static final int TOPS = 3;

    private final Laboratory laboratory;
    private final long seed;
    private final Effort effort;
    private final Pool pool;
    private final Map<String, List<Subject>> climbed = new LinkedHashMap<>();
    private final Map<String, List<Draft>> shrunk = new LinkedHashMap<>();
    private final List<Subject> tiny = new ArrayList<>();
    private final Meeting meeting;

    Refutation(Laboratory laboratory, long seed, Effort effort) {
        this.laboratory = laboratory;
        this.seed = seed;
        this.effort = effort;
        pool = new Pool(seed, effort.seeds(), effort.remembering());
        meeting = new Meeting(seed, effort.met());
    }

    /** How counterexamples are searched for, in words. */
    String describe() {
        return pool.describe()
                + (effort.climbed() == 0
                        ? ""
                        : ", games of one step that are enumerated" + (effort.tiny() == 1 ? "" : " (a share of them)")
                                + ", games that meet the assumptions by construction, and hill climbing to each bound ("
                                + effort.climbed() + " games each, seed " + seed + ")");
    }

    /** Searches under every reading. */
    List<Judged> search(Row.ForAll row, Consumer<Reading> progress) {
        List<Subject> subjects = new ArrayList<>(pool.with(row.suspects()));
        tiny().forEach(subjects::add);
        int readings = row.readings().size();
        Map<String, List<Draft>> tops = new LinkedHashMap<>();
        for (Reading reading : row.readings()) {
            progress.accept(reading);
            for (Promise promise : row.promises()) {
                int places = places(promise, subjects.getFirst(), reading);
                for (int place = 0; place < places && effort.climbed() > 0; place++) {
                    List<Draft> warm = tops.computeIfAbsent(
                            // other games are the worst where coverage is per step, or TV is larger
                            promise.statement() + reading.has(Choice.PER_STEP) + reading.has(Choice.L1),
                            any -> new ArrayList<>());
                    int budget = warm.isEmpty() ? effort.climbed() / 2 : effort.climbed() / 2 / (readings * places);
                    List<Subject> climbed = climb(
                            promise,
                            place,
                            reading,
                            budget,
                            warm,
                            row.readings().indexOf(reading));
                    climbed.stream().limit(1).map(Subject::draft).forEach(warm::addFirst);
                    subjects.addAll(climbed);
                }
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (Reading reading : row.readings()) {
            progress.accept(reading);
            List<Hunt> hunts = new ArrayList<>();
            for (Promise promise : row.promises()) {
                List<Subject> all = new ArrayList<>(subjects);
                all.addAll(meeting(promise, reading, effort.met() - applying(promise, subjects, reading)));
                for (int place = 0; place < places(promise, subjects.getFirst(), reading); place++) {
                    hunts.add(shrunk(new Hunter(promise, place).hunt(all, reading, laboratory), reading));
                }
            }
            judged.add(new Judged.Search(reading, hunts));
        }
        return judged;
    }

    private int places(Promise promise, Subject subject, Reading reading) {
        return promise.constants(laboratory.measure(subject, reading).setting()).size();
    }

    private List<Subject> tiny() {
        if (tiny.isEmpty() && effort.tiny() > 0) {
            List<Draft> all = Stream.of(
                            TinyGames.oneAgent(),
                            TinyGames.twoAgents(),
                            effort.tiny() == 1 ? TinyGames.twoAgentsWide() : Stream.<Draft>empty())
                    .flatMap(stream -> stream)
                    .toList();
            for (int k = 0; k < all.size(); k += k < 54 ? 1 : effort.tiny()) {
                tiny.add(Subject.of("tiny game " + k, all.get(k)));
            }
        }
        return tiny;
    }

    private List<Subject> climb(
            Promise promise, int place, Reading reading, int budget, List<Draft> warm, int ordinal) {
        String name = "climb to " + promise.statement() + (place == 0 ? "" : ", constant " + (place + 1))
                + (reading.choices().isEmpty() ? "" : " (" + reading + ")");
        List<Subject> known = climbed.get(name);
        if (known == null) {
            known = new ArrayList<>();
            List<Draft> tops = new Climber(
                            draft -> trial(promise, place, draft, reading), budget, seed * 31 + place + 101L * ordinal)
                    .climb(warm.stream().limit(TOPS).toList(), TOPS);
            for (int k = 0; k < tops.size(); k++) {
                known.add(Subject.of(name + ", seed " + seed + ", no. " + (k + 1), tops.get(k)));
            }
            climbed.put(name, known);
        }
        return known;
    }

    private int applying(Promise promise, List<Subject> subjects, Reading reading) {
        return (int) subjects.stream()
                .filter(subject -> applies(promise, subject, reading))
                .count();
    }

    /** Games of the kinds whose first members show that the bound speaks of them. */
    private List<Subject> meeting(Promise promise, Reading reading, int most) {
        return most <= 0 ? List.of() : meeting.where(subject -> applies(promise, subject, reading), most);
    }

    private boolean applies(Promise promise, Subject subject, Reading reading) {
        return Trial.of(promise, 0, new ReadMeasurements(laboratory.measure(subject, reading), reading))
                .applies();
    }

    private Trial trial(Promise promise, int place, Draft draft, Reading reading) {
        return Trial.of(
                promise, place, new ReadMeasurements(laboratory.glance(Subject.of("draft", draft), reading), reading));
    }

    private Hunt shrunk(Hunt hunt, Reading reading) {
        Counterexample found = hunt.found();
        if (found == null) {
            return hunt;
        }
        List<Draft> before =
                shrunk.computeIfAbsent(hunt.promise().statement() + " " + hunt.place(), any -> new ArrayList<>());
        Predicate<Draft> exceeds =
                draft -> trial(hunt.promise(), hunt.place(), draft, reading).exceeded();
        Draft start = found.subject().draft();
        for (Draft known : before) { // what another reading came to often serves this one
            if (Size.of(known).compareTo(Size.of(start)) < 0 && exceeds.test(known)) {
                start = known;
            }
        }
        Shrinker.Shrunk least = new Shrinker(exceeds, MOST_SHRUNK).shrink(start);
        before.add(least.draft());
        Subject subject = found.subject();
        String from = "";
        if (Size.of(least.draft()).compareTo(subject.size()) < 0) {
            from = subject.name();
            subject = Subject.of(
                    "counterexample to " + hunt.promise().key() + ", constant " + (hunt.place() + 1)
                            + (reading.choices().isEmpty() ? "" : " (" + reading + ")"),
                    least.draft());
        }
        Trial again = Trial.of(
                hunt.promise(), hunt.place(), new ReadMeasurements(laboratory.measure(subject, reading), reading));
        if (!again.exceeded()) {
            throw new IllegalStateException(subject.name()
                    + " was a counterexample while it was shrunk, and is none when it is measured again");
        }
        return hunt.by(new Counterexample(
                subject,
                Objects.requireNonNull(again.bound()),
                Objects.requireNonNull(again.actual()),
                least.minimal(),
                from,
                null));
    }
}
