package org.counterplay.solvers.compare;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is computed when it is first asked for, and kept. Not for several threads.
 *
 * @param <T> what is computed
 */
final class Deferred<T> {
    private final Supplier<T> compute;
    private @Nullable T known;

    Deferred(Supplier<T> compute) {
        this.compute = compute;
    }

    T get() {
        T value = known;
        if (value == null) {
            value = compute.get();
            known = value;
        }
        return value;
    }
}
