package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.counterplay.instances.Instance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is too large is refused before it is allocated, and what is hostile before it takes long. */
@Timeout(60)
class LimitsTest {
    private static InputException refused(String text, String name) {
        long start = System.nanoTime();
        InputException error = catchThrowableOfType(InputException.class, () -> InstanceReader.read(text, name));
        assertThat(error).as("refused").isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        return error;
    }

    @Test
    void hugeExponentsAreRefusedAtEveryNumber() {
        Pattern number = Pattern.compile("(?<=[:\\[] ?)(?:\"-?[0-9]+/[0-9]+\"|[0-9.]+)(?=[,}\\]\\n])");
        int places = 0;
        for (MatchResult found : number.matcher(Texts.FULL).results().toList()) {
            for (String huge : new String[] {"1e999999999", "-1E-999999999", "\"1e99999999999999999999\""}) {
                String text = Texts.FULL.substring(0, found.start()) + huge + Texts.FULL.substring(found.end());
                assertThat(refused(text, "x.json").text()).contains("exponent");
                assertThat(refused(text, "x.yaml").text()).contains("exponent");
            }
            places++;
        }
        assertThat(places).isGreaterThan(10);
    }

    @Test
    void aProductOfActionSetsThatDoesNotFitIsRefused() {
        String actions =
                IntStream.range(0, 10).mapToObj(a -> "\"a" + a + "\"").collect(Collectors.joining(",", "[", "]"));
        for (int agents : new int[] {9, 12, 400}) {
            String text = game(agents, actions, 1, 3);
            assertThat(refused(text, "x.json").text()).contains("joint actions");
        }
    }

    @Test
    void aPolicyOfTooManyStepsIsRefused() {
        for (int horizon : new int[] {1_000_000_000, Integer.MAX_VALUE}) {
            String text = Texts.FULL.replace("\"horizon\": 3", "\"horizon\": " + horizon);
            InputException error = refused(text, "x.json");
            assertThat(error.path()).isEqualTo("$.policies.p");
            assertThat(error.text()).contains("" + horizon, "3 states");
            String stationary = Texts.CHICKEN.replace("\"horizon\": 1", "\"horizon\": " + horizon);
            assertThat(InstanceReader.read(stationary, "x.json")
                            .policies()
                            .get("fair")
                            .stationary())
                    .isTrue();
        }
    }

    @Test
    void tooManyTransitionsAreRefused() {
        int states = 30_000;
        String text = game(
                3,
                IntStream.range(0, 4).mapToObj(a -> "\"a" + a + "\"").collect(Collectors.joining(",", "[", "]")),
                states,
                states);
        InputException error = refused(text, "x.json");
        assertThat(error.text()).contains("transitions");
    }

    /** A game in which every joint action of every state leads to each of the first so many states. */
    private static String game(int agents, String actions, int states, int successors) {
        int count = Math.max(states, successors);
        String agentList = IntStream.range(0, agents)
                .mapToObj(i -> "{\"name\": \"" + i + "\", \"actions\": " + actions + "}")
                .collect(Collectors.joining(", "));
        String any = IntStream.range(0, agents).mapToObj(i -> "\"*\"").collect(Collectors.joining(", "));
        return "{\"format\": \"counterplay/instance\", \"version\": 1, \"horizon\": 2, \"agents\": [" + agentList
                + "], \"states\": ["
                + IntStream.range(0, count).mapToObj(s -> "\"s" + s + "\"").collect(Collectors.joining(","))
                + "], \"initial\": {\"s0\": 1}, \"rewards\": [], \"transitions\": [{\"state\": \"*\", \"actions\": ["
                + any
                + "], \"to\": {"
                + IntStream.range(0, successors)
                        .mapToObj(s -> "\"s" + s + "\": \"1/" + successors + "\"")
                        .collect(Collectors.joining(","))
                + "}}]}";
    }

    @Test
    void deepNestingIsRefused() {
        for (String open : new String[] {"[", "{\"a\":", "- ", "? ", "a:\n "}) {
            for (int depth : new int[] {100, 100_000}) {
                assertThat(refused(open.repeat(depth), "x.yaml").getMessage()).isNotEmpty();
                assertThat(refused(open.repeat(depth), "x.json").getMessage()).isNotEmpty();
            }
        }
        assertThat(refused("[".repeat(100_000), "x.json").text()).contains("deep");
    }

    @Test
    void longTextsAndNumbersAreRefused() {
        assertThat(refused(Texts.CHICKEN.replace("chicken", "x".repeat(1_000_000)), "x.json")
                        .text())
                .isNotEmpty();
        assertThat(refused(Texts.CHICKEN.replace("chicken", "x".repeat(1_000_000)), "x.yaml")
                        .text())
                .contains("characters");
        assertThat(refused(Texts.CHICKEN.replace("[7, 2]", "[" + "7".repeat(1_000_000) + ", 2]"), "x.json")
                        .line())
                .isEqualTo(11);
        assertThat(refused(Texts.CHICKEN.replace("[7, 2]", "[" + "7".repeat(50_000) + ", 2]"), "x.yaml")
                        .text())
                .contains("characters");
        String many = IntStream.range(0, 100)
                .mapToObj(k ->
                        "{\"actions\": [\"dare\", \"dare\"], \"probability\": \"1/" + "9".repeat(15_000) + k + "\"}")
                .collect(Collectors.joining(", "));
        assertThat(refused(
                                Texts.CHICKEN.replace(
                                        "[\n      {\"actions\": [\"dare\", \"yield\"]",
                                        "[" + many + ", {\"actions\": [\"dare\", \"yield\"]"),
                                "x.json")
                        .getMessage())
                .isNotEmpty();
    }

    @Test
    void manyRulesAreNotTriedAtManyRows() {
        int count = 30_000;
        StringBuilder rules = new StringBuilder();
        for (int k = 0; k < count; k++) {
            rules.append("{\"state\": \"*\", \"actions\": [\"a0\"], \"values\": [")
                    .append(k)
                    .append("]},");
        }
        String text = game(
                        1,
                        IntStream.range(0, 40)
                                .mapToObj(a -> "\"a" + a + "\"")
                                .collect(Collectors.joining(",", "[", "]")),
                        count,
                        1)
                .replace(
                        "\"rewards\": []",
                        "\"rewards\": [" + rules + "{\"state\": \"s7\", \"actions\": [\"a1\"], \"values\": [5]}]");
        Instance instance = InstanceReader.read(text, "x.json");
        assertThat(instance.game().rowCount()).isEqualTo(40 * count);
        assertThat(instance.game().reward(0).doubleAt(7 * 40 + 1)).isEqualTo(5);
    }

    @Tag("long")
    @Test
    void anUnpackedFileThatDoesNotFitIsRefused(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long size = Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 6);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written <= size; written += spaces.length) {
                zip.write(spaces);
            }
        }
        Path file = folder.resolve("x.json.gz");
        Files.write(file, bytes.toByteArray());
        assertThatThrownBy(() -> InstanceReader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unpacks to more than");
    }
}
