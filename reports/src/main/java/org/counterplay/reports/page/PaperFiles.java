package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Section;
import org.counterplay.reports.picture.LinePlot;
import org.counterplay.reports.picture.LinePlot.Dot;
import org.jspecify.annotations.Nullable;

/** What a page says, for papers: LaTeX tables (packages fontenc with T1, booktabs, longtable and array) and plots as SVG, by path. */
final class PaperFiles {
    private PaperFiles() {}

    static Map<String, String> of(Page page) {
        Map<String, String> files = new LinkedHashMap<>();
        if (!page.judged().isEmpty()) {
            files.put("tables/summary.tex", LatexTables.summary(page.judged()));
        }
        for (Section section : page.sections()) {
            String name = Downloads.safe(section.key());
            List<Block.Demands> demands = section.blocks().stream()
                    .filter(Block.Demands.class::isInstance)
                    .map(Block.Demands.class::cast)
                    .toList();
            if (!demands.isEmpty()) {
                files.put("tables/" + name + ".tex", LatexTables.demands(demands));
            }
            section.blocks().stream()
                    .filter(Block.Hunts.class::isInstance)
                    .map(Block.Hunts.class::cast)
                    .forEach(hunts -> files.putIfAbsent("tables/" + name + "-bounds.tex", LatexTables.hunts(hunts)));
            for (Block block : section.blocks()) {
                if (block instanceof Block.Chart(Plot plot, List<Page.Link> links)) {
                    files.put("tables/" + name + "-" + plot.id() + ".tex", LatexTables.numbers(plot));
                    String svg = drawing(plot);
                    if (svg != null) {
                        files.put("plots/" + name + "-" + plot.id() + ".svg", svg);
                    }
                }
            }
        }
        return files;
    }

    /** The plot over its first axis, the other parameters at the setting that has the most points. */
    private static @Nullable String drawing(Plot plot) {
        if (plot.axes().isEmpty()) {
            return null;
        }
        String axis = plot.axes().getFirst();
        Map<Map<String, String>, Integer> settings = new HashMap<>();
        plot.points().forEach(point -> settings.merge(others(plot, point, axis), 1, Integer::sum));
        Map<String, String> setting = plot.points().stream()
                .map(point -> others(plot, point, axis))
                .max(Comparator.comparingInt((Map<String, String> each) -> settings.getOrDefault(each, 0)))
                .orElseThrow();
        if (settings.getOrDefault(setting, 0) < 2) {
            return null; // nothing varies along the axis alone
        }
        List<LinePlot.Line> lines = new ArrayList<>();
        for (Plot.Series series : plot.series()) {
            List<Dot> dots = new ArrayList<>();
            for (Plot.Point point : plot.points()) {
                double x = point.at().getOrDefault(axis, Figure.NONE).nearest();
                double y =
                        point.values().getOrDefault(series.name(), Figure.NONE).nearest();
                if (others(plot, point, axis).equals(setting) && Double.isFinite(x) && Double.isFinite(y)) {
                    dots.add(new Dot(x, y));
                }
            }
            dots.sort(Comparator.comparingDouble(Dot::x));
            lines.add(new LinePlot.Line(
                    unused(series.name(), lines),
                    LinePlot.Kind.valueOf(series.role().name()),
                    dots));
        }
        StringBuilder fixed = new StringBuilder();
        setting.forEach((name, value) -> fixed.append(fixed.isEmpty() ? " (" : ", ")
                .append(name)
                .append(" = ")
                .append(value));
        return new LinePlot(
                        Symbols.of(plot.title()), axis, plot.quantity() + fixed + (fixed.isEmpty() ? "" : ")"), lines)
                .svg();
    }

    /** XChart takes no two series of one name. */
    private static String unused(String name, List<LinePlot.Line> lines) {
        String wanted = name.isBlank() ? "series" : name;
        return IntStream.iterate(1, k -> k + 1)
                .mapToObj(k -> k == 1 ? wanted : wanted + " " + k)
                .filter(candidate ->
                        lines.stream().noneMatch(line -> line.name().equals(candidate)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> others(Plot plot, Plot.Point point, String axis) {
        Map<String, String> others = new LinkedHashMap<>();
        for (String parameter : plot.axes()) {
            if (!parameter.equals(axis)) {
                others.put(
                        parameter,
                        point.at().getOrDefault(parameter, Figure.NONE).main());
            }
        }
        return others;
    }
}
