package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SolveCommandTest {
    @TempDir
    private Path folder;

    @Test
    void chickenIsSolvedAndItsCertificateChecks() {
        Path proof = folder.resolve("proof.json");
        JsonNode json = Run.of(
                        "solve", "chicken", "--concept", "ce", "--certificate", proof.toString(), "--format", "json")
                .json();
        assertThat(json.get("concept").asString()).isEqualTo("ce");
        assertThat(json.at("/objective/name").asString()).isEqualTo("welfare");
        assertThat(json.at("/objective/value").asString()).isEqualTo("21/2");
        assertThat(json.at("/values/0").asString()).isEqualTo("21/4");
        assertThat(json.at("/regret/upper").asString()).isEqualTo("0");
        assertThat(json.at("/policy/0/play/0/probability").asString()).isEqualTo("1/2");
        Run check = Run.of("check", proof.toString(), "-q");
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("EQUILIBRIUM (regret exactly 0)");
    }

    @Test
    void nearestToAnEquilibriumIsItself() {
        JsonNode json = Run.of(
                        "solve", "chicken", "--concept", "cce", "--objective", "nearest:mixed", "--format", "json")
                .json();
        assertThat(json.at("/objective/value").asString()).isEqualTo("0");
    }

    @Test
    void nearestToADareOfBothIsFartherThanNothing() {
        JsonNode json = Run.of(
                        "solve", "chicken", "--concept", "ce", "--objective", "nearest:both-dare", "--format", "json")
                .json();
        assertThat(json.at("/objective/valueDouble").asDouble()).isGreaterThan(0);
        assertThat(json.at("/regret/upper").asString()).isEqualTo("0");
    }

    @Test
    void aMarkovGameEndsWithItsVerdict() {
        Run run = Run.of("solve", "theorem-4.5:H=4", "--concept", "ce", "--objective", "agent:1");
        assertThat(run.code()).isZero();
        assertThat(run.lastLine()).isEqualTo("EQUILIBRIUM (regret exactly 0)");
        assertThat(run.out()).contains("best at   agent:1, exactly 2");
    }

    @Test
    void gambitFilesAreRead() throws Exception {
        Path file = folder.resolve("game.nfg");
        Files.writeString(file, "NFG 1 R \"pennies\" { \"a\" \"b\" } { 2 2 }\n\n1 -1 -1 1 -1 1 1 -1\n");
        JsonNode json = Run.of("solve", file.toString(), "--concept", "ce", "--format", "json")
                .json();
        assertThat(json.at("/objective/value").asString()).isEqualTo("0");
        assertThat(json.at("/policy/0/play/3/probability").asString()).isEqualTo("1/4");
    }

    @Test
    void whatItCannotDoIsSaid() {
        Run objective = Run.of("solve", "chicken", "--concept", "ce", "--objective", "best");
        assertThat(objective.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(objective.err()).contains("best").contains("welfare");
        assertThat(Run.of("solve", "chicken", "--concept", "ce", "--objective", "agent:9")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("solve", "chicken", "--concept", "nash").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("solve", "chicken").code()).isEqualTo(ExitCode.BAD_INPUT);
        for (String wrong : List.of(
                "--unique --objective nearest:both-dare --regret 1",
                "--regret 1",
                "--regret -1 --objective nearest:both-dare",
                "--objective nearest:nobody",
                "--objective weights:9=1",
                "--objective weights:1",
                "--objective weights:1=2,1=3",
                "--objective linear:a1=3",
                "--objective linear:a1/b2/c3=1",
                "--objective linear:no/such/file.json",
                "--time 0",
                "--out no/such/folder/x.json")) {
            List<String> line = new ArrayList<>(List.of("solve", "chicken", "--concept", "ce"));
            line.addAll(List.of(wrong.split(" ")));
            Run run = Run.of(line.toArray(String[]::new));
            assertThat(run.code()).as(wrong + ": " + run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.out()).as(wrong).isEmpty();
        }
        assertThat(Run.of("solve", "theorem-4.5:H=4", "--concept", "ce", "--unique")
                        .err())
                .contains("one-step games");
        assertThat(Run.of("solve", "theorem-4.5:H=4", "--concept", "ce", "--objective", "linear:a1/a1=1")
                        .err())
                .contains("weights:");
    }

    @Test
    void whetherItIsTheOnlyOneIsTold() {
        JsonNode chicken = solve("chicken", "ce", "--unique");
        assertThat(chicken.at("/unique/optimum").asBoolean()).isTrue();
        assertThat(chicken.at("/unique/equilibrium").asBoolean()).isFalse();
        for (String goal : List.of("welfare", "fair", "agent:1", "nearest:both-dare", "weights:1=1,2=-1")) {
            JsonNode dilemma =
                    solve("prisoners-dilemma", "cce", "--unique", "--objective", goal.replace("both-dare", only()));
            assertThat(dilemma.at("/unique/equilibrium").asBoolean()).as(goal).isTrue();
            assertThat(dilemma.at("/unique/optimum").asBoolean()).as(goal).isTrue();
        }
        assertThat(Run.of("solve", "chicken", "--concept", "ce", "--unique").out())
                .contains("it is the only one as good; there are other equilibria");
        assertThat(solve("chicken", "ce").has("unique")).isFalse();
    }

    private static String only() {
        return Library.find("prisoners-dilemma")
                .create()
                .policies()
                .keySet()
                .iterator()
                .next();
    }

    @Test
    void jointActionsAndAgentsAreWeighed() throws Exception {
        Game chicken = Library.find("chicken").create().game();
        String dare = chicken.actions(0).names(0).get(1);
        assertThat(solve("chicken", "ce", "--objective", "linear:" + dare + "/*=1")
                        .at("/objective/value")
                        .asString())
                .isEqualTo("1");
        Path file = folder.resolve("weights.json");
        Files.writeString(
                file,
                "{\"format\": \"counterplay/objective\", \"version\": 1, \"weights\": [{\"state\": \"*\", \"actions\":"
                        + " [\"" + dare + "\", \"*\"], \"value\": \"1/3\"}]}");
        assertThat(solve("chicken", "ce", "--objective", "linear:" + file)
                        .at("/objective/value")
                        .asString())
                .isEqualTo("1/3");
        assertThat(solve("chicken", "ce", "--objective", "weights:1=1,2=1")
                        .at("/objective/value")
                        .asString())
                .isEqualTo("21/2");
        assertThat(solve("theorem-4.5:H=4", "ce", "--objective", "weights:1=1/2")
                        .at("/objective/value")
                        .asString())
                .isEqualTo("1");
    }

    @Test
    void policiesAreRepaired() {
        JsonNode none = solve("chicken", "ce", "--objective", "nearest:both-dare");
        JsonNode some = solve("chicken", "ce", "--objective", "nearest:both-dare", "--regret", "1");
        JsonNode own = solve("chicken", "ce", "--objective", "nearest:both-dare", "--regret", "2");
        assertThat(none.at("/nearest/proved").asBoolean()).isTrue();
        assertThat(some.at("/nearest/distanceDouble").asDouble())
                .isBetween(0.0, none.at("/nearest/distanceDouble").asDouble());
        assertThat(some.at("/regret/upperDouble").asDouble()).isLessThanOrEqualTo(1);
        assertThat(own.at("/objective/value").asString()).isEqualTo("0");
        JsonNode longer = solve("theorem-4.5:H=4", "ce", "--objective", "nearest:learner");
        assertThat(longer.at("/objective/value").asString()).isEqualTo("0");
        assertThat(longer.at("/regret/upper").asString()).isEqualTo("0");
        Run text = Run.of("solve", "chicken", "--concept", "ce", "--objective", "nearest:both-dare", "--regret", "1");
        assertThat(text.out()).contains("proved: one linear program holds all that can be chosen");
        assertThat(text.lastLine()).contains("as asked");
    }

    @Test
    void discountedGamesAreSolvedAsFarAsIsCertified() {
        JsonNode json =
                solve("random-recurrent:states=2,actions=2,discount=1/2", "ce", "--objective", "weights:1=1,2=-1");
        assertThat(json.at("/regret/upperDouble").asDouble()).isLessThan(1e-6);
        assertThat(json.at("/objective/exact").asBoolean()).isEqualTo(!json.has("valueBounds"));
    }

    @Test
    void payoffsAreDrawn() throws Exception {
        Path file = folder.resolve("payoffs.svg");
        solve("chicken", "ce", "--svg", file.toString());
        assertThat(Files.readString(file)).contains("<svg").contains("chosen equilibrium");
        Run longer = Run.of("solve", "theorem-4.5:H=4", "--concept", "ce", "--svg", file.toString());
        assertThat(longer.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(longer.err()).contains("counterplay payoffs");
    }

    @Test
    void theInstanceIsWrittenWithThePolicy() {
        Path file = folder.resolve("solved.json");
        solve("chicken", "ce", "--out", file.toString());
        Run certified = Run.of("certify", file.toString(), "--policy", "equilibrium", "-q");
        assertThat(certified.out()).contains("EQUILIBRIUM (regret exactly 0)");
        Path again = folder.resolve("again.yaml");
        Run.of("solve", file.toString(), "--concept", "ce", "--objective", "fair", "--out", again.toString());
        assertThat(Run.of("certify", again.toString(), "--policy", "equilibrium-2", "-q")
                        .code())
                .isZero();
    }

    @Test
    void aLimitOfTimeEndsWithItsExitCode() {
        Run run = Run.of("solve", "random-layered:H=6,width=6,actions=4", "--concept", "ce", "--time", "0.000001");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.out()).isEmpty();
    }

    private static JsonNode solve(String instance, String concept, String... more) {
        List<String> line = new ArrayList<>(List.of("solve", instance, "--concept", concept, "--format", "json"));
        line.addAll(List.of(more));
        Run run = Run.of(line.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }
}
