package org.counterplay.reports.picture;

import java.awt.Color;
import java.util.List;
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
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a {@link PayoffPlot}, as {@link SvgCanvas} does. Coordinates are the nearest doubles: a picture proves nothing.
 */
final class SvgPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 640;
    private static final List<Color> MARKS =
            List.of(new Color(213, 94, 0), new Color(204, 121, 167), new Color(86, 180, 233));
    private static final List<Marker> SHAPES =
            List.of(SeriesMarkers.DIAMOND, SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE);

    private SvgPlot() {}

    static String draw(PayoffPlot plot) {
        return SvgCanvas.paint(chart(plot), WIDTH, HEIGHT, plot.title(), PlotWords.of(plot));
    }

    private static XYChart chart(PayoffPlot plot) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle("payoff of " + plot.agents().get(0))
                .yAxisTitle("payoff of " + plot.agents().get(1))
                .build();
        SvgCanvas.style(chart.getStyler());
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

    private static double x(Point point) {
        return Rationals.toDouble(point.at(0));
    }

    private static double y(Point point) {
        return Rationals.toDouble(point.at(1));
    }
}
