package org.counterplay.instances.theorem;

import static org.counterplay.instances.theorem.CoordinationGame.A1;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Recommendations;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Lemma F.1: several rewards can rationalise one expert, so a reward that was recovered from its play is of little use.
 *
 * <p><b>Statement.</b> For an expert there may be several rewards under which it is an equilibrium. An example, not a bound.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Lemma F.1 and the closing example of appendix F; Figure 5.
 *
 * <p><b>Parameters.</b> {@code reward}: {@code r} or {@code r-prime}, the two games of the figure. H = 1.
 *
 * <p><b>Returned.</b> {@code expert} recommends (a1,a1). {@code learner}, of the closing example, recommends all four pairs with
 * 1/4 each, as an equilibrium of the recovered r'.
 *
 * <p><b>Printed.</b> R(expert) = 0 under r and under r'; R(learner) = 0 under r' and not 0 under r. They hold: under r, told a1
 * (with 1/2), an agent faces a1 and a2 alike and gains 2/2 - 1/2 by a2, so R(learner) = 1/4.
 *
 * <pre>
 * $ counterplay certify lemma-f.1:reward=r --policy learner --format json
 * {.., "regret": {"lower": "1/4", "upper": "1/4"}, "exact": true, "verdict": "NOT_EQUILIBRIUM", ..}
 * </pre>
 */
public final class RationalizingRewards extends Family {
    private static final String CITATION = "2406.04219, Lemma F.1";
    private static final Parameter.Choice REWARD =
            new Parameter.Choice("reward", "which game of Figure 5", List.of("r", "r-prime"), "r");

    public RationalizingRewards() {
        super("lemma-f.1", Topic.THEOREM, "two rewards that rationalise one expert", CITATION, List.of(REWARD));
    }

    @Override
    protected Instance create(Arguments arguments) {
        Game game = isTrueReward(arguments)
                ? CoordinationGame.r(nameOf(arguments), CITATION + ", reward r")
                : CoordinationGame.rPrime(nameOf(arguments), CITATION + ", reward r'");
        return instance(
                game, new Recommendations(game).at(0, A1, A1).policy("expert"), NormalForm.uniform(game, "learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction zero = BigFraction.ZERO;
        Expectation expert = Expectation.equal(Quantity.REGRET, "expert", zero, CITATION);
        String example = "2406.04219, end of appendix F";
        Expectation learner = isTrueReward(arguments)
                ? Expectation.bound(
                        Quantity.REGRET, "learner", Expectation.Relation.DIFFERENT, zero, Rationals.of(1, 4), example)
                : Expectation.equal(Quantity.REGRET, "learner", zero, example);
        return List.of(expert, learner);
    }

    private static boolean isTrueReward(Arguments arguments) {
        return arguments.get(REWARD).equals("r");
    }
}
