package org.counterplay.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.counterplay.instances.Library;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures are well-formed SVG that says in words what it shows. */
class PictureTest {
    private static final ExactOptimum EXACT = new ExactOptimum();

    @Test
    void chickenShowsItsPolygonsAndTheChosenEquilibrium() throws Exception {
        Game game = Library.find("chicken").create().game();
        String svg = Picture.ofEquilibrium(game, List.of(Rationals.of(21, 4), Rationals.of(21, 4)), EXACT::of);
        Document document = parse(svg);
        assertThat(text(document, "title")).containsExactly("Payoffs of chicken");
        assertThat(text(document, "desc").get(0))
                .contains("any play: the polygon of (0, 0), (7, 2), (6, 6), (2, 7).")
                .contains("chosen equilibrium: (21/4 (5.25), 21/4 (5.25)).")
                .contains("coarse correlated equilibria: ");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(3);
        assertThat(svg).contains("prefers-color-scheme: dark").contains("viewBox=\"0 0 760 640\"");
    }

    @Test
    void theSamePictureIsTheSameText() {
        Game game = Library.find("benoit-krishna").create().game();
        List<BigFraction> values = List.of(Rationals.of(5), Rationals.of(5));
        assertThat(Picture.ofEquilibrium(game, values, EXACT::of))
                .isEqualTo(Picture.ofEquilibrium(game, values, EXACT::of));
    }

    @ParameterizedTest
    @ValueSource(strings = {"matching-pennies", "battle-of-the-sexes", "shapley", "theorem-4.5:H=4"})
    void pointsAndSegmentsAreDrawnToo(String name) throws Exception {
        Game game = Library.find(name).create().game();
        Document document = parse(Picture.ofEquilibrium(game, List.of(BigFraction.ZERO, BigFraction.ZERO), EXACT::of));
        assertThat(text(document, "desc").get(0)).contains("correlated equilibria: the ");
    }

    @Test
    void namesAreEscaped() throws Exception {
        Game game =
                NormalForm.game("<a & b>", "", List.of("x < y", "\"q\""), List.of(List.of("a"), List.of("b")), own ->
                        new long[] {1, 2});
        Document document = parse(Picture.ofEquilibrium(game, List.of(BigFraction.ONE, BigFraction.TWO), EXACT::of));
        assertThat(text(document, "title")).containsExactly("Payoffs of <a & b>");
        assertThat(text(document, "desc").get(0)).startsWith("Payoffs of x < y (to the right)");
    }

    @Test
    void threeAgentsAreRefused() {
        Game game = Library.find("el-farol").create().game();
        assertThatThrownBy(() -> Picture.ofEquilibrium(game, List.of(), EXACT::of))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> text(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < nodes.getLength(); k++) {
            texts.add(nodes.item(k).getTextContent().strip());
        }
        return texts;
    }
}
