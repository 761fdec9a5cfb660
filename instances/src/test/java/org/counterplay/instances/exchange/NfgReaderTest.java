package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class NfgReaderTest {
    private static Game game(String text) {
        return NfgReader.read(text, "x.nfg").instance().game();
    }

    private static List<BigFraction> payoffs(Game game, int... actions) {
        int row = game.firstRow(0) + game.actions(0).joint(actions);
        return java.util.stream.IntStream.range(0, game.agentCount())
                .mapToObj(i -> game.reward(i).at(row))
                .toList();
    }

    private static List<BigFraction> numbers(String... numbers) {
        return java.util.Arrays.stream(numbers).map(Rationals::parse).toList();
    }

    @Test
    void readsThePayoffFormWithTheFirstPlayerChangingFastest() {
        Imported imported = NfgReader.read(Resources.path("chicken.nfg"));
        Game game = imported.instance().game();
        assertThat(imported.remarks()).isEmpty();
        assertThat(game.name()).isEqualTo("Chicken");
        assertThat(game.source()).isEqualTo("The textbook game, with payoffs as fractions\nand \"decimals\".");
        assertThat(game.agents()).containsExactly("Row", "Column");
        assertThat(game.stateCount()).isEqualTo(1);
        assertThat(game.horizon()).isEqualTo(new Horizon.Finite(1));
        assertThat(game.actions(0).names(1)).containsExactly("Stop", "Go");
        assertThat(payoffs(game, 0, 0)).isEqualTo(numbers("6", "6"));
        assertThat(payoffs(game, 1, 0)).isEqualTo(numbers("7", "2"));
        assertThat(payoffs(game, 0, 1)).isEqualTo(numbers("2", "7"));
        assertThat(payoffs(game, 1, 1)).isEqualTo(numbers("0", "0"));
    }

    @Test
    void readsTheOutcomeFormWithOutcomeZeroPayingNothing() {
        Game game = NfgReader.read(Resources.path("outcomes.nfg")).instance().game();
        assertThat(game.rowCount()).isEqualTo(6);
        assertThat(payoffs(game, 0, 0, 0)).isEqualTo(numbers("-1", "-1", "1/3"));
        assertThat(payoffs(game, 1, 0, 0)).isEqualTo(numbers("2", "1/2", "3"));
        assertThat(payoffs(game, 0, 1, 0)).isEqualTo(numbers("0", "0", "0"));
        assertThat(payoffs(game, 1, 1, 0)).isEqualTo(numbers("2", "1/2", "3"));
        assertThat(payoffs(game, 1, 2, 0)).isEqualTo(numbers("-1", "-1", "1/3"));
    }

    @Test
    void whiteSpaceDoesNotMatterAndNumbersAreExact() {
        Game game = game("NFG\t1\r\nD\"t\"{\"p\"\"q\"}{\n2\n1}\"c\"1e-2 .1\n\n-1/3\r+12345678901234567890.5");
        assertThat(game.source()).isEqualTo("c");
        assertThat(game.actions(0).names(0)).containsExactly("1", "2");
        assertThat(payoffs(game, 0, 0)).isEqualTo(numbers("1/100", "1/10"));
        assertThat(payoffs(game, 1, 0)).isEqualTo(numbers("-1/3", "24691357802469135781/2"));
        assertThat(game("NFG 1 R \"t\" { \"p\" \"q\" } { {\"u\" \"d\"} {\"l\"} } {{\"\" 1,2}{\"\"3 4}}1 2")
                        .rowCount())
                .isEqualTo(2);
    }

    @Test
    void textsKeepBackslashesAndEscapedQuotes() {
        Game game = game("NFG 1 R \"a \\\"b\\\" \\c \\\\\\\" {1}\" { \"p\" } { 1 } 0");
        assertThat(game.name()).isEqualTo("a \"b\" \\c \\\\\" {1}");
    }

    @Test
    void missingAndEqualLabelsAreMadeNames() {
        Imported imported = NfgReader.read(
                "NFG 1 R \"\" { \"\" \"A\" \"A\" } { {\"x\" \"x\" \"x_2\" \"*\" \"\"} {\"l\nr\"} {\"u\"} } "
                        + "1 2 3 ".repeat(5),
                "x.nfg");
        Game game = imported.instance().game();
        assertThat(game.agents()).containsExactly("1", "A", "A_2");
        assertThat(game.actions(0).names(0)).containsExactly("x", "x_3", "x_2", "(*)", "5");
        assertThat(game.actions(0).names(1)).containsExactly("l r");
        assertThat(imported.remarks()).hasSize(4).anyMatch(remark -> remark.contains("x_3"));
    }

    @Test
    void errorsPointAtTheirPlace() {
        refused("¦", "NFG 1 R", "");
        refused("¦EFG 2 R \"t\"", "extensive form");
        refused("NFG ¦2 R", "version number 1");
        refused("NFG 1 ¦X", "R (rational)", "a word (X)");
        refused("NFG 1 R ¦{", "title", "not '{'");
        refused("NFG 1 R \"t\" ¦\"p\"", "players");
        refused("NFG 1 R ¦\"t", "closing quote");
        refused("NFG 1 R \"t\" { ¦}", "at least one player");
        refused("NFG 1 R \"t\" { \"p\"¦, \"q\" }", "','");
        refused("NFG 1 R \"t\" { \"p\" } { ¦0 }", "from 1");
        refused("NFG 1 R \"t\" { \"p\" } { ¦3/2 }", "whole number");
        refused("NFG 1 R \"t\" { \"p\" } { { ¦} } 1", "at least one strategy");
        refused("NFG 1 R \"t\" { \"p\" \"q\" } { {\"a\"} ¦}", "strategies of player q");
        refused("NFG 1 R \"t\" { \"p\" } { 2 ¦2 } 1 2 3 4", "1 players");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n\n1¦", "payoff of player p at 2", "cut off");
        refused("NFG 1 R \"t\" { \"p\" \"q\" } { 2 2 }\n1 2 3 4 5 6 7¦, 8", "payoff of player q at 2, 2");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n1 ¦x", "payoff", "a word (x)");
        refused("NFG 1 R \"t\" { \"p\" } { 2 } 1 ¦2..3", "not a number");
        refused("NFG 1 R \"t\" { \"p\" } { 2 } 1 ¦1e400", "range of a double");
        refused("NFG 1 R \"t\" { \"p\" } { 2 } 1 ¦1/0", "zero denominator");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n1 2 ¦3", "end of the file", "all 2 joint");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n{ {\"a\" 1 ¦2} } 1 1", "1 players");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n{ {\"a\" ¦} } 1 1", "player number 1");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n{ {\"a\" 1} } 1 ¦2", "outcome is 2", "from 0 to 1");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n{ {\"a\" 1} } ¦-1 1", "from 0 to 1");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n{ {\"a\" 1} ¦1 1", "'{' and an outcome");
        refused("NFG 1 R \"t\" { \"p\" } { 2 }\n{ {\"a\" 1} } 1¦", "outcome of 2");
    }

    @Test
    void aProductOfStrategiesBeyondTheFileIsRefusedBeforeItIsAllocated() {
        refused("NFG 1 R \"t\" { \"p\" \"q\" } ¦{ 2000000000 2000000000 } 1 2", "joint strategies");
        refused("NFG 1 R \"t\" { " + "\"p\" ".repeat(200) + "} ¦{ " + "2 ".repeat(200) + "} 1 2", "joint strategies");
    }

    private static void refused(String marked, String... words) {
        Marked.refused(marked, text -> NfgReader.read(text, "x.nfg"), words);
    }
}
