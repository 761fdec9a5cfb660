package org.counterplay.instances;

import java.util.List;
import java.util.regex.Pattern;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@link Family}: its name, what it means (with its unit), its values and the one it has when it is not
 * given.
 *
 * @param <T> what its values are
 */
public sealed interface Parameter<T extends Comparable<T>> {
    /** The name, as it is written before the equals sign. */
    String name();

    /** What it means, with its unit. */
    String description();

    /** Its value when it is not given; null where it then stays unset. */
    @Nullable
    T standard();

    /** Which values it takes, in words. */
    String range();

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the text is no value, or one out of range; the message says what values there are
     */
    T read(String text);

    /** Writes a value so that {@link #read} returns it. */
    String write(T value);

    /** An integer from {@code least} to {@code most}. */
    record Whole(
            String name,
            String description,
            long least,
            long most,
            @Nullable Long standard) implements Parameter<Long> {
        private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

        @Override
        public String range() {
            return "an integer from " + least + " to " + most;
        }

        @Override
        public Long read(String text) {
            String digits = text.strip();
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException("not an integer; write " + range());
            }
            String significant = digits.replaceFirst("^([+-]?)0+(?=[0-9])", "$1");
            // 19 digits and a sign may still overflow; anything longer surely does.
            if (significant.length() > 20 || !fits(significant)) {
                throw new IllegalArgumentException("out of range; write " + range());
            }
            return Long.valueOf(significant);
        }

        @Override
        public String write(Long value) {
            return value.toString();
        }

        private boolean fits(String digits) {
            try {
                long value = Long.parseLong(digits);
                return value >= least && value <= most;
            } catch (NumberFormatException beyondLong) {
                return false;
            }
        }
    }

    /** A rational number in an interval; written as {@code 7/2}, {@code 0.05} or {@code 1e-2}, and read exactly. */
    record Ratio(
            String name,
            String description,
            Interval interval,
            @Nullable BigFraction standard) implements Parameter<BigFraction> {
        /** Longest numerator or denominator, in bits: games are built of these numbers. */
        private static final int MAX_BITS = 512;

        @Override
        public String range() {
            return "a number " + interval.describe();
        }

        @Override
        public BigFraction read(String text) {
            BigFraction value = Rationals.parse(text);
            if (!interval.contains(value)) {
                throw new IllegalArgumentException("out of range; write " + range());
            }
            if (value.getNumerator().bitLength() > MAX_BITS
                    || value.getDenominator().bitLength() > MAX_BITS) {
                throw new IllegalArgumentException(
                        "a fraction of more than " + MAX_BITS + " bits; write a shorter one");
            }
            return value;
        }

        @Override
        public String write(BigFraction value) {
            return Rationals.format(value);
        }
    }

    /** One of some words. */
    record Choice(
            String name,
            String description,
            List<String> options,
            @Nullable String standard) implements Parameter<String> {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String range() {
            return "one of " + String.join(", ", options);
        }

        @Override
        public String read(String text) {
            String word = text.strip();
            if (!options.contains(word)) {
                throw new IllegalArgumentException("no such choice; write " + range());
            }
            return word;
        }

        @Override
        public String write(String value) {
            return value;
        }
    }
}
