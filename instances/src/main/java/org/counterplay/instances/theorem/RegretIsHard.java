package org.counterplay.instances.theorem;

import static org.counterplay.instances.theorem.TwoPaths.A1;
import static org.counterplay.instances.theorem.TwoPaths.A3;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Recommendations;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.5: a learner that matches the expert's occupancy measure exactly can still have regret of order H.
 *
 * <p><b>Statement.</b> There are a Markov game, an expert and a learner with {@code rho_learner = rho_expert} everywhere and
 * {@code R(learner) - R(expert) >= Omega(H)}. A lower bound, tight up to a constant, for a value is at most H.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.5, proof in E.3; Figure 2.
 *
 * <p><b>Parameters.</b> {@code H}, the number of steps, at least 2.
 *
 * <p><b>Returned.</b> The game {@link TwoPaths#ofTwoAgents} with reward 1 on s3, s5, .., s_{2H-3}, the same for both agents.
 * {@code expert} recommends (a1,a1) at s0 and (a3,a3) at s1, {@code learner} (a1,a1) at both; at all other states, where
 * nothing depends on the actions, both recommend (a1,a1).
 *
 * <p><b>Printed.</b> R(expert) = 0; R(learner) = H - 2, by agent 1 playing a2 for a1 at s0 and at s1; so the gap is H - 2.
 * They hold. After (a2,a1) at s0 the learner's second agent still plays a1 at s1, so (a2,a1) there leads to the H - 2
 * rewarded states of the odd path; the expert's plays a3, against which no action of agent 1 does. Obedience earns 0.
 *
 * <pre>
 * $ counterplay certify theorem-4.5:H=6 --policy learner --format json
 * {.., "regret": {"lower": "4", "upper": "4"}, "exact": true, "verdict": "NOT_EQUILIBRIUM", ..}
 * </pre>
 */
public final class RegretIsHard extends Family {
    private static final String CITATION = "2406.04219, Theorem 4.5";
    private static final Parameter.Whole H = new Parameter.Whole("H", "horizon, in steps", 2, TwoPaths.MOST_STEPS, 4L);

    public RegretIsHard() {
        super("theorem-4.5", Topic.THEOREM, "equal occupancies, regret H - 2 apart", CITATION, List.of(H));
    }

    @Override
    protected Instance create(Arguments arguments) {
        int horizon = arguments.integer(H);
        Game game = TwoPaths.ofTwoAgents(nameOf(arguments), CITATION + ", H = " + horizon, horizon, horizon);
        return instance(
                game,
                new Recommendations(game).at(0, A1, A1).at(1, A3, A3).policy("expert"),
                new Recommendations(game).at(0, A1, A1).at(1, A1, A1).policy("learner"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction zero = BigFraction.ZERO;
        BigFraction regret = Rationals.of(arguments.get(H) - 2);
        return List.of(
                Expectation.equal(Quantity.REGRET, "expert", zero, CITATION),
                Expectation.equal(Quantity.REGRET, "learner", regret, CITATION),
                Expectation.equal(Quantity.REGRET, "learner", "1", regret, CITATION),
                Expectation.equal(Quantity.REGRET_GAP, "learner", regret, CITATION),
                Expectation.equal(Quantity.VALUE_GAP, "learner", zero, CITATION),
                Expectation.equal(Quantity.OCCUPANCY_L1, "learner", zero, CITATION));
    }
}
