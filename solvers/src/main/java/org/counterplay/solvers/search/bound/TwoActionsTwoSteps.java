package org.counterplay.solvers.search.bound;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * BC with coverage, two agents with at most two actions each, H = 2, {@code tau <= 1/2}: the gap is at most {@code 4u M + 2u tau}, which
 * is attained: an error of obedience that leads to where the learner errs again costs the deviator as much.
 *
 * <p>Let T be the largest t, A' the advantages under the best psi (two steps: it is stationary), {@code v = U_1 - V_1 >= 0}, {@code th(a)}
 * the mean of t at the next state, {@code G = sum_a E(a) A'(phi(a)) <= 0}. Step 2 adds at most 2u t for the deviator and for obedience
 * each. So at a state of the first step the gap is at most {@code X + 2u sum_a L(a) [th(a) + th(phi(a))]}, {@code X = sum_a (L - E)(a)
 * [A'(phi(a)) - A(a)] + G}. We show that this is at most {@code 2u T + 4u (t + sum_a E(a) th(a))}, where the mean of the brackets is
 * the error of two steps, at most M. That is, with {@code def = 4u t - X},
 *
 * <pre>
 *   sum_a L(a) [th(a) + th(phi(a)) - T] - 2 sum_a E(a) th(a) &lt;= def / 2u.                                       (*)
 * </pre>
 *
 * What L adds at a counts {@code 2u + A(a) - A'(phi(a)) >= 0} in def, what it takes {@code 2u - A(a) + A'(phi(a)) >= 0}, and G counts
 * -G. Beside b, E(b) and L(b) are in all. Let {@code j(k, z) = (k / 2) (1 - 2z) / (1 - z) - (k - z) T}: it is concave in z, and at z = 0
 * and z = k not negative if {@code k <= T <= 1/2}, so it is nowhere between.
 * <ul>
 *   <li><b>phi keeps both.</b> (*) has at most {@code 2t T - T <= 0} on the left.
 *   <li><b>phi swaps.</b> As {@code th(a) + th(phi(a)) - T} is at most the lesser of the two, the left is not positive if {@code L(b) <= 2
 *       E(b)} for both b. Else let {@code L(2) = E(2) + k, k > E(2)}: b = 2 has {@code (k - E(2)) T} at most. Beside b = 1 let E
 *       recommend x with z1, y with {@code z2 >= z1}, and {@code D = th(x,1) - th(y,1)}: it has {@code -z1 (T + D) - z2 (T - D) - k
 *       (th(x,1) + th(y,1) - T)}, at most {@code -z1 (T + D) - z2 (T - D) + k (T - |D|)}, which is largest at D = 0, with {@code (k - 1 +
 *       E(2)) T}, or at {@code |D| = T}, with {@code -2 z1 T}. In the first case all is at most {@code (2k - 1) T <= 0}. In the other,
 *       with k' taken at (y,1), so that {@code k <= z1 + k'}, and {@code z = E(2) + z1}, it is at most {@code (k' - z) T}; and as A has
 *       mean 0, {@code (1 - z) A(y,1) <= z u}, so {@code def / 2u} is at least {@code (k' / 2) (1 - 2z) / (1 - z)}: j(k', z), or {@code k'
 *       <= z}.
 *   <li><b>phi always plays y</b>; let x be the other. The left is the sum over b of {@code -E(y,b) T - E(x,b) (T - D_b)}, {@code D_b =
 *       th(y,b) - th(x,b)}, and of what changes: each unit taken at (y,b) has at most T, at (x,b) at most {@code T - D_b}, both less
 *       than what E has there already; each that is added at (y,b) at most T, where def has u or more, because {@code A'(a) - A(a)} is
 *       at most {@code u - v} where phi keeps a; n added at (x,b) have {@code n (T - |D_b|)}. So with m taken at (y,b) the left is at
 *       most {@code (n + m - E(b)) T} for a b where {@code n > E(x,b)}, and not positive for the others. As {@code n + m <= 2t <= 1},
 *       there is one such b at most, b = 2. Of n and m as much as is equal has {@code 4u + A(x,2) - A(y,2) >= 2u} in def for the two, and
 *       covers itself; m alone is less than E(2). There remains {@code (k - E(2)) T}, k taken beside b = 1, where phi(a) is (y,1):
 *       def has {@code k (u + A'(y,1)) - G}, and {@code G <= (1 - E(2)) A'(y,1) + E(2) u}, so at least {@code k u (1 - 2z) / (1 - z)} with
 *       {@code z = E(2)}: j(k, z), or {@code k <= z}.
 * </ul>
 */
final class TwoActionsTwoSteps {
    private TwoActionsTwoSteps() {}

    /** The bound, or null where it does not apply. */
    static @Nullable BigFraction bound(Frame frame, BigFraction mass) {
        BigFraction u = frame.u();
        BigFraction tau = frame.tau(mass);
        if (u == null
                || frame.covered() == null
                || frame.discounted()
                || frame.horizon() != 2
                || !frame.twoActions()
                || tau.multiply(2).compareTo(BigFraction.ONE) > 0) {
            return null;
        }
        return u.multiply(2).multiply(mass.multiply(2).add(tau));
    }
}
