package org.counterplay.model.game;

import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Whether probabilities sum to exactly 1. */
final class ProbabilitySum {
    private ProbabilitySum() {}

    /** The exact sum of entries first..end-1, or null where it is 1. */
    static @Nullable BigFraction unlessOne(NumberColumn.Writer column, int first, int end) {
        if (column.allDoubles(first) && doublesSumToOne(column, first, end)) {
            return null;
        }
        ExactSum sum = new ExactSum();
        for (int k = first; k < end; k++) {
            sum.add(column.at(k));
        }
        return sum.compareTo(BigFraction.ONE) == 0 ? null : sum.value();
    }

    /** True only if the sum is proved to be 1: every addition was exact (Knuth's two-sum has no error term). */
    private static boolean doublesSumToOne(NumberColumn.Writer column, int first, int end) {
        double sum = 0;
        for (int k = first; k < end; k++) {
            double term = column.doubleAt(k);
            double next = sum + term;
            double virtual = next - sum;
            if ((sum - (next - virtual)) + (term - virtual) != 0) {
                return false;
            }
            sum = next;
        }
        return sum == 1;
    }
}
