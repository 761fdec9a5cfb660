package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.counterplay.instances.format.Same;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Games that others wrote, where the folder {@code shared/reference} stands beside the checkout; else skipped. */
class ReferenceGamesTest {
    private static @Nullable Path reference;

    @BeforeAll
    static void find() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && reference == null) {
            Path shared = folder.resolve("shared").resolve("reference");
            reference = Files.isDirectory(shared) ? shared : null;
            folder = folder.getParent();
        }
    }

    private static Path file(String name) {
        Path found = reference;
        assumeTrue(found != null, "there is no folder shared/reference beside the checkout; skipped");
        return found.resolve(name);
    }

    private static Game nfg(String name) {
        return GameFiles.read(file("nfg").resolve(name), "").instance().game();
    }

    private static void pays(Game game, List<Integer> actions, String... payoffs) {
        int joint = game.actions(0)
                .joint(actions.stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < payoffs.length; i++) {
            assertThat(game.reward(i).at(joint)).as(game.name()).isEqualTo(Rationals.parse(payoffs[i]));
        }
    }

    @Test
    void everyNfgFileIsReadWrittenAndReadAgain() throws IOException {
        JsonNode values =
                JsonMapper.shared().readTree(Files.readString(file("nfg").resolve("values.json")));
        int count = 0;
        try (Stream<Path> files = Files.list(file("nfg"))) {
            for (Path path : files.filter(p -> p.toString().endsWith(".nfg")).toList()) {
                Game game = GameFiles.read(path, "").instance().game();
                assertThat(game.horizon()).isEqualTo(new Horizon.Finite(1));
                JsonNode known = values.get(path.getFileName().toString());
                assertThat(known).as(path.toString()).isNotNull();
                assertThat(known.get("dims").size()).isEqualTo(game.agentCount());
                for (int i = 0; i < game.agentCount(); i++) {
                    assertThat(game.actions(0).count(i))
                            .isEqualTo(known.get("dims").get(i).asInt());
                }
                Same.game(
                        NfgReader.read(NfgWriter.toText(game), "x.nfg")
                                .instance()
                                .game(),
                        game);
                count++;
            }
        }
        assertThat(count).isEqualTo(values.size());
    }

    /** Read off the files by eye; the first player's strategy changes fastest. */
    @Test
    void payoffsStandWhereTheyBelong() {
        pays(nfg("2x2a.nfg"), List.of(0, 0), "9", "0");
        pays(nfg("mixed_strategy.nfg"), List.of(1, 0), "0", "2");
        pays(nfg("mixed_strategy.nfg"), List.of(0, 1), "1", "1");
        pays(nfg("mixed_strategy.nfg"), List.of(2, 1), "2", "0");
        pays(nfg("perfect1.nfg"), List.of(1, 0), "3/2", "1");
        pays(nfg("perfect1.nfg"), List.of(0, 2), "0", "1");
        pays(nfg("perfect3.nfg"), List.of(1, 1, 0), "3", "3", "1");
        pays(nfg("5x4x3.nfg"), List.of(1, 0, 0), "1.358", "2.234", "2.238");
        pays(nfg("5x4x3.nfg"), List.of(0, 1, 0), "1.436", "4.864", "5.267");
        pays(nfg("coordination_4x4_outcome.nfg"), List.of(2, 2), "1", "1");
        pays(nfg("coordination_4x4_outcome.nfg"), List.of(2, 1), "0", "0");
        pays(nfg("sww1.nfg"), List.of(1, 0), "0", "0");
        pays(nfg("sww1.nfg"), List.of(1, 1), "6", "2");
        assertThat(nfg("sww1.nfg").agents()).containsExactly("1", "2");
        assertThat(nfg("vd.nfg").actions(0).names(0)).containsExactly("11*", "12*", "2*1", "2*2");
    }

    @Test
    void rockPaperScissorsIsPlayedTwiceAndEnds() {
        Imported imported = GameFiles.read(file("prism").resolve("rps2_rounds.tra"), "");
        Game game = imported.instance().game();
        assertThat(game.stateCount()).isEqualTo(10);
        assertThat(game.rowCount()).isEqualTo(42);
        assertThat(game.horizon()).isEqualTo(new Horizon.Finite(3));
        assertThat(game.states().getFirst()).isEqualTo("(0,-1)");
        assertThat(game.initialStates()).containsExactly(0);
        assertThat(game.actions(0).names(1)).containsExactly("r2", "p2", "s2");
        int rockPaper = game.firstRow(0) + game.actions(0).joint(0, 1);
        assertThat(game.reward(0).at(rockPaper)).isEqualTo(Rationals.of(-1));
        assertThat(game.reward(1).at(rockPaper)).isEqualTo(Rationals.of(1));
        for (int row = 0; row < game.rowCount(); row++) {
            assertThat(game.reward(0).at(row).add(game.reward(1).at(row))).isEqualTo(BigFraction.ZERO);
        }
        assertThat(imported.remarks()).hasSize(1);
    }

    @Test
    void mediumAccessHasTenthsAndNoRewards() {
        Imported imported = GameFiles.read(file("prism").resolve("medium_access2.tra"), "H=5");
        Game game = imported.instance().game();
        assertThat(game.stateCount()).isEqualTo(156);
        assertThat(game.rowCount()).isEqualTo(517);
        assertThat(game.probabilities().size()).isEqualTo(878);
        assertThat(game.initialStates()).containsExactly(60);
        for (int k = 0; k < game.probabilities().size(); k++) {
            assertThat(game.probabilities().at(k))
                    .isIn(
                            BigFraction.ONE,
                            new BigFraction(9, 10),
                            new BigFraction(1, 10),
                            new BigFraction(1, 4),
                            new BigFraction(3, 4));
        }
        assertThat(imported.remarks())
                .anyMatch(remark -> remark.contains("256 of 517") && remark.contains("2.0e-17"))
                .anyMatch(remark -> remark.contains("all rewards are 0"));
    }
}
