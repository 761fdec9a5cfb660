package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.store.FileDigest;
import org.counterplay.reports.store.RunStore;
import org.counterplay.reports.store.Stored;
import org.counterplay.reports.store.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every computing command stores its run: what it prints as JSON, and evidence that the checker accepts. */
class StoredRunsTest {
    private static final String[] CERTIFY = {"certify", "theorem-4.5:H=4", "--policy", "learner"};

    @TempDir
    Path folder;

    @Test
    void whatIsPrintedAsJsonIsStoredWhateverIsPrinted() {
        for (String[] line : List.of(
                CERTIFY,
                new String[] {"compare", "theorem-4.5:H=3", "--expert", "expert", "--learner", "learner"},
                new String[] {"solve", "chicken", "--concept", "ce"},
                new String[] {"payoffs", "chicken"})) {
            Run json = Run.storing(store(), with(line, "--format", "json"));
            assertThat(json.err()).isEmpty();
            Run text = Run.storing(store(), line);
            Run quiet = Run.storing(store(), with(line, "--quiet"));
            assertThat(text).as(line[0]).isEqualTo(Run.of(line));
            assertThat(quiet).as(line[0]).isEqualTo(Run.of(with(line, "--quiet")));
            assertThat(json.out())
                    .isEqualTo(Run.of(with(line, "--format", "json")).out());
            List<Stored> last = last(3);
            for (Stored stored : last) {
                assertThat(stored.run().kind()).isEqualTo(line[0]);
                assertThat(stored.run().result()).as(line[0]).isEqualTo(json.out());
                assertThat(stored.run().exit()).isEqualTo(json.code());
                assertThat(stored.run().versions()).isEqualTo(Versions.here());
                assertThat(stored.run().key())
                        .as("the same computation")
                        .isEqualTo(last.getFirst().run().key());
                assertThat(stored.run().artifacts())
                        .isEqualTo(last.getFirst().run().artifacts());
            }
            assertThat(last.get(1).run().arguments()).containsExactly(line);
            assertThat(last.get(2).run().arguments()).containsExactly(with(line, "--quiet"));
        }
    }

    @Test
    void evidenceIsKeptThatTheCheckerAccepts() throws IOException {
        Path proof = folder.resolve("proof.json");
        Run.storing(store(), with(CERTIFY, "--certificate", proof.toString()));
        Run.storing(store(), "check", proof.toString());
        Run.storing(store(), "compare", "theorem-4.5:H=3", "--expert", "expert", "--learner", "learner");
        Run.storing(store(), "solve", "chicken", "--concept", "ce");
        List<Stored> runs = last(4);
        assertThat(runs.get(0).run().files()).containsExactly(FileDigest.of(proof));
        assertThat(runs.get(1).run().files()).containsExactly(FileDigest.of(proof));
        assertThat(runs.get(0).run().artifacts()).containsExactly(new Artifact("proof.json", Files.readString(proof)));
        assertThat(runs.get(2).run().artifacts())
                .extracting(Artifact::name)
                .containsExactly("expert.certificate.json", "learner.certificate.json");
        for (Stored stored : runs) {
            assertThat(stored.run().artifacts()).isNotEmpty();
            for (Artifact artifact : stored.run().artifacts()) {
                Path file = Files.writeString(folder.resolve("kept.json"), artifact.content());
                assertThat(Run.of("check", file.toString()).code())
                        .as(artifact.name())
                        .isZero();
            }
        }
    }

    @Test
    void searchesAreStoredWithSeedWitnessAndCertificates() {
        Path witness = folder.resolve("worst.json");
        Run run = Run.storing(
                store(),
                "search",
                "learner",
                "theorem-4.5:H=3",
                "--expert",
                "expert",
                "--bc",
                "1/10",
                "--time",
                "1",
                "--seed",
                "7",
                "--threads",
                "1",
                "--out",
                witness.toString(),
                "--format",
                "json");
        Stored stored = last(1).getFirst();
        assertThat(stored.run().kind()).isEqualTo("search");
        assertThat(stored.run().seed()).isEqualTo(7);
        assertThat(stored.run().exit()).isEqualTo(run.code());
        assertThat(stored.run().result()).isEqualTo(run.out());
        assertThat(stored.run().artifacts())
                .extracting(Artifact::name)
                .containsExactly("worst.json", "worst.learner.certificate.json", "worst.expert.certificate.json");
        JsonNode result = new JsonMapper().readTree(stored.run().result());
        assertThat(stored.run().files())
                .extracting(FileDigest::path)
                .contains(result.get("witness").asString());
    }

    @Test
    void auditsAreStoredWithTheirEvidence() throws IOException {
        Run run = Run.storing(store(), "audit", "P1/4.5", "--effort", "0", "--seed", "3", "--format", "json");
        Stored stored = last(1).getFirst();
        assertThat(stored.run().kind()).isEqualTo("audit");
        assertThat(stored.run().seed()).isEqualTo(3);
        assertThat(stored.run().result()).isEqualTo(run.out());
        List<Artifact> certificates = stored.run().artifacts().stream()
                .filter(artifact -> artifact.name().endsWith(".certificate.json"))
                .toList();
        assertThat(certificates).isNotEmpty();
        for (Artifact certificate : certificates) {
            Path file = Files.writeString(folder.resolve("kept.json"), certificate.content());
            assertThat(Run.of("check", file.toString()).code())
                    .as(certificate.name())
                    .isZero();
        }
    }

    @Test
    void keysTellComputationsApartAndNotHowTheyAreWritten() {
        Run.storing(store(), CERTIFY);
        Run.storing(store(), "certify", "--policy=learner", "theorem-4.5:H=4", "-q");
        Run.storing(store(), "certify", "theorem-4.5:H=5", "--policy", "learner");
        Run.storing(store(), with(CERTIFY, "--deviations", "coarse"));
        List<String> keys = last(4).stream().map(stored -> stored.run().key()).toList();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void withoutAStoreNothingIsWritten() throws IOException {
        assertThat(Run.storing(store(), with(CERTIFY, "--no-store"))).isEqualTo(Run.of(CERTIFY));
        assertThat(Run.of(CERTIFY).code()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        Path other = folder.resolve("other.sqlite");
        Run.storing(store(), with(CERTIFY, "--store", other.toString()));
        assertThat(other).isRegularFile();
        assertThat(store()).doesNotExist();
    }

    @Test
    void whatEndsInAnErrorIsStoredWithItsMessageAndExitCode() throws IOException {
        String[] wrong = {"certify", "theorem-4.5:H=4", "--policy", "nobody"};
        Run failed = Run.storing(store(), wrong);
        Run limit = Run.storing(store(), "payoffs", "random-recurrent:discount=1/2");
        assertThat(List.of(failed.code(), limit.code())).isEqualTo(List.of(ExitCode.BAD_INPUT, ExitCode.NO_ANSWER));
        List<Stored> runs = last(2);
        assertThat(runs.get(0).run().exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(runs.get(1).run().exit()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(runs.get(0).run().arguments()).containsExactly(wrong);
        assertThat("error: " + message(runs.get(0))).isEqualTo(failed.err().strip());
        assertThat("error: " + message(runs.get(1))).isEqualTo(limit.err().strip());
        assertThat(Run.storing(store(), "report").out()).contains("error: ", "nobody");
        Path out = folder.resolve("out");
        assertThat(Run.storing(store(), "report", "all", "--out", out.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(out.resolve("errors.csv"))).contains("nobody");
        assertThat(Files.readString(out.resolve("index.html"))).contains("nobody");
    }

    private static String message(Stored failed) {
        return new JsonMapper().readTree(failed.run().result()).get("error").asString();
    }

    @Test
    void whatIsNotUnderstoodIsNoRun() {
        Run.storing(store(), "certify", "theorem-4.5:H=4", "--policy", "learner", "--nonsense");
        assertThat(store()).doesNotExist();
    }

    @Test
    void aStoreThatCannotBeUsedCostsALineAndNothingElse() throws IOException {
        Path broken =
                Files.writeString(folder.resolve("broken.sqlite"), "Not a database; rather a diary. ".repeat(200));
        for (Path store : List.of(broken, folder.resolve("missing").resolve("runs.sqlite"), folder)) {
            for (String format : List.of("text", "json")) {
                String[] line = with(CERTIFY, "--format", format);
                Run run = Run.storing(store, line);
                assertThat(run.code()).isZero();
                assertThat(run.out()).isEqualTo(Run.of(line).out());
                assertThat(run.err().lines()).hasSize(1);
                assertThat(run.err()).startsWith("warning: ").contains(store.toString());
            }
        }
        assertThat(Files.readString(broken)).startsWith("Not a database");
    }

    @Test
    void aStoreThatIsAskedForIsLookedAtBeforeAnythingIsComputed() {
        Path missing = folder.resolve("missing").resolve("runs.sqlite");
        for (String[] line : List.of(
                with(CERTIFY, "--store", missing.toString()),
                with(CERTIFY, "--store", folder.toString()),
                with(CERTIFY, "--store", store().toString(), "--no-store"))) {
            Run run = Run.of(line);
            assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("--store");
        }
    }

    private static String[] with(String[] line, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(line));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private List<Stored> last(int count) {
        try (RunStore open = RunStore.open(store())) {
            List<Stored> all = open.list();
            return all.subList(Math.max(0, all.size() - count), all.size());
        }
    }

    private Path store() {
        return folder.resolve("runs.sqlite");
    }
}
