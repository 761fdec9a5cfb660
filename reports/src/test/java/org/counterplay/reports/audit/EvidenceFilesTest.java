package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.counterplay.instances.Library;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {
    @Test
    void aPairIsWrittenWithCertificatesThatAreAccepted(@TempDir Path folder) throws IOException {
        Subject subject = Subject.ofPair(
                "p2-theorem-2:gamma=1/2", Library.find("p2-theorem-2:gamma=1/2").create());
        assertThat(subject).isNotNull();
        Path file = new EvidenceFiles(folder.resolve("new")).write(subject);
        assertThat(InstanceReader.read(file).policies().keySet()).containsExactlyInAnyOrder("expert", "learner");
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            List<Path> certificates = files.filter(path -> path.toString().endsWith(".certificate.json"))
                    .toList();
            assertThat(certificates)
                    .as("of both policies, for correlated and for Nash deviations")
                    .hasSize(4)
                    .allSatisfy(path -> assertThat(
                                    Checker.check(CertificateReader.read(path).certificate()))
                            .isInstanceOf(Judgement.Accepted.class));
        }
    }
}
