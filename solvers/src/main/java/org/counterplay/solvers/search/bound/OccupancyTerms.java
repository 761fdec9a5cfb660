package org.counterplay.solvers.search.bound;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Occupancies &lt;= eps (L1). {@code |J(E) - J(L)| <= M w / 2}, and (III) is at most that of {@link CloningTerms}. It is at most {@code
 * M u}, too: as {@code sum_a E(a|s) A_h(s,a) = 0}, it is the sum over h and s of {@code d_h(s) / q(s)} times {@code sum_a (p E - q
 * L)(s,a) A_h(s,a)}, p and q as follows, and {@code sum_h d_h = q}.
 *
 * <p>Let p(s) and q(s) be how often E and L are at s, summed over the steps, {@code N = sum_a (q L - p E)^+} and {@code P = sum_a (p
 * E - q L)^+}; both sum to at most {@code M / 2} over the states, and {@code p - q = P - N}. With {@code F(a) = Q_h(s,phi_h(a)) -
 * sum_b E(b|s) Q_h(s,phi_h(b))}, of mean 0 under E, the term g of (I) is at most {@code g' = sum_a L(a|s) F(a)}, and
 *
 * <pre>
 *   p g' = sum_a (q L - p E)(a) F(a) + (P - N) g' &lt;= N f + P b + (P - N)^+ S P / p,
 *   f = max F, b = -min F, f + b &lt;= S_h,
 * </pre>
 *
 * because {@code g' <= t S}, where {@code p t <= P} if {@code q <= p}, and because g' &gt;= 0 may be assumed. There f is at most {@code
 * phi_h = u + delta_{h+1}} (else lower F and the mean of Q by the same slack) and b at most {@code beta_h = min(S_h, u + delta_h)}.
 * The sum over h and s is convex in (N, P), so it is largest with all of N at one state and all of P at one: the same, which gives
 * {@code M / 2} times {@code min(1, 1/c) S_1 + sum_{h>1} S_h / c}; or two, where, the sum being linear in d_h, it is at most {@code M
 * / 2} times {@code phi_1 + beta_1' + sum_{h>1} beta_h' / c}, {@code beta_h' = beta_h + S_h M / (2c)}.
 *
 * <p><b>Three steps</b> (best deviations not stationary). Let psi and D be as at {@link CloningTerms}, {@code tau' = M / (2c)},
 * {@code k = min(1, 1/c)}, and {@code nu = M/2 - sum_s min(N, P)}. At each state the parts of N and P beyond their minimum count in
 * step 1, D included, with phi_1 = 2u and {@code beta_1' <= 3u + 3u tau'} as above: together {@code nu (5u + 3u tau')} at most. The
 * equal parts move mass from where F is small to where it is large, at most {@code mu = k (M/2 - nu)}: they gain 2u times that from
 * the advantages, and from D what the same step 2 as there turns into {@code (1 - mu) g + mu u} for both, g the most that its term is
 * anywhere without D. {@code N f + P b + (P - N)^+ S P / p} is at one state at most {@code u (M + 2 tau' nu)} in step 2 (f &lt;= u, b
 * &lt;= 2u, f + b &lt;= 2u), and {@code u (M - nu + 2 tau' nu)} in step 3 (f, b &lt;= u). If {@code M (1 + tau') <= c}, (I) is at most
 *
 * <pre>
 *   u [ k (M + nu (3 + 3 tau')) + (M + 2 tau' nu) / c + k (M/2 - nu) (1 - M/c) + (M - nu + 2 tau' nu) / c ],
 * </pre>
 *
 * which is linear in nu: the larger of its values at 0 and M/2.
 *
 * <p><b>One state.</b> There {@code p = q} and {@code sum t <= M / 2}: (I) is at most {@code M S / 2}, (III) at most {@code M S' / 2}.
 *
 * <p><b>Equal occupancies.</b> Policies agree wherever the expert goes, step 1 earns the same, (III) = 0, and after step 1 values
 * differ by at most {@code w (H - 1)}.
 */
record OccupancyTerms() implements Terms {
    @Override
    public @Nullable BigFraction deviations(Frame frame, BigFraction mass) {
        if (frame.oneState()) {
            return mass.divide(2).multiply(frame.deviated().getFirst());
        }
        BigFraction covered = frame.covered();
        if (covered == null) {
            return null;
        }
        BigFraction cloned = new CloningTerms().visiting(frame, mass);
        BigFraction flow = flowing(frame, mass.divide(2), covered);
        return Rationals.min(Rationals.min(cloned, flow), frame.sum(frame.exceeding(), 0));
    }

    @Override
    public BigFraction values(Frame frame, BigFraction mass) {
        if (frame.oneState()) {
            return mass.divide(2).multiply(frame.obeyed().getFirst());
        }
        BigFraction u = frame.u();
        BigFraction half = frame.width().divide(2);
        BigFraction each = u == null ? half : Rationals.min(u, half);
        return Rationals.min(mass.multiply(each), CloningTerms.cloned(frame, mass));
    }

    @Override
    public BigFraction atFirst(Frame frame, BigFraction mass) {
        return new CloningTerms().atFirst(frame, mass);
    }

    @Override
    public @Nullable BigFraction together(Frame frame, BigFraction mass) {
        return mass.getNumerator().signum() == 0
                ? frame.width().multiply(frame.steps().subtract(BigFraction.ONE))
                : null;
    }

    /** (I) with coverage, each of the two parts of the difference having at most half of the mass. */
    private static BigFraction flowing(Frame frame, BigFraction half, BigFraction covered) {
        List<BigFraction> spans = frame.deviated();
        List<BigFraction> falls = new ArrayList<>(frame.shortfall());
        BigFraction shift = half.divide(covered);
        for (int k = 0; k < falls.size(); k++) {
            falls.set(k, Rationals.min(falls.get(k), spans.get(k)).add(shift.multiply(spans.get(k))));
        }
        BigFraction first = frame.firstShare();
        BigFraction together =
                first.multiply(spans.getFirst()).add(frame.sum(spans, 1).divide(covered));
        BigFraction apart = first.multiply(frame.exceeding().getFirst().add(falls.getFirst()))
                .add(frame.sum(falls, 1).divide(covered));
        BigFraction flow = half.multiply(Rationals.max(together, apart));
        BigFraction wandered = wandering(frame, half, covered);
        return wandered == null ? flow : Rationals.min(flow, wandered);
    }

    /** (I) in three steps, or null where it is not so. */
    private static @Nullable BigFraction wandering(Frame frame, BigFraction half, BigFraction covered) {
        BigFraction shift = half.divide(covered);
        BigFraction first = frame.firstShare();
        BigFraction mass = half.multiply(2);
        boolean small = mass.multiply(shift.add(BigFraction.ONE)).compareTo(covered) <= 0;
        BigFraction u = frame.u();
        if (u == null || frame.discounted() || frame.horizon() != 3 || frame.stationarySuffices() || !small) {
            return null;
        }
        BigFraction most = BigFraction.ZERO;
        for (BigFraction apart : List.of(BigFraction.ZERO, half)) {
            BigFraction drift = shift.multiply(2).multiply(apart);
            BigFraction one = first.multiply(
                    mass.add(apart.multiply(3)).add(apart.multiply(shift).multiply(3)));
            BigFraction two = mass.add(drift).divide(covered);
            BigFraction kept = BigFraction.ONE.subtract(mass.divide(covered));
            BigFraction moved = first.multiply(half.subtract(apart)).multiply(kept);
            BigFraction three = mass.subtract(apart).add(drift).divide(covered);
            most = Rationals.max(most, one.add(two).add(moved).add(three));
        }
        return u.multiply(most);
    }
}
