package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Recommendations;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;

/** A small game without parameters, its policies, and what is known of them. */
abstract class ClassicGame extends Family {
    static final BigFraction ZERO = BigFraction.ZERO;
    static final BigFraction ONE = BigFraction.ONE;

    private static final String DERIVED = "derived by hand";

    ClassicGame(String name, String summary, String source) {
        super(name, Topic.CLASSIC, summary, source, List.of());
    }

    /** The game. */
    abstract Game game();

    /** Its policies. */
    abstract Policy[] policies(Game game);

    /** What is known of them. */
    abstract List<Expectation> known();

    @Override
    protected Instance create(Arguments arguments) {
        Game game = game();
        return instance(game, policies(game));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        return known();
    }

    static Recommendations recommend(Game game) {
        return new Recommendations(game);
    }

    /** The policy under which agents are told their actions independently: for each the probabilities of its actions. */
    static Policy independently(Game game, String name, BigFraction[]... marginals) {
        return NormalForm.product(game, name, List.of(marginals));
    }

    static BigFraction[] mixing(BigFraction... probabilities) {
        return probabilities;
    }

    static Expectation regret(String policy, BigFraction value) {
        return Expectation.equal(Quantity.REGRET, policy, value, DERIVED);
    }

    static Expectation coarseRegret(String policy, BigFraction value) {
        return Expectation.equal(Quantity.COARSE_REGRET, policy, value, DERIVED);
    }

    static Expectation value(String policy, String agent, BigFraction value) {
        return Expectation.equal(Quantity.VALUE, policy, agent, value, DERIVED);
    }
}
