package org.counterplay.instances.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Draws policies: the expert, and a learner that is the expert but for some places where it is drawn anew. */
final class RandomPolicy {
    /** How the recommendations at a place hang together. */
    enum Kind {
        /** Any joint distribution. */
        CORRELATED,
        /** Agents are told their actions independently. */
        PRODUCT,
        /** One joint action. */
        DETERMINISTIC
    }

    private final Game game;
    private final Kind kind;
    private final int support;
    private final Numbers numbers;
    private final boolean perStep;
    private final int[] chosen;
    private final int[] weights;

    /**
     * Prepares to draw policies.
     *
     * @param support at most how many joint actions (of a product policy: actions of each agent) may be recommended
     */
    RandomPolicy(Game game, Kind kind, int support, Numbers numbers, boolean perStep) {
        this.game = game;
        this.kind = kind;
        this.support = kind == Kind.DETERMINISTIC ? 1 : support;
        this.numbers = numbers;
        this.perStep = perStep;
        chosen = new int[this.support];
        weights = new int[this.support];
    }

    Policy expert(long seed) {
        return write("expert", seed, 0);
    }

    /**
     * The learner that is careless at some places.
     *
     * @param careless the probability of that, in parts of 2^30
     */
    Policy learner(long seed, int careless) {
        return write("learner", seed, careless);
    }

    private Policy write(String name, long seed, int careless) {
        Draws experts = new Draws(seed, Draws.Purpose.EXPERT);
        Draws own = new Draws(seed, Draws.Purpose.LEARNER);
        int states = game.stateCount();
        int steps = perStep ? game.horizon().tableSteps() : 1;
        PolicyWriter writer = perStep
                ? PolicyWriter.perStep(game, name)
                : PolicyWriter.stationary(game, name, (int) Math.min(entries(), Integer.MAX_VALUE - 8));
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < states; s++) {
                writer.next();
                JointActions actions = game.actions(s);
                boolean anew = careless > 0 && own.chance(careless);
                // The expert's draws are made in any case, so that both read the same stream at all other places.
                recommend(experts, actions, anew ? null : writer);
                if (anew) {
                    recommend(own, actions, writer);
                }
            }
        }
        return writer.finish();
    }

    private void recommend(Draws draws, JointActions actions, @org.jspecify.annotations.Nullable PolicyWriter writer) {
        if (kind == Kind.PRODUCT) {
            List<BigFraction[]> marginals = new ArrayList<>(actions.agents());
            for (int i = 0; i < actions.agents(); i++) {
                marginals.add(marginal(draws, actions.count(i)));
            }
            if (writer != null) {
                writer.product(marginals);
            }
            return;
        }
        int count = Math.min(support, actions.size());
        int total = draw(draws, count, actions.size());
        for (int k = 0; k < count && writer != null; k++) {
            numbers.recommend(writer, chosen[k], weights[k], total);
        }
    }

    private BigFraction[] marginal(Draws draws, int actions) {
        int count = Math.min(support, actions);
        int total = draw(draws, count, actions);
        BigFraction[] marginal = new BigFraction[actions];
        Arrays.fill(marginal, BigFraction.ZERO);
        for (int k = 0; k < count; k++) {
            marginal[chosen[k]] = Rationals.of(weights[k], total);
        }
        return marginal;
    }

    /** Draws what is recommended and its weights; returns their sum. */
    private int draw(Draws draws, int count, int of) {
        draws.distinct(count, of, chosen);
        Arrays.sort(chosen, 0, count);
        return numbers.weights(draws, count, weights);
    }

    /** Number of entries of a stationary policy that is not a product. */
    private long entries() {
        long entries = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            entries += Math.min(support, game.actions(s).size());
        }
        return entries;
    }
}
