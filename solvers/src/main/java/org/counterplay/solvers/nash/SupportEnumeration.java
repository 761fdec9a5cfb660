package org.counterplay.solvers.nash;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first Nash equilibrium of two agents whose supports are of one size, looked for from the smallest supports on: for each pair of
 * supports the indifference conditions are solved in integers (Bareiss 1968) and the rest is checked. Games that are not degenerate
 * have such an equilibrium; there are {@code sum_k C(m,k) C(n,k)} pairs.
 */
public final class SupportEnumeration {
    private final Bimatrix game;
    private long pairs;

    private SupportEnumeration(Bimatrix game) {
        this.game = game;
    }

    /**
     * What was found and the work that it took.
     *
     * @param pair empty where the limit was reached, or the game is degenerate and has none
     * @param pairs pairs of supports that were looked at
     */
    public record Found(Optional<MixedPair> pair, long pairs) {}

    /**
     * Looks for it.
     *
     * @param most pairs of supports that are looked at
     */
    public static Found find(Bimatrix game, long most) {
        SupportEnumeration search = new SupportEnumeration(game);
        for (int size = 1; size <= Math.min(game.rows(), game.columns()); size++) {
            for (int[] own = first(size); own.length > 0; own = next(own, game.rows())) {
                for (int[] other = first(size); other.length > 0; other = next(other, game.columns())) {
                    if (search.pairs == most) {
                        return new Found(Optional.empty(), search.pairs);
                    }
                    search.pairs++;
                    Optional<MixedPair> pair = search.of(own, other);
                    if (pair.isPresent()) {
                        return new Found(pair, search.pairs);
                    }
                }
            }
        }
        return new Found(Optional.empty(), search.pairs);
    }

    private Optional<MixedPair> of(int[] own, int[] other) {
        BigInteger[] second = indifferent(own, other, true);
        if (second == null) {
            return Optional.empty();
        }
        BigInteger[] first = indifferent(other, own, false);
        if (first == null) {
            return Optional.empty();
        }
        MixedPair pair = new MixedPair(spread(first, own, game.rows()), spread(second, other, game.columns()));
        return pair.equilibriumOf(game) ? Optional.of(pair) : Optional.empty();
    }

    /**
     * Weights of one agent's actions {@code mixed} for which all the other's actions {@code alike} earn the same, all positive; null
     * where there are none, or not only one.
     */
    private BigInteger @Nullable [] indifferent(int[] alike, int[] mixed, boolean rows) {
        int size = mixed.length;
        // sum_j (payoff(alike k, j) - payoff(alike 0, j)) w_j = 0 for k > 0, sum_j w_j = 1
        BigInteger[][] system = new BigInteger[size][size + 1];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < size; j++) {
                system[k][j] = k == 0
                        ? BigInteger.ONE
                        : BigInteger.valueOf(payoff(alike[k], mixed[j], rows) - payoff(alike[0], mixed[j], rows));
            }
            system[k][size] = k == 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
        return eliminated(system);
    }

    private long payoff(int action, int against, boolean rows) {
        return rows ? game.row()[action][against] : game.column()[against][action];
    }

    /** Gauss and Jordan without fractions: the solution times the determinant, all positive, or null. */
    private static BigInteger @Nullable [] eliminated(BigInteger[][] system) {
        int size = system.length;
        BigInteger last = BigInteger.ONE;
        for (int k = 0; k < size; k++) {
            int at = k;
            while (at < size && system[at][k].signum() == 0) {
                at++;
            }
            if (at == size) {
                return null;
            }
            BigInteger[] row = system[at];
            system[at] = system[k];
            system[k] = row;
            for (int r = 0; r < size; r++) {
                if (r != k) {
                    BigInteger factor = system[r][k];
                    for (int c = 0; c <= size; c++) {
                        system[r][c] = system[r][c]
                                .multiply(row[k])
                                .subtract(factor.multiply(row[c]))
                                .divide(last);
                    }
                }
            }
            last = row[k];
        }
        BigInteger[] weights = new BigInteger[size];
        for (int k = 0; k < size; k++) {
            weights[k] = last.signum() < 0 ? system[k][size].negate() : system[k][size];
            if (weights[k].signum() <= 0) {
                return null;
            }
        }
        return weights;
    }

    private static BigInteger[] spread(BigInteger[] weights, int[] support, int size) {
        BigInteger[] all = new BigInteger[size];
        Arrays.fill(all, BigInteger.ZERO);
        for (int k = 0; k < support.length; k++) {
            all[support[k]] = weights[k];
        }
        return all;
    }

    private static int[] first(int size) {
        int[] first = new int[size];
        for (int k = 0; k < size; k++) {
            first[k] = k;
        }
        return first;
    }

    /** The next subset of {@code 0 .. of-1} in lexicographic order; empty after the last. */
    private static int[] next(int[] subset, int of) {
        int[] next = subset.clone();
        int k = next.length - 1;
        while (k >= 0 && next[k] == of - next.length + k) {
            k--;
        }
        if (k < 0) {
            return new int[0];
        }
        next[k]++;
        for (int j = k + 1; j < next.length; j++) {
            next[j] = next[j - 1] + 1;
        }
        return next;
    }
}
