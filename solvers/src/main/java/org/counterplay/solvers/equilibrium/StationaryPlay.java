package org.counterplay.solvers.equilibrium;

import java.math.BigInteger;
import java.util.Arrays;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Stationary policies of a discounted game, as distributions per state: their exact values, and whether they are equilibria of
 * the stage games that their own values make. By the one-shot deviation principle such a policy has regret exactly 0 from
 * every state: {@code (T_max V)(s) = V(s)} for each agent, so V is the value of its best deviation too.
 */
final class StationaryPlay {
    private static final BigFraction NEAR = Rationals.of(1, 1_000_000_000L);

    final Game game;
    final EquilibriumConcept concept;
    final BigFraction gamma;
    final int[] states;

    /** @throws ExactPrograms.NotSolved if the game is not discounted */
    StationaryPlay(Game game, EquilibriumConcept concept) {
        if (!(game.horizon() instanceof Horizon.Discounted discounted)) {
            throw new ExactPrograms.NotSolved(
                    "game " + game.name() + " has a finite horizon; backward induction is for those");
        }
        this.game = game;
        this.concept = concept;
        gamma = discounted.gamma();
        states = Timeline.of(game).states(1);
    }

    /** The policy with a distribution per state; null where no play comes to, which recommends the first joint action. */
    Policy policy(String name, BigFraction[] @Nullable [] sigma) {
        PolicyWriter writer = PolicyWriter.stationary(game, name);
        for (int state = 0; state < game.stateCount(); state++) {
            writer.next();
            BigFraction[] chosen = sigma[state];
            if (chosen == null) {
                writer.recommend(0, BigFraction.ONE);
                continue;
            }
            for (int joint = 0; joint < chosen.length; joint++) {
                writer.recommend(joint, chosen[joint]);
            }
        }
        return writer.finish();
    }

    /** Exact values per state and agent. */
    BigFraction[][] values(Policy policy) {
        BigFraction[][] values = new BigFraction[game.stateCount()][];
        for (int state : states) {
            values[state] = new BigFraction[game.agentCount()];
        }
        for (int agent = 0; agent < game.agentCount(); agent++) {
            PolicyValues own = PolicyValues.of(game, policy, agent);
            for (int state : states) {
                values[state][agent] = own.value(1, state);
            }
        }
        return values;
    }

    /** The stage game at a state where these values follow. */
    StageGame stage(int state, BigFraction[][] values, @Nullable Grid grid) {
        return StageGames.at(game, state, gamma, values, grid);
    }

    /** Whether every distribution is an equilibrium of the stage that the values make, exactly. */
    boolean obeyed(BigFraction[] @Nullable [] sigma, BigFraction[][] values) {
        for (int state : states) {
            BigFraction[] chosen = sigma[state];
            if (chosen == null || !obeyed(stage(state, values, null), chosen)) {
                return false;
            }
        }
        return true;
    }

    private boolean obeyed(StageGame stage, BigFraction[] sigma) {
        JointActions actions = stage.actions();
        for (int agent = 0; agent < actions.agents(); agent++) {
            NumberColumn payoff = stage.payoffs().get(agent);
            int count = actions.count(agent);
            for (int c = 0; c < count; c++) {
                ExactSum[] gains = new ExactSum[count];
                Arrays.setAll(gains, b -> new ExactSum());
                for (int joint = 0; joint < sigma.length; joint++) {
                    int other = actions.replace(joint, agent, c);
                    if (other != joint && sigma[joint].getNumerator().signum() != 0) {
                        int site = concept == EquilibriumConcept.CCE ? 0 : actions.action(joint, agent);
                        gains[site].addProduct(sigma[joint], payoff.at(other).subtract(payoff.at(joint)));
                    }
                }
                for (ExactSum gain : gains) {
                    if (gain.signum() > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Distributions per state of a solved {@link StationaryProgram}, brought to sum 1 on the grid; null where they do not. */
    BigFraction @Nullable [][] distributions(double[] columns, int[] first, Grid grid) {
        BigFraction[][] sigma = new BigFraction[game.stateCount()][];
        for (int p = 0; p < states.length; p++) {
            BigFraction[] chosen = new BigFraction[game.actions(states[p]).size()];
            ExactSum sum = new ExactSum();
            for (int joint = 0; joint < chosen.length; joint++) {
                double value = columns[first[p] + joint];
                chosen[joint] = value > 1e-13 ? Rationals.of(value) : BigFraction.ZERO;
                sum.add(chosen[joint]);
            }
            BigFraction total = sum.value();
            if (total.getNumerator().signum() <= 0) {
                return null;
            }
            for (int joint = 0; joint < chosen.length; joint++) {
                chosen[joint] = chosen[joint].divide(total);
            }
            sigma[states[p]] = grid.distribution(chosen);
        }
        return sigma;
    }

    /**
     * The simplest rationals near a policy's probabilities: convergents of their continued fractions within 1e-9. Null where a
     * denominator is larger than asked, or a sum is not 1.
     */
    BigFraction @Nullable [][] simple(BigFraction[][] sigma, long mostDenominator) {
        BigFraction[][] simple = new BigFraction[sigma.length][];
        for (int state : states) {
            BigFraction[] near = new BigFraction[sigma[state].length];
            ExactSum sum = new ExactSum();
            for (int joint = 0; joint < near.length; joint++) {
                BigFraction convergent = convergent(sigma[state][joint], mostDenominator);
                if (convergent == null) {
                    return null;
                }
                near[joint] = convergent;
                sum.add(convergent);
            }
            if (sum.compareTo(BigFraction.ONE) != 0) {
                return null;
            }
            simple[state] = near;
        }
        return simple;
    }

    private static @Nullable BigFraction convergent(BigFraction value, long mostDenominator) {
        BigInteger numerator = value.getNumerator();
        BigInteger denominator = value.getDenominator();
        BigInteger[] p = {BigInteger.ZERO, BigInteger.ONE};
        BigInteger[] q = {BigInteger.ONE, BigInteger.ZERO};
        while (denominator.signum() != 0) {
            BigInteger[] parts = numerator.divideAndRemainder(denominator);
            p = new BigInteger[] {p[1], parts[0].multiply(p[1]).add(p[0])};
            q = new BigInteger[] {q[1], parts[0].multiply(q[1]).add(q[0])};
            numerator = denominator;
            denominator = parts[1];
            if (q[1].compareTo(BigInteger.valueOf(mostDenominator)) > 0) {
                return null;
            }
            BigFraction convergent = new BigFraction(p[1], q[1]);
            if (convergent.subtract(value).abs().compareTo(NEAR) <= 0) {
                return convergent;
            }
        }
        return value;
    }
}
