package org.counterplay.instances.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The story that P1 begins with: drivers, a mediator who tells each its way, and roads that slow down when they are shared.
 *
 * <p>All drivers start at home and want to be at work. Over the narrow <b>bridge</b> it is one step to the square, and from
 * there one more by <b>main street</b> or by the <b>side street</b>; the <b>ring road</b> takes three steps, through which a
 * driver has nothing to choose; or one may <b>wait</b> at home. A step is ten minutes. In units of ten minutes each step costs 1
 * until a driver is at work, the bridge 1/4 more for each other driver on it, main street 1 more for each other driver on it,
 * the side street 3/2 more whoever is there, and being late after step H 3 more ({@link Traffic}). A reward is a cost with its
 * sign turned. The state says the time and where everyone is, {@code 7:10 square,ring-road}.
 *
 * <p><b>Parameters.</b> {@code drivers} and {@code H}, the steps. <b>Source.</b> After arXiv:2406.04219, section 1; the numbers are
 * ours.
 *
 * <p><b>Policies.</b> {@code expert} is a correlated equilibrium after every history ({@link Mediator}): it draws lots who may
 * take the bridge, one at a time, while the others take the ring road or wait. {@code learner} has seen the expert for as long
 * as it wants: it says the same wherever obedient drivers come. What it has never seen, two drivers at the square at one time, it
 * answers carelessly: everyone takes the last road of the list, the side street. {@code uniform}: all independently and at random.
 *
 * <p><b>What is known.</b> With n drivers, one lot of n is the bridge and costs 2, the others cost 3: each driver's value is
 * -(3 - 1/n) under both policies, and the value gap is 0. Told otherwise (with probability 1 - 1/n) a driver may push onto the
 * bridge all the same, for 5/4. At the square the expert then lets both take main street, for 2: 13/4 in all, no gain on 3. The
 * learner sends the other one around, and main street is empty: 9/4 in all. So R(expert) = 0 and R(learner) = (3/4)(1 - 1/n).
 *
 * <pre>
 * $ counterplay compare routing:drivers=2,H=4 --expert expert --learner learner --format json
 * {"valueGap": "0", "regretGap": {"lower": "3/8", "upper": "3/8"}, ..}
 * </pre>
 */
public final class Routing extends Family {
    private static final String CITATION = "after 2406.04219, section 1";
    private static final String DERIVED = "derived by hand";
    private static final Parameter.Whole DRIVERS = new Parameter.Whole("drivers", "number of drivers", 2, 4, 2L);
    private static final Parameter.Whole H = new Parameter.Whole("H", "horizon, in steps of ten minutes", 3, 8, 4L);

    public Routing() {
        super(
                "routing",
                Topic.ENVIRONMENT,
                "drivers, a mediator, a narrow bridge and a long ring road",
                CITATION,
                List.of(DRIVERS, H));
    }

    @Override
    protected Instance create(Arguments arguments) {
        Morning morning = new Morning(arguments.integer(DRIVERS), arguments.integer(H));
        Game game = morning.game(nameOf(arguments), CITATION);
        Mediator mediator = new Mediator(morning);
        return instance(game, mediator.expert(game), mediator.learner(game), uniform(game));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction share = Rationals.of(1, arguments.get(DRIVERS));
        BigFraction value = share.subtract(Rationals.of(3));
        BigFraction regret = BigFraction.ONE.subtract(share).multiply(Rationals.of(3, 4));
        return List.of(
                Expectation.equal(Quantity.REGRET, "expert", BigFraction.ZERO, DERIVED),
                Expectation.equal(Quantity.VALUE, "expert", "driver 1", value, DERIVED),
                Expectation.equal(Quantity.REGRET, "learner", regret, DERIVED),
                Expectation.equal(Quantity.REGRET, "learner", "driver 2", regret, DERIVED),
                Expectation.equal(Quantity.VALUE, "learner", "driver 2", value, DERIVED),
                Expectation.equal(Quantity.VALUE_GAP, "learner", BigFraction.ZERO, DERIVED),
                Expectation.equal(Quantity.REGRET_GAP, "learner", regret, DERIVED));
    }

    private static Policy uniform(Game game) {
        PolicyWriter writer = PolicyWriter.stationary(game, "uniform");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            JointActions actions = game.actions(s);
            List<BigFraction[]> marginals = new ArrayList<>();
            for (int i = 0; i < actions.agents(); i++) {
                BigFraction[] alike = new BigFraction[actions.count(i)];
                Arrays.fill(alike, Rationals.of(1, alike.length));
                marginals.add(alike);
            }
            writer.product(marginals);
        }
        return writer.finish();
    }
}
