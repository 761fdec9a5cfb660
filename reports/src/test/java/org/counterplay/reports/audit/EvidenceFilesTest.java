package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.reports.store.Artifact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {
    private static final Auditor AUDITOR = new Auditor(1, Effort.NONE);

    @Test
    void everyWitnessIsBackedByCertificatesThatAreAccepted(@TempDir Path folder) throws IOException {
        EvidenceFiles files = new EvidenceFiles();
        Audit audit = files.gather(audit("P2/Theorem-2"));
        assertThat(audit.judged())
                .hasSize(6)
                .allSatisfy(judged ->
                        assertThat(((Judged.Witness) judged).evidence()).isNotNull());
        files.write(folder.resolve("new"));
        try (Stream<Path> written = Files.list(folder.resolve("new"))) {
            List<Path> all = written.toList();
            assertThat(all).hasSize(6 * 5);
            assertThat(all)
                    .filteredOn(path -> path.toString().endsWith(".certificate.json"))
                    .as("of both policies, for correlated and for Nash deviations")
                    .hasSize(6 * 4)
                    .allSatisfy(path -> assertThat(
                                    Checker.check(CertificateReader.read(path).certificate()))
                            .isInstanceOf(Judgement.Accepted.class));
            assertThat(all)
                    .filteredOn(path -> !path.toString().endsWith(".certificate.json"))
                    .allSatisfy(path -> assertThat(
                                    InstanceReader.read(path).policies().keySet())
                            .containsExactlyInAnyOrder("expert", "learner"));
        }
    }

    @Test
    void whatIsNamedIsThereAndHasItsDigest() {
        EvidenceFiles files = new EvidenceFiles();
        Audit audit = files.gather(audit("P1/C.1"));
        List<Evidence> evidence = audit.judged().stream()
                .flatMap(judged -> ((Judged.Search) judged).hunts().stream())
                .flatMap(hunt -> hunt.found() == null
                        ? Stream.empty()
                        : Stream.of(hunt.found().evidence()))
                .toList();
        assertThat(evidence).isNotEmpty().doesNotContainNull();
        assertThat(files.artifacts()).containsAll(evidence.getFirst().artifacts());
        assertThat(files.artifacts().stream().map(Artifact::name)).doesNotHaveDuplicates();
    }

    @Test
    void theClassOfDeviationsDecidesTheCertificate() {
        EvidenceFiles files = new EvidenceFiles();
        Audit audit = files.gather(audit("P1/5.8"));
        assertThat(audit.judged().stream()
                        .map(judged ->
                                ((Judged.Witness) judged).evidence().learner().name())
                        .distinct())
                .as("no state recurs in the witness, so one class serves both readings")
                .hasSize(3)
                .allSatisfy(name -> assertThat(name).contains(".markov.learner"));
    }

    private static Audit audit(String key) {
        Row row = Rows.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        return AUDITOR.audit(row, any -> {});
    }
}
