package org.counterplay.solvers.compare;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a comparison: what was computed, or why it was not.
 *
 * @param <T> what is computed
 */
public sealed interface Part<T> {
    /** It was computed. */
    record Computed<T>(T found) implements Part<T> {}

    /** It was not, and why. */
    record Skipped<T>(String reason) implements Part<T> {}

    /** Computes where nothing speaks against it. */
    static <T> Part<T> unless(Optional<String> objection, Supplier<T> compute) {
        return objection.<Part<T>>map(Skipped::new).orElseGet(() -> new Computed<>(compute.get()));
    }

    /** The value, where it was computed. */
    default Optional<T> value() {
        return switch (this) {
            case Computed<T> computed -> Optional.of(computed.found());
            case Skipped<T> skipped -> Optional.empty();
        };
    }

    /** Why it was not computed; empty where it was. */
    default String why() {
        return switch (this) {
            case Computed<T> computed -> "";
            case Skipped<T> skipped -> skipped.reason();
        };
    }
}
