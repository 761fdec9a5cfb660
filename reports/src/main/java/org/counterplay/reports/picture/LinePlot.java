package org.counterplay.reports.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over a number, to be drawn for paper. An axis is logarithmic where all its numbers are positive and the largest is at least
 * {@value #SPREAD} times the smallest.
 *
 * @param x what is below
 * @param y what is at the side
 */
public record LinePlot(String title, String x, String y, List<Line> lines) {
    private static final double SPREAD = 12;
    private static final int WIDTH = 680;
    private static final int HEIGHT = 460;

    public LinePlot {
        lines = List.copyOf(lines);
    }

    /** How a line is drawn. */
    public enum Kind {
        PRINTED,
        DERIVED,
        WITNESS,
        FOUND,
        UPPER;

        private Color colour() { // told apart by those who see no red and green, too (Okabe, Ito)
            return switch (this) {
                case PRINTED -> SvgCanvas.INK;
                case DERIVED -> new Color(127, 127, 127);
                case WITNESS -> new Color(213, 94, 0);
                case FOUND -> new Color(0, 114, 178);
                case UPPER -> new Color(0, 158, 115);
            };
        }

        private Marker marker() {
            return switch (this) {
                case PRINTED, DERIVED -> SeriesMarkers.NONE;
                case WITNESS -> SeriesMarkers.DIAMOND;
                case FOUND -> SeriesMarkers.CIRCLE;
                case UPPER -> SeriesMarkers.TRIANGLE_UP;
            };
        }

        private boolean dashed() {
            return this == DERIVED || this == UPPER;
        }
    }

    /** A corner of a line. */
    public record Dot(double x, double y) {}

    /** A line, by growing x. */
    public record Line(String name, Kind kind, List<Dot> dots) {
        public Line {
            dots = List.copyOf(dots);
        }
    }

    /** The plot as SVG text, or null where no line has a point. */
    public @Nullable String svg() {
        List<Line> drawn = lines.stream().filter(line -> !line.dots().isEmpty()).toList();
        if (drawn.isEmpty()) {
            return null;
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        SvgCanvas.style(chart.getStyler());
        chart.getStyler().setMarkerSize(9);
        chart.getStyler()
                .setXAxisLogarithmic(wide(drawn.stream()
                        .flatMap(line -> line.dots().stream().map(Dot::x))
                        .toList()));
        chart.getStyler()
                .setYAxisLogarithmic(wide(drawn.stream()
                        .flatMap(line -> line.dots().stream().map(Dot::y))
                        .toList()));
        List<String> words = new ArrayList<>();
        for (Line line : drawn) {
            XYSeries series = chart.addSeries(
                    line.name(),
                    line.dots().stream().mapToDouble(Dot::x).toArray(),
                    line.dots().stream().mapToDouble(Dot::y).toArray());
            series.setLineColor(line.kind().colour());
            series.setLineStyle(
                    line.kind().dashed()
                            ? new BasicStroke(
                                    1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0)
                            : new BasicStroke(1.8f));
            series.setMarker(line.kind().marker());
            series.setMarkerColor(line.kind().colour());
            words.add(line.name() + ": " + line.dots().size() + " points");
        }
        return SvgCanvas.paint(chart, WIDTH, HEIGHT, title, y + " over " + x + ". " + String.join("; ", words) + ".");
    }

    private static boolean wide(List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return least > 0 && most >= SPREAD * least;
    }
}
