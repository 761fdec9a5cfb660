package org.counterplay.reports.result;

import java.util.List;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.equilibrium.Repair;
import org.counterplay.solvers.equilibrium.Uniqueness;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An equilibrium that was found, and its certificate.
 *
 * @param instance the instance as it can be asked for again
 * @param concept {@code ce} or {@code cce}
 * @param goal what it is best at, by name
 * @param objective the goal's value of the policy; exact where nothing was rounded
 * @param values {@code J_i} per agent
 * @param certification of the policy, under the deviations that the concept withstands
 * @param uniqueness whether there are others, or null where it was not asked
 * @param repair how near it is to the policy that was given, or null where the goal is another
 * @param allowed the regret that was allowed
 */
public record EquilibriumResult(
        String instance,
        String concept,
        String goal,
        Enclosure objective,
        List<Enclosure> values,
        Certification certification,
        @Nullable Uniqueness uniqueness,
        @Nullable Repair repair,
        BigFraction allowed) {
    public EquilibriumResult {
        values = List.copyOf(values);
    }
}
