package org.counterplay.instances.theorem;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
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
 * P2, Theorem 2: with unvisited states, equal occupancy measures leave a Nash gap of order 1/(1-gamma).
 *
 * <p><b>Statement.</b> There are a game, a Nash expert and a learner with {@code rho_learner = rho_expert} and {@code
 * NashGap(learner) >= 1/(1-gamma) - 1}. A lower bound.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Theorem 2.
 *
 * <p><b>Parameters.</b> {@code gamma}, the discount, in [0, 1). {@code reward} is {@code printed}: 1 on every odd state, or
 * {@code repaired}: 1 on s3 alone.
 *
 * <p><b>Returned.</b> The game of P1's Figure 2 for ever: s0: (a2,b1) -> s1, else s2; s1: (a2,b1) -> s3, else s4; s2 -> s4; s3
 * and s4 are absorbing. {@code expert} plays (a1,b1) at s0 and (a3,b3) at s1, {@code learner} (a1,b1) at both.
 *
 * <p><b>Printed.</b> The occupancies are equal and the learner's Nash gap is at least 1/(1-gamma) - 1. They hold, with
 * equality: agent 1 plays a2 at s0 and s1 and earns gamma + gamma^2 + .. But <b>the expert is no Nash equilibrium</b>: s1 pays 1
 * as well, so agent 1 gains gamma by playing a2 at s0 against the expert, whatever comes after. With the repaired reward the
 * expert is one (its Nash gap is 0) and the learner's Nash gap is gamma^2/(1-gamma) = 1/(1-gamma) - 1 - gamma.
 *
 * <pre>
 * $ counterplay certify p2-theorem-2:gamma=9/10,reward=printed --policy expert --deviations coarse --format json
 * {.., "regret": {"lower": "9/10", "upper": "9/10"}, "exact": true, "verdict": "NOT_EQUILIBRIUM", ..}
 * </pre>
 */
public final class UnvisitedStates extends Family {
    private static final String CITATION = "2602.21020, Theorem 2";
    private static final Parameter.Choice REWARD =
            new Parameter.Choice("reward", "on which odd states 1 is paid", List.of("printed", "repaired"), "printed");

    public UnvisitedStates() {
        super(
                "p2-theorem-2",
                Topic.THEOREM,
                "equal occupancies, Nash gap 1/(1-gamma) - 1",
                CITATION,
                List.of(StateOnlyMatching.GAMMA, REWARD));
    }

    @Override
    protected Instance create(Arguments arguments) {
        JointActions three = Sketch.two(3, 3);
        JointActions idle = Sketch.two(1, 1);
        int onOddPath = three.joint(1, 0);
        Sketch.Pay one = (joint, agent) -> BigFraction.ONE;
        Sketch.Pay first = printed(arguments) ? one : Sketch.Pay.NONE;
        Game game = new Sketch(List.of("1", "2"))
                .state("s0", three, joint -> joint == onOddPath ? "s1" : "s2", Sketch.Pay.NONE)
                .state("s1", three, joint -> joint == onOddPath ? "s3" : "s4", first)
                .state("s2", idle, joint -> "s4", Sketch.Pay.NONE)
                .state("s3", idle, joint -> "s3", one)
                .state("s4", idle, joint -> "s4", Sketch.Pay.NONE)
                .game(
                        nameOf(arguments),
                        CITATION,
                        new Horizon.Discounted(arguments.get(StateOnlyMatching.GAMMA)),
                        Map.of("s0", BigFraction.ONE));
        return instance(
                game,
                new Recommendations(game).at(1, 2, 2).policy("expert"),
                new Recommendations(game).policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction gamma = arguments.get(StateOnlyMatching.GAMMA);
        BigFraction printed =
                BigFraction.ONE.divide(BigFraction.ONE.subtract(gamma)).subtract(BigFraction.ONE);
        BigFraction gap = printed(arguments) ? printed : printed.subtract(gamma);
        BigFraction expert = printed(arguments) ? gamma : BigFraction.ZERO;
        return List.of(
                Expectation.bound(Quantity.NASH_GAP, "expert", Relation.AT_MOST, BigFraction.ZERO, expert, CITATION),
                Expectation.bound(
                        Quantity.NASH_GAP,
                        "learner",
                        Relation.AT_LEAST,
                        printed(arguments) ? printed : Rationals.of(0),
                        gap,
                        CITATION),
                Expectation.equal(Quantity.OCCUPANCY_L1, "learner", BigFraction.ZERO, CITATION));
    }

    private static boolean printed(Arguments arguments) {
        return arguments.get(REWARD).equals("printed");
    }
}
