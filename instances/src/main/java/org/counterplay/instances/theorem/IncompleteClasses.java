package org.counterplay.instances.theorem;

import static org.counterplay.instances.theorem.CoordinationGame.A1;
import static org.counterplay.instances.theorem.CoordinationGame.A2;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Recommendations;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.4: equal regret does not mean equal value.
 *
 * <p><b>Statement.</b> There are a Markov game, an expert and a learner with {@code R(learner, r) - R(expert, r) = 0} and
 * {@code max_i J_i(expert, r) - J_i(learner, r) != 0}, under one true reward r. An example, not a bound.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.4, proof in E.2; the game r of Figure 5.
 *
 * <p><b>Parameters.</b> None. H = 1.
 *
 * <p><b>Returned.</b> {@code expert} recommends (a1,a1), {@code learner} (a2,a2); both are equilibria.
 *
 * <p><b>Printed.</b> Both regrets are 0, the value gap is not 0. Computed: values 1 and 2 for both agents, so the gap is -1:
 * the learner is better. The payoff 2 lies outside the [-1,1] that the paper asks of rewards; halved payoffs would do.
 *
 * <pre>
 * $ counterplay compare theorem-4.4 --expert expert --learner learner --format json
 * {"valueGap": "-1", "regretGap": {"lower": "0", "upper": "0"}, ..}
 * </pre>
 */
public final class IncompleteClasses extends Family {
    private static final String CITATION = "2406.04219, Theorem 4.4";

    public IncompleteClasses() {
        super("theorem-4.4", Topic.THEOREM, "equal regret, different value", CITATION, List.of());
    }

    @Override
    protected Instance create(Arguments arguments) {
        Game game = CoordinationGame.r(nameOf(arguments), CITATION);
        return instance(
                game,
                new Recommendations(game).at(0, A1, A1).policy("expert"),
                new Recommendations(game).at(0, A2, A2).policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction zero = BigFraction.ZERO;
        return List.of(
                Expectation.equal(Quantity.REGRET, "expert", zero, CITATION),
                Expectation.equal(Quantity.REGRET, "learner", zero, CITATION),
                Expectation.equal(Quantity.REGRET_GAP, "learner", zero, CITATION),
                Expectation.bound(Quantity.VALUE_GAP, "learner", Relation.DIFFERENT, zero, Rationals.of(-1), CITATION),
                Expectation.bound(
                        Quantity.LARGEST_REWARD,
                        "",
                        Relation.AT_MOST,
                        BigFraction.ONE,
                        BigFraction.TWO,
                        "2406.04219, section 3"));
    }
}
