package org.counterplay.solvers.highs;

/**
 * A basis of a linear program: which columns and rows are basic, and at which bound the others stand.
 *
 * @param columns status per column: {@link #AT_LOWER} .. {@link #NONBASIC}
 * @param rows status per row, that of its activity
 */
@SuppressWarnings("ArrayRecordComponent") // flat data, handed to the library as it is; never compared
public record Basis(int[] columns, int[] rows) {
    public static final int AT_LOWER = 0;
    public static final int BASIC = 1;
    public static final int AT_UPPER = 2;
    /** Free, nonbasic at zero. */
    public static final int AT_ZERO = 3;

    public static final int NONBASIC = 4;
}
