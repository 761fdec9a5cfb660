package org.counterplay.instances.tightness;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * A swept number of a theorem.
 *
 * @param name as on the command line, {@code eps}
 * @param quantity what it is measured as
 * @param values what it runs through; the first is kept while another number runs
 */
public record Axis(String name, Quantity quantity, List<BigFraction> values) {
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("parameter " + name + " has no value");
        }
    }

    /** The same with other values. */
    Axis through(List<BigFraction> others) {
        return new Axis(name, quantity, others);
    }
}
