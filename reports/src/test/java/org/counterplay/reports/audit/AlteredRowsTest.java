package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.audit.Demand;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.OtherBound;
import org.counterplay.instances.promise.Promise;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row is judged by its numbers: what is right and made wrong fails by name, what is wrong and made right holds. */
class AlteredRowsTest {
    private static final Auditor AUDITOR = new Auditor(1, Effort.NONE);
    private static final BigFraction LITTLE = Rationals.of(1, 1000);

    static Stream<Named<Row.Exists>> witnesses() {
        return Rows.all().stream()
                .filter(Row.Exists.class::isInstance)
                .map(row -> Named.of(row.key(), (Row.Exists) row));
    }

    static Stream<Named<Row.ForAll>> bounds() {
        return Rows.all().stream()
                .filter(Row.ForAll.class::isInstance)
                .map(row -> Named.of(row.key(), (Row.ForAll) row));
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void everyDemandDecides(Row.Exists row) {
        Reading reading = row.readings().getFirst();
        Exhibit printed = row.exhibits().getFirst();
        Judged.Witness measured = judged(row, reading, printed);
        Exhibit right = with(printed, righted(measured.assumptions()), righted(measured.claims()));
        assertThat(verdict(row, reading, right)).as("made right").isInstanceOf(Verdict.Holds.class);
        for (int k = 0; k < right.assumptions().size(); k++) {
            Demand wrong = wrong(
                    right.assumptions().get(k), measured.assumptions().get(k).actual());
            Verdict verdict =
                    verdict(row, reading, with(right, replaced(right.assumptions(), k, wrong), right.claims()));
            assertThat(verdict)
                    .as("%s", wrong)
                    .isInstanceOfSatisfying(
                            Verdict.Violated.class,
                            violated -> assertThat(violated.assumption()).isEqualTo(wrong.name()));
        }
        for (int k = 0; k < right.claims().size(); k++) {
            Demand wrong = wrong(right.claims().get(k), measured.claims().get(k).actual());
            Verdict verdict =
                    verdict(row, reading, with(right, right.assumptions(), replaced(right.claims(), k, wrong)));
            assertThat(verdict)
                    .as("%s", wrong)
                    .isInstanceOfSatisfying(
                            Verdict.ClaimWrong.class,
                            found -> assertThat(found.claim()).isEqualTo(wrong.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void anotherLearnerIsNoWitness(Row.Exists row) {
        Exhibit printed = row.exhibits().getFirst();
        boolean ofLearner = printed.claims().stream().anyMatch(claim -> switch (claim.quantity()) {
            case EXPERT_REGRET, EXPERT_NASH_GAP, CONCENTRABILITY -> false;
            default -> true;
        });
        Exhibit obeyed = new Exhibit(
                printed.name(),
                printed.make(),
                printed.expert(),
                printed.expert(),
                printed.part(),
                "",
                List.of(),
                printed.claims(),
                null);
        assertThat(verdict(row, row.readings().getFirst(), obeyed) instanceof Verdict.ClaimWrong)
                .isEqualTo(ofLearner);
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void aBoundIsRefutedExactlyBelowItsLeastConstant(Row.ForAll row) {
        Promise promise = row.promises().getFirst();
        Reading reading = row.readings().getFirst();
        Judged.Hunt hunt = hunt(row, reading, promise);
        BigFraction least = hunt.least();
        BigFraction constant = hunt.constant().value();
        if (least == null || least.getNumerator().signum() <= 0) { // the constant changes nothing, or with the agents
            Promise less = new OtherBound(promise, constant, Rationals.of(-100));
            assertThat(hunt(row, reading, less).found()).isNotNull();
            return;
        }
        assertThat(hunt(row, reading, new OtherBound(promise, least, BigFraction.ZERO))
                        .found())
                .isNull();
        Judged.Counterexample found = hunt(
                        row, reading, new OtherBound(promise, least.subtract(LITTLE), BigFraction.ZERO))
                .found();
        assertThat(found).isNotNull();
        assertThat(Objects.requireNonNull(found).actual()).isInstanceOf(Amount.Known.class);
    }

    @Test
    void aBoundThatIsRefutedHoldsWhereEnoughIsAdded() {
        for (String key : List.of("P2/Definition-8", "P2/Lemma-4")) {
            Row.ForAll row = bounds().map(Named::getPayload)
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            Promise promise = row.promises().getFirst();
            Reading reading = row.readings().getFirst();
            Judged.Hunt hunt = hunt(row, reading, promise);
            assertThat(hunt.found()).as(key).isNotNull();
            Promise more = new OtherBound(promise, hunt.constant().value(), BigFraction.TWO);
            assertThat(hunt(row, reading, more).found()).as(key).isNull();
        }
    }

    private static Judged.Hunt hunt(Row.ForAll row, Reading reading, Promise promise) {
        Row one = new Row.ForAll(
                row.key(), row.statement(), row.source(), List.of(reading), List.of(promise), row.suspects());
        return ((Judged.Search) AUDITOR.audit(one, any -> {}).judged().getFirst())
                .hunts()
                .getFirst();
    }

    private static Judged.Witness judged(Row.Exists row, Reading reading, Exhibit exhibit) {
        return (Judged.Witness)
                AUDITOR.audit(one(row, reading, exhibit), any -> {}).judged().getFirst();
    }

    private static Verdict verdict(Row.Exists row, Reading reading, Exhibit exhibit) {
        return AUDITOR.audit(one(row, reading, exhibit), any -> {}).verdict();
    }

    private static Row one(Row.Exists row, Reading reading, Exhibit exhibit) {
        return new Row.Exists(row.key(), row.statement(), row.source(), List.of(reading), List.of(exhibit));
    }

    private static Exhibit with(Exhibit exhibit, List<Demand> assumptions, List<Demand> claims) {
        return new Exhibit(
                exhibit.name(),
                exhibit.make(),
                exhibit.expert(),
                exhibit.learner(),
                exhibit.part(),
                exhibit.remark(),
                assumptions,
                claims,
                exhibit.bound());
    }

    private static List<Demand> replaced(List<Demand> demands, int at, Demand by) {
        List<Demand> all = new ArrayList<>(demands);
        all.set(at, by);
        return all;
    }

    /** Those that fail demand what is so. */
    private static List<Demand> righted(List<Judged.OfDemand> judged) {
        return judged.stream()
                .map(each -> each.standing() == Standing.HOLDS
                        ? each.demand()
                        : new Demand(
                                each.demand().name(),
                                each.demand().quantity(),
                                each.demand().relation(),
                                each.actual()))
                .toList();
    }

    /** The same demand with a number that misses what is so by a little. */
    private static Demand wrong(Demand right, Amount actual) {
        Amount printed = switch (actual) {
            case Amount.Known known ->
                Amount.exactly(
                        switch (right.relation()) {
                            case EQUAL, AT_LEAST -> known.within().upper().add(LITTLE);
                            case AT_MOST -> known.within().lower().subtract(LITTLE);
                            case DIFFERENT -> known.within().lower();
                        });
            case Amount.Infinite infinite -> Amount.exactly(BigFraction.TWO);
            case Amount.Unknown unknown -> throw new AssertionError(right + " is not decided: " + unknown.why());
        };
        Relation relation = right.relation();
        return new Demand(right.name(), right.quantity(), relation, printed);
    }
}
