package org.counterplay.model.game;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** How long a game goes on, and so what its values sum up. */
public sealed interface Horizon {
    /** A game of H steps; a value is the sum of the rewards of steps 1..H. */
    record Finite(int steps) implements Horizon {
        public Finite {
            if (steps < 1) {
                throw new IllegalArgumentException("horizon is " + steps + "; it must be at least 1");
            }
        }
    }

    /** A game without end; a value is {@code sum_t gamma^(t-1) r_t}, not normalised by (1 - gamma). */
    record Discounted(BigFraction gamma) implements Horizon {
        public Discounted {
            if (gamma.getNumerator().signum() < 0 || gamma.compareTo(BigFraction.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "discount is " + Rationals.format(gamma) + "; it must be at least 0 and below 1");
            }
        }
    }

    /** Rows of a table with one row a step: H, or 1 where a discounted game's tables do not depend on the step. */
    default int tableSteps() {
        return switch (this) {
            case Finite finite -> finite.steps();
            case Discounted discounted -> 1;
        };
    }
}
