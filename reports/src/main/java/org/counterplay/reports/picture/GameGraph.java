package org.counterplay.reports.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.reports.picture.Diagram.Edge;
import org.counterplay.reports.picture.Diagram.Node;
import org.counterplay.reports.picture.Diagram.Trait;
import org.counterplay.reports.picture.DiagramLayout.Box;
import org.counterplay.reports.picture.DiagramLayout.Corner;
import org.counterplay.reports.picture.DiagramLayout.Route;

/**
 * A game drawn as a graph, as SVG: a node for each state that some joint play reaches, an edge for the joint actions of one kind
 * that lead on. Blue lines are the expert's play (thin where the expert does not come), dashed orange ones what the learner plays
 * instead, a red band is where the deviation goes; {@link GraphStyle} has the colours.
 *
 * <p>On edges: the joint actions (one part an agent), {@code σ} the probability with which they are played where it is below 1
 * (expert / learner where both play them differently), {@code T} the probability of the transition where it is below 1, {@code r} the
 * rewards of all agents where they depend on what is played; else they stand in the node. Zero rewards are left out.
 */
public final class GameGraph {
    /** Diagrams of more nodes are condensed. */
    public static final int MOST_NODES = 30;

    /** In diagrams of more edges those between the same nodes are drawn as one. */
    static final int MOST_EDGES = 16;

    private static final double ROUND = 7;

    private final Diagram diagram;
    private final DiagramLayout layout;
    private final StringBuilder out = new StringBuilder(16_384);

    private GameGraph(Diagram diagram) {
        this.diagram = diagram;
        layout = DiagramLayout.of(diagram);
    }

    /** The picture as part of a page, which has the style, and what it leaves out. */
    public static Drawing draw(GameScene scene) {
        return draw(scene, false);
    }

    /** The picture as a file of its own. */
    public static String standalone(GameScene scene) {
        return draw(scene, true).svg();
    }

    private static Drawing draw(GameScene scene, boolean alone) {
        Diagram diagram = Bundles.of(Condensation.of(DiagramWriter.of(scene), MOST_NODES), MOST_EDGES);
        return new Drawing(new GameGraph(diagram).svg(alone), diagram.notes());
    }

    /**
     * A picture.
     *
     * @param svg the picture
     * @param notes what it leaves out, in sentences
     */
    public record Drawing(String svg, List<String> notes) {
        public Drawing {
            notes = List.copyOf(notes);
        }
    }

    private String svg(boolean alone) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"game\" role=\"img\" width=\"")
                .append(length(layout.width()))
                .append("\" height=\"")
                .append(length(layout.height()))
                .append("\" viewBox=\"0 0 ")
                .append(length(layout.width()))
                .append(' ')
                .append(length(layout.height()))
                .append("\">\n<title>")
                .append(Markup.escape(diagram.title()))
                .append("</title>\n<desc>")
                .append(Markup.escape(words()))
                .append("</desc>\n");
        if (alone) {
            out.append("<style>").append(GraphStyle.standalone()).append("</style>\n");
        }
        layout.edges().stream().filter(route -> route.edge().deviation()).forEach(this::band);
        layout.edges().forEach(this::line);
        layout.nodes().forEach(this::node);
        layout.edges().forEach(this::text);
        return out.append("</svg>\n").toString();
    }

    private String words() {
        long path = count(Trait.EXPERT);
        long other = count(Trait.DIFFERENCE);
        long deviation = count(Trait.DEVIATION);
        return diagram.nodes().stream()
                        .filter(node -> !node.traits().contains(Trait.END))
                        .count()
                + " nodes, " + diagram.edges().size() + " edges; the expert comes to " + path
                + ", the learner plays otherwise at " + other
                + (deviation == 0 ? "" : ", the deviation comes to " + deviation) + ". "
                + String.join(" ", diagram.notes());
    }

    private long count(Trait trait) {
        return diagram.nodes().stream()
                .filter(node -> node.traits().contains(trait))
                .count();
    }

    private void band(Route route) {
        out.append("<path class=\"band\" d=\"").append(path(route.corners())).append("\"/>\n");
    }

    private void line(Route route) {
        String classes = classes(route.edge());
        String path = path(route.corners());
        out.append("<path class=\"")
                .append(classes)
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
        if (route.edge().line() == Diagram.Line.BOTH) {
            out.append("<path class=\"line learner over\" d=\"").append(path).append("\"/>");
        }
        head(route, classes);
        out.append('\n');
    }

    private static String classes(Edge edge) {
        String who = switch (edge.line()) {
            case EXPERT, BOTH -> "expert";
            case LEARNER -> "learner";
            case NEITHER -> "neither";
        };
        return "line " + who + (edge.onPath() ? "" : " off");
    }

    /** The arrow's head: a triangle that points along the last piece of the line. */
    private void head(Route route, String classes) {
        Corner tip = route.corners().getLast();
        Corner before = route.corners().get(route.corners().size() - 2);
        double length = Math.max(1e-9, Math.hypot(tip.x() - before.x(), tip.y() - before.y()));
        double dx = (tip.x() - before.x()) / length * 7;
        double dy = (tip.y() - before.y()) / length * 7;
        out.append("<path class=\"")
                .append(classes.replaceFirst("line", "head"))
                .append("\" d=\"M")
                .append(point(tip.x(), tip.y()))
                .append('L')
                .append(point(tip.x() - dx - dy / 2, tip.y() - dy + dx / 2))
                .append('L')
                .append(point(tip.x() - dx + dy / 2, tip.y() - dy - dx / 2))
                .append("Z\"/>");
    }

    private void node(Box box) {
        Node node = box.node();
        if (node.traits().contains(Trait.END)) {
            out.append("<circle class=\"end\" cx=\"")
                    .append(length(box.x() + box.width() / 2))
                    .append("\" cy=\"")
                    .append(length(box.y() + box.height() / 2))
                    .append("\" r=\"5\"><title>the end</title></circle>\n");
            return;
        }
        String traits = (node.traits().contains(Trait.EXPERT) ? " path" : "")
                + (node.traits().contains(Trait.DIFFERENCE) ? " differs" : "")
                + (node.traits().contains(Trait.DEVIATION) ? " deviated" : "");
        out.append("<g class=\"node").append(traits).append("\">");
        if (node.traits().contains(Trait.DEVIATION)) {
            rectangle(box, 3, "halo");
        }
        rectangle(box, 0, "box");
        lines(node.lines(), box.x() + box.width() / 2, box.y() + box.height() / 2, DiagramLayout.LINE);
        out.append("</g>\n");
    }

    private void rectangle(Box box, double wider, String kind) {
        out.append("<rect class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(length(box.x() - wider))
                .append("\" y=\"")
                .append(length(box.y() - wider))
                .append("\" width=\"")
                .append(length(box.width() + 2 * wider))
                .append("\" height=\"")
                .append(length(box.height() + 2 * wider))
                .append("\" rx=\"7\"/>");
    }

    private void text(Route route) {
        if (!route.edge().lines().isEmpty()) {
            out.append("<g class=\"text ")
                    .append(classes(route.edge()).substring(5))
                    .append("\">");
            lines(route.edge().lines(), route.text().x(), route.text().y(), DiagramLayout.LINE - 1);
            out.append("</g>\n");
        }
    }

    private void lines(List<String> lines, double x, double y, double apart) {
        for (int k = 0; k < lines.size(); k++) {
            double at = y + (k - (lines.size() - 1) / 2.0) * apart + 4;
            out.append("<text x=\"")
                    .append(length(x))
                    .append("\" y=\"")
                    .append(length(at))
                    .append("\">")
                    .append(Markup.escape(lines.get(k)))
                    .append("</text>");
        }
    }

    /** The line with its corners rounded. */
    private static String path(List<Corner> corners) {
        List<Corner> bends = new ArrayList<>(corners);
        StringBuilder path = new StringBuilder(
                "M" + point(bends.getFirst().x(), bends.getFirst().y()));
        for (int k = 1; k + 1 < bends.size(); k++) {
            Corner at = bends.get(k);
            Corner in = towards(at, bends.get(k - 1));
            Corner on = towards(at, bends.get(k + 1));
            path.append('L').append(point(in.x(), in.y()));
            path.append('Q').append(point(at.x(), at.y())).append(' ').append(point(on.x(), on.y()));
        }
        return path.append('L')
                .append(point(bends.getLast().x(), bends.getLast().y()))
                .toString();
    }

    private static Corner towards(Corner from, Corner to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double share = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
        return new Corner(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private static String point(double x, double y) {
        return length(x) + " " + length(y);
    }

    private static String length(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }
}
