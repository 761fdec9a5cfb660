package org.counterplay.instances.format;

import java.math.BigInteger;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Whether probabilities in a file sum to exactly 1. */
final class Distributions {
    /** Most bits of the different denominators of one distribution; a bound on the cost of its sum. */
    static final int MOST_DENOMINATOR_BITS = 1 << 17;

    private Distributions() {}

    /** Appends the probability at a node; where it is none a problem is noted and nothing appended. */
    static boolean append(Reading reading, int node, NumberColumn.Writer into) {
        double quick = reading.document().quickDouble(node);
        if (quick >= 0) {
            into.add(quick);
            return true;
        }
        BigFraction value = reading.probability(node, "a probability");
        if (value == null) {
            return false;
        }
        into.add(value);
        return true;
    }

    /** Notes a problem unless the values from a place on sum to exactly 1. */
    static void check(Reading reading, int node, String what, NumberColumn.Writer values, int from) {
        if (values.allDoubles(from) && doublesSumToOne(values, from)) {
            return;
        }
        ExactSum sum = new ExactSum();
        BigInteger common = BigInteger.ONE;
        long bits = 0;
        for (int k = from; k < values.size(); k++) {
            BigFraction value = values.at(k);
            BigInteger denominator = value.getDenominator();
            if (!denominator.equals(common)) {
                common = denominator;
                bits += denominator.bitLength();
                if (bits > MOST_DENOMINATOR_BITS && denominator.bitCount() > 1) {
                    reading.problem(
                            node,
                            what + " has denominators of more than " + MOST_DENOMINATOR_BITS
                                    + " bits together; write it with shorter numbers");
                    return;
                }
            }
            sum.add(value);
        }
        if (sum.compareTo(BigFraction.ONE) == 0) {
            return;
        }
        BigFraction total = sum.value();
        String hint = Math.abs(Rationals.toDouble(total) - 1) < 1e-2 && values.size() > from + 1
                ? ". Maybe write fractions, like \"1/3\""
                : "";
        reading.problem(node, what + " sums to " + Shown.number(total) + ", not to exactly 1" + hint);
    }

    /** True only if the sum is proved to be 1: no addition was rounded (Knuth's two-sum has no error term). */
    private static boolean doublesSumToOne(NumberColumn.Writer values, int from) {
        double sum = 0;
        for (int k = from; k < values.size(); k++) {
            double term = values.doubleAt(k);
            double next = sum + term;
            double shadow = next - sum;
            if ((sum - (next - shadow)) + (term - shadow) != 0) {
                return false;
            }
            sum = next;
        }
        return sum == 1;
    }
}
