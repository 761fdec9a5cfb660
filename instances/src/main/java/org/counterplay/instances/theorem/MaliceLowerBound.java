package org.counterplay.instances.theorem;

import static org.counterplay.instances.theorem.TwoPaths.A1;
import static org.counterplay.instances.theorem.TwoPaths.A2;

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
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.8: the regret of MALICE can grow as eps u H. Theorem 5.10 says the same of BLADES with the same witness.
 *
 * <p><b>Statement.</b> There are a Markov game, an expert that is u-recoverable (Assumption 5.1) and a learner with {@code
 * l_(TV,MALICE)(learner) <= eps} (BLADES: {@code l_(TV,BLADES)(learner) <= eps}) and {@code R(learner) - R(expert) =
 * Omega(eps u H)}. A lower bound, said to match the upper bounds of Theorems 5.7 and 5.9.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.8, proof in E.12, and Theorem 5.10, E.14; Figure 4.
 *
 * <p><b>Parameters.</b> {@code H} steps; {@code u >= 1} in units of reward, of which u' = floor(u) is used; {@code beta}, a
 * probability; {@code eps}, a TV distance. Needed: {@code u' <= H}, so that the rewarded states lie within the horizon, and {@code beta + eps
 * H <= 1}.
 *
 * <p><b>Returned.</b> The one-agent game {@link TwoPaths#ofOneAgent} with reward 1 on s1, s3, .., s_{2u'-3}. At s0 {@code
 * expert} recommends a1 with 1 - beta and a2 with beta, {@code learner} a1 with 1 - beta - eps H and a2 with beta + eps H.
 * Elsewhere both recommend a1.
 *
 * <p><b>Printed.</b> The loss is at most eps; R(expert) = beta (u' - 1), R(learner) = (beta + eps H)(u' - 1), both by a1 for a2
 * at s0; the gap is eps H (u' - 1). They hold, the loss with equality: s0 is one step of H under every deviation.
 *
 * <p>"The expert satisfies Assumption 5.2" (in the proof, not in the statement) does <b>not</b> hold with d averaged over the
 * steps: min_s d(s) = min(beta, 1 - beta)/H, as every state occurs at one step only.
 *
 * <pre>
 * $ counterplay certify theorem-5.8:H=10,u=6,beta=1/10,eps=1/100 --policy learner --format json
 * {.., "regret": {"lower": "1", "upper": "1"}, "exact": true, "verdict": "NOT_EQUILIBRIUM", ..}
 * </pre>
 */
public final class MaliceLowerBound extends Family {
    private static final String CITATION = "2406.04219, Theorem 5.8";
    private static final BigFraction ONE = BigFraction.ONE;

    private static final Parameter.Whole H = new Parameter.Whole("H", "horizon, in steps", 2, TwoPaths.MOST_STEPS, 10L);
    private static final Parameter.Ratio U = new Parameter.Ratio(
            "u",
            "recoverability, in units of reward; rounded down",
            Interval.closed(ONE, Rationals.of(TwoPaths.MOST_STEPS)),
            Rationals.of(6));
    private static final Parameter.Ratio BETA = new Parameter.Ratio(
            "beta", "coverage, a probability", Interval.closed(BigFraction.ZERO, ONE), Rationals.of(1, 10));
    private static final Parameter.Ratio EPS = new Parameter.Ratio(
            "eps", "imitation error, a TV distance", Interval.closed(BigFraction.ZERO, ONE), Rationals.of(1, 100));

    public MaliceLowerBound() {
        super(
                "theorem-5.8",
                Topic.THEOREM,
                "MALICE and BLADES: regret gap eps H (floor(u) - 1)",
                CITATION,
                List.of(H, U, BETA, EPS));
    }

    @Override
    protected void check(Arguments arguments) {
        arguments.require(
                floorOfU(arguments) <= arguments.integer(H),
                "floor(u) <= H is violated by " + arguments.show(U) + ", " + arguments.show(H)
                        + ": the rewarded states would lie beyond the horizon; make u smaller or H larger");
        BigFraction second = arguments.get(BETA).add(strayed(arguments));
        arguments.require(
                second.compareTo(ONE) <= 0,
                "beta + eps H <= 1 is violated by " + arguments.show(BETA) + ", " + arguments.show(EPS) + ", "
                        + arguments.show(H) + ", which give " + Rationals.format(second)
                        + ": a probability would be negative; make beta, eps or H smaller");
    }

    @Override
    protected Instance create(Arguments arguments) {
        Game game = TwoPaths.ofOneAgent(
                nameOf(arguments),
                CITATION + ", H = " + arguments.get(H) + ", u = " + Rationals.format(arguments.get(U)) + ", beta = "
                        + Rationals.format(arguments.get(BETA)) + ", eps = " + Rationals.format(arguments.get(EPS)),
                arguments.integer(H),
                floorOfU(arguments));
        BigFraction beta = arguments.get(BETA);
        return instance(game, start(game, "expert", beta), start(game, "learner", beta.add(strayed(arguments))));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction beta = arguments.get(BETA);
        BigFraction eps = arguments.get(EPS);
        BigFraction most = Rationals.of(floorOfU(arguments) - 1);
        BigFraction expert = beta.multiply(most);
        BigFraction gap = strayed(arguments).multiply(most);
        BigFraction averaged = Rationals.min(beta, ONE.subtract(beta)).divide(Rationals.of(arguments.get(H)));
        return List.of(
                Expectation.equal(Quantity.REGRET, "expert", expert, CITATION),
                Expectation.equal(Quantity.REGRET, "learner", expert.add(gap), CITATION),
                Expectation.equal(Quantity.REGRET_GAP, "learner", gap, CITATION),
                Expectation.bound(Quantity.MALICE_ERROR, "learner", Relation.AT_MOST, eps, eps, CITATION),
                Expectation.bound(
                        Quantity.BLADES_ERROR, "learner", Relation.AT_MOST, eps, eps, "2406.04219, Theorem 5.10"),
                Expectation.bound(
                        Quantity.COVERAGE_AVERAGED,
                        "expert",
                        Relation.AT_LEAST,
                        beta,
                        averaged,
                        "2406.04219, proof of Theorem 5.8"));
    }

    private static Policy start(Game game, String name, BigFraction second) {
        return new Recommendations(game)
                .at(0, ONE.subtract(second), A1)
                .at(0, second, A2)
                .policy(name);
    }

    private static int floorOfU(Arguments arguments) {
        BigFraction u = arguments.get(U);
        return u.getNumerator().divide(u.getDenominator()).intValueExact();
    }

    /** eps H, by how much more often the learner recommends a2. */
    private static BigFraction strayed(Arguments arguments) {
        return arguments.get(EPS).multiply(Rationals.of(arguments.get(H)));
    }
}
