package org.counterplay.instances.promise;

import org.counterplay.instances.Quantity;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Something that a theorem assumes, judged.
 *
 * @param name what is assumed
 * @param required what is asked for, in words or numbers
 * @param actual what is so
 * @param standing whether it holds
 */
public record Condition(String name, String required, String actual, Standing standing) {
    /** Whether a condition holds. */
    public enum Standing {
        HOLDS,
        FAILS,
        /** Not known. */
        OPEN
    }

    static Condition of(String name, String required, String actual, boolean holds) {
        return new Condition(name, required, actual, holds ? Standing.HOLDS : Standing.FAILS);
    }

    /** A quantity must be finite. */
    static Condition finite(Measurements measured, Quantity quantity, String name) {
        return judge(measured, quantity, name, "finite", Standing.HOLDS, Standing.HOLDS);
    }

    /** A quantity must be above 0. */
    static Condition positive(Measurements measured, Quantity quantity, String name) {
        return measured.of(quantity) instanceof Amount.Known known
                ? judge(
                        measured,
                        quantity,
                        name,
                        "> 0",
                        sign(known.within().lower()) > 0 ? Standing.HOLDS : Standing.OPEN,
                        sign(known.within().upper()) <= 0 ? Standing.FAILS : Standing.HOLDS)
                : judge(measured, quantity, name, "> 0", Standing.OPEN, Standing.OPEN);
    }

    /** A quantity must be at most a number. */
    static Condition atMost(Measurements measured, Quantity quantity, String name, BigFraction most) {
        String required = "<= " + Rationals.format(most);
        return measured.of(quantity) instanceof Amount.Known known
                ? judge(
                        measured,
                        quantity,
                        name,
                        required,
                        known.within().upper().compareTo(most) <= 0 ? Standing.HOLDS : Standing.OPEN,
                        known.within().lower().compareTo(most) > 0 ? Standing.FAILS : Standing.HOLDS)
                : judge(measured, quantity, name, required, Standing.OPEN, Standing.OPEN);
    }

    /** Rewards must lie in [-1, 1]. */
    static Condition boundedRewards(Measurements measured) {
        return atMost(measured, Quantity.LARGEST_REWARD, "rewards in [-1, 1]", BigFraction.ONE);
    }

    /** Both policies must be stationary. */
    static Condition stationary(Measurements measured) {
        boolean so = measured.setting().stationary();
        return of("policies", "stationary", so ? "stationary" : "one per step", so);
    }

    /** Both policies must be products. */
    static Condition product(Measurements measured) {
        boolean so = measured.setting().product();
        return of("policies", "products of the agents' own", so ? "products" : "correlated", so);
    }

    /** The deviations must not be cut down to a budget, a mask or a list. */
    static Condition completeDeviations(Measurements measured) {
        boolean so = measured.setting().complete();
        return of("deviations", "all", so ? "all" : "some", so);
    }

    private static Condition judge(
            Measurements measured, Quantity quantity, String name, String required, Standing one, Standing other) {
        return switch (measured.of(quantity)) {
            case Amount.Known known ->
                new Condition(
                        name,
                        required,
                        known.within().exact()
                                ? Rationals.format(known.within().lower())
                                : "in [" + Rationals.format(known.within().lower()) + ", "
                                        + Rationals.format(known.within().upper()) + "]",
                        other == Standing.FAILS ? Standing.FAILS : one);
            case Amount.Infinite infinite -> new Condition(name, required, "infinity", Standing.FAILS);
            case Amount.Unknown unknown -> new Condition(name, required, unknown.why(), Standing.OPEN);
        };
    }

    private static int sign(BigFraction value) {
        return value.getNumerator().signum();
    }
}
