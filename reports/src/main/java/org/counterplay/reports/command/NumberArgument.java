package org.counterplay.reports.command;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** A number as it is written on the command line; read exactly. */
final class NumberArgument {
    private NumberArgument() {}

    /** A number from 0 on. */
    static BigFraction atLeastZero(String option, String text) {
        BigFraction value = parse(option, text);
        if (value.getNumerator().signum() < 0) {
            throw new BadArgument(option + " is " + text.strip() + "; it must be at least 0");
        }
        return value;
    }

    /** A number above 0. */
    static BigFraction positive(String option, String text) {
        BigFraction value = atLeastZero(option, text);
        if (value.getNumerator().signum() == 0) {
            throw new BadArgument(option + " is 0; it must be above 0. Maybe ask for --precision exact");
        }
        return value;
    }

    private static BigFraction parse(String option, String text) {
        try {
            return Rationals.parse(text);
        } catch (NumberFormatException wrong) {
            throw new BadArgument(option + ": " + wrong.getMessage());
        }
    }
}
