package org.counterplay.instances.theorem;

import java.util.LinkedHashMap;
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
 * P2, Lemma 1: matching the expert's states, with every state visited, says nothing of the Nash gap.
 *
 * <p><b>Statement.</b> There are a game, a Nash expert and a learner with {@code mu_learner = mu_expert > 0} everywhere and
 * {@code NashGap(learner) >= (5/3)/(1-gamma)}. A lower bound.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Lemma 1.
 *
 * <p><b>Parameters.</b> {@code gamma}, the discount, in [0, 1).
 *
 * <p><b>Returned.</b> Two agents with two actions at s0, s1, s2; play begins anywhere with 1/3. (a1,b1) leads on along the
 * cycle and pays both 1/3, 2/3 and 1; any other pair stays and pays -1. {@code expert} plays (a1,b1), {@code learner} (a1,b2).
 *
 * <p><b>Printed.</b> The states match, the Nash gap is at least (5/3)/(1-gamma). They hold, with equality: the learner earns -1 a
 * step, agent 2 by playing b1 earns 2/3 a step on average over the uniform start, which the cycle keeps uniform. The expert is
 * a Nash equilibrium: whoever leaves (a1,b1) stays where it is for -1.
 *
 * <pre>
 * $ counterplay certify p2-lemma-1:gamma=9/10 --policy learner --deviations coarse --format json
 * {.., "regret": {"lower": "50/3", "upper": "50/3"}, "exact": true, "verdict": "NOT_EQUILIBRIUM", ..}
 * </pre>
 */
public final class StateOnlyMatching extends Family {
    private static final String CITATION = "2602.21020, Lemma 1";
    static final Parameter.Ratio GAMMA = new Parameter.Ratio(
            "gamma", "discount", Interval.below(BigFraction.ZERO, BigFraction.ONE), Rationals.of(9, 10));

    public StateOnlyMatching() {
        super("p2-lemma-1", Topic.THEOREM, "equal states, Nash gap (5/3)/(1-gamma)", CITATION, List.of(GAMMA));
    }

    @Override
    protected Instance create(Arguments arguments) {
        BigFraction gamma = arguments.get(GAMMA);
        JointActions actions = Sketch.two(2, 2);
        Sketch sketch = new Sketch(List.of("1", "2"));
        Map<String, BigFraction> initial = new LinkedHashMap<>();
        for (int s = 0; s < 3; s++) {
            String here = "s" + s;
            String next = "s" + (s + 1) % 3;
            BigFraction pay = Rationals.of(s + 1, 3);
            initial.put(here, Rationals.of(1, 3));
            sketch.state(
                    here,
                    actions,
                    joint -> joint == 0 ? next : here,
                    (joint, agent) -> joint == 0 ? pay : BigFraction.MINUS_ONE);
        }
        Game game = sketch.game(nameOf(arguments), CITATION, new Horizon.Discounted(gamma), initial);
        return instance(
                game,
                new Recommendations(game).policy("expert"),
                new Recommendations(game).at(0, 0, 1).at(1, 0, 1).at(2, 0, 1).policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction steps = BigFraction.ONE.divide(BigFraction.ONE.subtract(arguments.get(GAMMA)));
        BigFraction gap = steps.multiply(Rationals.of(5, 3));
        return List.of(
                Expectation.equal(Quantity.NASH_GAP, "expert", BigFraction.ZERO, CITATION),
                Expectation.bound(Quantity.NASH_GAP, "learner", Relation.AT_LEAST, gap, gap, CITATION),
                Expectation.equal(Quantity.VALUE, "learner", "1", steps.negate(), CITATION),
                Expectation.equal(Quantity.STATES_L1, "learner", BigFraction.ZERO, CITATION),
                Expectation.equal(Quantity.COVERAGE_AVERAGED, "expert", Rationals.of(1, 3), CITATION));
    }
}
