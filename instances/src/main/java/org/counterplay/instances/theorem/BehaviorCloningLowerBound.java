package org.counterplay.instances.theorem;

import static org.counterplay.instances.theorem.TwoPaths.A1;
import static org.counterplay.instances.theorem.TwoPaths.A2;
import static org.counterplay.instances.theorem.TwoPaths.A3;

import java.util.List;
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
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.4: the regret of behaviour cloning can grow as eps u H / beta.
 *
 * <p><b>Statement.</b> There are a Markov game, an expert that is u-recoverable (Assumption 5.1) and covers every state,
 * {@code d(s) >= beta} (Assumption 5.2), and a learner with {@code E_{s ~ d_expert} TV(expert(s), learner(s)) <= eps} and
 * {@code R(learner) - R(expert) = Omega(eps u H / beta)}. A lower bound, said to match the upper bound of Theorem 5.3.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.4, proof in E.8; Figure 3.
 *
 * <p><b>Parameters.</b> {@code H} steps; {@code u >= 2} in units of reward, of which u' = floor(u) is used; {@code beta}, a
 * probability; {@code eps}, a TV distance. Needed: {@code u' <= H}, so that the rewarded states lie within the horizon; {@code 0 < 2 beta <=
 * 1}; and {@code x <= 1/2} with x = eps H / (2 beta), a probability that is taken from 1/2.
 *
 * <p><b>Returned.</b> The game {@link TwoPaths#ofTwoAgents} with reward 1 on s3, s5, .., s_{2u'-3}. Both policies recommend
 * (a1,a1) with 1 - 2 beta and (a2,a1) with 2 beta at s0. At s1 {@code expert} recommends (a2,a1) and (a3,a3) with 1/2 each,
 * {@code learner} (a2,a1) with 1/2, (a1,a1) with x and (a3,a3) with 1/2 - x. Elsewhere both recommend (a1,a1).
 *
 * <p><b>Printed.</b> BC error at most eps; R(expert) = (1 - 2 beta)(u' - 2)/2, by a2 for a1 at s0; R(learner) = that + x (u' -
 * 2), by a2 for a1 at s0 and s1; the gap is x (u' - 2). They hold, the BC error with equality: s1 is visited at one step of H
 * with probability 2 beta, and the policies are x apart there.
 *
 * <p>"The expert satisfies Assumption 5.2" does <b>not</b> hold as it is written, with d averaged over the steps: every state
 * occurs at one step only, so d(s) is at most 1/H, and min_s d(s) = min(beta, 1 - 2 beta)/H for {@code H >= 3} (min(2 beta, 1 - 2
 * beta)/2 for H = 2). It is the per-step distribution of which beta is the smallest value, for {@code beta <= 1/3}. With the averaged
 * coverage beta/H in its place the bound eps u H / beta is a factor of order H above the witness's gap.
 *
 * <pre>
 * $ counterplay compare theorem-5.4:H=10,u=6,beta=1/10,eps=1/200 --expert expert --learner learner --format json
 * {"valueGap": "0", "regretGap": {"lower": "1", "upper": "1"}, "errors": {"bc": "1/200", ..}, ..}
 * </pre>
 */
public final class BehaviorCloningLowerBound extends Family {
    private static final String CITATION = "2406.04219, Theorem 5.4";
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final BigFraction TWO = BigFraction.TWO;

    private static final Parameter.Whole H = new Parameter.Whole("H", "horizon, in steps", 2, TwoPaths.MOST_STEPS, 10L);
    private static final Parameter.Ratio U = new Parameter.Ratio(
            "u",
            "recoverability, in units of reward; rounded down",
            Interval.closed(TWO, Rationals.of(TwoPaths.MOST_STEPS)),
            Rationals.of(6));
    private static final Parameter.Ratio BETA = new Parameter.Ratio(
            "beta", "coverage, a probability", Interval.above(BigFraction.ZERO, HALF), Rationals.of(1, 10));
    private static final Parameter.Ratio EPS = new Parameter.Ratio(
            "eps",
            "imitation error, a TV distance",
            Interval.closed(BigFraction.ZERO, BigFraction.ONE),
            Rationals.of(1, 200));

    public BehaviorCloningLowerBound() {
        super(
                "theorem-5.4",
                Topic.THEOREM,
                "behaviour cloning: regret gap eps H (floor(u) - 2) / (2 beta)",
                CITATION,
                List.of(H, U, BETA, EPS));
    }

    @Override
    protected void check(Arguments arguments) {
        arguments.require(
                floorOfU(arguments) <= arguments.integer(H),
                "floor(u) <= H is violated by " + arguments.show(U) + ", " + arguments.show(H)
                        + ": the rewarded states would lie beyond the horizon; make u smaller or H larger");
        arguments.require(
                strayed(arguments).compareTo(HALF) <= 0,
                "eps H / (2 beta) <= 1/2 is violated by " + arguments.show(EPS) + ", " + arguments.show(H) + ", "
                        + arguments.show(BETA) + ", which give " + Rationals.format(strayed(arguments))
                        + ": a probability would be negative; make eps or H smaller or beta larger");
    }

    @Override
    protected Instance create(Arguments arguments) {
        Game game = TwoPaths.ofTwoAgents(
                nameOf(arguments),
                CITATION + ", H = " + arguments.get(H) + ", u = " + Rationals.format(arguments.get(U)) + ", beta = "
                        + Rationals.format(arguments.get(BETA)) + ", eps = " + Rationals.format(arguments.get(EPS)),
                arguments.integer(H),
                floorOfU(arguments));
        BigFraction x = strayed(arguments);
        return instance(
                game,
                start(game, arguments).at(1, HALF, A2, A1).at(1, HALF, A3, A3).policy("expert"),
                start(game, arguments)
                        .at(1, HALF, A2, A1)
                        .at(1, x, A1, A1)
                        .at(1, HALF.subtract(x), A3, A3)
                        .policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction beta = arguments.get(BETA);
        BigFraction eps = arguments.get(EPS);
        BigFraction most = Rationals.of(floorOfU(arguments) - 2);
        BigFraction expert =
                HALF.multiply(BigFraction.ONE.subtract(beta.multiply(TWO))).multiply(most);
        BigFraction gap = strayed(arguments).multiply(most);
        return List.of(
                Expectation.equal(Quantity.REGRET, "expert", expert, CITATION),
                Expectation.equal(Quantity.REGRET, "learner", expert.add(gap), CITATION),
                Expectation.equal(Quantity.REGRET_GAP, "learner", gap, CITATION),
                Expectation.bound(Quantity.BC_ERROR, "learner", Relation.AT_MOST, eps, eps, CITATION),
                Expectation.bound(
                        Quantity.COVERAGE_AVERAGED, "expert", Relation.AT_LEAST, beta, averaged(arguments), CITATION));
    }

    /** min_s d(s) of the expert, d averaged over the steps. */
    private static BigFraction averaged(Arguments arguments) {
        BigFraction twiceBeta = arguments.get(BETA).multiply(TWO);
        BigFraction even = BigFraction.ONE.subtract(twiceBeta);
        BigFraction odd = arguments.integer(H) == 2 ? twiceBeta : arguments.get(BETA);
        return Rationals.min(odd, even).divide(Rationals.of(arguments.get(H)));
    }

    private static Recommendations start(Game game, Arguments arguments) {
        BigFraction twiceBeta = arguments.get(BETA).multiply(TWO);
        return new Recommendations(game)
                .at(0, BigFraction.ONE.subtract(twiceBeta), A1, A1)
                .at(0, twiceBeta, A2, A1);
    }

    private static int floorOfU(Arguments arguments) {
        BigFraction u = arguments.get(U);
        return u.getNumerator().divide(u.getDenominator()).intValueExact();
    }

    /** eps H / (2 beta), the probability of (a1,a1) at s1. */
    private static BigFraction strayed(Arguments arguments) {
        return arguments
                .get(EPS)
                .multiply(Rationals.of(arguments.get(H)))
                .divide(arguments.get(BETA).multiply(TWO));
    }
}
