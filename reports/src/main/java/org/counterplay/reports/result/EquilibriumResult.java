package org.counterplay.reports.result;

import java.util.List;
import org.counterplay.solvers.certify.Certification;
import org.hipparchus.fraction.BigFraction;

/**
 * An equilibrium that was found, and its certificate.
 *
 * @param instance the instance as it can be asked for again
 * @param concept {@code ce} or {@code cce}
 * @param goal what it is best at, by name
 * @param objective the goal's value, exactly
 * @param values {@code J_i} per agent
 * @param certification of the policy, under the deviations that the concept withstands
 */
public record EquilibriumResult(
        String instance,
        String concept,
        String goal,
        BigFraction objective,
        List<BigFraction> values,
        Certification certification) {
    public EquilibriumResult {
        values = List.copyOf(values);
    }
}
