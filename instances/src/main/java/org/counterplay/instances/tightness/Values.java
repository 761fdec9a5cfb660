package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Reading;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Lists as the sweeps write them. */
final class Values {
    private Values() {}

    /** Numbers from texts, {@code 1/16}. */
    static List<BigFraction> of(String... texts) {
        return Arrays.stream(texts).map(Rationals::parse).toList();
    }

    /** Horizons from texts: a whole number is a number of steps, a fraction below 1 a discount. */
    static List<Horizon> horizons(String... texts) {
        List<Horizon> horizons = new ArrayList<>();
        for (BigFraction value : of(texts)) {
            horizons.add(
                    value.compareTo(BigFraction.ONE) < 0
                            ? new Horizon.Discounted(value)
                            : new Horizon.Finite(value.getNumerator().intValueExact()));
        }
        return horizons;
    }

    static Reading reading(Choice... choices) {
        return new Reading(List.of(choices));
    }
}
