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
 * <p><b>Occupancies.</b> With N, P, p, q, f, b, g' and nu as at {@link OccupancyTerms}, {@code U_1 - J(E,psi) >= E_{rho_0} max(G,
 * 0)}, so a state counts {@code g' + min(G, 0)}, where {@code f <= u - G, b <= u + G} and {@code g' <= u - G}. If {@code q >= p}, q
 * times that is at most {@code (N + P) u}, as {@code P <= N <= q}; else p times it at most {@code (N + P) u + (P - N) (G + g') <= 2
 * P u}. So in all at most {@code k u (M + nu) <= 3 k u M / 2}, in place of {@code 2u E_{rho_0} t}.
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
            errors = Rationals.min(errors, frame.firstShare().multiply(mass).multiply(Rationals.of(3, 2)));
        }
        return u.multiply(errors.add(frame.steps()).subtract(BigFraction.ONE));
    }
}
