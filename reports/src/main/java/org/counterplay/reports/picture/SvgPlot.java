package org.counterplay.reports.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.StringWriter;
import java.util.List;
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
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.counterplay.reports.picture.PayoffPlot.Area;
import org.counterplay.reports.picture.PayoffPlot.Kind;
import org.counterplay.reports.picture.PayoffPlot.Mark;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws a {@link PayoffPlot} with XChart on the SVG canvas of Apache Batik. The same plot gives the same text on the same machine; its
 * fonts give the shapes of the letters, which are drawn as outlines. Colours follow the reader's preference for light or dark. Coordinates are the nearest doubles: a
 * picture proves nothing.
 */
final class SvgPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 640;
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(34, 34, 34);
    private static final Color GRID = new Color(221, 221, 221);
    private static final List<Color> MARKS =
            List.of(new Color(213, 94, 0), new Color(204, 121, 167), new Color(86, 180, 233));
    private static final List<Marker> SHAPES =
            List.of(SeriesMarkers.DIAMOND, SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE);

    private SvgPlot() {}

    static String draw(PayoffPlot plot) {
        System.setProperty("java.awt.headless", "true");
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Counterplay");
        SVGGraphics2D canvas = new SVGGraphics2D(context, false);
        chart(plot).paint(canvas, WIDTH, HEIGHT);
        Element root = canvas.getRoot();
        root.setAttribute("width", Integer.toString(WIDTH));
        root.setAttribute("height", Integer.toString(HEIGHT));
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
        describe(root, plot);
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

    private static XYChart chart(PayoffPlot plot) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle("payoff of " + plot.agents().get(0))
                .yAxisTitle("payoff of " + plot.agents().get(1))
                .build();
        style(chart.getStyler());
        for (Area area : plot.areas()) {
            add(chart, area);
        }
        for (int k = 0; k < plot.marks().size(); k++) {
            Mark mark = plot.marks().get(k);
            XYSeries series =
                    chart.addSeries(mark.name(), new double[] {x(mark.payoffs())}, new double[] {y(mark.payoffs())});
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SHAPES.get(k % SHAPES.size()));
            series.setMarkerColor(MARKS.get(k % MARKS.size()));
        }
        fit(chart.getStyler(), plot);
        return chart;
    }

    private static void add(XYChart chart, Area area) {
        ConvexPolygon polygon = area.polygon();
        int corners = polygon.vertices().size();
        int length = polygon.dimension() == 2 ? corners + 1 : corners;
        double[] x = new double[length];
        double[] y = new double[length];
        for (int k = 0; k < length; k++) {
            x[k] = x(polygon.vertex(k));
            y[k] = y(polygon.vertex(k));
        }
        XYSeries series = chart.addSeries(area.name(), x, y);
        series.setXYSeriesRenderStyle(
                switch (polygon.dimension()) {
                    case 0 -> XYSeriesRenderStyle.Scatter;
                    case 1 -> XYSeriesRenderStyle.Line;
                    default -> XYSeriesRenderStyle.PolygonArea;
                });
        Color colour = colour(area.kind());
        series.setLineColor(colour);
        series.setLineWidth(area.kind() == Kind.CCE ? 5 : 2); // seen where the two coincide, as in 2x2 games
        series.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 70));
        series.setMarker(polygon.dimension() == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(colour);
    }

    private static Color colour(Kind kind) {
        return switch (kind) { // told apart by those who see no red and green, too (Okabe, Ito)
            case FEASIBLE -> new Color(127, 127, 127);
            case CCE -> new Color(230, 159, 0);
            case CE -> new Color(0, 114, 178);
        };
    }

    private static void style(XYStyler styler) {
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

    /** Axes a little beyond what is shown, never of length 0. */
    private static void fit(XYStyler styler, PayoffPlot plot) {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        plot.areas().forEach(area -> area.polygon().vertices().forEach(vertex -> widen(box, vertex)));
        plot.marks().forEach(mark -> widen(box, mark.payoffs()));
        double roomX = box[1] > box[0] ? (box[1] - box[0]) * 0.06 : 1;
        double roomY = box[3] > box[2] ? (box[3] - box[2]) * 0.06 : 1;
        styler.setXAxisMin(box[0] - roomX);
        styler.setXAxisMax(box[1] + roomX);
        styler.setYAxisMin(box[2] - roomY);
        styler.setYAxisMax(box[3] + roomY);
    }

    private static void widen(double[] box, Point point) {
        box[0] = Math.min(box[0], x(point));
        box[1] = Math.max(box[1], x(point));
        box[2] = Math.min(box[2], y(point));
        box[3] = Math.max(box[3], y(point));
    }

    /** What a screen reader says, and the colours for dark surroundings. */
    private static void describe(Element root, PayoffPlot plot) {
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
        description.setTextContent(PlotWords.of(plot));
        Element title = document.createElementNS(SVG, "title");
        title.setAttribute("id", "title");
        title.setTextContent(plot.title());
        root.insertBefore(style, root.getFirstChild());
        root.insertBefore(description, style);
        root.insertBefore(title, description);
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

    private static double x(Point point) {
        return Rationals.toDouble(point.at(0));
    }

    private static double y(Point point) {
        return Rationals.toDouble(point.at(1));
    }
}
