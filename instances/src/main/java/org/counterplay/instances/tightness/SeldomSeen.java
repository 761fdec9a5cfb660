package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Games in which the first agent alone has choices, and can go often where the expert seldom is. Learner and expert are alike. */
final class SeldomSeen {
    private SeldomSeen() {}

    /**
     * Two states. Play begins at s1 with {@code h beta}; the expert goes to s0 from both, the other action to s1: s1
     * has coverage beta, and C_max is {@code 1 + (1 - 1/h)/beta}. Nothing where {@code h beta} is above 1/2, for s0
     * would be the state that is seen least.
     */
    static List<Candidate> state(Point point, BigFraction beta) {
        BigFraction start = beta.multiply(point.steps());
        return start.compareTo(BigFraction.ONE_HALF) > 0
                ? List.of()
                : List.of(Candidate.made(
                        "a state that the expert leaves at once (" + agents(point) + ", beta = "
                                + Rationals.format(beta) + ")",
                        () -> {
                            GameWriter writer = writer(point, "left at once", 2);
                            writer.initial(0, BigFraction.ONE.subtract(start));
                            writer.initial(1, start);
                            for (int s = 0; s < 2; s++) {
                                choice(writer, point, 2, action -> action);
                            }
                            Game game = writer.finish();
                            return obeyed(game, new Recommendations(game));
                        }));
    }

    /**
     * One state with d actions of the first agent. The expert plays each but the first with {@code share}: playing one
     * of these for certain makes the concentrability of features {@code 1/share}. Nothing where {@code d = 1} or the
     * shares exceed 1.
     */
    static List<Candidate> action(Point point, int features, BigFraction share) {
        BigFraction first = BigFraction.ONE.subtract(share.multiply(features - 1));
        return features < 2 || first.compareTo(BigFraction.ZERO) <= 0
                ? List.of()
                : List.of(Candidate.made(
                        "actions played with " + Rationals.format(share) + " (" + agents(point) + ", d = " + features
                                + ")",
                        () -> {
                            GameWriter writer = writer(point, "seldom played", 1);
                            writer.initial(0, BigFraction.ONE);
                            choice(writer, point, features, action -> 0);
                            Game game = writer.finish();
                            Recommendations plays = new Recommendations(game);
                            for (int a = 0; a < features; a++) {
                                plays = plays.at(0, a == 0 ? first : share, joint(point, a));
                            }
                            return obeyed(game, plays);
                        }));
    }

    /**
     * From s0 the first action comes to an end, the second, which the expert plays with {@code 1/C}, to one of d - 3
     * states alike, each with one action. Who always plays it multiplies what it sees of d - 2 features by C. Nothing
     * where d is below 4 or h is 1.
     */
    static List<Candidate> region(Point point, int features, BigFraction ratio) {
        int states = features - 3;
        return states < 1
                        || ratio.compareTo(BigFraction.ONE) <= 0
                        || point.steps().equals(BigFraction.ONE)
                ? List.of()
                : List.of(Candidate.made(
                        "a region seen with " + Rationals.format(ratio.reciprocal()) + " (" + agents(point) + ", d = "
                                + features + ")",
                        () -> {
                            GameWriter writer = writer(point, "seldom seen", states + 2);
                            writer.initial(0, BigFraction.ONE);
                            writer.state(actions(point, 2));
                            writer.row();
                            writer.successor(1, BigFraction.ONE);
                            writer.row();
                            for (int s = 2; s < states + 2; s++) {
                                writer.successor(s, new BigFraction(1, states));
                            }
                            for (int s = 1; s < states + 2; s++) {
                                int stays = s;
                                choice(writer, point, 1, action -> stays);
                            }
                            Game game = writer.finish();
                            BigFraction seldom = ratio.reciprocal();
                            return obeyed(
                                    game,
                                    new Recommendations(game)
                                            .at(0, BigFraction.ONE.subtract(seldom), joint(point, 0))
                                            .at(0, seldom, joint(point, 1)));
                        }));
    }

    private static String agents(Point point) {
        return point.agents() + (point.agents() == 1 ? " agent" : " agents");
    }

    private static Instance obeyed(Game game, Recommendations plays) {
        return Instance.pair(game, plays.policy("expert"), plays.policy("learner"));
    }

    private interface Next {
        int after(int action);
    }

    /** A state with so many actions of the first agent. */
    private static void choice(GameWriter writer, Point point, int count, Next next) {
        writer.state(actions(point, count));
        for (int a = 0; a < count; a++) {
            writer.row();
            writer.successor(next.after(a), BigFraction.ONE);
        }
    }

    private static GameWriter writer(Point point, String name, int states) {
        return new GameWriter(
                name,
                point.horizon(),
                IntStream.rangeClosed(1, point.agents())
                        .mapToObj(Integer::toString)
                        .toList(),
                IntStream.range(0, states).mapToObj(s -> "s" + s).toList());
    }

    private static JointActions actions(Point point, int count) {
        List<List<String>> names = new ArrayList<>(Collections.nCopies(point.agents(), List.of("a1")));
        names.set(0, IntStream.rangeClosed(1, count).mapToObj(a -> "a" + a).toList());
        return new JointActions(names);
    }

    private static int[] joint(Point point, int first) {
        int[] joint = new int[point.agents()];
        joint[0] = first;
        return joint;
    }
}
