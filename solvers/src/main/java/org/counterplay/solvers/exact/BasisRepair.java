package org.counterplay.solvers.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.hipparchus.fraction.BigFraction;

/**
 * Makes a basis of something that is none: keeps basic columns that are independent modulo a prime (so they are independent),
 * and exchanges rows for the rest. Elimination column by column, pivots preferred in rows that are nonbasic already.
 */
final class BasisRepair {
    private static final long PRIME = 1_073_741_789L; // the largest below 2^30
    private static final BigInteger MODULUS = BigInteger.valueOf(PRIME);

    private final SimplexForm form;
    private final Standings standings;
    private final List<int[]> pivotRows = new ArrayList<>(); // rows of an eliminated column, its pivot first
    private final List<long[]> pivotValues = new ArrayList<>();
    private final boolean[] taken;

    private BasisRepair(SimplexForm form, Standings standings) {
        this.form = form;
        this.standings = standings;
        taken = new boolean[form.rows];
    }

    /** Changes the standings into those of a basis. */
    static void repair(SimplexForm form, Standings standings) {
        new BasisRepair(form, standings).run();
    }

    private void run() {
        int[][] rows = new int[form.columns][];
        long[][] values = new long[form.columns][];
        read(rows, values);
        long[] work = new long[form.rows];
        for (int j = 0; j < form.columns; j++) {
            if (standings.basic(j) && !accept(rows[j], values[j], work)) {
                standings.release(j);
            }
        }
        for (int k = 0; k < form.rows; k++) {
            int variable = form.columns + k;
            if (taken[k] && standings.basic(variable)) {
                standings.release(variable);
            } else if (!taken[k]) {
                standings.set(variable, Standings.Place.BASIC);
            }
        }
    }

    /** The entries of basic columns modulo the prime. */
    private void read(int[][] rows, long[][] values) {
        Program program = form.program;
        boolean byColumns = program.major() == Major.COLUMNS;
        int[] count = new int[form.columns];
        NumberColumn exact = program.exact().value();
        for (int p = 0; p + 1 < program.start().length; p++) {
            for (int k = program.start()[p]; k < program.start()[p + 1]; k++) {
                int column = byColumns ? p : program.index()[k];
                if (!standings.basic(column)) {
                    continue;
                }
                if (rows[column] == null) {
                    rows[column] = new int[4];
                    values[column] = new long[4];
                }
                int at = count[column]++;
                if (at == rows[column].length) {
                    rows[column] = Arrays.copyOf(rows[column], 2 * at);
                    values[column] = Arrays.copyOf(values[column], 2 * at);
                }
                rows[column][at] = byColumns ? program.index()[k] : p;
                values[column][at] = residue(exact.at(k));
            }
        }
        for (int j = 0; j < form.columns; j++) {
            rows[j] = rows[j] == null ? new int[0] : Arrays.copyOf(rows[j], count[j]);
        }
    }

    /** Where the prime divides a denominator the entry counts as 0: then this is another matrix, and the caller notices. */
    private static long residue(BigFraction value) {
        BigInteger denominator = value.getDenominator().mod(MODULUS);
        return denominator.signum() == 0
                ? 0
                : value.getNumerator()
                        .multiply(denominator.modInverse(MODULUS))
                        .mod(MODULUS)
                        .longValue();
    }

    private boolean accept(int[] rows, long[] values, long[] work) {
        Arrays.fill(work, 0);
        for (int k = 0; k < rows.length; k++) {
            work[rows[k]] = values[k];
        }
        for (int t = 0; t < pivotRows.size(); t++) {
            int[] eliminated = pivotRows.get(t);
            long[] by = pivotValues.get(t);
            long factor = work[eliminated[0]];
            for (int k = 0; k < eliminated.length && factor != 0; k++) {
                long difference = work[eliminated[k]] - factor * by[k] % PRIME;
                work[eliminated[k]] = difference < 0 ? difference + PRIME : difference;
            }
        }
        int pivot = -1;
        int nonzeros = 0;
        for (int k = 0; k < form.rows; k++) {
            if (work[k] == 0) {
                continue;
            }
            nonzeros++;
            boolean wanted = !standings.basic(form.columns + k);
            if (pivot < 0 || wanted && standings.basic(form.columns + pivot)) {
                pivot = k;
            }
        }
        if (pivot < 0) {
            return false;
        }
        int[] keptRows = new int[nonzeros];
        long[] kept = new long[nonzeros];
        long inverse = BigInteger.valueOf(work[pivot]).modInverse(MODULUS).longValue();
        int filled = 1;
        for (int k = 0; k < form.rows; k++) {
            if (work[k] != 0) {
                int at = k == pivot ? 0 : filled++;
                keptRows[at] = k;
                kept[at] = work[k] * inverse % PRIME;
            }
        }
        taken[pivot] = true;
        pivotRows.add(keptRows);
        pivotValues.add(kept);
        return true;
    }
}
