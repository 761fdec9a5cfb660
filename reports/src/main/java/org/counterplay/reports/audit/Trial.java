package org.counterplay.reports.audit;

import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * One bound with one constant on one game. A game is a counterexample if all conditions hold for certain and the lower bound of what is
 * bounded exceeds the bound, which is taken at the ends at which it is largest.
 *
 * @param constant the one that stands in the promise for a game with so many agents
 * @param failing how many conditions are not known to hold
 * @param bound what is promised; null where a condition is not known to hold, or the bound is not known or infinite
 * @param actual what is bounded; null where it or the bound is unknown
 */
record Trial(
        Constant constant,
        int failing,
        @Nullable BigFraction bound,
        @Nullable Amount actual) {
    /** @param place the constant's place among the promise's constants, which may depend on the number of agents */
    static Trial of(Promise promise, int place, Measurements measured) {
        Constant constant = promise.constants(measured.setting()).get(place);
        int failing = (int) promise.conditions(measured).stream()
                .map(Condition::standing)
                .filter(standing -> standing != Standing.HOLDS)
                .count();
        if (failing > 0
                || !(promise.bound(constant, measured) instanceof Amount.Known promised)
                || measured.of(promise.bounded()) instanceof Amount.Unknown) {
            return new Trial(constant, failing, null, null);
        }
        return new Trial(constant, 0, promised.within().upper(), measured.of(promise.bounded()));
    }

    /** Whether the bound could be evaluated: all conditions hold, and both numbers are known. */
    boolean applies() {
        return bound != null;
    }

    /** Whether more than the bound was measured. */
    boolean exceeded() {
        return bound != null
                && switch (actual) {
                    case Amount.Infinite infinite -> true;
                    case Amount.Known known -> known.within().lower().compareTo(bound) > 0;
                    case Amount.Unknown unknown -> false;
                    case null -> false;
                };
    }

    /** {@code actual / bound}, the least that it can be; null where it does not apply, the bound is 0 or the actual infinite. */
    @Nullable
    BigFraction ratio() {
        return bound != null && bound.getNumerator().signum() > 0 && actual instanceof Amount.Known known
                ? known.within().lower().divide(bound)
                : null;
    }
}
