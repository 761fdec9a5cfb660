package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.counterplay.instances.Library;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.BladesRegret;
import org.counterplay.instances.promise.CloningRegret;
import org.counterplay.instances.promise.ContinuousResponses;
import org.counterplay.instances.promise.DominantContinuity;
import org.counterplay.instances.promise.FeatureBound;
import org.counterplay.instances.promise.MaliceRegret;
import org.counterplay.instances.promise.PerformanceDifference;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Reductions;
import org.counterplay.reports.audit.draft.Size;
import org.counterplay.solvers.compare.ImitationStudy;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's shrunk counterexamples are counterexamples still, and no single step leaves a smaller one. */
class ShrunkGamesTest {
    private static final Laboratory LABORATORY = new Laboratory(new ImitationStudy.Limits(1_000, 300, 40, 1));

    /** What a game of the library refutes: the constant at a place among the bound's, in a reading. */
    record Case(String game, Promise promise, int place, Reading reading) {
        @Override
        public String toString() {
            return game + " against " + promise + " (" + reading + ")";
        }

        Draft draft() {
            String name = "refuting:game=" + game;
            Subject subject = Subject.ofPair(name, Library.find(name).create());
            if (subject == null) {
                throw new AssertionError(name + " has no pair");
            }
            return subject.draft();
        }

        boolean refutedBy(Draft draft) {
            return Trial.of(
                            promise,
                            place,
                            new ReadMeasurements(LABORATORY.glance(Subject.of("draft", draft), reading), reading))
                    .exceeded();
        }
    }

    static Stream<Case> cases() {
        Reading half = new Reading(List.of(Choice.HALF_L1));
        Reading perStep = new Reading(List.of(Choice.HALF_L1, Choice.PER_STEP));
        Reading none = new Reading(List.of());
        return Stream.of(
                new Case("half-coin", new PerformanceDifference(), 0, half),
                new Case("wrong-side", new CloningRegret(), 0, half),
                new Case("wrong-side", new MaliceRegret(), 0, half),
                new Case("wrong-side", new BladesRegret(), 0, half),
                new Case("leaving-at-once", new CloningRegret(), 1, perStep),
                new Case("one-tie", new DominantContinuity(), 0, none),
                new Case("one-tie", new FeatureBound(false), 0, none),
                new Case("one-tie", new FeatureBound(true), 0, none));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noSmallerOneIsNear(Case refuting) {
        minimal(refuting.draft(), refuting::refutedBy);
    }

    @Test
    @Tag("long")
    void noSmallerOneOfThreeAgentsIsNear() {
        Case refuting = new Case("two-others-alone", new ContinuousResponses(), 0, new Reading(List.of()));
        minimal(refuting.draft(), refuting::refutedBy);
    }

    @Test
    void threeAgentsRefuteLemma4() {
        Case refuting = new Case("two-others-alone", new ContinuousResponses(), 0, new Reading(List.of()));
        assertThat(refuting.refutedBy(refuting.draft())).isTrue();
        Case derived = new Case("two-others-alone", new ContinuousResponses(), 1, new Reading(List.of()));
        assertThat(derived.refutedBy(derived.draft())).isFalse();
        assertThat(LABORATORY
                        .glance(Subject.of("draft", refuting.draft()), refuting.reading())
                        .of(Quantity.EXPERT_NASH_GAP))
                .as("its expert is an equilibrium, as the paper has them")
                .isEqualTo(Amount.exactly(BigFraction.ZERO));
    }

    private static void minimal(Draft draft, Predicate<Draft> refutes) {
        assertThat(refutes.test(draft)).isTrue();
        Size size = Size.of(draft);
        assertThat(Reductions.of(draft))
                .filteredOn(step -> Size.of(step).compareTo(size) < 0)
                .isNotEmpty()
                .noneMatch(refutes);
    }
}
