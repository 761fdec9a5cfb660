package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** An upper bound that a paper proves: under conditions, {@code bounded <= formula}, where c stands for a constant. */
public abstract class Promise {
    private final String key;
    private final String statement;
    private final Quantity bounded;
    private final String formula;
    private final List<Quantity> needs;

    /**
     * Describes the bound.
     *
     * @param key as {@code P1/5.9}
     * @param statement in one line
     * @param formula the bound in symbols, with c for the constant
     * @param needs the quantities that the formula reads
     */
    protected Promise(String key, String statement, Quantity bounded, String formula, List<Quantity> needs) {
        this.key = key;
        this.statement = statement;
        this.bounded = bounded;
        this.formula = formula;
        this.needs = List.copyOf(needs);
    }

    /** The theorem. */
    public final String key() {
        return key;
    }

    /** What it says, in one line. */
    public final String statement() {
        return statement;
    }

    /** What it bounds. */
    public final Quantity bounded() {
        return bounded;
    }

    /** The bound in symbols, with c for the constant. */
    public final String formula() {
        return formula;
    }

    /** What is assumed, judged. */
    public abstract List<Condition> conditions(Measurements measured);

    /** The constants, printed before derived. */
    public abstract List<Constant> constants(Measurements.Setting setting);

    /** The bound with a constant, at the ends of the quantities at which it is largest. */
    protected abstract BigFraction value(Constant constant, Ends ends);

    /**
     * The bound for one of the {@link #constants}; unknown where a condition fails or a quantity is not known. A condition
     * that is open leaves the bound open as well: it is what would be promised.
     */
    public final Amount bound(Constant constant, Measurements measured) {
        for (Condition condition : conditions(measured)) {
            if (condition.standing() == Standing.FAILS) {
                return new Amount.Unknown(
                        condition.name() + ": " + condition.required() + " is asked for, it is " + condition.actual());
            }
        }
        for (Quantity needed : needs) {
            switch (measured.of(needed)) {
                case Amount.Unknown unknown -> {
                    return unknown;
                }
                case Amount.Infinite infinite -> {
                    return infinite;
                }
                case Amount.Known known -> {}
            }
        }
        return Amount.exactly(value(constant, new Ends(measured)));
    }

    /** {@code bounded / bound}; unknown where either is or the bound is 0. */
    public final Amount ratio(Amount bound, Measurements measured) {
        return bound instanceof Amount.Known of
                        && measured.of(bounded) instanceof Amount.Known is
                        && of.within().exact()
                        && of.within().lower().getNumerator().signum() > 0
                ? new Amount.Known(new Enclosure(
                        is.within().lower().divide(of.within().lower()),
                        is.within().upper().divide(of.within().lower())))
                : new Amount.Unknown("no positive bound");
    }

    @Override
    public final String toString() {
        return key;
    }

    /** The ends of measured quantities. */
    protected static final class Ends {
        private final Measurements measured;

        private Ends(Measurements measured) {
            this.measured = measured;
        }

        /** {@code h}: H, or {@code 1/(1-gamma)}. */
        public BigFraction horizon() {
            return measured.setting().horizon();
        }

        /** The largest that a quantity can be. */
        public BigFraction most(Quantity quantity) {
            return within(quantity).upper();
        }

        /** The least that a quantity can be. */
        public BigFraction least(Quantity quantity) {
            return within(quantity).lower();
        }

        private Enclosure within(Quantity quantity) {
            if (measured.of(quantity) instanceof Amount.Known known) {
                return known.within();
            }
            throw new IllegalStateException(quantity + " is not among the quantities that the promise says it needs");
        }
    }

    /** A product of numbers. */
    protected static BigFraction times(BigFraction... factors) {
        BigFraction product = BigFraction.ONE;
        for (BigFraction factor : factors) {
            product = product.multiply(factor);
        }
        return product;
    }

    /** A whole number. */
    protected static BigFraction whole(long value) {
        return Rationals.of(value);
    }
}
