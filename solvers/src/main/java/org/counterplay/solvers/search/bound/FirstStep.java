package org.counterplay.solvers.search.bound;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * (I) from the errors of the first step alone, which late changes of mind do not make worse.
 *
 * <p>For every stationary psi, {@code J(L,phi) - J(E,psi) = sum_h E_{d_h} sum_a L(a|s) A^psi_h(s,phi_h(a))}. After the first step
 * each term is at most u, in the first as well. There it is at most {@code 2u t(s) + G(s)} too, {@code G(s) = sum_a E(a|s)
 * A^psi_1(s,phi_1(a))}, and phi_1 followed by psi where G is positive earns {@code J(E,psi) + E_{rho_0} G^+ <= U_1} against E. So (I) is
 * at most {@code u min(1, 2 E_{rho_0} t) + (H - 1) u}, whatever the horizon.
 *
 * <p><b>Occupancies.</b> Let psi be the stationary deviation that plays phi_1 at every step. Then G = 0, and with N, P, p and q as at
 * {@link OccupancyTerms}, {@code q sum_a L(a) A^psi_1(phi_1(a)) = sum_a (q L - p E)(a) A^psi_1(phi_1(a)) <= (N + P) u}; and q is at least
 * rho_0, for both begin there. So in all at most {@code M u}, in place of {@code 2u E_{rho_0} t}.
 */
final class FirstStep {
    private FirstStep() {}

    /** The bound, or null where advantages are not bounded. */
    static @Nullable BigFraction bound(Frame frame, Terms terms, BigFraction mass) {
        BigFraction u = frame.u();
        if (u == null) {
            return null;
        }
        BigFraction errors =
                Rationals.min(BigFraction.ONE, terms.atFirst(frame, mass).multiply(2));
        if (terms instanceof OccupancyTerms) {
            errors = Rationals.min(errors, mass);
        }
        return u.multiply(errors.add(frame.steps()).subtract(BigFraction.ONE));
    }
}
