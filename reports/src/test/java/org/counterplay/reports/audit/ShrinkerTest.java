package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.counterplay.instances.Library;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.CloningRegret;
import org.counterplay.instances.promise.PerformanceDifference;
import org.counterplay.instances.promise.Promise;
import org.counterplay.model.game.Horizon;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Reductions;
import org.counterplay.reports.audit.draft.Scope;
import org.counterplay.reports.audit.draft.Size;
import org.counterplay.reports.audit.draft.Variation;
import org.counterplay.solvers.compare.ImitationStudy;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final long SEED = Long.getLong("tests.seed", 1);
    private static final Laboratory LABORATORY = new Laboratory(new ImitationStudy.Limits(100, 100, 4, 1));
    private static final Reading HALF = new Reading(List.of(Choice.HALF_L1, Choice.AVERAGED, Choice.MARKOV));

    @Test
    void aCounterexampleOfThreeAgentsBecomesACoin() {
        Predicate<Draft> refutes = refutes(new PerformanceDifference());
        Draft found = first(new Scope(3, 2, 2, new Horizon.Finite(2), true), refutes);
        Shrinker.Shrunk shrunk = new Shrinker(refutes, 5_000).shrink(found);
        Size size = Size.of(shrunk.draft());
        assertThat(shrunk.minimal()).isTrue();
        assertThat(size.agents()).as("seed %d", SEED).isEqualTo(1);
        assertThat(size.states()).isEqualTo(1);
        assertThat(size.rows()).isEqualTo(2);
        assertThat(size.steps()).isEqualTo(1);
        minimal(shrunk.draft(), refutes);
        assertThat(Size.of(new Shrinker(refutes, 5_000).shrink(found).draft()))
                .as("the same comes of the same")
                .isEqualTo(Size.of(shrunk.draft()));
    }

    @Test
    void aWorstCaseOfTheLibraryIsShrunkUntilNoSingleStepLeavesASmallerOne() {
        Reading perStep = new Reading(List.of(Choice.HALF_L1, Choice.PER_STEP, Choice.MARKOV));
        Predicate<Draft> refutes = refutes(new CloningRegret(), 1, perStep);
        String name = "found:witness=occupancy-3";
        Subject subject = Subject.ofPair(name, Library.find(name).create());
        assertThat(subject).isNotNull();
        Draft found = subject.draft();
        assertThat(refutes.test(found)).isTrue();
        Shrinker.Shrunk shrunk = new Shrinker(refutes, 5_000).shrink(found);
        assertThat(refutes.test(shrunk.draft())).isTrue();
        assertThat(Size.of(shrunk.draft())).isLessThan(Size.of(found));
        assertThat(Size.of(shrunk.draft()).rows()).isLessThanOrEqualTo(5);
        minimal(shrunk.draft(), refutes);
    }

    @Test
    void attemptsAreLimited() {
        Predicate<Draft> refutes = refutes(new PerformanceDifference());
        Draft found = first(new Scope(3, 2, 2, new Horizon.Finite(2), true), refutes);
        Shrinker.Shrunk shrunk = new Shrinker(refutes, 3).shrink(found);
        assertThat(shrunk.minimal()).isFalse();
        assertThat(shrunk.attempts()).isEqualTo(3);
    }

    private static void minimal(Draft draft, Predicate<Draft> refutes) {
        Size size = Size.of(draft);
        assertThat(Reductions.of(draft))
                .filteredOn(step -> Size.of(step).compareTo(size) < 0)
                .isNotEmpty()
                .noneMatch(refutes);
    }

    private static Draft first(Scope scope, Predicate<Draft> wanted) {
        Variation variation = new Variation(SEED);
        for (int k = 0; k < 3_000; k++) {
            Draft draft = variation.start(scope);
            if (wanted.test(draft)) {
                return draft;
            }
        }
        throw new AssertionError("no random game refutes it (seed " + SEED + ")");
    }

    private static Predicate<Draft> refutes(Promise promise) {
        return refutes(promise, 0, HALF);
    }

    private static Predicate<Draft> refutes(Promise promise, int place, Reading reading) {
        return draft -> Trial.of(
                        promise,
                        place,
                        new ReadMeasurements(LABORATORY.glance(Subject.of("draft", draft), reading), reading))
                .exceeded();
    }
}
