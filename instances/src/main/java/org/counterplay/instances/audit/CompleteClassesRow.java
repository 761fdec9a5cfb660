package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.promise.AvoidablePlay;
import org.counterplay.instances.promise.CompleteClasses;

/** P1, Theorem 4.3, and the step of its proof; see {@link CompleteClasses}. */
final class CompleteClassesRow {
    private CompleteClassesRow() {}

    static Row row() {
        return new Row.ForAll(
                "P1/4.3",
                "regret equivalence under all rewards and deviations implies value equivalence",
                "2406.04219, Theorem 4.3, E.1",
                Reading.all(),
                List.of(new CompleteClasses(), new AvoidablePlay()),
                List.of());
    }
}
