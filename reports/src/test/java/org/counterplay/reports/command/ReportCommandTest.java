package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void threeRuns() {
        Run.storing(store(), "certify", "theorem-4.5:H=4", "--policy", "learner");
        Run.storing(store(), "certify", "theorem-4.5:H=5", "--policy", "expert", "--require");
        Run.storing(store(), "solve", "chicken", "--concept", "ce");
    }

    @Test
    void runsAreListed() {
        Run run = report();
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .contains("1 ", "certify theorem-4.5:H=4 --policy learner", "not equilibrium, regret 2");
        assertThat(lines.get(2)).contains("2 ", "certify theorem-4.5:H=5 --policy expert --require");
        assertThat(lines.get(3)).contains("3 ", "solve chicken --concept ce", "welfare ");
    }

    @Test
    void runsAreNamedByIdRangeLastOrKind() {
        assertThat(ids()).containsExactly(1, 2, 3);
        assertThat(ids("2")).containsExactly(2);
        assertThat(ids("2-3")).containsExactly(2, 3);
        assertThat(ids("2-")).containsExactly(2, 3);
        assertThat(ids("last")).containsExactly(3);
        assertThat(ids("last:2")).containsExactly(2, 3);
        assertThat(ids("last:99")).containsExactly(1, 2, 3);
        assertThat(ids("certify")).containsExactly(1, 2);
        assertThat(ids("all")).containsExactly(1, 2, 3);
        assertThat(ids("solve", "last", "1", "1-1")).containsExactly(1, 3);
        for (String wrong : List.of("4", "0", "4-9", "3-2", "bogus", "compare", "-1", "last:0", "1.5", "")) {
            Run run = report(wrong.startsWith("-") ? "--" : "1", wrong);
            assertThat(run.code()).as(wrong).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.out()).as(wrong).isEmpty();
        }
        assertThat(report("bogus").err()).contains("bogus", "certify", "solve", "last");
    }

    @Test
    void tablesSayWhatTheResultsSay() throws IOException {
        Path out = folder.resolve("new").resolve("folder");
        Run run = report("--out", out.toString(), "--formats", "csv");
        assertThat(run.code()).as(run.err()).isZero();
        List<NamedCsvRecord> runs = table(out.resolve("runs.csv"));
        assertThat(runs).extracting(row -> row.getField("run")).containsExactly("1", "2", "3");
        assertThat(runs).extracting(row -> row.getField("kind")).containsExactly("certify", "certify", "solve");
        List<NamedCsvRecord> certified = table(out.resolve("certify.csv"));
        assertThat(certified)
                .extracting(row -> row.getField("instance"))
                .containsExactly("theorem-4.5:H=4", "theorem-4.5:H=5");
        assertThat(certified.getFirst().getField("regret.upper")).isEqualTo("2");
        List<NamedCsvRecord> agents = table(out.resolve("certify.agents.csv"));
        assertThat(agents).extracting(row -> row.getField("run")).containsExactly("1", "1", "2", "2");
        assertThat(agents).extracting(row -> row.getField("agents.name")).containsExactly("1", "2", "1", "2");
        assertThat(agents.getFirst().getField("agents.regret.lower")).isEqualTo("2");
        assertThat(agents.getFirst().getField("policy"))
                .as("the policy of the run that the agent is of")
                .isEqualTo("learner");
        List<NamedCsvRecord> plays = table(out.resolve("solve.policy.play.csv"));
        assertThat(plays)
                .isNotEmpty()
                .allMatch(row -> row.getField("policy.play.actions").contains(" "));
        assertThat(out.resolve("runs.json")).doesNotExist();
    }

    @Test
    void documentsHoldResultsAndEvidence() throws IOException {
        Path out = folder.resolve("out");
        assertThat(report("1", "3", "--out", out.toString()).code()).isZero();
        JsonNode runs = new JsonMapper().readTree(Files.readString(out.resolve("runs.json")));
        assertThat(runs.size()).isEqualTo(2);
        assertThat(runs.at("/0/result"))
                .isEqualTo(Run.of("certify", "theorem-4.5:H=4", "--policy", "learner", "--format", "json")
                        .json());
        assertThat(runs.at("/1/result"))
                .isEqualTo(Run.of("solve", "chicken", "--concept", "ce", "--format", "json")
                        .json());
        for (JsonNode each : runs) {
            assertThat(each.get("evidence").size()).isEqualTo(1);
            Path file = out.resolve(each.at("/evidence/0/file").asString());
            assertThat(sha256(file)).isEqualTo(each.at("/evidence/0/sha256").asString());
            assertThat(Run.of("check", file.toString()).code()).isZero();
        }
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void runsAreRemoved() {
        assertThat(report("1-2", "--remove").out()).isEqualTo("removed 2 runs\n");
        assertThat(ids()).containsExactly(3);
        assertThat(report("1", "--remove").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(report("--remove").code()).as("nothing is named").isEqualTo(ExitCode.BAD_INPUT);
        assertThat(report("3", "--remove", "--out", folder.toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ids()).containsExactly(3);
    }

    @Test
    void misuseIsNamed() throws IOException {
        assertThat(report("--formats", "csv").err()).contains("--out");
        Run format = report("--out", folder.resolve("o").toString(), "--formats", "csv,parquet");
        assertThat(format.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(format.err()).contains("parquet", "json");
        assertThat(folder.resolve("o")).doesNotExist();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(report("--out", file.toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(report("--out", file.resolve("under").toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
        Path text = Files.writeString(folder.resolve("text"), "This is no store. ".repeat(300));
        Run broken = Run.of("report", "--store", text.toString());
        assertThat(broken.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(broken.err()).contains(text.toString()).hasLineCount(1);
        assertThat(Run.of("report").err()).contains("COUNTERPLAY_STORE");
    }

    @Test
    void aStoreThatIsNotThereIsEmptyAndIsNotMade() {
        Path none = folder.resolve("none.sqlite");
        assertThat(Run.storing(none, "report").out())
                .contains("No runs are stored")
                .contains(none.toString());
        assertThat(Run.storing(none, "report", "--format", "json").json().size())
                .isZero();
        assertThat(Run.storing(none, "report", "last").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(none).doesNotExist();
    }

    private Run report(String... arguments) {
        return Run.storing(store(), line(arguments));
    }

    private static String[] line(String... arguments) {
        return Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
    }

    private List<Integer> ids(String... words) {
        List<Integer> ids = new ArrayList<>();
        String[] all =
                Stream.concat(Stream.of(words), Stream.of("--format", "json")).toArray(String[]::new);
        report(all).json().forEach(run -> ids.add(run.get("id").asInt()));
        return ids;
    }

    private static List<NamedCsvRecord> table(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path store() {
        return folder.resolve("runs.sqlite");
    }
}
