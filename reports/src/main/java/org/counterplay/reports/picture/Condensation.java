package org.counterplay.reports.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.reports.picture.Diagram.Edge;
import org.counterplay.reports.picture.Diagram.Line;
import org.counterplay.reports.picture.Diagram.Node;
import org.counterplay.reports.picture.Diagram.Trait;

/**
 * Makes a diagram small enough to be read: states of one layer that play the same part become one node, and if there are still too
 * many, later layers are left out. What was done is told in the diagram's notes.
 */
final class Condensation {
    private Condensation() {}

    /** The diagram itself if it has at most so many nodes. */
    static Diagram of(Diagram whole, int most) {
        if (whole.nodes().size() <= most) {
            return whole;
        }
        Diagram merged = merge(whole);
        return merged.nodes().size() <= most ? merged : cut(merged, most);
    }

    private record Part(int layer, Set<Trait> traits) {}

    private static Diagram merge(Diagram whole) {
        Map<Part, List<Node>> parts = new LinkedHashMap<>();
        for (Node node : whole.nodes()) {
            parts.computeIfAbsent(new Part(node.layer(), node.traits()), fresh -> new ArrayList<>())
                    .add(node);
        }
        Map<Integer, Integer> becomes = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        parts.forEach((part, members) -> {
            Node first = members.getFirst();
            members.forEach(member -> becomes.put(member.id(), first.id()));
            nodes.add(members.size() == 1 ? first : group(part, members));
        });
        int states = whole.nodes().size();
        return new Diagram(
                whole.title(),
                nodes,
                edges(whole, becomes),
                whole.layered(),
                with(
                        whole.notes(),
                        states + " states are drawn as " + nodes.size() + " nodes: those of one "
                                + (whole.layered() ? "step" : "distance from the start")
                                + " that play the same part are one node."));
    }

    private static Node group(Part part, List<Node> members) {
        List<String> lines = new ArrayList<>(List.of(members.size() + " states"));
        List<String> rest =
                members.getFirst().lines().subList(1, members.getFirst().lines().size());
        if (members.stream()
                .allMatch(member ->
                        member.lines().subList(1, member.lines().size()).equals(rest))) {
            lines.addAll(rest);
        }
        return new Node(members.getFirst().id(), lines, part.traits(), part.layer());
    }

    private record Way(int from, int to, Line line, boolean onPath, boolean deviation) {}

    private static List<Edge> edges(Diagram whole, Map<Integer, Integer> becomes) {
        Map<Way, List<Edge>> ways = new LinkedHashMap<>();
        for (Edge edge : whole.edges()) {
            Integer from = becomes.get(edge.from());
            Integer to = becomes.get(edge.to());
            if (from != null && to != null) {
                ways.computeIfAbsent(
                                new Way(from, to, edge.line(), edge.onPath(), edge.deviation()),
                                fresh -> new ArrayList<>())
                        .add(edge);
            }
        }
        List<Edge> edges = new ArrayList<>();
        ways.forEach((way, members) -> edges.add(new Edge(
                way.from(),
                way.to(),
                way.line(),
                way.onPath(),
                way.deviation(),
                members.stream().map(Edge::lines).distinct().count() == 1
                        ? members.getFirst().lines()
                        : List.of(members.size() + " transitions"))));
        return edges;
    }

    private static Diagram cut(Diagram whole, int most) {
        List<Node> inOrder = whole.nodes().stream()
                .sorted(Comparator.comparingInt(Node::layer))
                .toList();
        int last = Math.max(1, inOrder.get(most).layer() - 1);
        List<Node> kept = inOrder.stream()
                .filter(node -> node.layer() <= last)
                .limit(4L * most) // a layer alone may be too wide
                .toList();
        Map<Integer, Integer> same = new HashMap<>();
        kept.forEach(node -> same.put(node.id(), node.id()));
        return new Diagram(
                whole.title(),
                kept,
                edges(whole, same),
                whole.layered(),
                with(
                        whole.notes(),
                        "Drawn are the nodes of the first " + last + " of "
                                + inOrder.getLast().layer()
                                + (whole.layered() ? " steps." : " distances from the start.")));
    }

    private static List<String> with(List<String> notes, String more) {
        List<String> all = new ArrayList<>(notes);
        all.add(more);
        return all;
    }
}
