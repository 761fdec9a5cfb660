package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Demand;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.solvers.certify.Comparison;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of the papers comes out of the measurements, and changes when what is printed is changed. */
class AuditorTest {
    private static final long SEED = Long.getLong("tests.seed", 1);
    private static final Auditor AUDITOR = new Auditor(SEED, Effort.NONE);
    private static final Map<String, Audit> AUDITS = new HashMap<>();

    @Test
    void coverageOfTheCloningBoundHoldsPerStepOnly() {
        Verdict verdict = audit("P1/5.4").verdict();
        assertThat(verdict).isInstanceOf(Verdict.HoldsUnder.class);
        assertThat(((Verdict.HoldsUnder) verdict).readings())
                .hasSize(2)
                .allSatisfy(reading -> assertThat(reading.toString()).contains("tv=half-L1, coverage=per-step"));
        assertThat(verdict.sentence())
                .contains("it is 1/100")
                .contains("by a factor of 10")
                .contains("beta > 1/3");
        assertThat(audit("P1/5.6").verdict().sentence()).startsWith("under coverage=per-step ");
        assertThat(audit("P1/5.8").verdict().sentence()).startsWith("under tv=half-L1, coverage=per-step;");
        assertThat(audit("P1/5.10").verdict().sentence()).startsWith("under tv=half-L1;");
    }

    @Test
    void figureFiveLeavesTheRewardsOfThePaper() {
        for (String key : List.of("P1/4.4", "P1/F.1", "P1/F.2")) {
            Verdict verdict = audit(key).verdict();
            assertThat(verdict).as(key).isInstanceOf(Verdict.Violated.class);
            assertThat(((Verdict.Violated) verdict).assumption()).isEqualTo("rewards");
            assertThat(verdict.sentence()).contains("it is 2").contains("repaired: payoffs halved");
        }
        assertThat(witnesses("P1/4.4"))
                .filteredOn(witness -> witness.reading().toString().equals("valueGap=loss")
                        && witness.exhibit().part() == Exhibit.Part.PRINTED)
                .singleElement()
                .satisfies(witness ->
                        assertThat(witness.claims().getFirst().standing()).isEqualTo(Standing.FAILS));
    }

    @Test
    void theExpertOfTheSecondPapersTheorem2IsNoEquilibrium() {
        Verdict verdict = audit("P2/Theorem-2").verdict();
        assertThat(verdict).isInstanceOf(Verdict.Violated.class);
        assertThat(((Verdict.Violated) verdict).assumption()).isEqualTo("expertNashGap");
        assertThat(verdict.sentence()).contains("it is 1/2").contains("repaired: reward 1 on s3 alone");
    }

    @Test
    void aBestResponseOfLemma2MovesByTwiceOneMinusGamma() {
        assertThat(audit("P2/Lemma-2").verdict()).isInstanceOf(Verdict.ClaimWrong.class);
        assertThat(audit("P2/Lemma-2").verdict().sentence())
                .endsWith("; repaired: player 1 chooses at every state, not at the start alone");
        assertThat(witnesses("P2/Lemma-2")).hasSize(5).allSatisfy(witness -> {
            boolean repaired = witness.exhibit().part() == Exhibit.Part.REPAIR;
            BigFraction gamma = Rationals.parse(witness.exhibit().name().replaceAll(".*gamma=([^,]*).*", "$1"));
            assertThat(witness.claims().getFirst().actual())
                    .isEqualTo(Amount.exactly(
                            repaired
                                    ? BigFraction.TWO
                                    : BigFraction.ONE.subtract(gamma).multiply(2)));
        });
    }

    @Test
    void printedConstantsAreTooSmallForHalfTheDistance() {
        Audit lemma = audit("P1/C.1");
        assertThat(lemma.verdict().sentence())
                .startsWith("under tv=L1; else refuted by refuting:game=half-coin: valueGap is 1/2 (0.5),")
                .contains("is 1/4 (0.25), too large by a factor of 2; holds with constant 2: ");
        assertThat(lemma.byReading().values().iterator().next())
                .isInstanceOfSatisfying(Verdict.HoldsWith.class, with -> {
                    assertThat(with.constant()).isEqualTo(BigFraction.TWO);
                    assertThat(with.refuted().factor()).isEqualTo(BigFraction.TWO);
                    assertThat(with.refuted().by()).isEqualTo("refuting:game=half-coin");
                });
        for (String key : List.of("P1/5.7", "P1/5.9")) {
            assertThat(audit(key).verdict().sentence())
                    .as(key)
                    .startsWith("under tv=L1; else refuted by refuting:game=wrong-side: regretGap is 1,")
                    .contains("holds with constant 4: ");
        }
        assertThat(audit("P1/5.5").verdict()).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void coveragePerStepRefutesTheCloningBoundWithEveryKnownConstant() {
        Audit audit = audit("P1/5.3");
        assertThat(audit.verdict().sentence())
                .startsWith("under tv=L1, coverage=averaged; else refuted by refuting:game=wrong-side")
                .contains("holds with constant 4: two uses of Lemma C.1 with 2; under coverage=per-step refuted by ");
        assertThat(audit.byReading()).hasSize(16).allSatisfy((reading, verdict) -> {
            boolean averaged = reading.toString().contains("coverage=averaged");
            boolean whole = reading.toString().contains("tv=L1");
            assertThat(verdict.label())
                    .as("%s", reading)
                    .isEqualTo(averaged ? whole ? "HOLDS" : "HOLDS_WITH_CONSTANT" : "REFUTED");
        });
        assertThat(counterexamples(audit))
                .filteredOn(found -> found.subject().name().equals("refuting:game=leaving-at-once"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.actual()).isEqualTo(Amount.exactly(Rationals.of(6))));
        assertThat(counterexamples(audit))
                .as("4 with TV as L1 takes five steps, to which twelve are shrunk")
                .filteredOn(found -> found.shrunkFrom().equals("refuting:game=leaving-at-once-12"))
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(found.minimal()).isTrue();
                    assertThat(found.subject().size().steps()).isEqualTo(5);
                    assertThat(found.actual()).isEqualTo(Amount.exactly(Rationals.of(10)));
                });
    }

    @Test
    void tiesAndThirdAgentsRefuteTheSecondPaper() {
        assertThat(audit("P2/Definition-8").verdict().sentence())
                .startsWith("refuted by refuting:game=one-tie: responseContinuity is 2, the bound 0 is 0");
        Counterexample three = counterexamples(audit("P2/Lemma-4")).getFirst();
        assertThat(three.subject().game().agentCount()).isEqualTo(3);
        assertThat(three.actual()).isEqualTo(Amount.exactly(Rationals.of(343, 1250)));
        assertThat(three.bound()).isEqualTo(Rationals.of(34, 125));
    }

    @Test
    void whatIsRightHolds() {
        for (String key :
                List.of("P1/4.3", "P1/4.5", "P1/4.8", "P2/Lemma-1", "P2/Corollary-1", "P2/Lemma-3", "P3/C-max")) {
            assertThat(audit(key).verdict()).as(key).isInstanceOf(Verdict.Holds.class);
        }
        assertThat(audit("P2/Theorem-3").verdict()).isInstanceOf(Verdict.NotJudged.class);
    }

    @Test
    void aWrongAssumptionMadeRightHolds() {
        Row.Exists row = (Row.Exists) row("P1/F.2");
        Exhibit printed = row.exhibits().getFirst();
        List<Demand> without = printed.assumptions().stream()
                .filter(demand -> demand.quantity() != Quantity.LARGEST_REWARD)
                .toList();
        assertThat(without).hasSize(printed.assumptions().size() - 1);
        Exhibit lenient = new Exhibit(
                printed.name(),
                printed.make(),
                printed.expert(),
                printed.learner(),
                printed.part(),
                "",
                without,
                printed.claims(),
                null);
        assertThat(audit(replaced(row, lenient)).verdict()).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void everyCounterexampleIsCertifiedAnew() {
        confirm(List.of("P1/5.3", "P1/5.9", "P1/C.1", "P2/Lemma-4").stream()
                .map(AuditorTest::audit)
                .toList());
    }

    @Test
    @Tag("long")
    void everythingIsAudited() {
        Auditor auditor = new Auditor(SEED, Effort.times(1));
        List<Audit> audits =
                Rows.all().stream().map(row -> auditor.audit(row, any -> {})).toList();
        assertThat(audits)
                .allSatisfy(audit -> assertThat(audit.verdict())
                        .as("%s (seed %d)", audit.row().key(), SEED)
                        .isNotInstanceOf(Verdict.Open.class));
        confirm(audits);
    }

    /** Regrets and values of counterexamples, from certificates that the checker accepts, exceed what was promised. */
    private static void confirm(List<Audit> audits) {
        int confirmed = 0;
        for (Audit audit : audits) {
            for (Judged judged : audit.judged()) {
                if (judged instanceof Judged.Search search) {
                    for (Judged.Hunt hunt : search.hunts()) {
                        Counterexample found = hunt.found();
                        if (found != null) {
                            Optional<BigFraction> certified =
                                    certified(hunt.promise().bounded(), found.subject());
                            certified.ifPresent(least -> assertThat(least)
                                    .as(
                                            "%s by %s (seed %d)",
                                            audit.row().key(), found.subject().name(), SEED)
                                    .isGreaterThan(found.bound()));
                            confirmed += certified.isPresent() ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertThat(confirmed).isPositive();
    }

    private static Optional<BigFraction> certified(Quantity quantity, Subject subject) {
        DeviationClass deviations =
                quantity == Quantity.NASH_GAP ? new DeviationClass.Coarse() : new DeviationClass.Markov();
        Comparison comparison = new Comparison(
                Laboratory.certify(subject.game(), subject.expert(), deviations),
                Laboratory.certify(subject.game(), subject.learner(), deviations));
        for (Certificate certificate :
                List.of(comparison.expert().certificate(), comparison.learner().certificate())) {
            assertThat(Checker.check(certificate)).isInstanceOf(Judgement.Accepted.class);
        }
        return switch (quantity) {
            case VALUE_GAP -> Optional.of(comparison.valueGap().lower());
            case REGRET_GAP -> Optional.of(comparison.regretGap().lower());
            case NASH_GAP ->
                Optional.of(comparison.learner().certificate().regret().lower());
            default -> Optional.empty();
        };
    }

    private static Row replaced(Row.Exists row, Exhibit exhibit) {
        return new Row.Exists(row.key(), row.statement(), row.source(), row.readings(), List.of(exhibit));
    }

    private static List<Judged.Witness> witnesses(String key) {
        return audit(key).judged().stream().map(Judged.Witness.class::cast).toList();
    }

    private static List<Counterexample> counterexamples(Audit audit) {
        return audit.judged().stream()
                .flatMap(judged -> ((Judged.Search) judged).hunts().stream())
                .flatMap(hunt -> Optional.ofNullable(hunt.found()).stream())
                .toList();
    }

    private static Row row(String key) {
        return Rows.all().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Each once. */
    private static Audit audit(String key) {
        return AUDITS.computeIfAbsent(key, any -> audit(row(any)));
    }

    private static Audit audit(Row row) {
        return AUDITOR.audit(row, any -> {});
    }
}
