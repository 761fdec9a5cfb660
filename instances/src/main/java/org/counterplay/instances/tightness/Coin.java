package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * A coin that decides all that follows: what the loss of an expert's coin can cost.
 *
 * <p><b>Game.</b> At s0 agent 1 wins if it plays as agent 2 does (where it is alone: if it plays a1), else it loses; from then on
 * it earns {@code +u/h} or {@code -u/h} a step, s0 included. All others earn nothing; agents from the third on have no choice.
 * The expert has agent 2 toss a coin and agent 1 play a1 (where it is alone, toss it itself). The learner's coin is {@code d} off,
 * to the side where agent 1 loses by obeying.
 *
 * <p><b>Numbers.</b> Advantages are +u and -u at s0 and 0 elsewhere. TV is d at s0 and 0 elsewhere, so errors in TV are {@code d/h}
 * under every deviation. Agent 1 obeying earns 0 with the expert and {@code -2 d u} with the learner; the best deviation from
 * the learner earns {@code +2 d u}. With {@code d = eps h} the value gap is {@code 2 eps u h}, and the regret gap {@code 4 eps u
 * h}; one agent alone has regret {@code u} under the expert, and a regret gap of {@code 2 eps u h} (2406.04219, Theorem D.1).
 */
final class Coin {
    private static final int START = 0;
    private static final int WON = 1;
    private static final int LOST = 2;

    private Coin() {}

    /** At a point with parameters u and eps, in TV; nothing where {@code eps h > 1/2} or {@code u > h}. */
    static List<Candidate> at(Point point, BigFraction eps) {
        BigFraction off = eps.multiply(point.steps());
        BigFraction u = Rationals.min(point.parameter("u"), point.steps());
        return off.compareTo(BigFraction.ONE_HALF) > 0
                ? List.of()
                : List.of(Candidate.made(
                        "coin (" + point.agents() + (point.agents() == 1 ? " agent" : " agents") + ", u = "
                                + Rationals.format(u) + ", off by " + Rationals.format(off) + ")",
                        () -> instance(point, u, off)));
    }

    private static Instance instance(Point point, BigFraction u, BigFraction off) {
        boolean alone = point.agents() == 1;
        List<List<String>> choices = new ArrayList<>();
        for (int i = 0; i < point.agents(); i++) {
            choices.add(i < 2 ? List.of("a1", "a2") : List.of("a1"));
        }
        JointActions start = new JointActions(choices);
        JointActions idle =
                new JointActions(choices.stream().map(any -> List.of("a1")).toList());
        GameWriter writer = new GameWriter(
                "coin",
                point.horizon(),
                IntStream.rangeClosed(1, point.agents())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of("s0", "won", "lost"));
        BigFraction each = u.divide(point.steps());
        writer.initial(START, BigFraction.ONE);
        writer.state(start);
        for (int joint = 0; joint < start.size(); joint++) {
            boolean wins = start.action(joint, 0) == (alone ? 0 : start.action(joint, 1));
            row(writer, wins ? WON : LOST, wins ? each : each.negate());
        }
        writer.state(idle);
        row(writer, WON, each);
        writer.state(idle);
        row(writer, LOST, each.negate());
        Game game = writer.finish();
        return Instance.pair(
                game, toss(game, start, alone, BigFraction.ZERO, "expert"), toss(game, start, alone, off, "learner"));
    }

    private static Policy toss(Game game, JointActions start, boolean alone, BigFraction off, String name) {
        int[] losing = new int[start.agents()];
        losing[alone ? 0 : 1] = 1;
        return new Recommendations(game)
                .at(START, BigFraction.ONE_HALF.subtract(off), new int[start.agents()])
                .at(START, BigFraction.ONE_HALF.add(off), losing)
                .policy(name);
    }

    private static void row(GameWriter writer, int to, BigFraction reward) {
        writer.row();
        writer.successor(to, BigFraction.ONE);
        writer.reward(0, reward);
    }
}
