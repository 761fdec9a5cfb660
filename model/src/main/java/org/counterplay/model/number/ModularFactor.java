package org.counterplay.model.number;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A sparse square matrix factored modulo a prime below 2^30, for solving with it and with its transpose many times.
 *
 * <p>Rows and columns with one entry left are peeled off first, which costs nothing and in most linear programs leaves little;
 * the rest, the nucleus, is factored densely as P N = L U (Crout), with sums reduced once in seven products.
 */
final class ModularFactor {
    private final int size;
    private final long prime;
    private final int[][] columns;
    private final long[][] values;
    /** Position of each row and column in the elimination order; row at position t is pivoted with the column there. */
    private final int[] rowAt;

    private final int[] columnAt;
    private final int columnSingletons;
    private final int rowSingletonsEnd;
    private final long[] inversePivot;
    private final DenseModularFactor nucleus;
    private final int[][] rowsOfColumn;
    private final long[][] valuesOfColumn;

    private ModularFactor(Peeling peeling, DenseModularFactor nucleus) {
        size = peeling.size;
        prime = peeling.prime;
        columns = peeling.columns;
        values = peeling.values;
        rowAt = peeling.rowAt;
        columnAt = peeling.columnAt;
        columnSingletons = peeling.columnSingletons;
        rowSingletonsEnd = peeling.peeled;
        inversePivot = peeling.inversePivot;
        rowsOfColumn = peeling.rowsOfColumn;
        valuesOfColumn = peeling.valuesOfColumn;
        this.nucleus = nucleus;
    }

    /** The factors, or null where the matrix is singular modulo the prime. Values are residues; columns per row. */
    static @Nullable ModularFactor of(int[][] columns, long[][] values, long prime) {
        Peeling peeling = new Peeling(columns, values, prime);
        if (!peeling.peel()) {
            return null;
        }
        DenseModularFactor nucleus = DenseModularFactor.of(peeling.nucleus(), prime);
        return nucleus == null ? null : new ModularFactor(peeling, nucleus);
    }

    /** The solution of A x = b modulo the prime, for residues b. */
    long[] solve(long[] right) {
        long[] x = new long[size];
        // Elimination order: column singletons first, then row singletons, then the nucleus. A row singleton's unknown
        // depends on nothing later, the nucleus on row singletons, a column singleton's row on everything: so solve the
        // row singletons forward, then the nucleus, then the column singletons backward.
        for (int t = columnSingletons; t < rowSingletonsEnd; t++) {
            x[columnAt[t]] = multiply(rest(t, right, x), inversePivot[t]);
        }
        int n = size - rowSingletonsEnd;
        long[] reduced = new long[n];
        for (int k = 0; k < n; k++) {
            reduced[k] = rest(rowSingletonsEnd + k, right, x);
        }
        long[] inner = nucleus.solve(reduced);
        for (int k = 0; k < n; k++) {
            x[columnAt[rowSingletonsEnd + k]] = inner[k];
        }
        for (int t = columnSingletons - 1; t >= 0; t--) {
            x[columnAt[t]] = multiply(rest(t, right, x), inversePivot[t]);
        }
        return x;
    }

    /** The solution of A^T y = c modulo the prime, for residues c. */
    long[] solveTransposed(long[] right) {
        long[] y = new long[size];
        for (int t = 0; t < columnSingletons; t++) {
            y[rowAt[t]] = multiply(restOfColumn(t, right, y), inversePivot[t]);
        }
        int n = size - rowSingletonsEnd;
        long[] reduced = new long[n];
        for (int k = 0; k < n; k++) {
            reduced[k] = restOfColumn(rowSingletonsEnd + k, right, y);
        }
        long[] inner = nucleus.solveTransposed(reduced);
        for (int k = 0; k < n; k++) {
            y[rowAt[rowSingletonsEnd + k]] = inner[k];
        }
        for (int t = rowSingletonsEnd - 1; t >= columnSingletons; t--) {
            y[rowAt[t]] = multiply(restOfColumn(t, right, y), inversePivot[t]);
        }
        return y;
    }

    /** {@code b_i - sum_j a_ij x_j} of the row at a position, over the unknowns found so far (others are 0). */
    private long rest(int position, long[] right, long[] x) {
        int row = rowAt[position];
        long sum = 0;
        int[] rowColumns = columns[row];
        for (int k = 0; k < rowColumns.length; k++) {
            sum = (sum + values[row][k] * x[rowColumns[k]]) % prime;
        }
        long difference = right[row] - sum;
        return difference < 0 ? difference + prime : difference;
    }

    private long restOfColumn(int position, long[] right, long[] y) {
        int column = columnAt[position];
        long sum = 0;
        for (int k = 0; k < rowsOfColumn[column].length; k++) {
            sum = (sum + valuesOfColumn[column][k] * y[rowsOfColumn[column][k]]) % prime;
        }
        long difference = right[column] - sum;
        return difference < 0 ? difference + prime : difference;
    }

    private long multiply(long a, long b) {
        return a * b % prime;
    }

    /** The elimination order. */
    private static final class Peeling {
        final int size;
        final long prime;
        final int[][] columns;
        final long[][] values;
        final int[][] rowsOfColumn;
        final long[][] valuesOfColumn;
        final int[] rowAt;
        final int[] columnAt;
        final int[] positionOfColumn;
        final long[] inversePivot;
        int columnSingletons;
        int peeled;
        private final int[] rowCount;
        private final int[] columnCount;
        private final boolean[] rowDone;
        private final boolean[] columnDone;

        Peeling(int[][] columns, long[][] values, long prime) {
            size = columns.length;
            this.prime = prime;
            this.columns = columns;
            this.values = values;
            rowAt = new int[size];
            columnAt = new int[size];
            positionOfColumn = new int[size];
            inversePivot = new long[size];
            rowCount = new int[size];
            columnCount = new int[size];
            rowDone = new boolean[size];
            columnDone = new boolean[size];
            rowsOfColumn = new int[size][];
            valuesOfColumn = new long[size][];
            transpose();
        }

        private void transpose() {
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < columns[i].length; k++) {
                    if (values[i][k] != 0) {
                        rowCount[i]++;
                        columnCount[columns[i][k]]++;
                    }
                }
            }
            int[] fill = new int[size];
            for (int j = 0; j < size; j++) {
                rowsOfColumn[j] = new int[columnCount[j]];
                valuesOfColumn[j] = new long[columnCount[j]];
            }
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < columns[i].length; k++) {
                    if (values[i][k] != 0) {
                        int j = columns[i][k];
                        rowsOfColumn[j][fill[j]] = i;
                        valuesOfColumn[j][fill[j]++] = values[i][k];
                    }
                }
            }
        }

        /** Orders rows and columns; false where a row or column is empty. */
        boolean peel() {
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            for (int j = 0; j < size; j++) {
                if (columnCount[j] == 0 || rowCount[j] == 0) {
                    return false;
                }
                if (columnCount[j] == 1) {
                    queue.add(j);
                }
            }
            while (!queue.isEmpty()) {
                int column = queue.poll();
                int row = columnDone[column] ? -1 : openRow(column);
                if (row >= 0) {
                    place(row, column);
                    for (int k = 0; k < columns[row].length; k++) {
                        int j = columns[row][k];
                        if (values[row][k] != 0 && !columnDone[j] && --columnCount[j] == 1) {
                            queue.add(j);
                        }
                    }
                }
            }
            columnSingletons = peeled;
            for (int i = 0; i < size; i++) {
                rowCount[i] = rowDone[i] ? 0 : openColumns(i);
                if (rowCount[i] == 1) {
                    queue.add(i);
                }
            }
            while (!queue.isEmpty()) {
                int row = queue.poll();
                int column = rowDone[row] ? -1 : openColumn(row);
                if (column >= 0) {
                    place(row, column);
                    for (int i : rowsOfColumn[column]) {
                        if (!rowDone[i] && --rowCount[i] == 1) {
                            queue.add(i);
                        }
                    }
                }
            }
            return fillRest();
        }

        private void place(int row, int column) {
            rowDone[row] = true;
            columnDone[column] = true;
            rowAt[peeled] = row;
            columnAt[peeled] = column;
            positionOfColumn[column] = peeled;
            for (int k = 0; k < columns[row].length; k++) {
                if (columns[row][k] == column) {
                    inversePivot[peeled] = DenseModularFactor.inverse(values[row][k], prime);
                }
            }
            peeled++;
        }

        private int openRow(int column) {
            for (int i : rowsOfColumn[column]) {
                if (!rowDone[i]) {
                    return i;
                }
            }
            return -1;
        }

        private int openColumn(int row) {
            for (int k = 0; k < columns[row].length; k++) {
                if (!columnDone[columns[row][k]] && values[row][k] != 0) {
                    return columns[row][k];
                }
            }
            return -1;
        }

        private int openColumns(int row) {
            int open = 0;
            for (int k = 0; k < columns[row].length; k++) {
                open += !columnDone[columns[row][k]] && values[row][k] != 0 ? 1 : 0;
            }
            return open;
        }

        private boolean fillRest() {
            int row = peeled;
            int column = peeled;
            for (int k = 0; k < size; k++) {
                if (!rowDone[k]) {
                    rowAt[row++] = k;
                }
                if (!columnDone[k]) {
                    positionOfColumn[k] = column;
                    columnAt[column++] = k;
                }
            }
            return row == size && column == size;
        }

        long[][] nucleus() {
            int n = size - peeled;
            long[][] dense = new long[n][n];
            for (int t = 0; t < n; t++) {
                int row = rowAt[peeled + t];
                for (int k = 0; k < columns[row].length; k++) {
                    int position = positionOfColumn[columns[row][k]];
                    if (position >= peeled) {
                        dense[t][position - peeled] = values[row][k];
                    }
                }
            }
            return dense;
        }
    }
}
