package org.counterplay.instances.promise;

import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;

/** What is known of a quantity of a game, an expert and a learner. */
public sealed interface Amount {
    /** It lies within proved bounds. */
    record Known(Enclosure within) implements Amount {}

    /** It is infinite, proved. */
    record Infinite() implements Amount {}

    /** It is not known, or has no meaning here. */
    record Unknown(String why) implements Amount {}

    /** A quantity that is known exactly. */
    static Amount exactly(BigFraction value) {
        return new Known(Enclosure.exactly(value));
    }
}
