package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.Arrays;
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
 * One false step at the start spoils everything: what an error can cost in value.
 *
 * <p><b>Game.</b> All agents earn +1 a step for ever if all play a1 at s0, else -1, s0 included. The expert plays a1. The learner
 * departs at s0: all agents together with probability p, or each by itself with p.
 *
 * <p><b>Numbers.</b> TV at s0 is p if they depart together, so the cloning error is {@code p/h} and the L1 distance of the
 * occupancy measures 2p; the value gap is {@code 2 h p}. Each by itself is {@code 2p/h} from the expert in L1, and the value gap
 * is {@code 2h (1 - (1-p)^n)}. From two agents on, all departing for certain, no agent changes anything alone: regret 0.
 */
final class Departure {
    private static final int START = 0;
    private static final int GOOD = 1;
    private static final int BAD = 2;

    private Departure() {}

    /** All together with a probability; nothing if it is above 1. */
    static List<Candidate> together(Point point, BigFraction p) {
        return of(point, p, true);
    }

    /** Each by itself with a probability; nothing if it is above 1. */
    static List<Candidate> each(Point point, BigFraction p) {
        return of(point, p, false);
    }

    private static List<Candidate> of(Point point, BigFraction p, boolean together) {
        return p.compareTo(BigFraction.ONE) > 0
                ? List.of()
                : List.of(Candidate.made(
                        "departure (" + point.agents() + (point.agents() == 1 ? " agent" : " agents")
                                + (together ? ", together with " : ", each with ") + Rationals.format(p) + ")",
                        () -> instance(point, p, together)));
    }

    private static Instance instance(Point point, BigFraction p, boolean together) {
        JointActions start = new JointActions(Collections.nCopies(point.agents(), List.of("a1", "a2")));
        JointActions idle = new JointActions(Collections.nCopies(point.agents(), List.of("a1")));
        GameWriter writer = new GameWriter(
                "departure",
                point.horizon(),
                IntStream.rangeClosed(1, point.agents())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of("s0", "good", "bad"));
        writer.initial(START, BigFraction.ONE);
        writer.state(start);
        for (int joint = 0; joint < start.size(); joint++) {
            row(writer, joint == 0 ? GOOD : BAD, point.agents());
        }
        writer.state(idle);
        row(writer, GOOD, point.agents());
        writer.state(idle);
        row(writer, BAD, point.agents());
        Game game = writer.finish();
        return Instance.pair(
                game,
                new Recommendations(game).policy("expert"),
                together ? together(game, start, p) : each(game, point.agents(), p));
    }

    private static Policy together(Game game, JointActions start, BigFraction p) {
        int[] all = new int[start.agents()];
        Arrays.fill(all, 1);
        return new Recommendations(game)
                .at(START, BigFraction.ONE.subtract(p), new int[start.agents()])
                .at(START, p, all)
                .policy("learner");
    }

    private static Policy each(Game game, int agents, BigFraction p) {
        PolicyWriter writer = PolicyWriter.stationary(game, "learner");
        for (int s = 0; s < game.stateCount(); s++) {
            BigFraction[] own = s == START
                    ? new BigFraction[] {BigFraction.ONE.subtract(p), p}
                    : new BigFraction[] {BigFraction.ONE};
            writer.next();
            writer.product(new ArrayList<>(Collections.nCopies(agents, own)));
        }
        return writer.finish();
    }

    private static void row(GameWriter writer, int to, int agents) {
        writer.row();
        writer.successor(to, BigFraction.ONE);
        for (int i = 0; i < agents; i++) {
            writer.reward(i, to == GOOD ? BigFraction.ONE : BigFraction.MINUS_ONE);
        }
    }
}
