package org.counterplay.instances.audit;

import java.util.EnumSet;
import java.util.Set;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Measurements as a {@link Reading} takes them: TV as the L1 distance doubles the errors that are measured in it; coverage per
 * step stands in the place of averaged coverage, concentrability of plays in that of states; a value gap as a loss is never negative. The deviation class is the
 * measurements' own.
 */
public final class ReadMeasurements implements Measurements {
    private static final Set<Quantity> IN_TV =
            EnumSet.of(Quantity.BC_ERROR, Quantity.ON_POLICY_ERROR, Quantity.MALICE_ERROR, Quantity.BLADES_ERROR);

    private final Measurements measured;
    private final Reading reading;

    public ReadMeasurements(Measurements measured, Reading reading) {
        this.measured = measured;
        this.reading = reading;
    }

    @Override
    public Setting setting() {
        return measured.setting();
    }

    @Override
    public Amount of(Quantity quantity) {
        if (quantity == Quantity.COVERAGE_AVERAGED && reading.has(Choice.PER_STEP)) {
            return measured.of(Quantity.COVERAGE_PER_STEP);
        }
        if (quantity == Quantity.RECOVERABILITY && reading.has(Choice.REACHED)) {
            return measured.of(Quantity.RECOVERABILITY_REACHED);
        }
        if (quantity == Quantity.CONCENTRABILITY && reading.has(Choice.PLAYS)) {
            return measured.of(Quantity.CONCENTRABILITY_OF_PLAYS);
        }
        Amount amount = measured.of(quantity);
        if (!(amount instanceof Amount.Known(Enclosure within))) {
            return amount;
        }
        if (IN_TV.contains(quantity) && reading.has(Choice.L1)) {
            return new Amount.Known(
                    new Enclosure(within.lower().multiply(2), within.upper().multiply(2)));
        }
        if (quantity == Quantity.VALUE_GAP && reading.has(Choice.LOSS)) {
            return new Amount.Known(new Enclosure(
                    Rationals.max(within.lower(), BigFraction.ZERO), Rationals.max(within.upper(), BigFraction.ZERO)));
        }
        return amount;
    }
}
