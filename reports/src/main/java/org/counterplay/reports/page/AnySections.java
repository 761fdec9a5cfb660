package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Entry;
import org.counterplay.reports.page.Page.Link;
import org.counterplay.reports.page.Sections.Growing;
import tools.jackson.databind.JsonNode;

/** A section of any other run: what its JSON says, as it says it, and its games drawn. */
final class AnySections {
    private static final int MOST_ROWS = 200;
    private static final int MOST_GRAPHS = 2;
    private static final Pattern FORMAT = Pattern.compile("\"format\"\\s*:\\s*\"([^\"]*)\"");

    private AnySections() {}

    static void add(Document document, JsonNode result, Sections to) {
        Growing section = to.of(document.kind() + " "
                + (document.arguments().size() > 1
                        ? String.join(
                                " ",
                                document.arguments()
                                        .subList(1, document.arguments().size()))
                        : ""));
        section.about("", document.kind());
        List<Link> links = new ArrayList<>();
        links.add(to.downloads().add("result (JSON)", document.kind() + ".json", document.result()));
        document.artifacts().forEach((name, content) -> links.add(to.downloads().add(name, name, content)));
        List<Entry> entries = new ArrayList<>();
        List<Block> tables = new ArrayList<>();
        read("", result, entries, tables);
        section.add(new Block.Facts("Result", entries, links));
        tables.forEach(section::add);
        draw(document, section, to);
    }

    /** The games of instance files, or, where there are none, those of certificates. */
    private static void draw(Document document, Growing section, Sections to) {
        GraphBlocks graphs = new GraphBlocks(document.artifacts(), to.drawn());
        List<String> instances = of(document, "counterplay/instance");
        List<String> certificates = of(document, "counterplay/certificate");
        instances.stream()
                .limit(MOST_GRAPHS)
                .forEach(name -> section.add(
                        graphs.draw(name, name, certificates.isEmpty() ? null : certificates.getFirst(), List.of())));
        if (instances.isEmpty()) {
            certificates.stream()
                    .limit(MOST_GRAPHS)
                    .forEach(name -> section.add(graphs.drawCertified("The game of " + name, name, List.of())));
        }
    }

    /** The artifacts of a format, which a file names first. */
    private static List<String> of(Document document, String format) {
        return document.artifacts().entrySet().stream()
                .filter(entry -> {
                    Matcher named = FORMAT.matcher(entry.getValue());
                    return named.find() && named.group(1).equals(format);
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Doubles and bounds beside exact numbers are left out: a figure shows its own. */
    private static void read(String name, JsonNode node, List<Entry> entries, List<Block> tables) {
        if (node.isObject() && !(node.has("lower") && node.has("upper"))) {
            node.properties().forEach(entry -> {
                if (!beside(entry.getKey(), node::has)) {
                    String full = name.isEmpty() ? entry.getKey() : name + "." + entry.getKey();
                    if (entry.getValue().isNull()) {
                        entries.add(new Entry(full, cell(node, entry.getKey())));
                    } else {
                        read(full, entry.getValue(), entries, tables);
                    }
                }
            });
        } else if (node.isArray() && !node.isEmpty() && node.path(0).isObject()) {
            tables.add(grid(name, node));
        } else if (node.isArray() && !node.isEmpty()) {
            List<String> words = new ArrayList<>();
            node.forEach(each -> words.add(figure(each).main()));
            entries.add(new Entry(name, Figure.text(String.join(", ", words))));
        } else if (!node.isArray()) {
            entries.add(new Entry(name, figure(node)));
        }
    }

    private static boolean beside(String key, Predicate<String> there) {
        String main = key.replaceAll("(?:Double|Bounds)$", "");
        return !main.equals(key) && there.test(main);
    }

    private static Block grid(String name, JsonNode list) {
        Set<String> columns = new LinkedHashSet<>();
        list.forEach(object -> object.properties().forEach(entry -> columns.add(entry.getKey())));
        columns.removeIf(column -> beside(column, columns::contains));
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode object : list) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            rows.add(columns.stream().map(column -> cell(object, column)).toList());
        }
        return new Block.Grid(
                name + (list.size() > MOST_ROWS ? " (the first " + MOST_ROWS + " of " + list.size() + ")" : ""),
                List.copyOf(columns),
                rows);
    }

    /** A null whose bounds are known is shown by them. */
    private static Figure cell(JsonNode object, String key) {
        return object.path(key).isNull() ? Figure.read(object, key) : figure(object.path(key));
    }

    private static Figure figure(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Figure.NONE;
        }
        if (node.isObject() && node.has("lower") && node.has("upper")) {
            return Figure.bounds(node);
        }
        return node.isString() || node.isNumber() || node.isBoolean()
                ? Figure.text(node.asString())
                : Figure.text(node.toString());
    }
}
