package org.counterplay.model.number;

import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An immutable column of exact numbers, stored flat.
 *
 * <p>Each entry is a rational number; the double nearest to it stands beside it for the solvers. Where every entry is
 * exactly its double (always so for data that were doubles to begin with) nothing else is stored, so a large game costs 8
 * bytes an entry and is still exact.
 */
public final class NumberColumn {
    private final double[] doubles;

    /** Null where all entries are their doubles; an element is null where that entry is its double. */
    private final @Nullable BigFraction @Nullable [] rationals;

    private NumberColumn(double[] doubles, @Nullable BigFraction @Nullable [] rationals) {
        this.doubles = doubles;
        this.rationals = rationals;
    }

    /** A column of dyadic rationals; the array is taken over, not copied. All values must be finite. */
    public static NumberColumn ofDoubles(double... values) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException("entry " + k + " is " + values[k] + ", not a finite number");
            }
            if (values[k] == 0) {
                values[k] = 0.0; // the sign of a zero is no part of the number
            }
        }
        return new NumberColumn(values, null);
    }

    /** A column of rationals. */
    public static NumberColumn of(BigFraction... values) {
        Writer writer = new Writer(values.length);
        for (BigFraction value : values) {
            writer.add(value);
        }
        return writer.finish();
    }

    /** Number of entries. */
    public int size() {
        return doubles.length;
    }

    /** The double nearest to entry k. */
    public double doubleAt(int k) {
        return doubles[k];
    }

    /** Entry k, exactly. */
    public BigFraction at(int k) {
        if (rationals != null) {
            BigFraction rational = rationals[k];
            if (rational != null) {
                return rational;
            }
        }
        return Rationals.of(doubles[k]);
    }

    /** Whether entry k is exactly {@link #doubleAt}. */
    public boolean isDouble(int k) {
        return rationals == null || rationals[k] == null;
    }

    /** Whether every entry is exactly its double. */
    public boolean allDoubles() {
        return rationals == null;
    }

    /** A double at most entry k: the double itself where it is exact, else the next below. */
    public double lower(int k) {
        return isDouble(k) ? doubles[k] : Math.nextDown(doubles[k]);
    }

    /** A double at least entry k: the double itself where it is exact, else the next above. */
    public double upper(int k) {
        return isDouble(k) ? doubles[k] : Math.nextUp(doubles[k]);
    }

    /**
     * The nearest doubles, for loops over millions of entries. The array is the column's own and must not be changed.
     */
    @SuppressWarnings("EI_EXPOSE_REP")
    public double[] doubles() {
        return doubles;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof NumberColumn that) || that.size() != size()) {
            return false;
        }
        if (!Arrays.equals(doubles, that.doubles)) {
            return false;
        }
        for (int k = 0; k < doubles.length && !(allDoubles() && that.allDoubles()); k++) {
            if (!at(k).equals(that.at(k))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(doubles);
    }

    /** Appends entries one after another into growing flat arrays. */
    public static final class Writer {
        private double[] doubles;
        private @Nullable BigFraction @Nullable [] rationals;
        private int size;

        /** A writer with room for the expected number of entries; it grows beyond. */
        public Writer(int expected) {
            doubles = new double[Math.max(expected, 4)];
        }

        /** Appends the dyadic rational that the double holds; it must be finite. */
        public void add(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("entry " + size + " is " + value + ", not a finite number");
            }
            grow();
            doubles[size++] = value == 0 ? 0.0 : value;
        }

        /** Appends a rational. */
        public void add(BigFraction value) {
            grow();
            double nearest = Rationals.toDouble(value);
            if (!Double.isFinite(nearest)) {
                throw new IllegalArgumentException("entry " + size + " is beyond the range of a double");
            }
            doubles[size] = nearest == 0 ? 0.0 : nearest;
            if (!Rationals.isExactly(value, nearest)) {
                if (rationals == null) {
                    rationals = new BigFraction[doubles.length];
                }
                rationals[size] = value;
            }
            size++;
        }

        /** Number of entries so far. */
        public int size() {
            return size;
        }

        /** Whether all entries so far from the given one on are exactly their doubles. */
        public boolean allDoubles(int from) {
            if (rationals != null) {
                for (int k = from; k < size; k++) {
                    if (rationals[k] != null) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** The double nearest to entry k. */
        public double doubleAt(int k) {
            return doubles[k];
        }

        /** Entry k, exactly. */
        public BigFraction at(int k) {
            BigFraction rational = rationals == null ? null : rationals[k];
            return rational == null ? Rationals.of(doubles[k]) : rational;
        }

        /** The column; the writer must not be used afterwards. */
        public NumberColumn finish() {
            double[] exactSize = doubles.length == size ? doubles : Arrays.copyOf(doubles, size);
            @Nullable BigFraction @Nullable [] side = rationals;
            if (side != null && side.length != size) {
                side = Arrays.copyOf(side, size);
            }
            doubles = new double[0];
            return new NumberColumn(exactSize, side);
        }

        private void grow() {
            if (size == doubles.length) {
                int larger = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 4L);
                if (larger <= size) {
                    throw new IllegalStateException("a column holds at most " + size + " entries");
                }
                doubles = Arrays.copyOf(doubles, larger);
                if (rationals != null) {
                    rationals = Arrays.copyOf(rationals, larger);
                }
            }
        }
    }
}
