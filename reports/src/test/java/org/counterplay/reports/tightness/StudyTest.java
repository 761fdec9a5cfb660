package org.counterplay.reports.tightness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.counterplay.instances.format.CertificateFile;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.tightness.Asked;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.instances.tightness.Sweeps;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.reports.json.CellJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.store.Artifact;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static final List<Sweep> FAST = Sweeps.all().stream()
            .filter(sweep -> List.of(
                            "P1/4.5", "P1/4.9", "P1/5.7", "P1/C.1", "P2/Inequality-1", "P2/Lemma-1", "P2/Theorem-2")
                    .contains(sweep.key()))
            .toList();

    @Test
    void whatIsFoundIsCertifiedAndBelowWhatIsProved() {
        Study.Outcome outcome = study(FAST, new Cells.Counting()).run(2, () -> false, (cell, done, total, last) -> {});
        outcome.results().forEach(StudyTest::confirm);
    }

    @Test
    @Tag("long")
    void allThatIsFoundIsCertifiedAndBelowWhatIsProved() {
        study(Sweeps.all(), Shelf.NONE)
                .run(2, () -> false, (cell, done, total, last) -> {})
                .results()
                .forEach(StudyTest::confirm);
    }

    @Test
    void aStoppedStudyGoesOnAndComputesNothingTwice() {
        Cells.Counting shelf = new Cells.Counting();
        AtomicInteger done = new AtomicInteger();
        Study study = study(FAST, shelf);
        Study.Outcome first = study.run(1, () -> done.get() >= 5, (cell, so, total, last) -> done.set(so));
        assertThat(first.computed()).isEqualTo(5).isEqualTo(shelf.kept.size());
        assertThat(first.missing()).isPositive();
        assertThat(first.results().getLast().conclusion().sentence()).contains("points were not computed");
        Study.Outcome second =
                study.run(2, () -> false, (cell, so, total, last) -> {}); // the shelf throws on a second time
        assertThat(second.remembered()).isEqualTo(5);
        assertThat(second.computed()).isEqualTo(first.missing());
        assertThat(second.missing()).isZero();
        Study.Outcome third = study.run(2, () -> false, (cell, so, total, last) -> {});
        assertThat(third.computed()).isZero();
        assertThat(third.results()).isEqualTo(second.results());
    }

    @Test
    void theSameSeedGivesTheSameAndTheResultReadsBack() {
        Asked asked = Cells.asked(2, 2, Map.of("eps", "1/50", "u", "1", "beta", "1/2"));
        Sweep sweep = Cells.sweep("P1/5.3");
        CellResult one = Cells.run(sweep, asked, Shelf.NONE).cells().getFirst();
        CellResult other = Cells.run(sweep, asked, Shelf.NONE).cells().getFirst();
        assertThat(untimed(one)).as("seed %d", Cells.SEED).isEqualTo(untimed(other));
        assertThat(one.tried()).isGreaterThan(3);
        StringWriter text = new StringWriter();
        JsonText.write(new PrintWriter(text), json -> CellJson.write(one, json));
        assertThat(CellJson.read(text.toString())).isEqualTo(one);
        CellResult open = Cells.run(Cells.sweep("P2/Lemma-3"), Cells.asked(3, 1, Map.of("eps", "0")), Shelf.NONE)
                .cells()
                .getFirst();
        StringWriter again = new StringWriter();
        JsonText.write(new PrintWriter(again), json -> CellJson.write(open, json));
        assertThat(CellJson.read(again.toString())).isEqualTo(open);
    }

    private static Study study(List<Sweep> sweeps, Shelf shelf) {
        return new Study(sweeps, Asked.NOTHING, true, Cells.LITTLE, shelf);
    }

    private static CellResult untimed(CellResult cell) {
        return new CellResult(
                cell.parameters(),
                cell.bounds(),
                cell.witnesses(),
                cell.found(),
                cell.upper(),
                cell.proofs(),
                cell.tried(),
                cell.met(),
                cell.remarks(),
                0);
    }

    /** Every number that was found follows from certificates that the checker accepts. */
    private static void confirm(SweepResult result) {
        assertThat(result.cells()).isNotEmpty();
        for (CellResult cell : result.cells()) {
            CellResult.FoundAt found = Objects.requireNonNull(cell.found(), result.theorem() + " " + cell.where());
            CellResult.UpperAt upper = Objects.requireNonNull(cell.upper());
            assertThat(found.value())
                    .as("%s at %s (seed %d)", result.theorem(), cell.where(), Cells.SEED)
                    .isLessThanOrEqualTo(upper.value());
            Artifact learner = artifact(result, found.certificate());
            assertThat(learner.digest()).isEqualTo(found.certificateDigest());
            Certificate of = accepted(learner);
            Certificate expert = accepted(artifact(result, found.expertCertificate()));
            BigFraction value = switch (result.bounded()) {
                case "nashGap", "regret" -> of.regret().lower();
                case "regretGap" -> of.regret().lower().subtract(expert.regret().upper());
                case "valueGap" -> {
                    BigFraction gap = null;
                    for (int i = 0; i < of.agents().size(); i++) {
                        BigFraction own = expert.agents()
                                .get(i)
                                .value()
                                .lower()
                                .subtract(of.agents().get(i).value().upper());
                        gap = gap == null || own.compareTo(gap) > 0 ? own : gap;
                    }
                    yield gap;
                }
                default -> found.value(); // no regret, so no certificate speaks of it
            };
            assertThat(value).as("%s at %s", result.theorem(), cell.where()).isEqualTo(found.value());
        }
    }

    private static Certificate accepted(Artifact artifact) {
        CertificateFile file = CertificateReader.read(artifact.content(), artifact.name());
        assertThat(file.intact()).isTrue();
        assertThat(Checker.check(file.certificate())).isInstanceOf(Judgement.Accepted.class);
        return file.certificate();
    }

    private static Artifact artifact(SweepResult result, String name) {
        return result.artifacts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
