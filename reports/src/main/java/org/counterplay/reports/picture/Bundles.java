package org.counterplay.reports.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.reports.picture.Diagram.Edge;
import org.counterplay.reports.picture.Diagram.Line;

/**
 * Makes a diagram of many edges narrower: edges of one kind between the same two nodes become one, with their texts below each other.
 * Of more than fit, the rest is counted.
 */
final class Bundles {
    private static final int MOST_TEXTS = 4;

    private Bundles() {}

    /** The diagram itself if it has at most so many edges. */
    static Diagram of(Diagram whole, int most) {
        if (whole.edges().size() <= most) {
            return whole;
        }
        Map<Way, List<Edge>> ways = new LinkedHashMap<>();
        for (Edge edge : whole.edges()) {
            ways.computeIfAbsent(
                            new Way(edge.from(), edge.to(), edge.line(), edge.onPath(), edge.deviation()),
                            fresh -> new ArrayList<>())
                    .add(edge);
        }
        List<Edge> edges = new ArrayList<>();
        ways.forEach((way, members) -> edges.add(
                members.size() == 1
                        ? members.getFirst()
                        : way.with(texts(members, way.line() == Line.NEITHER ? 1 : MOST_TEXTS))));
        return new Diagram(whole.title(), whole.nodes(), edges, whole.layered(), whole.notes());
    }

    private static List<String> texts(List<Edge> members, int most) {
        List<String> texts = new ArrayList<>();
        for (Edge edge : members.subList(0, members.size() <= most ? members.size() : most)) {
            texts.add(String.join(" \u00b7 ", edge.lines()));
        }
        if (members.size() > most) {
            texts.add("and " + (members.size() - most) + " more");
        }
        return texts;
    }

    /** What edges of a bundle have in common. */
    private record Way(int from, int to, Line line, boolean onPath, boolean deviation) {
        Edge with(List<String> lines) {
            return new Edge(from, to, line, onPath, deviation, lines);
        }
    }
}
