package org.counterplay.instances.exchange;

import java.math.BigInteger;
import java.util.Arrays;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** The lines of a text that are neither blank nor a comment ({@code #}), one at a time, as fields between white space. */
final class Rows {
    /** Most bits of a number; far more than any double has, and a bound on the cost of arithmetic. */
    private static final int MOST_BITS = 8_192;

    private final SourceText source;
    private final String text;
    private int start;
    private int end;
    private int next;
    private int count;
    private int[] starts = new int[8];
    private int[] ends = new int[8];

    /** Stands before the first line. */
    Rows(SourceText source) {
        this.source = source;
        text = source.text();
    }

    /** Goes on to the next line; false at the end of the text. */
    boolean next() {
        while (next < text.length()) {
            start = next;
            while (next < text.length() && text.charAt(next) != '\n' && text.charAt(next) != '\r') {
                next++;
            }
            end = next;
            next++;
            split();
            if (count > 0 && text.charAt(starts[0]) != '#') {
                return true;
            }
        }
        start = text.length();
        end = start;
        count = 0;
        return false;
    }

    private void split() {
        count = 0;
        int at = start;
        while (at < end) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = at;
            while (at < end && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            ends[count++] = at;
        }
    }

    /** The text that the lines are of. */
    SourceText source() {
        return source;
    }

    /** Number of fields of the line at hand. */
    int count() {
        return count;
    }

    /** Where the line at hand starts. */
    int offset() {
        return count > 0 ? starts[0] : start;
    }

    /** A field's text. */
    String field(int k) {
        return text.substring(starts[k], ends[k]);
    }

    /** The text from a field on to the end of the line. */
    String from(int k) {
        return text.substring(starts[k], ends[count - 1]);
    }

    /** Goes on to the next line, which must be there. */
    void require(String what) {
        if (!next()) {
            throw source.at(text.length(), "the file ends where " + what + " should stand; maybe it was cut off");
        }
    }

    /** Throws unless the line at hand has as many fields as wanted. */
    void requireCount(int least, int most, String form) {
        if (count < least || count > most) {
            throw error(count > most ? most : count - 1, "a line must be " + form + ", not " + count + " fields");
        }
    }

    /** A field that is a whole number from 0 to below a limit. */
    int index(int k, String what, int limit) {
        int value = integer(k, what);
        if (value >= limit) {
            throw error(k, what + " is " + value + "; there are " + limit + ", numbered from 0");
        }
        return value;
    }

    /** A field that is a whole number from 0 on. */
    int integer(int k, String what) {
        return integer(k, what, starts[k], ends[k]);
    }

    /** A part of a field that is a whole number from 0 on. */
    int integer(int k, String what, int from, int until) {
        long value = from < until ? 0 : -1;
        for (int at = from; at < until && value >= 0 && value <= Integer.MAX_VALUE; at++) {
            int digit = text.charAt(at) - '0';
            value = digit >= 0 && digit <= 9 ? 10 * value + digit : -1;
        }
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw error(
                    k,
                    what + " must be a whole number from 0 to " + Integer.MAX_VALUE + ", not "
                            + Shown.text(text.substring(from, until)));
        }
        return (int) value;
    }

    /** Where a field starts in the text. */
    int start(int k) {
        return starts[k];
    }

    /** Where a field ends in the text. */
    int end(int k) {
        return ends[k];
    }

    /** A field that is a number within the range of doubles, exactly as it is written. */
    BigFraction number(int k, String what) {
        BigFraction value;
        try {
            value = Rationals.parse(field(k));
        } catch (NumberFormatException bad) {
            throw error(k, what + ": " + bad.getMessage());
        }
        if (Rationals.bits(value) > MOST_BITS) {
            throw error(k, what + " is too long a number: " + Rationals.bits(value) + " bits");
        }
        if (!Double.isFinite(Rationals.toDouble(value))) {
            throw error(k, what + " is beyond the range of a double, about 1.8e308");
        }
        return value.getDenominator().equals(BigInteger.ONE)
                        && value.getNumerator().equals(BigInteger.ONE)
                ? BigFraction.ONE
                : value;
    }

    /** An error at a field of the line at hand. */
    InputException error(int k, String problem) {
        return source.at(k < count ? starts[k] : offset(), problem);
    }
}
