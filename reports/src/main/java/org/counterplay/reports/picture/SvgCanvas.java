package org.counterplay.reports.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Paints charts of XChart on the SVG canvas of Apache Batik. The same chart gives the same text on the same machine; its fonts give the
 * shapes of the letters, which are drawn as outlines. Colours follow the reader's preference for light or dark.
 */
final class SvgCanvas {
    static final Color INK = new Color(34, 34, 34);
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Color PAPER = Color.WHITE;
    private static final Color GRID = new Color(221, 221, 221);

    private SvgCanvas() {}

    /** The chart as SVG text; title and description are for those who do not see it. */
    static String paint(XYChart chart, int width, int height, String title, String words) {
        System.setProperty("java.awt.headless", "true");
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Counterplay");
        SVGGraphics2D canvas = new SVGGraphics2D(context, false);
        chart.paint(canvas, width, height);
        Element root = canvas.getRoot();
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        describe(root, title, words);
        return text(root);
    }

    /** Without the document type that Batik writes, which names a file on the web. */
    private static String text(Element root) {
        StringWriter text = new StringWriter();
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(root), new StreamResult(text));
        } catch (TransformerException e) {
            throw new IllegalStateException("the picture could not be written", e);
        }
        return text.append('\n').toString();
    }

    /** Fonts, paper and grid; the legend stands below. */
    static void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(PAPER);
        styler.setPlotBackgroundColor(PAPER);
        styler.setLegendBackgroundColor(PAPER);
        styler.setLegendBorderColor(GRID);
        styler.setPlotBorderColor(GRID);
        styler.setChartFontColor(INK);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTickMarksColor(INK);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Vertical);
        styler.setMarkerSize(11);
        styler.setAntiAlias(true);
    }

    /** What a screen reader says, and the colours for dark surroundings. */
    private static void describe(Element root, String title, String words) {
        Document document = root.getOwnerDocument();
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", "title description");
        Element style = document.createElementNS(SVG, "style");
        style.setTextContent("@media (prefers-color-scheme: dark) {"
                + " [fill=\"white\"] { fill: #1b1b1b }"
                + " [fill=\"rgb(34,34,34)\"] { fill: #e6e6e6 }"
                + " [stroke=\"rgb(34,34,34)\"] { stroke: #e6e6e6 }"
                + " [stroke=\"rgb(221,221,221)\"] { stroke: #444 } [fill=\"rgb(221,221,221)\"] { fill: #444 } }");
        Element description = document.createElementNS(SVG, "desc");
        description.setAttribute("id", "description");
        description.setTextContent(words);
        Element heading = document.createElementNS(SVG, "title");
        heading.setAttribute("id", "title");
        heading.setTextContent(title);
        root.insertBefore(style, root.getFirstChild());
        root.insertBefore(description, style);
        root.insertBefore(heading, description);
    }

    private static Document document() {
        try {
            DOMImplementation dom =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
            return dom.createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser is missing", e);
        }
    }
}
