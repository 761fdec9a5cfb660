package org.counterplay.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.response.Choices;
import org.counterplay.reports.picture.Diagram.Edge;
import org.counterplay.reports.picture.Diagram.Line;
import org.counterplay.reports.picture.Diagram.Node;
import org.counterplay.reports.picture.Diagram.Trait;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class GameGraphTest {
    private static final String HOSTILE = "</svg><script>alert('&\\\"x')</script>";

    @Test
    void aNodeIsOnThePathJustIfTheTimelineSaysSo() {
        for (String name : List.of("theorem-4.5:H=6", "theorem-5.4", "theorem-5.8", "p2-lemma-1", "p3-two-player")) {
            GameScene scene = scene(name);
            Diagram diagram = DiagramWriter.of(scene);
            assertThat(with(diagram, Trait.EXPERT))
                    .as(name)
                    .isEqualTo(states(Timeline.of(scene.game(), scene.expert())));
            assertThat(with(diagram, Trait.DEVIATION))
                    .as(name)
                    .isEqualTo(states(new Choices.Following(scene.deviation())
                            .reach(
                                    scene.game(),
                                    scene.learner(),
                                    scene.deviation().agent())));
            assertThat(diagram.nodes().stream().filter(node -> !node.traits().contains(Trait.END)))
                    .as(name)
                    .hasSize(states(Timeline.of(scene.game())).size());
        }
    }

    @Test
    void theLearnersDifferenceIsDrawnWhereItIs() {
        Diagram diagram = DiagramWriter.of(scene("theorem-4.5:H=6"));
        List<Node> differing = diagram.nodes().stream()
                .filter(node -> node.traits().contains(Trait.DIFFERENCE))
                .toList();
        assertThat(differing)
                .singleElement()
                .satisfies(node -> assertThat(node.lines()).containsExactly("s1"));
        assertThat(diagram.edges().stream().filter(edge -> edge.line() == Line.LEARNER))
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.from()).isEqualTo(differing.getFirst().id());
                    assertThat(edge.lines()).containsExactly("a1,a1");
                    assertThat(edge.onPath()).isFalse(); // nobody comes to s1 unless an agent deviates
                });
        assertThat(DiagramWriter.of(same("theorem-4.5:H=6")).nodes())
                .noneMatch(node -> node.traits().contains(Trait.DIFFERENCE));
    }

    @Test
    void probabilitiesAndRewardsStandOnEdges() {
        Diagram diagram = DiagramWriter.of(scene("theorem-5.4:H=10,u=6,beta=1/10,eps=1/200"));
        List<String> texts = diagram.edges().stream()
                .map(edge -> String.join(" ", edge.lines()))
                .toList();
        assertThat(texts).contains("a2,a1 \u03c3 1/5", "a3,a3 \u03c3 1/2 / 1/4", "a1,a1 \u03c3 1/4");
        assertThat(DiagramWriter.of(scene("p2-lemma-1:gamma=1/2")).edges().stream()
                        .flatMap(edge -> edge.lines().stream()))
                .contains("r 1/3, 1/3", "r \u22121, \u22121");
    }

    @Test
    void stepsAreLayersFromTopToBottom() {
        Diagram diagram = DiagramWriter.of(scene("theorem-5.4"));
        assertThat(diagram.layered()).isTrue();
        DiagramLayout layout = DiagramLayout.of(diagram);
        for (DiagramLayout.Box one : layout.nodes()) {
            for (DiagramLayout.Box other : layout.nodes()) {
                if (one.node().layer() < other.node().layer()) {
                    assertThat(one.y() + one.height())
                            .as("%s above %s", one, other)
                            .isLessThanOrEqualTo(other.y());
                }
            }
        }
        assertThat(DiagramWriter.of(scene("p2-lemma-1")).layered()).isFalse();
    }

    @Test
    void largeGamesAreCondensedAndTheNoteSaysSo() {
        GameScene large = scene("routing:drivers=2,H=4");
        Diagram whole = DiagramWriter.of(large);
        assertThat(whole.nodes()).hasSizeGreaterThan(GameGraph.MOST_NODES);
        Diagram small = Condensation.of(whole, GameGraph.MOST_NODES);
        assertThat(small.nodes()).hasSizeLessThanOrEqualTo(GameGraph.MOST_NODES);
        assertThat(small.notes())
                .singleElement()
                .asString()
                .contains(whole.nodes().size() + " states");
        assertThat(GameGraph.draw(large).notes()).isEqualTo(small.notes());
        Set<Integer> ids = small.nodes().stream().map(Node::id).collect(Collectors.toSet());
        assertThat(small.edges()).allMatch(edge -> ids.contains(edge.from()) && ids.contains(edge.to()));
        assertThat(traits(small.edges())).isEqualTo(traits(whole.edges()));

        GameScene long_ = scene("theorem-5.4:H=60,u=6,beta=1/10,eps=1/2000");
        Diagram cut = Condensation.of(DiagramWriter.of(long_), GameGraph.MOST_NODES);
        assertThat(cut.nodes()).hasSizeLessThanOrEqualTo(GameGraph.MOST_NODES);
        assertThat(cut.notes()).last().asString().contains("of 60 steps");
    }

    @Test
    void manyEdgesAreBundledAndNoneIsLost() {
        GameScene dense = scene("random-recurrent:states=4,agents=2,actions=2,seed=3");
        Diagram whole = DiagramWriter.of(dense);
        Diagram bundled = Bundles.of(whole, GameGraph.MOST_EDGES);
        assertThat(whole.edges()).hasSizeGreaterThan(GameGraph.MOST_EDGES);
        assertThat(bundled.edges()).hasSizeLessThan(whole.edges().size());
        assertThat(bundled.nodes()).isEqualTo(whole.nodes());
        int told = bundled.edges().stream()
                .mapToInt(edge -> {
                    List<Edge> members = whole.edges().stream()
                            .filter(each -> each.from() == edge.from()
                                    && each.to() == edge.to()
                                    && each.line() == edge.line()
                                    && each.onPath() == edge.onPath()
                                    && each.deviation() == edge.deviation())
                            .toList();
                    String last = edge.lines().isEmpty() ? "" : edge.lines().getLast();
                    return members.size() == 1
                            ? 1
                            : last.startsWith("and ")
                                    ? edge.lines().size() - 1 + Integer.parseInt(last.replaceAll("\\D", ""))
                                    : edge.lines().size();
                })
                .sum();
        assertThat(told).isEqualTo(whole.edges().size());
        assertThat(Bundles.of(whole, whole.edges().size())).isSameAs(whole);
    }

    @Test
    void namesAreEscaped() throws Exception {
        Instance hostile = InstanceReader.read("""
                {"format": "counterplay/instance", "version": 1, "name": "%1$s", "horizon": 2,
                 "agents": [{"name": "%1$s", "actions": ["%1$s", "b"]}],
                 "states": ["%1$s", "s1"], "initial": {"%1$s": 1},
                 "transitions": [{"state": "*", "actions": ["b"], "to": {"s1": 1}},
                                 {"state": "*", "actions": ["*"], "to": {"%1$s": 1}}],
                 "rewards": [], "policies": {"expert": [{"state": "*", "play": [{"actions": ["%1$s"], "probability": 1}]}]}}
                """.formatted(HOSTILE), "hostile.json");
        String svg = GameGraph.standalone(new GameScene(
                HOSTILE.replace("\\", ""), hostile.game(), hostile.policies().get("expert"), null, null));
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(read, "text")).contains(HOSTILE.replace("\\", ""));
        assertThat(texts(read, "title")).contains(HOSTILE.replace("\\", ""));
    }

    @Test
    void theSameSceneGivesTheSamePicture() {
        assertThat(GameGraph.standalone(scene("theorem-5.8"))).isEqualTo(GameGraph.standalone(scene("theorem-5.8")));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(k -> ((Element) found.item(k)).getTextContent())
                .toList();
    }

    private static Set<List<Object>> traits(List<Edge> edges) {
        return edges.stream()
                .map(edge -> List.<Object>of(edge.line(), edge.onPath(), edge.deviation()))
                .collect(Collectors.toSet());
    }

    private static Set<Integer> with(Diagram diagram, Trait trait) {
        return diagram.nodes().stream()
                .filter(node -> node.traits().contains(trait))
                .map(Node::id)
                .collect(Collectors.toSet());
    }

    private static Set<Integer> states(Timeline timeline) {
        return IntStream.rangeClosed(1, timeline.steps())
                .boxed()
                .flatMap(step -> IntStream.of(timeline.states(step)).boxed())
                .collect(Collectors.toSet());
    }

    private static GameScene same(String name) {
        Instance instance = Library.find(name).create();
        Policy expert = instance.policies().get("expert");
        return new GameScene(name, instance.game(), expert, expert, null);
    }

    private static GameScene scene(String name) {
        Instance instance = Library.find(name).create();
        Policy learner = instance.policies().get("learner");
        Deviation worst = Certification.of(
                        instance.game(),
                        learner,
                        new DeviationClass.Markov(),
                        new StructuredFinder(),
                        Precision.standard())
                .certificate()
                .agents()
                .stream()
                .max(Comparator.comparing((AgentProof agent) -> agent.regret().lower()))
                .orElseThrow()
                .deviation();
        Policy expert = instance.policies().getOrDefault("expert", learner);
        return new GameScene(name, instance.game(), expert, learner, worst);
    }
}
