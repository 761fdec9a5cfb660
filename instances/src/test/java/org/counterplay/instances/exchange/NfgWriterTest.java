package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Library;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.format.Cases;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Same;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NfgWriterTest {
    private static final String[] NAMES = {"a", "\"", "\\\"q", "{ }", "1", "é€𝄞", "a\\b", " ", "x_2", "#", "1/3", ","};

    @Test
    void whatIsWrittenReadsBackAsTheSame() {
        Cases.run(400, random -> {
            Game game = random(random, new Horizon.Finite(1));
            Imported again = NfgReader.read(NfgWriter.toText(game), "x.nfg");
            Same.game(again.instance().game(), game);
            assertThat(again.remarks()).isEmpty();
        });
    }

    @Test
    void filesAreWrittenAndReadGzippedToo(@TempDir Path folder) {
        Game game = random(new SplittableRandom(1), new Horizon.Finite(1));
        for (String name : List.of("x.nfg", "x.nfg.gz")) {
            NfgWriter.write(game, folder.resolve(name));
            Same.game(GameFiles.read(folder.resolve(name), "").instance().game(), game);
        }
    }

    @Test
    void theTextIsGambits() {
        Game game = NormalForm.bimatrix("t", "", List.of("u", "d"), List.of("l", "r"), new long[][][] {
            {{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}
        });
        assertThat(NfgWriter.toText(game))
                .isEqualTo(
                        "NFG 1 R \"t\" { \"1\" \"2\" }\n\n{\n{ \"u\" \"d\" }\n{ \"l\" \"r\" }\n}\n\"\"\n\n1 2\n5 6\n3 4\n7 8\n");
    }

    @Test
    void gamesOfAnotherShapeAreRefusedWithTheReason(@TempDir Path folder) {
        Game many = Library.find("theorem-4.5:H=4").create().game();
        assertThat(NfgWriter.objection(many)).contains(many.stateCount() + " states");
        SplittableRandom random = new SplittableRandom(2);
        assertThat(NfgWriter.objection(random(random, new Horizon.Finite(3)))).contains("3 steps");
        Game discounted = random(random, new Horizon.Discounted(new BigFraction(1, 2)));
        assertThat(NfgWriter.objection(discounted)).contains("discounted");
        assertThatThrownBy(() -> NfgWriter.toText(discounted)).isInstanceOf(IllegalArgumentException.class);
        Path file = folder.resolve("x.nfg");
        assertThatThrownBy(() -> NfgWriter.write(discounted, file))
                .isInstanceOfSatisfying(
                        InputException.class, error -> assertThat(error.text()).contains("discounted"));
        assertThat(Files.exists(file)).isFalse();
        Game backslash = random(random, new Horizon.Finite(1)).named("C:\\", "");
        assertThat(NfgWriter.objection(backslash)).contains("backslash");
    }

    private static Game random(SplittableRandom random, Horizon horizon) {
        List<List<String>> actions = new ArrayList<>();
        int agents = 1 + random.nextInt(4);
        for (int i = 0; i < agents; i++) {
            actions.add(names(random, 1 + random.nextInt(3)));
        }
        JointActions joint = new JointActions(actions);
        GameWriter writer = new GameWriter(
                        NAMES[random.nextInt(NAMES.length)],
                        horizon,
                        names(random, agents),
                        List.of(NormalForm.STATE_NAME))
                .source("line\n" + NAMES[random.nextInt(NAMES.length)]);
        writer.initial(0, BigFraction.ONE);
        writer.state(joint);
        for (int k = 0; k < joint.size(); k++) {
            writer.row();
            writer.successor(0, 1.0);
            for (int i = 0; i < agents; i++) {
                writer.reward(i, Rationals.of(random.nextInt(-9, 10), 1 + random.nextInt(12)));
            }
        }
        return writer.finish();
    }

    private static List<String> names(SplittableRandom random, int count) {
        int from = random.nextInt(NAMES.length);
        List<String> names = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            names.add(NAMES[(from + k) % NAMES.length]);
        }
        return names;
    }
}
