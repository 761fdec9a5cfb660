package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.instances.format.Same;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrismReaderTest {
    private static final String TRA = "2:2 3 4\n0 0 0 0.5 [a,x]\n0 0 1 0.5 [a,x]\n0 1 1 1 [b,x]\n1 0 1 1 [-,-]\n";
    private static final String TREW = "2 3 1\n0 1 1 1\n";
    private static final ImportOptions TWO_STEPS = ImportOptions.of(new Horizon.Finite(2));

    private static Imported relay(String options) {
        return GameFiles.read(Resources.path("relay.tra"), options);
    }

    private static BigFraction reward(Game game, int agent, int state, int... actions) {
        return game.reward(agent).at(game.firstRow(state) + game.actions(state).joint(actions));
    }

    @Test
    void readsAllFilesOfAnExport() {
        Imported imported = relay("H=3");
        Game game = imported.instance().game();
        assertThat(game.name()).isEqualTo("relay");
        assertThat(game.source()).contains("(done,place)");
        assertThat(game.horizon()).isEqualTo(new Horizon.Finite(3));
        assertThat(game.agents()).containsExactly("1", "2");
        assertThat(game.states()).containsExactly("(false,0)", "(false,1)", "(false,2)", "(true,0)", "(true,1)");
        assertThat(game.initialStates()).containsExactly(0);
        assertThat(game.actions(0).names(0)).containsExactly("go", "stay");
        assertThat(game.actions(0).names(1)).containsExactly("-");
        assertThat(game.actions(1).names(0)).containsExactly("a", "b");
        assertThat(game.actions(1).names(1)).containsExactly("x", "y");
        assertThat(game.actions(2).names(1)).containsExactly("wait", "move");
        assertThat(game.actions(4).size()).isEqualTo(1);
        assertThat(game.rowCount()).isEqualTo(10);
    }

    /** Choices stand in the file as (a,x), (b,x), (a,y), (b,y), not in the order of joint actions. */
    @Test
    void joinsChoicesWithJointActionsByTheirLabels() {
        Game game = relay("H=3").instance().game();
        int row = game.firstRow(1) + game.actions(1).joint(1, 0);
        assertThat(game.firstSuccessor(row + 1) - game.firstSuccessor(row)).isEqualTo(1);
        assertThat(game.successors()[game.firstSuccessor(row)]).isEqualTo(3);
        int other = game.firstRow(1) + game.actions(1).joint(0, 1);
        assertThat(game.successors()[game.firstSuccessor(other)]).isEqualTo(4);
    }

    @Test
    void addsRewardsOfStatesToExpectedRewardsOfTransitions() {
        Game game = relay("H=3").instance().game();
        assertThat(reward(game, 0, 0, 0, 0)).isEqualTo(Rationals.of(7)); // 10 * 9/10 - 20 * 1/10
        assertThat(reward(game, 0, 0, 1, 0)).isEqualTo(Rationals.of(0));
        assertThat(reward(game, 0, 1, 0, 0)).isEqualTo(Rationals.of(7));
        assertThat(reward(game, 0, 1, 1, 1)).isEqualTo(Rationals.of(59, 8)); // 7 + 3/4 * 1/2
        assertThat(reward(game, 1, 0, 1, 0)).isEqualTo(Rationals.of(1, 4));
        assertThat(reward(game, 1, 2, 0, 1)).isEqualTo(Rationals.of(-1, 4));
    }

    @Test
    void roundedProbabilitiesSumToOneAndTheChangeIsTold() {
        Imported imported = relay("H=3");
        Game game = imported.instance().game();
        int first = game.firstSuccessor(game.firstRow(0));
        assertThat(game.probabilities().at(first)).isEqualTo(Rationals.of(9, 10));
        assertThat(game.probabilities().at(first + 1)).isEqualTo(Rationals.of(1, 10));
        int thirds = game.firstSuccessor(game.firstRow(1));
        assertThat(game.probabilities().at(thirds)).isEqualTo(Rationals.of(1, 3));
        assertThat(imported.remarks())
                .anyMatch(remark ->
                        remark.contains("2 of 9 choices") && remark.contains("6.7e-17") && remark.contains("2/3"))
                .anyMatch(remark -> remark.contains("one state has no choices"))
                .hasSize(2);
    }

    @Test
    void aGameThatEndsByItselfNeedsNoHorizon() {
        Imported imported = relay("");
        assertThat(imported.instance().game().horizon()).isEqualTo(new Horizon.Finite(2));
        assertThat(imported.remarks()).anyMatch(remark -> remark.contains("H = 2"));
        String endless = TRA.replace("1 0 1 1 [-,-]", "1 0 0 1 [-,-]");
        assertThatThrownBy(() -> read(endless, null, null, ImportOptions.NONE, TREW, TREW))
                .isInstanceOfSatisfying(
                        InputException.class, error -> assertThat(error.text()).contains(".tra:H=10"));
        // State 0 may be met again, so this game ends surely, but after no bounded number of steps.
        assertThatThrownBy(() -> read(TRA, null, null, ImportOptions.NONE, TREW, TREW))
                .isInstanceOf(InputException.class);
        // What is never left but pays for ever does not end either.
        String onward = "2:2 2 2\n0 0 1 1 [a,x]\n1 0 1 1 [-,-]\n";
        assertThat(ofStates(onward, "2 1\n0 1\n").instance().game().horizon()).isEqualTo(new Horizon.Finite(1));
        assertThatThrownBy(() -> ofStates(onward, "2 1\n1 1\n")).isInstanceOf(InputException.class);
    }

    @Test
    void optionsChooseHorizonAndRewards() {
        Game game = relay("discount=9/10,reward=second,reward=-1").instance().game();
        assertThat(game.horizon()).isEqualTo(new Horizon.Discounted(new BigFraction(9, 10)));
        assertThat(reward(game, 0, 0, 1, 0)).isEqualTo(Rationals.of(1, 4));
        assertThat(reward(game, 1, 0, 0, 0)).isEqualTo(Rationals.of(-7));
        assertThat(reward(relay("H=1,reward=0,reward=first").instance().game(), 0, 0, 0, 0))
                .isEqualTo(BigFraction.ZERO);
        for (String wrong : List.of(
                "H=0",
                "H=x",
                "H=1,discount=1/2",
                "discount=1",
                "G=1",
                "reward=first,H=1",
                "H=1,reward=first,reward=third",
                "H=1,reward=first,reward=",
                "H=1,")) {
            assertThatThrownBy(() -> relay(wrong)).as(wrong).isInstanceOf(InputException.class);
        }
        assertThatThrownBy(() -> GameFiles.read(Resources.path("chicken.nfg"), "H=2"))
                .isInstanceOf(InputException.class);
        assertThat(GameFiles.Request.of("C:/a.tra/b.TRA:H=1,reward=x"))
                .isEqualTo(new GameFiles.Request("C:/a.tra/b.TRA", "H=1,reward=x"));
        assertThat(GameFiles.Request.of("theorem-4.5:H=4")).isEqualTo(new GameFiles.Request("theorem-4.5:H=4", ""));
    }

    @Test
    void withoutTheOtherFilesStatesAreNumberedAndStateZeroIsFirst() {
        Imported imported = read(TRA, null, null, TWO_STEPS, TREW, TREW);
        assertThat(imported.instance().game().states()).containsExactly("0", "1");
        assertThat(imported.instance().game().initialStates()).containsExactly(0);
        assertThat(imported.remarks()).hasSize(2);
        Imported several = read(TRA, null, "0=\"init\"\n0: 0\n1: 0\n", TWO_STEPS, TREW, TREW, TREW);
        assertThat(several.instance().game().initialProbabilities().at(1)).isEqualTo(new BigFraction(1, 2));
        assertThat(several.remarks()).anyMatch(remark -> remark.contains("first 2 of the 3 reward structures"));
    }

    @Test
    void labelsMayHaveBracketsAroundEachActionAndEmptyOnes() {
        String tra = TRA.replace("[a,x]", "[a][x]").replace("[-,-]", "[,]").replace("2:2", "2");
        Game game = read(tra, null, null, TWO_STEPS, TREW, TREW).instance().game();
        assertThat(game.actions(0).names(0)).containsExactly("a", "b");
        assertThat(game.actions(1).names(1)).containsExactly("-");
    }

    @Test
    void anImportedGameCanBeWrittenAndReadAsAnInstance() {
        Imported imported = relay("H=3");
        Same.game(
                InstanceReader.read(InstanceWriter.toJson(imported.instance()), "x.json")
                        .game(),
                imported.instance().game());
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused(@TempDir Path folder) throws IOException {
        for (String name : List.of("relay.tra", "relay.sta", "relay.lab", "relay1.trew", "relay2.srew")) {
            Files.copy(Resources.path(name), folder.resolve(name));
        }
        assertThat(GameFiles.read(folder.resolve("relay.sta"), "H=2")
                        .instance()
                        .game()
                        .stateCount())
                .isEqualTo(5);
        Files.copy(Resources.path("relay2.srew"), folder.resolve("relay1.srew"));
        assertThatThrownBy(() -> GameFiles.read(folder.resolve("relay.tra"), "H=2"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("do not belong together");
        Files.move(folder.resolve("relay1.srew"), folder.resolve("relay.srew"));
        assertThatThrownBy(() -> GameFiles.read(folder.resolve("relay.tra"), "H=2"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("relay1");
        assertThatThrownBy(() -> GameFiles.read(folder.resolve("none.tra"), "H=2"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void errorsInTransitionsPointAtTheirPlace() {
        tra("# only a comment\n¦", "header");
        tra("2:2 ¦3\n", "states:players");
        tra("¦0:2 0 0\n", "at least one state");
        tra("¦2:x 3 4\n", "number of players");
        tra("2:2 1 1\n¦0:1 0 0 1 a\n", "turn-based");
        tra("2:2 1 1\n0 0 0 ¦1\n", "state choice target");
        tra("2:2 1 1\n¦2 0 0 1 [a,b]\n", "numbered from 0");
        tra("2:2 1 1\n0 ¦1 0 1 [a,b]\n", "0 is missing");
        tra("2:2 1 1\n0 0 ¦2 1 [a,b]\n", "target is 2");
        tra("2:2 1 1\n0 0 0 ¦-1 [a,b]\n", "from 0 to 1");
        tra("2:2 1 1\n0 0 0 ¦1.1 [a,b]\n", "from 0 to 1");
        tra("2:2 1 1\n0 0 0 ¦[0,1] [a,b]\n", "not a number");
        tra("2:2 1 1\n0 0 0 1 ¦a\n", "joint action");
        tra("2:2 1 1\n0 0 0 1 ¦[a]\n", "1 actions for 2 players");
        tra("2:2 1 1\n0 0 0 1 ¦[*,a]\n", "anything");
        tra("2:2 1 2\n0 0 0 0.5 [a,b]\n0 0 1 0.5 ¦[a,c]\n", "two labels");
        tra("2:2 1 2\n0 0 0 0.5 [a,b]\n0 0 ¦0 0.5 [a,b]\n", "twice");
        tra("2:2 2 2\n1 0 0 1 [a,b]\n¦0 0 0 1 [a,b]\n", "in the order");
        tra("2:2 2 2\n0 0 0 1 [a,b]\n0 1 0 ¦1 [a,b]\n", "two choices");
        tra("2:2 3 3\n0 0 0 ¦1 [a,x]\n0 1 0 1 [a,y]\n0 2 0 1 [b,x]\n", "4 joint actions", "[b, y]");
        tra("2:2 1 1\n0 0 0 ¦0.9999 [a,b]\n", "sum to 9999/10000");
        tra("2:2 2 2\n0 0 0 1 [a,b]\n", "announces 2 choices", "cut off");
        tra("2:2 1 1\n0 0 0 0.5 [a,b]\n0 0 1 0.5 [a,b]\n", "announces 1 transitions; there are 2");
        tra("2147483647:2 1 1\n0 0 0 1 [a,b]\n", "memory");
        tra("2 0 0\n", "how many players");
    }

    @Test
    void errorsInOtherFilesPointAtTheirPlace() {
        sta("¦x\n", "variables");
        sta("(x)\n¦0 (1)\n", "3:(0,true)");
        sta("(x)\n0:(1)\n¦0:(2)\n", "twice");
        sta("(x)\n0:(1)\n¦1:(1)\n", "same values");
        sta("(x)\n0:(1)\n¦2:(3)\n", "state 2");
        sta("(x)\n0:(1)\n¦", "state 1 is missing");
        lab("0=\"init\" ¦1=x\n", "label");
        lab("¦1=\"x\"\n0: 1\n", "no label \"init\"");
        lab("0=\"init\"\n¦0 0\n", "7: 0 1");
        lab("0=\"init\"\n¦2: 0\n", "state 2");
        lab("0=\"init\"\n0: ¦x\n", "label's number");
        lab("0=\"init\" 1=\"x\"\n0: 1\n¦", "no state has");
        trew("¦3 3 0\n", "belong together");
        trew("2 ¦4 0\n", "belong together");
        trew("2 3 1\n0 1 ¦1\n", "state choice target reward");
        trew("2 3 1\n1 ¦1 1 1\n", "choice of state 1 is 1");
        trew("2 3 1\n0 1 ¦0 1\n", "never leads");
        trew("2 3 2\n0 1 1 1\n0 1 ¦1 1\n", "second reward");
        trew("2 3 1\n0 1 1 ¦NaN\n", "not a number");
        trew("2 3 1\n0 1 1 ¦1e999\n", "range of a double");
        trew("2 3 2\n0 1 1 1\n¦", "announces 2", "cut off");
    }

    /** A game without a horizon in which both agents get rewards of states. */
    private static Imported ofStates(String tra, String srew) {
        PrismExport.Structure structure = new PrismExport.Structure(null, new SourceText("x.srew", srew));
        SourceText transitions = new SourceText("x.tra", tra);
        return PrismReader.read(
                new PrismExport(transitions, null, null, List.of(structure, structure)), "x", ImportOptions.NONE);
    }

    private static void tra(String marked, String... words) {
        Marked.refused(marked, text -> read(text, null, null, TWO_STEPS, reward(text), reward(text)), words);
    }

    /** A reward file whose header fits the transitions. */
    private static String reward(String tra) {
        String[] header = tra.lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElse("2:2 1 1")
                .split("[: ]");
        return header[0] + " "
                + tra.lines()
                        .filter(line -> line.endsWith("]"))
                        .map(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                        .distinct()
                        .count()
                + " 0\n";
    }

    private static void sta(String marked, String... words) {
        Marked.refused(marked, text -> read(TRA, text, null, TWO_STEPS, TREW, TREW), words);
    }

    private static void lab(String marked, String... words) {
        Marked.refused(marked, text -> read(TRA, null, text, TWO_STEPS, TREW, TREW), words);
    }

    private static void trew(String marked, String... words) {
        Marked.refused(marked, text -> read(TRA, null, null, TWO_STEPS, text, TREW), words);
    }

    static Imported read(
            String tra, @Nullable String sta, @Nullable String lab, ImportOptions options, String... trew) {
        List<PrismExport.Structure> structures = java.util.Arrays.stream(trew)
                .map(text -> new PrismExport.Structure(new SourceText("x.trew", text), null))
                .toList();
        return PrismReader.read(
                new PrismExport(
                        new SourceText("x.tra", tra),
                        sta == null ? null : new SourceText("x.sta", sta),
                        lab == null ? null : new SourceText("x.lab", lab),
                        structures),
                "x",
                options);
    }
}
