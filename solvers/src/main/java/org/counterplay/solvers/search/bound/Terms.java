package org.counterplay.solvers.search.bound;

import org.counterplay.solvers.search.ErrorBudget;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What is known of the two terms of a gap for one kind of error. */
sealed interface Terms permits BladesTerms, MaliceTerms, CloningTerms, OccupancyTerms, StatesTerms {
    /**
     * A bound on (I), or null where nothing is known of it.
     *
     * @param mass M
     */
    @Nullable
    BigFraction deviations(Frame frame, BigFraction mass);

    /**
     * A bound on (III), or null where nothing is known of it.
     *
     * @param mass M
     */
    @Nullable
    BigFraction values(Frame frame, BigFraction mass);

    /** A bound on the largest {@code E_{rho_0} t}, for errors of the first step alone. */
    BigFraction atFirst(Frame frame, BigFraction mass);

    /** A bound on the whole regret gap that does not come from adding the two, or null. */
    default @Nullable BigFraction together(Frame frame, BigFraction mass) {
        return null;
    }

    /** The terms of an error. */
    static Terms of(ErrorBudget budget) {
        return switch (budget) {
            case ErrorBudget.Blades blades -> new BladesTerms();
            case ErrorBudget.Malice malice -> new MaliceTerms();
            case ErrorBudget.BehaviorCloning cloning -> new CloningTerms();
            case ErrorBudget.Occupancy occupancy -> new OccupancyTerms();
            case ErrorBudget.StatesOnly states -> new StatesTerms();
        };
    }
}
