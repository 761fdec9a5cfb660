package org.counterplay.instances.format;

import java.math.BigInteger;
import java.util.List;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;

/** Whether probabilities in a file sum to exactly 1. */
final class Distributions {
    /** Most bits of the different denominators of one distribution; a bound on the cost of its sum. */
    static final int MOST_DENOMINATOR_BITS = 1 << 17;

    private Distributions() {}

    /** Notes a problem unless the values sum to exactly 1. */
    static boolean check(Reading reading, int node, String what, List<BigFraction> values) {
        if (values.size() == 1 && values.getFirst().equals(BigFraction.ONE)) {
            return true;
        }
        ExactSum sum = new ExactSum();
        BigInteger common = BigInteger.ONE;
        long bits = 0;
        for (BigFraction value : values) {
            BigInteger denominator = value.getDenominator();
            if (!denominator.equals(common)) {
                common = denominator;
                bits += denominator.bitLength();
                if (bits > MOST_DENOMINATOR_BITS) {
                    reading.problem(
                            node,
                            what + " has denominators of more than " + MOST_DENOMINATOR_BITS
                                    + " bits together; write it with shorter numbers");
                    return false;
                }
            }
            sum.add(value);
        }
        if (sum.compareTo(BigFraction.ONE) == 0) {
            return true;
        }
        BigFraction total = sum.value();
        String hint = Math.abs(total.doubleValue() - 1) < 1e-2 && values.size() > 1
                ? ". Maybe write fractions, like \"1/3\""
                : "";
        reading.problem(node, what + " sums to " + Shown.number(total) + ", not to exactly 1" + hint);
        return false;
    }
}
