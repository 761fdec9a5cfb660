package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Block.Demands;
import org.counterplay.reports.page.Page.DemandRow;
import org.counterplay.reports.page.Page.HuntRow;
import org.counterplay.reports.page.Page.Link;
import org.counterplay.reports.page.Sections.Growing;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sections of what {@code audit --format json} prints. The objects of a theorem are one section, those of one witness
 * one table: what came out alike in several readings is one row.
 */
final class AuditSections {
    private static final int MOST_GRAPHS = 2;

    private final Document document;
    private final Sections sections;

    private AuditSections(Document document, Sections sections) {
        this.document = document;
        this.sections = sections;
    }

    static void add(Document document, JsonNode list, Sections to) {
        Map<String, List<JsonNode>> theorems = new LinkedHashMap<>();
        list.forEach(
                object -> theorems.computeIfAbsent(object.path("theorem").asString("?"), fresh -> new ArrayList<>())
                        .add(object));
        theorems.forEach((key, objects) -> new AuditSections(document, to).theorem(key, objects));
    }

    private void theorem(String key, List<JsonNode> objects) {
        Growing section = sections.of(key);
        JsonNode first = objects.getFirst();
        section.about(first.path("statement").asString(""), first.path("source").asString(""));
        List<Map<String, String>> all =
                objects.stream().map(Readings::read).distinct().toList();
        section.add(Labels.read("audit", first, all));
        if (all.size() > 1) {
            section.add(new Block.Note(
                    "Judged under " + all.size() + " readings of what the paper leaves open: " + choices(all) + "."));
        }
        Map<String, List<JsonNode>> witnesses = new LinkedHashMap<>();
        List<JsonNode> searches = new ArrayList<>();
        for (JsonNode object : objects) {
            if (object.has("instance")) {
                witnesses
                        .computeIfAbsent(
                                object.path("instance").asString() + "|"
                                        + object.path("expert").asString() + "|"
                                        + object.path("learner").asString() + "|"
                                        + object.path("part").asString(),
                                fresh -> new ArrayList<>())
                        .add(object);
            } else if (!object.path("claims").isEmpty()) {
                searches.add(object);
            } else if (object.has("notJudged")) {
                section.add(
                        new Block.Note("Not judged: " + object.path("notJudged").asString() + "."));
            }
        }
        witnesses.values().forEach(same -> section.add(demands(same, all)));
        plot(section, witnesses.values().stream().map(List::getFirst).toList());
        if (!searches.isEmpty()) {
            section.add(hunts(searches, all));
        }
        graphs(section, objects);
    }

    private static String choices(List<Map<String, String>> all) {
        Map<String, Set<String>> byDimension = new LinkedHashMap<>();
        all.forEach(reading -> reading.forEach((dimension, choice) -> byDimension
                .computeIfAbsent(dimension, fresh -> new LinkedHashSet<>())
                .add(choice)));
        List<String> words = new ArrayList<>();
        byDimension.forEach(
                (dimension, values) -> words.add(Labels.quantity(dimension) + " = " + String.join(" or ", values)));
        return String.join("; ", words);
    }

    private record Outcome(
            Figure printed, Figure actual, @Nullable Boolean holds) {}

    private Demands demands(List<JsonNode> same, List<Map<String, String>> all) {
        JsonNode first = same.getFirst();
        List<DemandRow> rows = new ArrayList<>();
        rows(rows, same, all, "assumptions", "required", false);
        rows(rows, same, all, "claims", "printed", true);
        String remark = switch (first.path("part").asString("")) {
                    case "BEYOND" -> "beyond what is printed: ";
                    case "REPAIR" -> "repaired: ";
                    default -> "";
                }
                + first.path("remark").asString("");
        String name = first.path("instance").asString("?");
        return new Demands(name, remark, rows, links(first));
    }

    private static void rows(
            List<DemandRow> rows,
            List<JsonNode> same,
            List<Map<String, String>> all,
            String key,
            String stated,
            boolean claimed) {
        int count =
                same.stream().mapToInt(object -> object.path(key).size()).max().orElse(0);
        for (int k = 0; k < count; k++) {
            Map<Outcome, List<Map<String, String>>> outcomes = new LinkedHashMap<>();
            Map<Outcome, JsonNode> demands = new LinkedHashMap<>();
            for (JsonNode object : same) {
                JsonNode demand = object.path(key).path(k);
                Outcome outcome =
                        new Outcome(Figure.read(demand, stated), Figure.read(demand, "actual"), holds(demand));
                outcomes.computeIfAbsent(outcome, fresh -> new ArrayList<>()).add(Readings.read(object));
                demands.putIfAbsent(outcome, demand);
            }
            outcomes.forEach((outcome, readings) -> {
                JsonNode demand = demands.getOrDefault(outcome, same.getFirst());
                rows.add(new DemandRow(
                        claimed,
                        Labels.quantity(demand.path("name").asString("?")),
                        relation(demand.path("relation").asString("")),
                        outcome.printed(),
                        outcome.actual(),
                        Readings.name(readings, all),
                        outcome.holds(),
                        Boolean.FALSE.equals(outcome.holds()) ? factor(outcome.printed(), outcome.actual()) : ""));
            });
        }
    }

    private static @Nullable Boolean holds(JsonNode demand) {
        return demand.path("holds").isBoolean() ? demand.path("holds").asBoolean() : null;
    }

    private static String relation(String sign) {
        return switch (sign) {
            case "<=" -> "\u2264";
            case ">=" -> "\u2265";
            case "!=" -> "\u2260";
            default -> sign;
        };
    }

    private static String factor(Figure printed, Figure actual) {
        BigFraction stated = printed.value();
        BigFraction is = actual.value();
        if (stated == null
                || is == null
                || stated.getNumerator().signum() <= 0
                || is.getNumerator().signum() <= 0) {
            return "";
        }
        BigFraction ratio = is.divide(stated);
        boolean larger = ratio.compareTo(BigFraction.ONE) > 0;
        return (larger ? "too large" : "short") + " by a factor of "
                + Figure.of(larger ? ratio : ratio.reciprocal()).main();
    }

    /** The printed order of growth beside what the witnesses have, where there are several witnesses with numbers. */
    private void plot(Growing section, List<JsonNode> witnesses) {
        List<Plot.Point> points = new ArrayList<>();
        Set<String> parameters = new LinkedHashSet<>();
        String formula = "";
        for (JsonNode witness : witnesses) {
            Figure printed = Figure.read(witness.path("bound"), "printed");
            Figure ratio = Figure.read(witness.path("bound"), "ratio");
            BigFraction bound = printed.value();
            BigFraction share = ratio.value();
            if (bound == null
                    || share == null
                    || !witness.path("part").asString("").equals("PRINTED")) {
                continue;
            }
            formula = "order " + witness.path("bound").path("formula").asString("");
            Map<String, Figure> at = new LinkedHashMap<>();
            witness.path("parameters")
                    .properties()
                    .forEach(entry ->
                            at.put(entry.getKey(), Figure.text(entry.getValue().asString(""))));
            parameters.addAll(at.keySet());
            java.util.SequencedMap<String, Figure> values = new LinkedHashMap<>();
            values.put(formula, printed);
            values.put("witness", Figure.of(bound.multiply(share)));
            points.add(new Plot.Point(at, values));
        }
        Plot plot = new Plot(
                sections.nextPlot(),
                "Printed " + formula + " and the printed witness",
                "value",
                List.copyOf(parameters),
                List.of(new Plot.Series(formula, Plot.Role.PRINTED), new Plot.Series("witness", Plot.Role.WITNESS)),
                points);
        if (points.size() > 1 && !plot.axes().isEmpty()) {
            sections.add(section, plot);
        }
    }

    private Block.Hunts hunts(List<JsonNode> searches, List<Map<String, String>> all) {
        List<HuntRow> rows = new ArrayList<>();
        int count = searches.stream()
                .mapToInt(object -> object.path("claims").size())
                .max()
                .orElse(0);
        String how = "";
        for (int k = 0; k < count; k++) {
            Map<String, List<Map<String, String>>> outcomes = new LinkedHashMap<>();
            Map<String, JsonNode> hunts = new LinkedHashMap<>();
            for (JsonNode object : searches) {
                JsonNode hunt = object.path("claims").path(k);
                String outcome = hunt.path("holds") + "|" + hunt.path("actual") + "|" + hunt.path("printed") + "|"
                        + hunt.path("instance") + hunt.path("applied");
                outcomes.computeIfAbsent(outcome, fresh -> new ArrayList<>()).add(Readings.read(object));
                hunts.putIfAbsent(outcome, hunt);
                String searched = hunt.path("searched").asString("");
                int tried = searched.indexOf("; tried: ");
                how = tried < 0 ? how : searched.substring(tried + "; tried: ".length());
            }
            outcomes.forEach((outcome, readings) ->
                    rows.add(hunt(hunts.getOrDefault(outcome, searches.getFirst()), Readings.name(readings, all))));
        }
        return new Block.Hunts(rows, how);
    }

    private static HuntRow hunt(JsonNode hunt, String under) {
        boolean refuted = hunt.has("counterexample");
        Boolean holds = holds(hunt);
        long applied = hunt.path("applied").asLong(0);
        return new HuntRow(
                Labels.quantity(hunt.path("name").asString("?")),
                hunt.path("formula").asString(""),
                Figure.text(hunt.path("constant").asString("")),
                hunt.path("origin").asString(""),
                hunt.path("constantSource").asString(""),
                under,
                (applied == 0 && !refuted) ? null : holds,
                refuted ? Figure.read(hunt, "actual") : Figure.NONE,
                refuted ? Figure.read(hunt, "printed") : Figure.NONE,
                refuted ? hunt.path("instance").asString("a counterexample") : "",
                refuted ? smallness(hunt) : "",
                Figure.read(hunt, "leastConstant"),
                hunt.path("tried").asLong(0),
                applied);
    }

    /** How small a counterexample is: {@code 2 states, 2 agents, no step of shrinking leaves a smaller one}. */
    private static String smallness(JsonNode hunt) {
        List<String> words = new ArrayList<>();
        for (String what : List.of("states", "agents")) {
            long count = hunt.path("size").path(what).asLong(0);
            if (count > 0) {
                words.add(count + " " + (count == 1 ? what.substring(0, what.length() - 1) : what));
            }
        }
        if (hunt.path("minimal").asBoolean(false)) {
            words.add("no step of shrinking leaves a smaller one");
        }
        return String.join(", ", words);
    }

    private void graphs(Growing section, List<JsonNode> objects) {
        Map<String, Block> drawn = new LinkedHashMap<>();
        List<JsonNode> found = new ArrayList<>();
        objects.forEach(object -> object.path("claims").forEach(claim -> {
            if (claim.has("counterexample") && claim.has("evidence")) {
                found.add(claim);
            }
        }));
        found.forEach(claim -> graph(drawn, "Counterexample: ", claim));
        objects.stream()
                .filter(object -> object.path("part").asString("").equals("PRINTED") && object.has("evidence"))
                .min(Comparator.comparingInt(object -> size(object)))
                .ifPresent(object -> graph(drawn, "Witness: ", object));
        drawn.values().forEach(section::add);
    }

    private int size(JsonNode object) {
        String instance =
                EvidenceLinks.of(object.path("evidence"), document.artifacts()).instance();
        String text = instance == null ? null : document.artifacts().get(instance);
        return text == null ? Integer.MAX_VALUE : text.length();
    }

    private void graph(Map<String, Block> drawn, String what, JsonNode object) {
        EvidenceLinks evidence = EvidenceLinks.of(object.path("evidence"), document.artifacts());
        String instance = evidence.instance();
        if (instance != null && !drawn.containsKey(instance) && drawn.size() < MOST_GRAPHS) {
            drawn.put(
                    instance,
                    new GraphBlocks(document.artifacts(), sections.drawn())
                            .draw(
                                    what + object.path("instance").asString(instance),
                                    instance,
                                    evidence.learner(),
                                    links(object)));
        }
    }

    private List<Link> links(JsonNode object) {
        return EvidenceLinks.of(object.path("evidence"), document.artifacts()).links(sections.downloads());
    }
}
