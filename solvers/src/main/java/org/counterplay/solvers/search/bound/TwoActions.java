package org.counterplay.solvers.search.bound;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * MALICE without coverage, two agents with at most two actions each, {@code H >= 2} steps: the gap is at most {@code (H - 1) u + (H +
 * 2) u M}, which is attained.
 *
 * <p>Let phi be the best deviation against L and psi the stationary one that plays phi_2 at every step; A' are the advantages under
 * psi, {@code v = V_1^psi - V_1}. C are the states that the expert visits, N the others; C holds rho_0, and what the expert
 * recommends in C leads to C. W and W' are what phi and obedience get against L. By the difference of performance each later step
 * adds at most u to {@code W - V^psi}, and at least -u to {@code W' - V^psi}, as to {@code W' - V}. So with t the errors,
 * <ul>
 *   <li>{@code W_2 <= V_2^psi + (H - 1) u}, and in C {@code W_2 <= V_2^psi + (H - 2) u + 2u t}, because in step 2 phi is psi, and the
 *       mean of A' under the expert 0;
 *   <li>{@code W'_2 >= V_2 - (H - 1) u}, and in C at least V_2 less H u times the errors to come there (each costs 2u, and at most
 *       {@code (H - 2) u} if it leads to N).
 * </ul>
 * If phi_1 is played where {@code G = sum_a E(a) A'(phi_1(a))} is positive and psi otherwise, {@code U_1 >= V_1^psi + G^+}. With e the
 * mean of t in step 1, the errors of step 2 and of all later steps sum to at most {@code M - e} each, under phi and under obedience.
 * So the gap is at most {@code (H - 1) u + (H + 2) u (M - e)} and the mean over rho_0 of
 *
 * <pre>
 *   X = sum_a (L - E)(a) [A'(phi(a)) - A(a)] - G^- - u P_L(phi leads to C) + (H - 1) u P_L(obedience leads to N).
 * </pre>
 *
 * X is at most {@code (H + 2) u t}. Let x be what the deviator plays, b what the other one does.
 * <ul>
 *   <li>The expert recommends one a: there A is 0 and A' is G, so X is at most {@code 2u t - t G - G^- + (H - 1) u t <= (H + 1) u t}.
 *   <li>It recommends both x beside one b: whatever phi is, it leads from there to C, with {@code 1 - t}: X is at most {@code (H +
 *       3) u t - u (1 - t)}, and, as each mean of advantages under L is at most u, {@code 2u + (H - 1) u t - u (1 - t)}; one of the
 *       two is at most {@code (H + 2) u t}.
 *   <li>Else it recommends something with each b. What L adds at some a that the expert never recommends: if phi(a) is not a, it is
 *       what the expert recommends with the same b, and leads to C, which costs u. If phi(a) = a, for q of L, the reward is the same
 *       for both, and the whole of the difference at most {@code W_2 - W'_2 <= 2 (H - 1) u}. In place of what X has of these count
 *       {@code q (H - 1) u} and {@code (1 - q) v + G - (U_1 - V_1)}, where {@code U_1 - V_1 >= max(0, v + G^+)}: at most {@code -q v <=
 *       q u} if {@code v + G^+ >= 0}, else at most {@code G - (1 - q) G^+ <= q u}. Where L adds at what the expert recommends, nothing
 *       leads to N. So {@code H u} for each unit that is added, and 2u for each that is taken.
 * </ul>
 */
final class TwoActions {
    private TwoActions() {}

    /** The bound, or null where it does not apply. */
    static @Nullable BigFraction bound(Frame frame, BigFraction mass) {
        BigFraction u = frame.u();
        int horizon = frame.horizon();
        if (u == null || frame.covered() != null || frame.discounted() || horizon < 2 || !frame.twoActions()) {
            return null;
        }
        return u.multiply(mass.multiply(horizon + 2).add(frame.steps()).subtract(BigFraction.ONE));
    }
}
