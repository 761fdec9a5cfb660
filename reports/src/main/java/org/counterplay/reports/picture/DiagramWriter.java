package org.counterplay.reports.picture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.reports.picture.Diagram.Edge;
import org.counterplay.reports.picture.Diagram.Line;
import org.counterplay.reports.picture.Diagram.Node;
import org.counterplay.reports.picture.Diagram.Trait;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Diagram} of a game: a node for each state that can occur, an edge for joint actions of one kind and end. */
final class DiagramWriter {
    private static final int END = -1;
    private static final int MOST_ALIKE = 3;

    private final GameScene scene;
    private final Game game;
    private final ScenePlays plays;
    private final Layers layers;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private boolean endDrawn;

    private DiagramWriter(GameScene scene) {
        this.scene = scene;
        game = scene.game();
        plays = new ScenePlays(scene);
        layers = new Layers(game, plays);
    }

    static Diagram of(GameScene scene) {
        DiagramWriter writer = new DiagramWriter(scene);
        writer.plays.reached().stream().forEach(writer::state);
        if (writer.endDrawn) {
            writer.nodes.add(new Node(END, List.of(), Set.of(Trait.END), writer.layers.last() + 1));
        }
        return new Diagram(scene.title(), writer.nodes, writer.edges, !writer.plays.recurs(), List.of());
    }

    /** What an edge is for; joint actions that agree in all of it are one edge. */
    private record Key(int to, Line line, boolean deviation, String text) {
        boolean like(Key other) {
            return to == other.to && line == other.line && deviation == other.deviation;
        }
    }

    private void state(int s) {
        JointActions actions = game.actions(s);
        int firstRow = game.firstRow(s);
        String common = commonRewards(s);
        List<String> lines = new ArrayList<>(List.of(game.states().get(s)));
        if (common != null && !common.isEmpty()) {
            lines.add(common);
        }
        nodes.add(new Node(s, lines, traits(s), layers.of(s)));
        boolean last = plays.last(s);
        if (last && (common != null)) {
            return; // nothing that is played here matters any more
        }
        if (common != null && playIsIdle(s)) {
            onward(s);
            return;
        }
        SequencedMap<Integer, String> expert = plays.plays(scene.expert(), s);
        boolean differs = plays.differs(s);
        SequencedMap<Integer, String> learner =
                differs || scene.expert() == null ? plays.plays(scene.learner(), s) : expert;
        BitSet deviating = plays.deviating(s);
        Map<Key, BitSet> groups = new LinkedHashMap<>();
        for (int joint = 0; joint < actions.size(); joint++) {
            Line line = line(expert.get(joint), learner.get(joint));
            String rewards = common == null ? plays.rewards(firstRow + joint) : "";
            String played = played(expert.get(joint), learner.get(joint), line);
            if (last) {
                endDrawn = true;
                group(groups, new Key(END, line, deviating.get(joint), joined(played, "", rewards)), joint);
                continue;
            }
            for (int k = game.firstSuccessor(firstRow + joint); k < game.firstSuccessor(firstRow + joint + 1); k++) {
                String moved = ScenePlays.number(game.probabilities().at(k));
                String text = joined(played, moved.equals("1") ? "" : "T " + moved, rewards);
                group(groups, new Key(game.successors()[k], line, deviating.get(joint), text), joint);
            }
        }
        merged(groups).forEach((key, joints) -> edge(s, key, joints, actions));
    }

    /** Whether all joint actions lead to the same states with the same probabilities. */
    private boolean playIsIdle(int s) {
        int first = game.firstSuccessor(game.firstRow(s));
        int size = game.firstSuccessor(game.firstRow(s) + 1) - first;
        for (int row = game.firstRow(s) + 1; row < game.firstRow(s + 1); row++) {
            int from = game.firstSuccessor(row);
            if (game.firstSuccessor(row + 1) - from != size) {
                return false;
            }
            for (int k = 0; k < size; k++) {
                if (game.successors()[from + k] != game.successors()[first + k]
                        || !game.probabilities()
                                .at(from + k)
                                .equals(game.probabilities().at(first + k))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The edges of a state where it makes no difference what is played: no names of actions. */
    private void onward(int s) {
        Line line = scene.expert() == null && !plays.onLearnerPath(s)
                ? Line.NEITHER
                : plays.onLearnerPath(s) && !plays.onExpertPath(s) ? Line.LEARNER : Line.EXPERT;
        boolean onPath = plays.onExpertPath(s) || plays.onLearnerPath(s);
        int row = game.firstRow(s);
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            String moved = ScenePlays.number(game.probabilities().at(k));
            List<String> lines = moved.equals("1") ? List.of() : List.of("T " + moved);
            edges.add(new Edge(
                    s, game.successors()[k], onPath ? line : Line.NEITHER, onPath, plays.onDeviationPath(s), lines));
        }
    }

    /** With what neither plays drawn as one edge where it is of many kinds: their rewards are not what is to be seen. */
    private static Map<Key, BitSet> merged(Map<Key, BitSet> groups) {
        Map<Key, BitSet> merged = new LinkedHashMap<>();
        groups.forEach((key, joints) -> {
            long alike = groups.keySet().stream().filter(key::like).count();
            Key as = key.line() == Line.NEITHER && !key.deviation() && alike > MOST_ALIKE
                    ? new Key(key.to(), Line.NEITHER, false, "")
                    : key;
            merged.computeIfAbsent(as, fresh -> new BitSet()).or(joints);
        });
        return merged;
    }

    private void edge(int s, Key key, BitSet joints, JointActions actions) {
        boolean onPath = switch (key.line()) {
            case EXPERT -> plays.onExpertPath(s);
            case LEARNER -> plays.onLearnerPath(s);
            case BOTH -> plays.onExpertPath(s) || plays.onLearnerPath(s);
            case NEITHER -> false;
        };
        List<String> lines = new ArrayList<>();
        if (actions.size() > 1) {
            lines.add(JointNames.of(actions, joints, key.line() == Line.NEITHER));
        }
        if (!key.text().isEmpty()) {
            lines.add(key.text());
        }
        edges.add(new Edge(s, key.to(), key.line(), onPath, key.deviation(), lines));
    }

    private static void group(Map<Key, BitSet> groups, Key key, int joint) {
        groups.computeIfAbsent(key, fresh -> new BitSet()).set(joint);
    }

    private static Line line(@Nullable String expert, @Nullable String learner) {
        if (expert == null) {
            return learner == null ? Line.NEITHER : Line.LEARNER;
        }
        return learner == null || learner.equals(expert) ? Line.EXPERT : Line.BOTH;
    }

    private static String played(@Nullable String expert, @Nullable String learner, Line line) {
        String one = switch (line) {
            case NEITHER -> null;
            case LEARNER -> learner;
            case EXPERT -> expert;
            case BOTH -> expert + " / " + learner;
        };
        return one == null || one.equals("1") ? "" : "\u03c3 " + one;
    }

    private static String joined(String... parts) {
        List<String> some = new ArrayList<>();
        for (String part : parts) {
            if (!part.isEmpty()) {
                some.add(part);
            }
        }
        return String.join(" \u00b7 ", some);
    }

    /** The rewards of a state where they do not depend on what is played, or null. */
    private @Nullable String commonRewards(int s) {
        for (int agent = 0; agent < game.agentCount(); agent++) {
            for (int row = game.firstRow(s) + 1; row < game.firstRow(s + 1); row++) {
                if (!game.reward(agent).at(row).equals(game.reward(agent).at(game.firstRow(s)))) {
                    return null;
                }
            }
        }
        return plays.rewards(game.firstRow(s));
    }

    private Set<Trait> traits(int s) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (plays.onExpertPath(s)) {
            traits.add(Trait.EXPERT);
        }
        if (plays.differs(s)) {
            traits.add(Trait.DIFFERENCE);
        }
        if (plays.onDeviationPath(s)) {
            traits.add(Trait.DEVIATION);
        }
        return traits;
    }
}
