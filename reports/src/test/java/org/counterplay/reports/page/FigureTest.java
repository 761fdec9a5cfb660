package org.counterplay.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FigureTest {
    @Test
    void exactNumbersStayExact() {
        Figure figure = Figure.of(Rationals.of(-7, 3));
        assertThat(figure.main()).isEqualTo("\u22127/3");
        assertThat(figure.aside()).isEqualTo("\u22122.3333");
        assertThat(figure.value()).isEqualTo(Rationals.of(-7, 3));
        assertThat(figure.hidden()).isNull();
        assertThat(Figure.of(Rationals.of(4)))
                .extracting(Figure::main, Figure::aside)
                .containsExactly("4", "");
    }

    @Test
    void longFractionsShowTheirFirstDigitsAndHideTheRest() {
        BigFraction third = new BigFraction(
                BigInteger.TEN.pow(30).add(BigInteger.ONE),
                BigInteger.TEN.pow(30).multiply(BigInteger.valueOf(3)));
        Figure figure = Figure.of(third);
        assertThat(figure.main()).isEqualTo("0.3333333333\u2026");
        assertThat(figure.hidden()).isEqualTo(Rationals.format(third));
        assertThat(figure.nearest()).isEqualTo(Rationals.toDouble(third));
    }

    @Test
    void boundsAreRoundedOutward() {
        JsonNode node = new JsonMapper()
                .readTree("{\"a\": null, \"aBounds\": {\"lower\": \"333333333333333333/1000000000000000000\","
                        + " \"upper\": \"333333333333333334/1000000000000000000\"},"
                        + " \"b\": {\"lower\": \"1/2\", \"upper\": \"1/2\"}, \"c\": \"infinity\", \"d\": \"1/0\", \"e\": null,"
                        + " \"eUnknown\": \"too large\"}");
        assertThat(Figure.read(node, "a").main()).isEqualTo("[0.3333333333, 0.3333333334]");
        assertThat(Figure.read(node, "a").value()).isNull();
        assertThat(Figure.read(node, "b")).isEqualTo(Figure.of(Rationals.of(1, 2)));
        assertThat(Figure.read(node, "c").main()).isEqualTo("\u221e");
        assertThat(Figure.read(node, "d"))
                .extracting(Figure::main, Figure::value)
                .containsExactly("1/0", null);
        assertThat(Figure.read(node, "e"))
                .extracting(Figure::main, Figure::whole)
                .containsExactly("unknown", "too large");
        assertThat(Figure.read(node, "f").present()).isFalse();
    }

    @Test
    void symbolsAreThoseOfPrint() {
        assertThat(Symbols.of("regret <= c eps u h^2 / beta, delta_1 + delta_2"))
                .isEqualTo("regret \u2264 c \u03b5 u h\u00b2 / \u03b2, \u03b4\u2081 + \u03b4\u2082");
        assertThat(Symbols.of("theorem-5.4:beta=1/10,eps=1/200 steps"))
                .isEqualTo("theorem-5.4:beta=1/10,eps=1/200 steps");
    }
}
