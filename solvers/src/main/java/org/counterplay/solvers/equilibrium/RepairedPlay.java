package org.counterplay.solvers.equilibrium;

import java.math.BigInteger;
import java.util.Arrays;
import org.counterplay.model.formulation.StepPlay;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Distributions over joint actions at every place, which change one by one; where play cannot come to, those of the policy
 * that it began with.
 */
final class RepairedPlay {
    private final Game game;
    private final Policy elsewhere;
    private final Timeline places;
    private final BigFraction[][] sigma;

    private RepairedPlay(Game game, Policy elsewhere, BigFraction[][] sigma) {
        this.game = game;
        this.elsewhere = elsewhere;
        this.sigma = sigma;
        places = Timeline.of(game);
    }

    /** The distributions of a policy; another says what is recommended where play cannot come to. */
    static RepairedPlay of(Game game, Policy policy, Policy elsewhere) {
        Timeline places = Timeline.of(game);
        BigFraction[][] sigma = new BigFraction[places.size()][];
        for (int step = 1; step <= places.steps(); step++) {
            for (int state : places.states(step)) {
                sigma[places.indexOf(step, state)] = StepPlay.dense(game, policy, step, state);
            }
        }
        return new RepairedPlay(game, elsewhere, sigma);
    }

    /** A copy with another distribution at a place. */
    RepairedPlay copy() {
        return new RepairedPlay(game, elsewhere, sigma.clone());
    }

    void set(int step, int state, BigFraction[] distribution) {
        sigma[places.indexOf(step, state)] = distribution;
    }

    /** {@code (1 - share) this + share other} at every place. */
    RepairedPlay mixedWith(RepairedPlay other, BigFraction share) {
        BigFraction[][] mixed = new BigFraction[sigma.length][];
        BigFraction rest = BigFraction.ONE.subtract(share);
        for (int place = 0; place < sigma.length; place++) {
            mixed[place] = new BigFraction[sigma[place].length];
            for (int joint = 0; joint < mixed[place].length; joint++) {
                mixed[place][joint] = sigma[place][joint].multiply(rest).add(other.sigma[place][joint].multiply(share));
            }
        }
        return new RepairedPlay(game, elsewhere, mixed);
    }

    /** The bits of the longest probability. */
    int bits() {
        return Arrays.stream(sigma)
                .flatMap(Arrays::stream)
                .mapToInt(Rationals::bits)
                .max()
                .orElse(0);
    }

    /** Stationary where no state can occur at two steps, or the game is discounted. */
    Policy policy(String name) {
        boolean stationary = game.horizon().tableSteps() == 1 || !places.recurs();
        PolicyWriter writer = stationary ? PolicyWriter.stationary(game, name) : PolicyWriter.perStep(game, name);
        int[] stepOf = new int[game.stateCount()];
        for (int step = 1; step <= places.steps() && stationary; step++) {
            for (int state : places.states(step)) {
                stepOf[state] = step;
            }
        }
        for (int step = 1; step <= (stationary ? 1 : places.steps()); step++) {
            for (int state = 0; state < game.stateCount(); state++) {
                writer.next();
                int at = stationary ? stepOf[state] : step;
                int place = at == 0 ? -1 : places.indexOf(at, state);
                BigFraction[] chosen = place < 0 ? StepPlay.dense(game, elsewhere, step, state) : sigma[place];
                for (int joint = 0; joint < chosen.length; joint++) {
                    writer.recommend(joint, chosen[joint]);
                }
            }
        }
        return writer.finish();
    }

    /** The multiples of {@code 2^-bits} below each probability, what is missing added to the largest; sums to exactly 1. */
    static BigFraction[] rounded(BigFraction[] distribution, int bits) {
        BigFraction[] rounded = new BigFraction[distribution.length];
        BigFraction missing = BigFraction.ONE;
        int largest = 0;
        for (int joint = 0; joint < rounded.length; joint++) {
            boolean short1 = distribution[joint].getDenominator().compareTo(BigInteger.ONE.shiftLeft(bits)) <= 0
                    && distribution[joint].getDenominator().bitCount() == 1;
            rounded[joint] = short1 ? distribution[joint] : Rationals.roundDown(distribution[joint], bits);
            missing = missing.subtract(rounded[joint]);
            largest = rounded[joint].compareTo(rounded[largest]) > 0 ? joint : largest;
        }
        rounded[largest] = rounded[largest].add(missing);
        return rounded;
    }
}
