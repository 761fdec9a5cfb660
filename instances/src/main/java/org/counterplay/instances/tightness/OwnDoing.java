package org.counterplay.instances.tightness;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/**
 * One state, where every agent earns +1 a step by its own first action and -1 by its second, whatever the others do.
 * The expert plays first actions, and is an equilibrium; the learner plays second ones: its regret is {@code 2 h}, all
 * that rewards in [-1,1] allow.
 */
final class OwnDoing {
    private OwnDoing() {}

    static List<Candidate> at(Point point) {
        return List.of(Candidate.made(
                "everybody's own doing (" + point.agents() + (point.agents() == 1 ? " agent)" : " agents)"),
                () -> instance(point)));
    }

    private static Instance instance(Point point) {
        JointActions actions = new JointActions(Collections.nCopies(point.agents(), List.of("a1", "a2")));
        GameWriter writer = new GameWriter(
                "own doing",
                point.horizon(),
                IntStream.rangeClosed(1, point.agents())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of("s0"));
        writer.initial(0, BigFraction.ONE);
        writer.state(actions);
        for (int joint = 0; joint < actions.size(); joint++) {
            writer.row();
            writer.successor(0, BigFraction.ONE);
            for (int i = 0; i < point.agents(); i++) {
                writer.reward(i, actions.action(joint, i) == 0 ? BigFraction.ONE : BigFraction.MINUS_ONE);
            }
        }
        Game game = writer.finish();
        int[] second = Collections.nCopies(point.agents(), 1).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        return Instance.pair(
                game,
                new Recommendations(game).policy("expert"),
                new Recommendations(game).at(0, BigFraction.ONE, second).policy("learner"));
    }
}
