package org.counterplay.solvers.search.bound;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * What the change of mind in the last two steps is worth to errors of BC (with coverage, best deviations not
 * stationary, {@code u <= w, 2 tau <= 1}): the amount beta, for which {@code S_{H-2}} may be replaced by {@code 2u +
 * beta}.
 *
 * <p><b>Before the last step.</b> Let psi be stationary and best in the last step, {@code D(s) = U_{H-1}(s) -
 * V^psi_{H-1}(s)}, in [0,u]. At step H - 2, {@code Q = Q^psi + T D}, where Q^psi has span 2u, so the term of (I) is at
 * most {@code 2u t(s) + sum_a (L - E)(a|s) (T D)(s,phi(a))}; the sum over s with weights d_{H-2} is at most {@code
 * sum_s' m(s') D(s')}, where m is the mass that L has beyond E, of sum at most {@code e = E_{d_{H-2}} t} and {@code m
 * <= d_{H-1}}. At step H - 1, Q - U is at most u - D, and its span is 2u, so the term is at most {@code min(2u t, u -
 * D)}. As {@code d min(2u t, u - D) + m D} is, with m &lt;= d, at most {@code d min(2u t, u) + m u (1 - 2t)^+}, and as
 * t &lt;= T := max t, which costs {@code (d - m) 2uT + m u} or less, both steps have at most {@code 2u e + 2u T + e u
 * (1 - 2T)^+} where 2T &lt;= 1. This grows with e and with T; so {@code beta = u (1 - 2 tau)}.
 *
 * <p><b>Three steps</b> ({@code H = 3, c <= 1, u <= w / 2, M <= 4/9}). Let rewards lie in [-w/2, w/2], {@code k = w/2 -
 * u}, t(s0) = T the largest error and r that of the other states, so that {@code T + r <= tau}; and let phi be the
 * deviation against L, l(s) in [0,u] what phi_2 loses in step 3 against E, {@code x(s) >= 0} what it falls short of U_2
 * in step 2, where the term of (I) is then at most {@code 2u t(s) - x(s)}. The D above may be that of any stationary
 * deviation in place of psi. Take the mean of two: phi_2 everywhere, for which {@code D = x + T_phi_2 l}, and phi_2 but
 * for psi at s0, where {@code U_2 <= x + a - l + P a + (1 - P) w/2} and V_2 is at least {@code a - w/2}, with {@code a
 * = U_3(s0)} and P how likely E leads from s0 to s0 under phi_2. So the mean of the D is
 * <ul>
 *   <li>elsewhere at most {@code x + (q + 1) u / 2}, q how likely E leads to other states than s0;
 *   <li>at s0 at most {@code x + [w - u + f + (1 - P) (w/2 + u)] / 2}, {@code f = (|a| - k)^+ <= u}.
 * </ul>
 * The x cancel. Let d be what the deviator has of s0 in step 2, m0 and m1 the parts of m at s0 and elsewhere, {@code R
 * = 2u (T - r)}. Step 2 has {@code 2uT - (1 - d) R} at most. In step 3 rewards at s0 span {@code 2u - f} at most, so
 * there, as {@code f M / 2 <= f T, f M / 2 <= R}, it is at most {@code 2uT - f M / 2 - y R'}, {@code R' = R - u M / 2},
 * where y is at most what the deviator has of others than s0; which is {@code d (1 - P - T)^+ + sum m (q - r)^+} or
 * more. Now {@code m0 f / 2 <= f M / 2}; of m1 each unit counts {@code (q + 1) u / 2 - R - R' (q - r)^+}, which is
 * largest at q = 1 or q = r; and {@code m0 (1 - P) (w/2 + u) / 2 - d (1 - P - T)^+ R' - (1 - d - m1) R} grows with d
 * and is largest at 1 - P = T, if {@code M (w/2 + u) / 2 <= (1 - M) R'}. So with {@code T = tau - z} and {@code r <= z
 * <= M / 4} (I) is at most {@code 2u e + 4u T} and e times the largest of
 *
 * <pre>
 *   u - R - R' (1 - z),   (1 + z) u / 2 - R,   [w - u + T (w/2 + u)] / 2,   R = 2u (tau - 2z),
 * </pre>
 *
 * which grow by at most 9u z, and {@code 9u z e <= 4u z}: they count as at z = 0. Where z is more than M / 4, (I) is at
 * most {@code 2u e + 4u tau} by what was said first.
 */
final class ChangeOfMind {
    private ChangeOfMind() {}

    /** beta; asked only where it applies. */
    static BigFraction worth(Frame frame, BigFraction mass, BigFraction u) {
        BigFraction tau = frame.tau(mass);
        BigFraction last = u.multiply(Rationals.of(1).subtract(tau.multiply(2)));
        return frame.horizon() == 3 ? Rationals.min(last, inThreeSteps(frame, mass, u, last)) : last;
    }

    private static BigFraction inThreeSteps(Frame frame, BigFraction mass, BigFraction u, BigFraction last) {
        BigFraction half = frame.width().divide(2);
        BigFraction tau = frame.tau(mass);
        BigFraction covered = frame.covered();
        BigFraction rest = u.multiply(mass).divide(2); // R - R'
        BigFraction least = u.multiply(tau.multiply(2).subtract(mass)).subtract(rest); // R' at z = M / 4
        BigFraction reach = half.add(u).divide(2);
        boolean rare = covered != null && covered.compareTo(BigFraction.ONE) <= 0;
        boolean small = mass.compareTo(Rationals.of(4, 9)) <= 0
                && mass.multiply(reach).compareTo(BigFraction.ONE.subtract(mass).multiply(least)) <= 0;
        if (!rare || !small || u.compareTo(half) > 0) {
            return last;
        }
        BigFraction far = u.multiply(tau).multiply(2); // R at z = 0
        BigFraction away = u.subtract(far.multiply(2)).add(rest);
        BigFraction back = u.divide(2).subtract(far);
        BigFraction same = frame.width().subtract(u).divide(2).add(tau.multiply(reach));
        return Rationals.max(Rationals.max(away, back), same);
    }
}
