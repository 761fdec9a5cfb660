package org.counterplay.instances.theorem;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Expectation.Relation;
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
 * P2, Lemma 2: a small change of one player can change the other's best response at the start.
 *
 * <p><b>Statement.</b> For the class of all games, the only bound delta(eps) on how far a best response moves that
 * holds with certainty is 2. Shown by a game for each eps > 0 in which {@code E_(mu_E) ||pi_2 - pi_2^E||_1 <= eps} and
 * player 1's best response differs at the start. A lower bound.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Lemma 2, Definitions 6 and 7.
 *
 * <p><b>Parameters.</b> {@code eps} in (0, 2], an L1 distance; {@code gamma} in (0, 1), the discount. The chain has
 * {@code k =
 * ceil(log(eps (1-gamma)/2) / log gamma)} states, the least k with {@code gamma^k <= eps (1-gamma)/2}; k may be at most
 * 10,000. {@code choices}: where agent 1 chooses, at the start alone, as printed, or {@code everywhere}.
 *
 * <p><b>Returned.</b> s0: a1 leads to a chain of k states and then to s_exp, a2 to s_exp at once; s_exp is absorbing
 * and pays agent 1 +1 if agent 2 plays b1 and -1 if b2, agent 2 pays b2 with 1. Elsewhere nobody has a choice. {@code
 * expert} plays a1 and b2, {@code learner} a1 and b1.
 *
 * <p><b>Computed.</b> The expert is a Nash equilibrium: agent 1 puts the -1 off. The distance of agent 2 is {@code 2
 * gamma^(k+1) <= eps}. Against the learner agent 1's only best response is a2 at s0, by which it gains {@code (gamma -
 * gamma^(k+1))/(1-gamma)}; agent 2's regret is {@code gamma^(k+1)/(1-gamma)}. The best response differs from the
 * expert by 2
 * at s0 alone, which weighs {@code mu_E(s0) = 1-gamma}: the distance of Definition 6 that the witness shows is {@code
 * 2(1-gamma)}, and 2 only in the limit gamma -> 0, or in the reading without mu_E.
 *
 * <p><b>Repaired</b> ({@code choices=everywhere}). Agent 1 has a2, which leads to s_exp at once, at every state of the
 * chain, and a second action at s_exp that changes nothing. All else is as before, but the best response to the learner
 * differs at every state of the chain, and one of those at s_exp too: its distance is 2.
 */
public final class LateResponse extends Family {
    private static final String CITATION = "2602.21020, Lemma 2";
    private static final int LONGEST = 10_000;
    private static final Parameter.Ratio EPS = new Parameter.Ratio(
            "eps",
            "L1 distance of agent 2's policies",
            Interval.above(BigFraction.ZERO, Rationals.of(2)),
            Rationals.of(1, 10));
    private static final Parameter.Ratio GAMMA = new Parameter.Ratio(
            "gamma", "discount", Interval.open(BigFraction.ZERO, BigFraction.ONE), Rationals.of(1, 2));

    private static final Parameter.Choice CHOICES =
            new Parameter.Choice("choices", "where agent 1 chooses", List.of("start", "everywhere"), "start");

    public LateResponse() {
        super(
                "p2-lemma-2",
                Topic.THEOREM,
                "a best response that moves though the others hardly do",
                CITATION,
                List.of(EPS, GAMMA, CHOICES));
    }

    @Override
    protected void check(Arguments arguments) {
        arguments.require(
                length(arguments) <= LONGEST,
                "the chain for " + arguments.show(EPS) + ", " + arguments.show(GAMMA) + " has more than " + LONGEST
                        + " states; make eps larger or gamma smaller");
    }

    @Override
    protected Instance create(Arguments arguments) {
        int length = length(arguments);
        int options = arguments.get(CHOICES).equals("everywhere") ? 2 : 1;
        JointActions chain = Sketch.two(options, 1);
        Sketch sketch = new Sketch(List.of("1", "2"))
                .state("s0", Sketch.two(2, 1), joint -> joint == 0 ? "c1" : "s_exp", Sketch.Pay.NONE);
        for (int k = 1; k <= length; k++) {
            String next = k < length ? "c" + (k + 1) : "s_exp";
            sketch.state("c" + k, chain, joint -> joint == 0 ? next : "s_exp", Sketch.Pay.NONE);
        }
        Game game = sketch.state(
                        "s_exp",
                        Sketch.two(options, 2),
                        joint -> "s_exp",
                        (joint, agent) -> agent == 0 ? Rationals.of(1 - joint % 2 * 2L) : Rationals.of(joint % 2))
                .game(
                        nameOf(arguments),
                        CITATION,
                        new Horizon.Discounted(arguments.get(GAMMA)),
                        Map.of("s0", BigFraction.ONE));
        return instance(
                game,
                new Recommendations(game).at(length + 1, 0, 1).policy("expert"),
                new Recommendations(game).policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction gamma = arguments.get(GAMMA);
        BigFraction eps = arguments.get(EPS);
        BigFraction steps = BigFraction.ONE.divide(BigFraction.ONE.subtract(gamma));
        BigFraction late = gamma.pow(length(arguments) + 1);
        BigFraction first = gamma.subtract(late).multiply(steps);
        return List.of(
                Expectation.equal(Quantity.NASH_GAP, "expert", BigFraction.ZERO, CITATION),
                Expectation.bound(Quantity.BC_AGENT_L1, "learner", Relation.AT_MOST, eps, late.multiply(2), CITATION),
                Expectation.equal(Quantity.NASH_GAP, "learner", Rationals.max(first, late.multiply(steps)), CITATION));
    }

    /** The least k with {@code gamma^k <= eps (1-gamma)/2}, or one more than the longest chain. */
    private static int length(Arguments arguments) {
        BigFraction gamma = arguments.get(GAMMA);
        double target = Rationals.toDouble(
                arguments.get(EPS).multiply(BigFraction.ONE.subtract(gamma)).divide(2));
        if (Math.log(target) / Math.log(Rationals.toDouble(gamma)) > LONGEST + 1) {
            return LONGEST + 1;
        }
        BigFraction most =
                arguments.get(EPS).multiply(BigFraction.ONE.subtract(gamma)).divide(2);
        BigFraction power = BigFraction.ONE;
        int k = 0;
        while (power.compareTo(most) > 0) {
            power = power.multiply(gamma);
            k++;
        }
        return k;
    }
}
