package org.counterplay.instances.tightness;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * An expert in dominant strategies, and a learner who does not know what to do where the expert never is.
 *
 * <p><b>Game.</b> Everybody earns +1 by a1 and -1 by a2 at every step, whatever the others do, so a1 is dominant. If all play a1 at
 * s0, play stays on the path from then on, else off it. The expert plays a1. The learner's agents each play a2 with p at s0, always
 * a1 on the path, and always a2 off it.
 *
 * <p><b>Numbers.</b> Each agent is {@code 2p/h} from the expert in L1. Its best response earns h against any others, so the Nash gap
 * is {@code 2p + 2 (h - 1) (1 - (1-p)^n)}: per {@code eps h^2}, about n for small p and large h.
 */
final class Unsupervised {
    private static final int START = 0;
    private static final int PATH = 1;
    private static final int OFF = 2;

    private Unsupervised() {}

    /** With agents that are eps from the expert in L1, averaged; nothing where one step cannot hold it. */
    static List<Candidate> at(Point point, BigFraction eps) {
        BigFraction p = eps.multiply(point.steps()).divide(2);
        return p.compareTo(BigFraction.ONE) > 0
                ? List.of()
                : List.of(Candidate.made(
                        "unsupervised (" + point.agents() + (point.agents() == 1 ? " agent" : " agents")
                                + ", each errs with " + Rationals.format(p) + ")",
                        () -> instance(point, p)));
    }

    private static Instance instance(Point point, BigFraction p) {
        int agents = point.agents();
        JointActions actions = new JointActions(Collections.nCopies(agents, List.of("a1", "a2")));
        GameWriter writer = new GameWriter(
                "unsupervised",
                point.horizon(),
                IntStream.rangeClosed(1, agents).mapToObj(Integer::toString).toList(),
                List.of("s0", "path", "off"));
        writer.initial(START, BigFraction.ONE);
        for (int s = START; s <= OFF; s++) {
            writer.state(actions);
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.row();
                writer.successor(s == PATH || s == START && joint == 0 ? PATH : OFF, BigFraction.ONE);
                for (int i = 0; i < agents; i++) {
                    writer.reward(i, actions.action(joint, i) == 0 ? BigFraction.ONE : BigFraction.MINUS_ONE);
                }
            }
        }
        Game game = writer.finish();
        return Instance.pair(game, new Recommendations(game).policy("expert"), learner(game, agents, p));
    }

    private static Policy learner(Game game, int agents, BigFraction p) {
        PolicyWriter writer = PolicyWriter.stationary(game, "learner");
        for (int s = START; s <= OFF; s++) {
            BigFraction wrong = s == START ? p : s == PATH ? BigFraction.ZERO : BigFraction.ONE;
            writer.next();
            writer.product(Collections.nCopies(agents, new BigFraction[] {BigFraction.ONE.subtract(wrong), wrong}));
        }
        return writer.finish();
    }
}
