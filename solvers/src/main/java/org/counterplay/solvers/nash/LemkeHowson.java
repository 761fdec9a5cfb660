package org.counterplay.solvers.nash;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * One Nash equilibrium of two agents by complementary pivoting (Lemke and Howson 1964), in integers: every entry is a minor of the
 * first tableau, and a pivot divides by the last pivot without remainder. Ties are broken lexicographically, so that it always ends;
 * the equilibrium is checked before it is returned.
 *
 * <p>Tableau of the first: {@code B^T x + r = 1}, of the second: {@code s + A y = 1}, payoffs shifted to be positive. Labels 0 .. m-1
 * are the first's actions, m .. m+n-1 the second's.
 */
public final class LemkeHowson {
    private final Bimatrix game;
    private final int rows;
    private final int labels;
    private final Tableau ofColumns;
    private final Tableau ofRows;
    private long pivots;

    private LemkeHowson(Bimatrix game) {
        this.game = game;
        rows = game.rows();
        labels = rows + game.columns();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < game.columns(); j++) {
                least = Math.min(least, Math.min(game.row()[i][j], game.column()[i][j]));
            }
        }
        long shift = 1 - least;
        // y_j: labels of the second's actions; slack s_i: the first's
        ofRows = new Tableau(rows, labels, 0);
        // x_i: labels of the first's actions; slack r_j: the second's
        ofColumns = new Tableau(game.columns(), labels, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < game.columns(); j++) {
                ofRows.set(i, rows + j, game.row()[i][j] + shift);
                ofColumns.set(j, i, game.column()[i][j] + shift);
            }
        }
    }

    /**
     * An equilibrium and the work that it took.
     *
     * @param pivots on both tableaux together
     */
    public record Found(MixedPair pair, long pivots) {}

    /**
     * The equilibrium at the end of the path that drops a label.
     *
     * @param label the action that is dropped: {@code 0 .. m-1} the first's, {@code m .. m+n-1} the second's
     */
    public static Found find(Bimatrix game, int label) {
        return new LemkeHowson(game).run(label);
    }

    private Found run(int dropped) {
        int entering = dropped;
        // a label enters where it is no slack
        Tableau current = dropped < rows ? ofColumns : ofRows;
        while (true) {
            int leaving = current.pivot(entering);
            pivots++;
            if (leaving == dropped) {
                break;
            }
            entering = leaving;
            current = current == ofRows ? ofColumns : ofRows;
        }
        BigInteger[] first = new BigInteger[rows];
        BigInteger[] second = new BigInteger[game.columns()];
        for (int i = 0; i < rows; i++) {
            first[i] = ofColumns.value(i);
        }
        for (int j = 0; j < second.length; j++) {
            second[j] = ofRows.value(rows + j);
        }
        MixedPair pair = new MixedPair(first, second);
        if (!pair.equilibriumOf(game)) {
            throw new IllegalStateException("the end of the path is no equilibrium: " + Arrays.toString(first) + ", "
                    + Arrays.toString(second));
        }
        return new Found(pair, pivots);
    }

    /** {@code common x_basic(k) + sum_j entry(k,j) x_j = entry(k, last)}; one column a label, whoever it stands for. */
    private static final class Tableau {
        private final BigInteger[][] entries;
        private final int[] basic;
        private final int right;
        private final int slacks;
        private BigInteger common = BigInteger.ONE;

        Tableau(int size, int labels, int firstSlack) {
            entries = new BigInteger[size][labels + 1];
            basic = new int[size];
            right = labels;
            slacks = firstSlack;
            for (int k = 0; k < size; k++) {
                Arrays.fill(entries[k], BigInteger.ZERO);
                entries[k][firstSlack + k] = BigInteger.ONE;
                entries[k][right] = BigInteger.ONE;
                basic[k] = firstSlack + k;
            }
        }

        void set(int k, int label, long value) {
            entries[k][label] = BigInteger.valueOf(value);
        }

        BigInteger value(int label) {
            for (int k = 0; k < basic.length; k++) {
                if (basic[k] == label) {
                    return entries[k][right];
                }
            }
            return BigInteger.ZERO;
        }

        /** Brings a label in and returns the one that goes. */
        int pivot(int entering) {
            int out = -1;
            for (int k = 0; k < basic.length; k++) {
                if (entries[k][entering].signum() > 0 && (out < 0 || before(k, out, entering))) {
                    out = k;
                }
            }
            if (out < 0) {
                throw new IllegalStateException("a ray in a tableau of positive payoffs");
            }
            BigInteger pivot = entries[out][entering];
            for (int k = 0; k < basic.length; k++) {
                if (k != out) {
                    BigInteger factor = entries[k][entering];
                    for (int c = 0; c <= right; c++) {
                        entries[k][c] = entries[k][c]
                                .multiply(pivot)
                                .subtract(factor.multiply(entries[out][c]))
                                .divide(common);
                    }
                }
            }
            common = pivot;
            int leaving = basic[out];
            basic[out] = entering;
            return leaving;
        }

        /** Whether row k has the smaller quotient, first of the right sides, then of the columns of the first slacks. */
        private boolean before(int k, int other, int entering) {
            int order = compare(k, other, entering, right);
            for (int c = slacks; order == 0 && c < slacks + basic.length; c++) {
                order = compare(k, other, entering, c);
            }
            return order < 0;
        }

        private int compare(int k, int other, int entering, int column) {
            return entries[k][column]
                    .multiply(entries[other][entering])
                    .compareTo(entries[other][column].multiply(entries[k][entering]));
        }
    }
}
