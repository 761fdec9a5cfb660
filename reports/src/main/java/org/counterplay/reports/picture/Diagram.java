package org.counterplay.reports.picture;

import java.util.List;
import java.util.Set;

/**
 * A graph to be laid out: what is written on nodes and edges, and what each is part of.
 *
 * @param layered whether every node has a layer of its own right, the step at which it occurs
 * @param notes what the picture leaves out, in sentences
 */
record Diagram(String title, List<Node> nodes, List<Edge> edges, boolean layered, List<String> notes) {
    Diagram {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        notes = List.copyOf(notes);
    }

    /** What a node or an edge is part of. */
    enum Trait {
        /** The expert comes here with positive probability. */
        EXPERT,
        /** The learner plays otherwise than the expert. */
        DIFFERENCE,
        /** The deviation comes here with positive probability. */
        DEVIATION,
        /** The play ends here. */
        END
    }

    /**
     * A state, or several that are drawn as one.
     *
     * @param lines what is written in it, the first line as its name
     * @param layer the step, or the distance from the start; from 1
     */
    record Node(int id, List<String> lines, Set<Trait> traits, int layer) {
        Node {
            lines = List.copyOf(lines);
            traits = Set.copyOf(traits);
        }
    }

    /** Whose play an edge is. */
    enum Line {
        /** The expert's, and the learner's if both play alike at the state. */
        EXPERT,
        /** The learner's alone. */
        LEARNER,
        /** Both play it, with different probabilities. */
        BOTH,
        /** Neither's. */
        NEITHER
    }

    /**
     * Joint actions that lead from a node to another.
     *
     * @param onPath whether whoever plays it comes to its source
     * @param deviation whether the deviation takes it with positive probability
     * @param lines what is written on it
     */
    record Edge(int from, int to, Line line, boolean onPath, boolean deviation, List<String> lines) {
        Edge {
            lines = List.copyOf(lines);
        }
    }
}
