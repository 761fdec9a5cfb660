package org.counterplay.instances.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Topic;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** The games that statements of the papers are put to the test with, as a family: {@code refuting:game=NAME}. */
public final class Suspects extends Family {
    static final String FAMILY = "refuting";
    private static final Map<String, Supplier<Instance>> GAMES = SmallGames.all();
    private static final List<String> NAMES = List.copyOf(GAMES.keySet());
    private static final Parameter.Choice GAME = new Parameter.Choice("game", "which one", NAMES, NAMES.getFirst());

    public Suspects() {
        super(FAMILY, Topic.FOUND, "small games that refute what is printed", "counterplay audit", List.of(GAME));
    }

    @Override
    protected Instance create(Arguments arguments) {
        Supplier<Instance> game = GAMES.get(arguments.get(GAME));
        if (game == null) {
            throw new IllegalStateException("no game is named " + arguments.get(GAME));
        }
        Instance instance = game.get();
        return new Instance(
                instance.game().named(nameOf(arguments), source()), instance.policies(), instance.deviations());
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        return switch (arguments.get(GAME)) {
            case "half-coin" ->
                List.of(Expectation.equal(Quantity.VALUE_GAP, "learner", BigFraction.ONE_HALF, "its doc comment"));
            case "leaving-at-once-12" ->
                List.of(Expectation.equal(Quantity.REGRET_GAP, "learner", Rationals.of(24), "its doc comment"));
            case "wrong-side" ->
                List.of(Expectation.equal(Quantity.REGRET_GAP, "learner", BigFraction.ONE, "its doc comment"));
            case "coin-flip" ->
                List.of(Expectation.equal(
                        Quantity.VALUE_GAP, "learner", BigFraction.ONE, "derived in the doc comment"));
            case "coin-of-the-other" ->
                List.of(Expectation.equal(
                        Quantity.REGRET_GAP, "learner", BigFraction.TWO, "derived in the doc comment"));
            default -> List.of();
        };
    }
}
