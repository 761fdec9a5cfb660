package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static final int MUTATIONS = 400;
    private static final byte[] LIKELY = "0123456789-./eE\"{}[],:ablmrsu ".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void certify() {
        file = folder.resolve("certificate.json");
        Run run = Run.of("certify", "theorem-4.5:H=4", "--policy", "learner", "--certificate", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("counterplay check " + file);
    }

    @Test
    void acceptsWhatCertifyWrote() {
        Run run = Run.of("check", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.lastLine())
                .startsWith("ACCEPTED (")
                .endsWith("places checked): NOT AN EQUILIBRIUM (deviation gains at least 2)");
        JsonNode json = Run.of("check", file.toString(), "--format", "json").json();
        assertThat(json.get("accepted").asBoolean()).isTrue();
        assertThat(json.get("faults").isEmpty()).isTrue();
        assertThat(json.at("/regret/lower").asString()).isEqualTo("2");
        assertThat(json.get("verdict").asString()).isEqualTo("NOT_EQUILIBRIUM");
        assertThat(json.get("places").asInt()).isPositive();
    }

    @Test
    void rejectsAChangedRewardAndSaysWhy() throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains("\"values\": [1, 1]");
        Files.writeString(file, text.replaceFirst("\"values\": \\[1, 1\\]", "\"values\": [2, 1]"));
        Run run = Run.of("check", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lastLine()).startsWith("REJECTED").doesNotContain("EQUILIBRIUM");
        assertThat(run.out()).contains("changed after it was written").contains("what follows from the step after");
        JsonNode json = Run.of("check", file.toString(), "--format", "json").json();
        assertThat(json.get("accepted").asBoolean()).isFalse();
        assertThat(json.get("faults").size()).isGreaterThan(1);
        assertThat(json.get("verdict").isNull()).isTrue();
    }

    @Test
    void filesThatAreNoCertificatesAreBadInput() throws IOException {
        assertThat(Run.of("check", folder.resolve("missing.json").toString()).code())
                .isEqualTo(2);
        assertThat(Run.of("check", folder.toString()).code()).isEqualTo(2);
        Path empty = Files.createFile(folder.resolve("empty.json"));
        assertThat(Run.of("check", empty.toString()).code()).isEqualTo(2);
        Path cut = folder.resolve("cut.json");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Run run = Run.of("check", cut.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(cut + ":");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void mutatedBytesAreNeverAccepted() throws IOException {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        byte[] original = Files.readAllBytes(file);
        Path mutated = folder.resolve("mutated.json");
        int rejected = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] bytes = mutate(original, random);
            Files.write(mutated, bytes);
            Run run = Run.of("check", mutated.toString());
            String what = "round " + round + " of -Dtests.seed=" + seed + "\n" + run.err() + run.out();
            assertThat(run.code()).as(what).isIn(0, 1, 2);
            if (run.code() == 0) {
                assertThat(sameContent(original, bytes)).as(what).isTrue();
            }
            rejected += run.code() == 1 ? 1 : 0;
        }
        assertThat(rejected).as("mutations that were rejected by the checker").isPositive();
    }

    private static byte[] mutate(byte[] original, Random random) {
        int at = random.nextInt(original.length);
        byte with = LIKELY[random.nextInt(LIKELY.length)];
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] replaced = original.clone();
                replaced[at] = with;
                return replaced;
            }
            case 1 -> {
                byte[] longer = new byte[original.length + 1];
                System.arraycopy(original, 0, longer, 0, at);
                longer[at] = with;
                System.arraycopy(original, at, longer, at + 1, original.length - at);
                return longer;
            }
            default -> {
                byte[] shorter = new byte[original.length - 1];
                System.arraycopy(original, 0, shorter, 0, at);
                System.arraycopy(original, at + 1, shorter, at, shorter.length - at);
                return shorter;
            }
        }
    }

    private static boolean sameContent(byte[] a, byte[] b) {
        try {
            JsonMapper mapper = JsonMapper.builder().build();
            return normal(mapper.readTree(a)).equals(normal(mapper.readTree(b)));
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A tree in which numbers that are equal are written alike. */
    private static String normal(JsonNode node) {
        StringBuilder text = new StringBuilder();
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> text.append(entry.getKey())
                            .append(':')
                            .append(normal(entry.getValue()))
                            .append(','));
            return "{" + text + "}";
        }
        if (node.isArray()) {
            node.forEach(each -> text.append(normal(each)).append(','));
            return "[" + text + "]";
        }
        try {
            return Rationals.format(Rationals.parse(node.isNumber() ? node.toString() : node.asString()));
        } catch (NumberFormatException noNumber) {
            return node.toString();
        }
    }
}
