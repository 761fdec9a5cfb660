package org.counterplay.model.formulation;

import java.util.List;
import org.counterplay.model.formulation.EquilibriumProgram.Restriction;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a distribution over joint actions must satisfy, beside being one.
 *
 * @param concept the deviations that it withstands
 * @param regret what each agent's best deviation may gain at the most; 0 for an equilibrium
 * @param rows the obedience rows that are written, of those that the concept has; null for all
 * @param restrictions further rows
 * @param ball how near it must be to a given distribution, or null
 */
public record EquilibriumDemands(
        EquilibriumConcept concept,
        BigFraction regret,
        @Nullable List<ObedienceRow> rows,
        List<Restriction> restrictions,
        @Nullable Ball ball) {
    public EquilibriumDemands {
        if (regret.getNumerator().signum() < 0) {
            throw new IllegalArgumentException(
                    "the allowed regret is " + Rationals.format(regret) + "; it must be at least 0");
        }
        rows = rows == null ? null : List.copyOf(rows);
        restrictions = List.copyOf(restrictions);
    }

    /** {@code (1/2) sum_a |sigma(a) - centre(a)| <= radius}. */
    public record Ball(NumberColumn centre, BigFraction radius) {}

    /** An equilibrium, and nothing more. */
    public static EquilibriumDemands equilibrium(EquilibriumConcept concept) {
        return new EquilibriumDemands(concept, BigFraction.ZERO, null, List.of(), null);
    }

    /** The same with an allowed regret. */
    public EquilibriumDemands withRegret(BigFraction allowed) {
        return new EquilibriumDemands(concept, allowed, rows, restrictions, ball);
    }

    /** The same with some of the obedience rows alone. */
    public EquilibriumDemands withRows(List<ObedienceRow> some) {
        return new EquilibriumDemands(concept, regret, some, restrictions, ball);
    }

    /** The same with other restrictions. */
    public EquilibriumDemands withRestrictions(List<Restriction> others) {
        return new EquilibriumDemands(concept, regret, rows, others, ball);
    }

    /** The same within a ball. */
    public EquilibriumDemands within(Ball near) {
        return new EquilibriumDemands(concept, regret, rows, restrictions, near);
    }
}
