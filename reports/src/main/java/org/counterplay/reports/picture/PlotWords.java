package org.counterplay.reports.picture;

import java.util.stream.Collectors;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.counterplay.reports.text.Figures;

/** What a picture shows, in words: the corners of each set and the marked payoffs. */
final class PlotWords {
    private static final int MOST_CORNERS = 12;

    private PlotWords() {}

    static String of(PayoffPlot plot) {
        StringBuilder words = new StringBuilder("Payoffs of " + plot.agents().get(0) + " (to the right) and "
                + plot.agents().get(1) + " (upward).");
        plot.areas()
                .forEach(area -> words.append(' ')
                        .append(area.name())
                        .append(": ")
                        .append(shape(area.polygon()))
                        .append('.'));
        plot.marks()
                .forEach(mark -> words.append(' ')
                        .append(mark.name())
                        .append(": ")
                        .append(pair(mark.payoffs()))
                        .append('.'));
        return words.toString();
    }

    private static String shape(ConvexPolygon polygon) {
        String kind = switch (polygon.dimension()) {
            case 0 -> "the point ";
            case 1 -> "the segment between ";
            default -> "the polygon of ";
        };
        return kind
                + polygon.vertices().stream()
                        .limit(MOST_CORNERS)
                        .map(PlotWords::pair)
                        .collect(Collectors.joining(", "))
                + (polygon.vertices().size() > MOST_CORNERS
                        ? " and " + (polygon.vertices().size() - MOST_CORNERS) + " more"
                        : "");
    }

    private static String pair(Point point) {
        return "(" + Figures.exact(point.at(0)) + ", " + Figures.exact(point.at(1)) + ")";
    }
}
