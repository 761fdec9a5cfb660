package org.counterplay.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void wordsStandLeftAndNumbersRight() {
        Table table = new Table().words("name").numbers("value").row("a", "1").row("longer", "-1/100");
        assertThat(table.lines(Style.PLAIN))
                .containsExactly("  name     value", "  a            1", "  longer  -1/100");
    }

    @Test
    void lettersBeyondSixteenBitsAreOneWide() {
        Table table = new Table().words("").numbers("").row("\uD83D\uDE97", "1").row("ab", "22");
        assertThat(table.lines(Style.PLAIN)).containsExactly("  \uD83D\uDE97    1", "  ab  22");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table().words("a").row("x", "y"));
    }
}
