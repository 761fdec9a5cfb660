package org.counterplay.solvers.nash;

import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Payoffs of two agents in integers: {@code row[i][j]} and {@code column[i][j]} of the first, who plays i, and of the second, who plays
 * j.
 */
public record Bimatrix(long[][] row, long[][] column) {
    private static final long LARGEST = 99;

    /** @throws IllegalArgumentException if a matrix is empty or the two are not of one size */
    public Bimatrix {
        if (row.length == 0 || row[0].length == 0) {
            throw new IllegalArgumentException("an agent without actions");
        }
        for (int i = 0; i < row.length; i++) {
            if (column.length != row.length || row[i].length != row[0].length || column[i].length != row[0].length) {
                throw new IllegalArgumentException("the two matrices are not of one size");
            }
        }
    }

    /** Number of actions of the first agent. */
    public int rows() {
        return row.length;
    }

    /** Number of actions of the second agent. */
    public int columns() {
        return row[0].length;
    }

    /** Payoffs drawn from -99 .. 99. */
    public static Bimatrix random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] row = new long[size][size];
        long[][] column = new long[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                row[i][j] = random.nextLong(-LARGEST, LARGEST + 1);
                column[i][j] = random.nextLong(-LARGEST, LARGEST + 1);
            }
        }
        return new Bimatrix(row, column);
    }

    /**
     * The first agent wants to play as the second, the second wants to play one further, each with strengths of its own: the only
     * equilibrium mixes all actions, so that whoever looks at supports from the smallest on comes to it last.
     */
    public static Bimatrix chase(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] row = new long[size][size];
        long[][] column = new long[size][size];
        for (int i = 0; i < size; i++) {
            row[i][i] = random.nextLong(1, LARGEST + 1);
            column[i][(i + 1) % size] = random.nextLong(1, LARGEST + 1);
        }
        return new Bimatrix(row, column);
    }

    /** What the first earns by i against q, times the sum of q. */
    BigInteger rowPayoff(int i, BigInteger[] q) {
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < q.length; j++) {
            sum = sum.add(q[j].multiply(BigInteger.valueOf(row[i][j])));
        }
        return sum;
    }

    /** What the second earns by j against p, times the sum of p. */
    BigInteger columnPayoff(int j, BigInteger[] p) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < p.length; i++) {
            sum = sum.add(p[i].multiply(BigInteger.valueOf(column[i][j])));
        }
        return sum;
    }
}
