package org.counterplay.reports.page;

import java.util.List;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.page.Plot.Point;
import org.counterplay.reports.page.Plot.Series;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The numbers of plots: for the script of a page, and as CSV. */
final class PlotFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private PlotFiles() {}

    /**
     * A JSON list of plots that may stand in a script element: no {@code <}, and no character that ends a line of script. A number
     * is {@code [shown, nearest double]} or null, a point {@code {"at": [..], "values": [..], "ratios": [..]}} in the order of
     * parameters and series.
     */
    static String script(List<Plot> plots) {
        ArrayNode list = JSON.createArrayNode();
        for (Plot plot : plots) {
            ObjectNode node = list.addObject();
            node.put("id", plot.id());
            node.put("title", plot.title());
            node.put("quantity", plot.quantity());
            plot.parameters().forEach(node.putArray("parameters")::add);
            plot.axes().forEach(node.putArray("axes")::add);
            ArrayNode series = node.putArray("series");
            plot.series()
                    .forEach(each -> series.addObject()
                            .put("name", each.name())
                            .put("role", each.role().name().toLowerCase(java.util.Locale.ROOT)));
            ArrayNode points = node.putArray("points");
            for (Point point : plot.points()) {
                ObjectNode at = points.addObject();
                ArrayNode parameters = at.putArray("at");
                plot.parameters().forEach(name -> add(parameters, point.at().getOrDefault(name, Figure.NONE)));
                ArrayNode values = at.putArray("values");
                ArrayNode ratios = at.putArray("ratios");
                for (Series each : plot.series()) {
                    add(values, point.values().getOrDefault(each.name(), Figure.NONE));
                    add(ratios, plot.ratio(point, each));
                }
            }
        }
        return list.toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static void add(ArrayNode to, Figure figure) {
        if (!figure.present()) {
            to.addNull();
            return;
        }
        ArrayNode pair = to.addArray();
        pair.add(figure.aside().isEmpty() ? figure.main() : figure.main() + " (" + figure.aside() + ")");
        if (figure.value() == null) {
            pair.addNull();
        } else {
            pair.add(figure.nearest());
        }
    }

    /**
     * Comma-separated values (RFC 4180): a column a parameter and, for each series, one with the exact number and one with its
     * double.
     */
    static String csv(Plot plot) {
        StringBuilder out = new StringBuilder();
        for (String parameter : plot.parameters()) {
            cell(parameter, out);
        }
        for (Series series : plot.series()) {
            cell(series.name(), out);
            cell(series.name() + " (double)", out);
        }
        end(out);
        for (Point point : plot.points()) {
            plot.parameters().forEach(name -> cell(exact(point.at().getOrDefault(name, Figure.NONE)), out));
            for (Series series : plot.series()) {
                Figure figure = point.values().getOrDefault(series.name(), Figure.NONE);
                cell(exact(figure), out);
                cell(figure.value() == null ? "" : Double.toString(figure.nearest()), out);
            }
            end(out);
        }
        return out.toString();
    }

    private static String exact(Figure figure) {
        BigFraction value = figure.value();
        return value == null ? figure.whole() : Rationals.format(value);
    }

    /** Quoted where it must be; a text that a spreadsheet would take for a formula gets a quote before it. */
    private static void cell(String text, StringBuilder out) {
        boolean formula = !text.isEmpty() && "=+@".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe).append(',');
    }

    private static void end(StringBuilder out) {
        out.setLength(out.length() - 1);
        out.append("\r\n");
    }
}
