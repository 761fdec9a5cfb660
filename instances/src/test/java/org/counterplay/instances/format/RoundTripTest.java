package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads back as exactly what it was. */
class RoundTripTest {
    @Test
    void jsonAndYamlReadBackAsWritten() {
        Cases.run(600, random -> check(RandomInstances.next(random)));
    }

    @Tag("long")
    @Test
    void jsonAndYamlReadBackAsWrittenForManyInstances() {
        Cases.run(200_000, random -> check(RandomInstances.next(random)));
    }

    private static void check(Instance instance) {
        String json = InstanceWriter.toJson(instance);
        String yaml = InstanceWriter.toYaml(instance);
        try {
            Same.instance(InstanceReader.read(json, "x.json"), instance);
            Instance again = InstanceReader.read(yaml, "x.yaml");
            Same.instance(again, instance);
            assertThat(InstanceWriter.toJson(again)).as("writing is stable").isEqualTo(json);
            if (!json.contains("xxxx")) { // YAML has a limit on keys that stand without a mark
                Same.instance(InstanceReader.read(json, "JSON is YAML.yaml"), instance);
            }
        } catch (InputException | AssertionError failure) {
            throw new AssertionError(json + "\n" + yaml, failure);
        }
    }

    @Test
    void filesOfEachKindReadBack(@TempDir Path folder) {
        Cases.run(4, random -> {
            Instance instance = RandomInstances.next(random);
            for (String name : List.of("a.json", "a.yaml", "a.yml", "a.json.gz", "a.yaml.gz", "a", "a.gz")) {
                InstanceWriter.write(instance, folder.resolve(name));
                Same.instance(InstanceReader.read(folder.resolve(name)), instance);
            }
            assertThat(Files.readAllBytes(folder.resolve("a.json.gz"))).startsWith(0x1f, 0x8b);
            Files.copy(folder.resolve("a.yaml"), folder.resolve("b"));
            Same.instance(InstanceReader.read(folder.resolve("b")), instance);
            Files.delete(folder.resolve("b"));
        });
    }

    @Test
    void aDeviationClassStandsAloneInAFile(@TempDir Path folder) {
        Cases.run(100, random -> {
            Instance instance = RandomInstances.next(random);
            for (Map.Entry<String, DeviationClass> entry : instance.deviations().entrySet()) {
                Instance only = new Instance(instance.game(), Map.of(), Map.of("d", entry.getValue()));
                String json = InstanceWriter.toJson(only);
                String members =
                        json.substring(json.indexOf('{', json.indexOf("\"d\": {")) + 1, json.lastIndexOf("]") + 1);
                String text = "{\"format\": \"counterplay/deviations\", \"version\": 1, \"name\": "
                        + Layout.quoted(entry.getKey(), new StringBuilder()) + "," + members + "}";
                assertThat(DeviationReader.read(text, "x.json", instance.game()))
                        .isEqualTo(entry.getValue());
            }
        });
    }

    @Test
    void rulesAreCompressed() {
        GameWriter writer = new GameWriter("", new Horizon.Finite(3), List.of("1", "2"), List.of("s", "t", "u"));
        JointActions actions = new JointActions(List.of(List.of("a", "b"), List.of("a", "b")));
        writer.initial(0, Rationals.of(1));
        for (int s = 0; s < 3; s++) {
            writer.state(actions);
            for (int joint = 0; joint < 4; joint++) {
                writer.row();
                writer.successor(s == 0 && actions.action(joint, 1) == 1 ? 1 : 2, 1.0);
                writer.reward(0, s == 2 && joint == 3 ? 1 : 0);
            }
        }
        Game game = writer.finish();
        String json = InstanceWriter.toJson(new Instance(game, Map.of(), Map.of()));
        assertThat(json.lines().filter(line -> line.contains("\"state\"")))
                .containsExactly(
                        "    {\"state\": \"s\", \"actions\": [\"*\", \"a\"], \"to\": {\"u\": 1}},",
                        "    {\"state\": \"s\", \"actions\": [\"*\", \"b\"], \"to\": {\"t\": 1}},",
                        "    {\"state\": \"*\", \"actions\": [\"*\", \"*\"], \"to\": {\"u\": 1}}",
                        "    {\"state\": \"u\", \"actions\": [\"b\", \"b\"], \"values\": [1, 0]}");
    }

    @Test
    void namesThatCouldNotBeReadAreRefused() {
        for (String bad : List.of("", "*", "a\nb", "\uD800", "x".repeat(100_000))) {
            GameWriter writer = new GameWriter("", new Horizon.Finite(1), List.of("1"), List.of(bad));
            writer.initial(0, Rationals.of(1));
            writer.state(new JointActions(List.of(List.of("a"))));
            writer.row();
            writer.successor(0, 1.0);
            Instance instance = new Instance(writer.finish(), Map.of(), Map.of());
            assertThatThrownBy(() -> InstanceWriter.toJson(instance)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
