package org.counterplay.instances.theorem;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Interval;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Recommendations;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P3's two-player game: what an expert rarely shows decides.
 *
 * <p><b>Statement.</b> The all-policy-deviation concentrability of the game is {@code C_max = 1/(1-third)}: 2, 1000, 10000 and
 * infinite for third = 0.5, 0.999, 0.9999 and 1; the sample complexity of behavior cloning grows with it.
 *
 * <p><b>Source.</b> arXiv:2505.17610 and 2510.09325, experiments; gamma = 0.9 there.
 *
 * <p><b>Parameters.</b> {@code third}, the probability with which the first player's expert plays a3 at s0; {@code gamma}, the
 * discount; both are read exactly. {@code draw}: whether the absorbing 0 after s1 is a state of its own or s3.
 *
 * <p><b>Returned.</b> Zero sum. s0: (a3,b3) -> s2, else s1. s1: (a1,b1), (a2,b2) -> win (the first player is paid 1 for ever),
 * (a1,b2), (a2,b1) -> lose (-1), else draw (0). s2 -> s3, absorbing, 0. {@code expert}: a3 with probability third, else a1; b3;
 * at s1 both play their first two actions evenly. {@code learner}: as the expert at s0, (a1,b1) at s1: what behavior cloning
 * may do from one visit to s1 or none.
 *
 * <p><b>Computed.</b> The expert is a Nash equilibrium: s1 is worth 0 to both whatever one of them does. From the learner the
 * second player gains most, by b1 at s0 and b2 at s1: {@code (2 - third) gamma^2/(1-gamma)}.
 */
public final class RareBranch extends Family {
    private static final String CITATION = "2505.17610 and 2510.09325, two-player game";
    private static final Parameter.Ratio THIRD = new Parameter.Ratio(
            "third", "probability of a3 at s0", Interval.closed(BigFraction.ZERO, BigFraction.ONE), Rationals.of(1, 2));

    private static final Parameter.Choice DRAW = new Parameter.Choice(
            "draw", "whether a draw has a state of its own or ends in s3", List.of("own", "shared"), "own");

    public RareBranch() {
        super(
                "p3-two-player",
                Topic.THEOREM,
                "a branch that the expert rarely shows",
                CITATION,
                List.of(THIRD, StateOnlyMatching.GAMMA, DRAW));
    }

    @Override
    protected Instance create(Arguments arguments) {
        JointActions three = Sketch.two(3, 3);
        JointActions idle = Sketch.two(1, 1);
        boolean shared = arguments.get(DRAW).equals("shared");
        Sketch sketch = new Sketch(List.of("1", "2"))
                .state("s0", three, joint -> joint == three.joint(2, 2) ? "s2" : "s1", Sketch.Pay.NONE)
                .state(
                        "s1",
                        three,
                        joint -> outcome(three.action(joint, 0), three.action(joint, 1), shared),
                        Sketch.Pay.NONE)
                .state("s2", idle, joint -> "s3", Sketch.Pay.NONE)
                .state("s3", idle, joint -> "s3", Sketch.Pay.NONE);
        for (String end : shared ? List.of("win", "lose") : List.of("win", "lose", "draw")) {
            int pay = end.equals("win") ? 1 : end.equals("lose") ? -1 : 0;
            sketch.state(end, idle, joint -> end, (joint, agent) -> Rationals.of(agent == 0 ? pay : -pay));
        }
        Game game = sketch.game(
                nameOf(arguments),
                CITATION,
                new Horizon.Discounted(arguments.get(StateOnlyMatching.GAMMA)),
                Map.of("s0", BigFraction.ONE));
        BigFraction quarter = Rationals.of(1, 4);
        return instance(
                game,
                start(game, arguments)
                        .at(1, quarter, 0, 0)
                        .at(1, quarter, 0, 1)
                        .at(1, quarter, 1, 0)
                        .at(1, quarter, 1, 1)
                        .policy("expert"),
                start(game, arguments).policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction gamma = arguments.get(StateOnlyMatching.GAMMA);
        BigFraction stake = gamma.multiply(gamma).divide(BigFraction.ONE.subtract(gamma));
        BigFraction two = Rationals.of(2);
        return List.of(
                Expectation.equal(Quantity.NASH_GAP, "expert", BigFraction.ZERO, CITATION),
                Expectation.equal(
                        Quantity.NASH_GAP,
                        "learner",
                        two.subtract(arguments.get(THIRD)).multiply(stake),
                        "derived in the doc comment"));
    }

    private static Recommendations start(Game game, Arguments arguments) {
        BigFraction third = arguments.get(THIRD);
        return new Recommendations(game).at(0, third, 2, 2).at(0, BigFraction.ONE.subtract(third), 0, 2);
    }

    private static String outcome(int first, int second, boolean shared) {
        if (first == 2 || second == 2) {
            return shared ? "s3" : "draw";
        }
        return first == second ? "win" : "lose";
    }
}
