package org.counterplay.reports.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.reports.picture.Diagram.Edge;
import org.counterplay.reports.picture.Diagram.Node;
import org.counterplay.reports.picture.Diagram.Trait;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.SelfLoopDistributionStrategy;
import org.eclipse.elk.alg.layered.options.SelfLoopOrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where the parts of a {@link Diagram} go, by the layered algorithm of the Eclipse Layout Kernel: time runs downward, and a node of a
 * layered game stands in the layer of its step. Lengths are in pixels.
 *
 * @param width of the whole
 * @param height of the whole
 */
record DiagramLayout(double width, double height, List<Box> nodes, List<Route> edges) {
    /** Width of a letter of the text on nodes and edges, at most; the fonts of a reader are not known. */
    static final double LETTER = 6.4;

    static final double LINE = 14;

    /** A rectangle of a node. */
    record Box(Node node, double x, double y, double width, double height) {}

    /** The corners of an edge's line, source first, and the middle of its text. */
    record Route(Edge edge, List<Corner> corners, Corner text) {}

    /** A point; y grows downward. */
    record Corner(double x, double y) {}

    static DiagramLayout of(Diagram diagram) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(12));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 28.0);
        root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 4.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 22.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, 16.0);
        if (diagram.layered()) {
            root.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
        }
        Map<Integer, ElkNode> nodes = new HashMap<>();
        for (Node node : diagram.nodes()) {
            ElkNode made = ElkGraphUtil.createNode(root);
            made.setDimensions(width(node), height(node));
            made.setProperty(LayeredOptions.EDGE_ROUTING_SELF_LOOP_ORDERING, SelfLoopOrderingStrategy.SEQUENCED);
            made.setProperty(LayeredOptions.EDGE_ROUTING_SELF_LOOP_DISTRIBUTION, SelfLoopDistributionStrategy.EQUALLY);
            if (diagram.layered()) {
                made.setProperty(CoreOptions.PARTITIONING_PARTITION, node.layer());
            }
            nodes.put(node.id(), made);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Edge edge : diagram.edges()) {
            ElkEdge made = ElkGraphUtil.createSimpleEdge(at(nodes, edge.from()), at(nodes, edge.to()));
            if (!edge.lines().isEmpty()) {
                ElkLabel text = ElkGraphUtil.createLabel(made);
                text.setText(String.join("\n", edge.lines()));
                text.setDimensions(
                        longest(edge.lines()) * LETTER * 0.92 + 6, edge.lines().size() * (LINE - 1) + 3);
                text.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            }
            edges.add(made);
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return new DiagramLayout(
                root.getWidth(),
                root.getHeight(),
                diagram.nodes().stream()
                        .map(node -> box(node, at(nodes, node.id())))
                        .toList(),
                routes(diagram.edges(), edges));
    }

    private static ElkNode at(Map<Integer, ElkNode> nodes, int id) {
        ElkNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("the diagram has an edge at " + id + ", which is no node of it");
        }
        return node;
    }

    private static double width(Node node) {
        return node.traits().contains(Trait.END) ? 16 : Math.max(46, longest(node.lines()) * LETTER + 20);
    }

    private static double height(Node node) {
        return node.traits().contains(Trait.END) ? 16 : 12 + node.lines().size() * LINE;
    }

    private static int longest(List<String> lines) {
        return lines.stream().mapToInt(String::length).max().orElse(0);
    }

    private static Box box(Node node, ElkNode placed) {
        return new Box(node, placed.getX(), placed.getY(), placed.getWidth(), placed.getHeight());
    }

    private static List<Route> routes(List<Edge> edges, List<ElkEdge> placed) {
        List<Route> routes = new ArrayList<>();
        for (int k = 0; k < edges.size(); k++) {
            List<Corner> corners = new ArrayList<>();
            for (ElkEdgeSection section : placed.get(k).getSections()) {
                corners.add(new Corner(section.getStartX(), section.getStartY()));
                for (ElkBendPoint bend : section.getBendPoints()) {
                    corners.add(new Corner(bend.getX(), bend.getY()));
                }
                corners.add(new Corner(section.getEndX(), section.getEndY()));
            }
            Corner text = corners.getFirst();
            for (ElkLabel label : placed.get(k).getLabels()) {
                text = new Corner(label.getX() + label.getWidth() / 2, label.getY() + label.getHeight() / 2);
            }
            routes.add(new Route(edges.get(k), corners, text));
        }
        return routes;
    }
}
