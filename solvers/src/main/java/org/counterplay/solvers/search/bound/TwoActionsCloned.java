package org.counterplay.solvers.search.bound;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * BC, two agents with at most two actions each, {@code H >= 2} steps, with or without coverage: the gap is at most {@code (H - 1) u +
 * (H + 2) u M}, as with MALICE ({@link TwoActions}), whose W, W', psi, A', v and G these are.
 *
 * <p>At the second step let e(s) be the errors that the expert would see from s on, and {@code z(s) = min(1, 2 e(s))}, which is at least
 * {@code min(1, 2 t(s))}. Then {@code W_2 <= V_2^psi + (H - 1) u - u (1 - z)}, and {@code V_2 - W'_2 <= min((H - 1) u, H u e) <= (H -
 * 2) u + u z} (if {@code H e <= H - 1}, because {@code H e - H + 2 <= 2 e}; else because {@code e >= 1/2}); for as long as learner and
 * expert play the same, each error costs 2u and what the rest can, {@code (H - 2) u} at most. For an action, z(a) and e(a) are the means
 * at its next state. Let L add n(a) to E, and take m(a), t of each in all. A state of the first step has a gap of at most {@code (H - 1) u
 * + (H + 2) u (t + sum_a E(a) e(a))}, of which the mean is as said. For of this {@code H u sum_a E(a) e(a)} is what obedience loses
 * without errors in the first step, and {@code 2 e >= z}; so it is to be shown, {@code def = 4u t} less what the advantages give, that
 *
 * <pre>
 *   sum_a n(a) z(a) - sum_a L(a) (1 - z(phi(a))) - sum_a E(a) z(a) &lt;= def / u,                                    (*)
 *   def = sum_a n(a) [2u + A(a) - A'(phi(a))] + sum_a m(a) [2u - A(a) + A'(phi(a))] + G^-,
 * </pre>
 *
 * where phi moves a. What L adds, q in all, where phi keeps a, has {@code 2 (H - 1) u} for the whole of the difference, as there: {@code
 * (H - 1) u q} more than {@code (H - 1) u}, and with {@code (1 - q) v + G - (U_1 - V_1) <= q u - G^-} it is {@code H u q}; so it is left
 * out of (*), and nothing else changes. The left of (*) is linear in each z, so it is largest where they are 0 or 1. Beside b, E(b) is in
 * all.
 * <ul>
 *   <li><b>phi keeps both.</b> Nothing is left but negative terms.
 *   <li><b>phi swaps.</b> Beside b, with z(x,b) and z(y,b): at 0 and 0 the left has {@code m(b) - n(b) - E(b)}, at 1 and 1 {@code n(b) -
 *       E(b)}, at 1 and 0 {@code m(x,b) - 2 E(x,b)}, and at 0 and 1 the same of y. Only {@code n(b) - E(b)} may be positive, for one b
 *       alone, b = 2, as {@code n(1) + n(2) <= 1}. Beside b = 1, there is at (1, 1) at most {@code n(1) - E(1)}, in all {@code t - 1}. For the
 *       others: A has mean 0, so for each l in [0,1] {@code def / u >= sum_a m(a) (1 - A(a) / u) >= t - sum_a |m(a) - l E(a)|}. At (0,
 *       0) it is {@code m(1) + n(2) - 1 <= 2t - 1} in all, which is this for l = 1. At (1, 0) it is {@code m(x,1) - 2 E(x,1) + t - E(2)} in
 *       all; take {@code l = m(y,1) / E(y,1)}: then (y,1) has no part in the sum, and {@code |m - l E| <= E} at the other three. At (0,
 *       1) likewise.
 *   <li><b>phi always plays y</b>; let x be the other. Beside b, at z = 1 for both the left has {@code n(x,b) - E(b)}, else nothing
 *       positive, as {@code m <= E}. So at most one b counts, b = 2, with {@code n - E(2)}, n what is added at (x,2); there m(y,2) alone is
 *       taken. With k taken beside b = 1, {@code l = k / E(1)} and {@code G^- >= -l G}, {@code def / u} is at least {@code k (1 + a_1) +
 *       m(y,2) (1 + a_2) + n (1 - a_2) - l (E(1) a_1 + E(2) a_2)}, where a_b is A'(y,b) / u; that is least at a_2 = 1, {@code k + 2
 *       m(y,2) - l E(2)}, and {@code n <= t = k + m(y,2)}.
 * </ul>
 */
final class TwoActionsCloned {
    private TwoActionsCloned() {}

    /** The bound, or null where it does not apply. */
    static @Nullable BigFraction bound(Frame frame, BigFraction mass) {
        BigFraction u = frame.u();
        int horizon = frame.horizon();
        if (u == null || frame.discounted() || horizon < 2 || !frame.twoActions()) {
            return null;
        }
        return u.multiply(mass.multiply(horizon + 2).add(frame.steps()).subtract(BigFraction.ONE));
    }
}
