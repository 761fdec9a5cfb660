package org.counterplay.solvers.nash;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A mixed action of each agent, as integers over their sums.
 *
 * @param first weights of the first agent's actions, at least 0, not all 0
 * @param second weights of the second's
 */
public record MixedPair(BigInteger[] first, BigInteger[] second) {
    /** Whether nobody gains by another action: every action with a weight is a best one. Exact. */
    public boolean equilibriumOf(Bimatrix game) {
        return distribution(first)
                && distribution(second)
                && best(first, i -> game.rowPayoff(i, second))
                && best(second, j -> game.columnPayoff(j, first));
    }

    private static boolean distribution(BigInteger[] weights) {
        return Arrays.stream(weights).allMatch(weight -> weight.signum() >= 0)
                && Arrays.stream(weights).anyMatch(weight -> weight.signum() > 0);
    }

    private interface Payoff {
        BigInteger of(int action);
    }

    private static boolean best(BigInteger[] weights, Payoff payoff) {
        BigInteger[] payoffs = new BigInteger[weights.length];
        BigInteger most = null;
        for (int k = 0; k < weights.length; k++) {
            payoffs[k] = payoff.of(k);
            most = most == null ? payoffs[k] : most.max(payoffs[k]);
        }
        for (int k = 0; k < weights.length; k++) {
            if (weights[k].signum() > 0 && !payoffs[k].equals(most)) {
                return false;
            }
        }
        return true;
    }
}
