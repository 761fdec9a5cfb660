package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Demand;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.counterplay.instances.promise.Amount;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each verdict comes about by altering what is printed, and goes away by altering it back: nothing knows a theorem. */
class VerdictLabelsTest {
    private static final Auditor AUDITOR = new Auditor(1, Effort.NONE);

    @Test
    void holdsAndClaimWrong() {
        Row.Exists row = (Row.Exists) row("P1/4.5");
        Exhibit right = row.exhibits().getFirst();
        assertThat(verdict(with(row, right)).label()).isEqualTo("HOLDS");
        Verdict wrong = verdict(with(row, right.claiming(demand(Quantity.REGRET_GAP, Relation.EQUAL, 3, 1))));
        assertThat(wrong).isInstanceOfSatisfying(Verdict.ClaimWrong.class, found -> {
            assertThat(found.claim()).isEqualTo("regretGap");
            assertThat(found.factor()).isEqualTo(Rationals.of(2, 3));
        });
        assertThat(wrong.sentence()).contains("regretGap = 3: it is 2, short by a factor of 3/2");
        assertThat(verdict(with(row, right.claiming(demand(Quantity.REGRET_GAP, Relation.EQUAL, 2, 1))))
                        .label())
                .isEqualTo("HOLDS");
    }

    @Test
    void assumptionViolatedByAFactor() {
        Row.Exists row = (Row.Exists) row("P1/5.10");
        Exhibit printed = row.exhibits().getFirst();
        Row.Exists oneReading = new Row.Exists(
                row.key(), row.statement(), row.source(), List.of(row.readings().getFirst()), List.of(printed));
        assertThat(verdict(oneReading).label()).isEqualTo("HOLDS");
        Verdict wrong =
                verdict(with(oneReading, printed.assuming(demand(Quantity.BLADES_ERROR, Relation.AT_MOST, 1, 300))));
        assertThat(wrong).isInstanceOfSatisfying(Verdict.Violated.class, found -> {
            assertThat(found.assumption()).isEqualTo("blades");
            assertThat(found.factor()).isEqualTo(Rationals.of(3));
        });
        assertThat(verdict(with(oneReading, printed.assuming(demand(Quantity.BLADES_ERROR, Relation.AT_MOST, 1, 100))))
                        .label())
                .isEqualTo("HOLDS");
    }

    @Test
    void holdsUnderAReading() {
        Row.Exists row = (Row.Exists) row("P1/5.10");
        Verdict both = verdict(row);
        assertThat(both).isInstanceOfSatisfying(Verdict.HoldsUnder.class, found -> {
            assertThat(found.readings()).hasSize(2).allMatch(reading -> reading.has(Choice.HALF_L1));
            assertThat(found.otherwise().label()).isEqualTo("ASSUMPTION_VIOLATED");
        });
        Exhibit lenient = without(row.exhibits().getFirst(), Quantity.BLADES_ERROR)
                .assuming(demand(Quantity.BLADES_ERROR, Relation.AT_MOST, 1, 50));
        assertThat(verdict(with(row, lenient)).label()).isEqualTo("HOLDS");
    }

    @Test
    void openWhereAQuantityIsNotKnown() {
        Row.Exists row = (Row.Exists) row("P1/4.5");
        Exhibit asking = row.exhibits().getFirst().claiming(demand(Quantity.VALUE, Relation.AT_LEAST, 0, 1));
        assertThat(verdict(with(row, asking)).label()).isEqualTo("OPEN");
    }

    @Test
    void refutedAndNotByAConstantThatIsLargeEnough() {
        assertThat(verdict(bounded(Rationals.of(99, 100), null)))
                .isInstanceOfSatisfying(Verdict.Refuted.class, found -> {
                    assertThat(found.factor()).isEqualTo(Rationals.of(100, 99));
                    assertThat(found.by()).isNotBlank();
                });
        assertThat(verdict(bounded(BigFraction.ONE, null)).label()).isEqualTo("HOLDS");
        assertThat(verdict(bounded(Rationals.of(3, 2), null)).label()).isEqualTo("HOLDS");
    }

    @Test
    void holdsWithALargerConstantThatIsDerived() {
        assertThat(verdict(bounded(BigFraction.ONE_HALF, BigFraction.ONE)))
                .isInstanceOfSatisfying(Verdict.HoldsWith.class, found -> {
                    assertThat(found.constant()).isEqualTo(BigFraction.ONE);
                    assertThat(found.refuted().factor()).isEqualTo(BigFraction.TWO);
                });
        assertThat(verdict(bounded(BigFraction.ONE_HALF, Rationals.of(3, 4))).label())
                .as("a derived constant that is too small repairs nothing")
                .isEqualTo("REFUTED");
    }

    @Test
    void theLeastConstantThatSurvivesIsTold() {
        Audit audit = AUDITOR.audit(bounded(BigFraction.ONE_HALF, null), any -> {});
        Judged.Hunt hunt = ((Judged.Search) audit.judged().getFirst()).hunts().getFirst();
        assertThat(hunt.least()).isEqualTo(BigFraction.ONE);
        assertThat(hunt.largest()).isEqualTo(BigFraction.TWO);
        assertThat(audit.verdict().sentence()).contains("no game that was tried needs a constant above 1");
    }

    @Test
    void openWhereNoGameMeetsTheAssumptions() {
        Row.ForAll row = (Row.ForAll) row("P1/4.10");
        Row never = new Row.ForAll(
                row.key(),
                row.statement(),
                row.source(),
                List.of(new Reading(List.of())),
                List.of(new OtherConstant(BigFraction.ONE, null, false)),
                row.suspects());
        assertThat(verdict(never).label()).isEqualTo("OPEN");
    }

    @Test
    void whatNoWitnessDecidesIsNotJudged() {
        assertThat(verdict(new Row.Unjudged("P0/1", "", "", "it is about samples")))
                .isEqualTo(new Verdict.NotJudged("it is about samples"));
    }

    /** P1, Theorem 4.10, with other constants. */
    private static Row bounded(BigFraction printed, @Nullable BigFraction derived) {
        Row.ForAll row = (Row.ForAll) row("P1/4.10");
        return new Row.ForAll(
                row.key(),
                row.statement(),
                row.source(),
                row.readings(),
                List.of(new OtherConstant(printed, derived, true)),
                row.suspects());
    }

    private static Exhibit without(Exhibit exhibit, Quantity quantity) {
        return new Exhibit(
                exhibit.name(),
                exhibit.make(),
                exhibit.expert(),
                exhibit.learner(),
                exhibit.part(),
                exhibit.remark(),
                exhibit.assumptions().stream()
                        .filter(demand -> demand.quantity() != quantity)
                        .toList(),
                exhibit.claims(),
                exhibit.bound());
    }

    private static Demand demand(Quantity quantity, Relation relation, long p, long q) {
        return new Demand(quantity.key(), quantity, relation, Amount.exactly(Rationals.of(p, q)));
    }

    private static Row.Exists with(Row.Exists row, Exhibit exhibit) {
        return new Row.Exists(row.key(), row.statement(), row.source(), row.readings(), List.of(exhibit));
    }

    private static Verdict verdict(Row row) {
        return AUDITOR.audit(row, any -> {}).verdict();
    }

    private static Row row(String key) {
        return Rows.all().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
