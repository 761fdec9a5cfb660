package org.counterplay.reports.tightness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.promise.Constant.Origin;
import org.counterplay.instances.tightness.Asked;
import org.counterplay.instances.tightness.Proof;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.tightness.Cell.CellEffort;
import org.counterplay.reports.tightness.Conclusion.Label;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Verdicts follow from the numbers: an altered constant changes them. */
class ConclusionTest {
    private static final Asked TWO_STEPS = Cells.asked(2, 2, Map.of("eps", "1/10", "u", "1"));
    private static final Sweep SWEEP = Cells.sweep("P1/5.9");

    @Test
    void thePaperConstantIsRefutedAndTheDerivedOneIsSharp() {
        Conclusion conclusion = Cells.run(SWEEP, TWO_STEPS, Shelf.NONE).conclusion();
        assertThat(conclusion.label()).isEqualTo(Label.REFUTED);
        assertThat(conclusion.largestRatio()).isEqualTo(BigFraction.TWO);
        assertThat(conclusion.sharp()).isEqualTo(Rationals.of(4));
        assertThat(conclusion.where()).isEqualTo("agents=2, horizon=2, eps=1/10, u=1");
        assertThat(conclusion.sentence())
                .contains("constant 2 (printed) is refuted at agents=2, horizon=2, eps=1/10, u=1:")
                .contains("regretGap is 4/5 (0.8) where the bound is 2/5 (0.4), too small by a factor of 2")
                .contains("constant 4 (derived) is attained");
    }

    @Test
    void halfOfASharpConstantIsRefutedAndTwiceItIsNotTight() {
        Conclusion half = altered(Origin.PRINTED, 2, 4);
        assertThat(half.label()).isEqualTo(Label.REFUTED);
        assertThat(half.sentence()).contains("regretGap is 4/5 (0.8) where the bound is 2/5 (0.4)");
        Conclusion right = altered(Origin.PRINTED, 4, 4);
        assertThat(right.label()).isEqualTo(Label.SHARP);
        assertThat(right.largestRatio()).isEqualTo(BigFraction.ONE);
        Conclusion twice = altered(Origin.PRINTED, 8, 4);
        assertThat(twice.label()).isEqualTo(Label.RESPECTED);
        assertThat(twice.largestRatio()).isEqualTo(BigFraction.ONE_HALF);
        assertThat(twice.sharp()).isEqualTo(Rationals.of(4));
        assertThat(twice.sentence()).contains("largest ratio found 1/2 (0.5) of it");
    }

    @Test
    void aWrongProofIsToldAndBoundsNothing() {
        SweepResult result = Cells.run(
                SWEEP.of(new AlteredBound(Origin.DERIVED, Rationals.of(3))).proved(List.<Proof>of()),
                TWO_STEPS,
                Shelf.NONE);
        assertThat(result.conclusion().label()).isEqualTo(Label.PROOF_REFUTED);
        assertThat(result.conclusion().sharp()).isNull();
        CellResult cell = result.cells().getFirst();
        assertThat(cell.found()).isNotNull();
        assertThat(cell.found().value()).isEqualTo(Rationals.of(4, 5));
        assertThat(cell.upper()).isNotNull();
        assertThat(cell.upper().value()).isEqualTo(Rationals.of(4, 5));
    }

    @Test
    void oneAgentNeedsAQuarterOfIt() {
        Conclusion conclusion = Cells.run(SWEEP, Cells.asked(1, 2, Map.of("eps", "1/10", "u", "1")), Shelf.NONE)
                .conclusion();
        assertThat(conclusion.label()).isEqualTo(Label.RESPECTED);
        assertThat(conclusion.sharp()).isEqualTo(BigFraction.ONE);
    }

    @Test
    void whereOneStateIsAllCloningIsAsBadAsBlades() {
        Conclusion conclusion = Cells.run(
                        Cells.sweep("P1/5.3"),
                        Cells.asked(2, 3, Map.of("eps", "1/100", "u", "1", "beta", "1")),
                        Shelf.NONE)
                .conclusion();
        assertThat(conclusion.label()).isEqualTo(Label.REFUTED);
        assertThat(conclusion.largestRatio()).isEqualTo(BigFraction.TWO);
        assertThat(conclusion.sharp()).isEqualTo(Rationals.of(4));
    }

    @Test
    void aWitnessThatBreaksAnAssumptionIsLeftOut() {
        Asked asked = Cells.asked(2, 3, Map.of("eps", "1/100", "u", "3", "beta", "1/10"));
        SweepResult result = new Study(
                        List.of(Cells.sweep("P1/5.3")), asked, true, new CellEffort(0, 1, 0, Cells.SEED), Shelf.NONE)
                .run(1, () -> false, (cell, done, total, last) -> {})
                .results()
                .getFirst();
        CellResult.WitnessAt witness = result.cells().getFirst().witnesses().getFirst();
        assertThat(witness.meets()).isFalse();
        assertThat(witness.assumptions())
                .filteredOn(requirement -> !requirement.met())
                .singleElement()
                .satisfies(requirement -> {
                    assertThat(requirement.name()).isEqualTo("beta");
                    assertThat(requirement.actual()).isEqualTo("1/30");
                    assertThat(requirement.factor()).isEqualTo(Rationals.of(3));
                });
        assertThat(result.conclusion().sentence()).contains("else it breaks beta by a factor of 3");
    }

    private static Conclusion altered(Origin origin, long constant, long proved) {
        return Cells.run(
                        SWEEP.of(new AlteredBound(origin, Rationals.of(constant)))
                                .proved(List.of(Proof.everywhere(Rationals.of(proved), "for the test"))),
                        TWO_STEPS,
                        Shelf.NONE)
                .conclusion();
    }
}
