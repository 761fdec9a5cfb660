package org.counterplay.solvers.search.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * BC &lt;= eps: with {@code y(s) = sum_h d_h^E(s)}, {@code sum_s y(s) t(s) <= M}. With coverage, y(s) is at least c, so {@code t(s) <=
 * tau = min(1, M / c)} everywhere, and as {@code rho_0 <= min(1, y)}, {@code E_{rho_0} t <= M min(1, 1/c)}. So (I) is at most
 * {@code M min(1, 1/c) S_1 + tau sum_{h>1} S_h}. In (III) the learner leaves the expert's distribution only by t: {@code ||d_h -
 * d_h^E|| <= sum_{k<h} e_k} in TV, e_h the expert's mean of t, of sum at most M. As no state counts more than {@code min(tau S'_h,
 * B'_h)}, (III) is at most {@code M [S'_1 + sum_{h>1} min(tau S'_h, B'_h)]}, and at
 * most {@code M w H}, as the two play the same until one errs. With one state all
 * distributions are equal: (I) is at most {@code M S}, (III) at most {@code M S'}.
 *
 * <p><b>The last change of mind</b> (with coverage, H &gt;= 3, best deviations not stationary). S_{H-2} may be replaced by {@code 2u +
 * beta}, see {@link ChangeOfMind}.
 *
 * <p><b>Drift in three steps</b> (with coverage, H = 3, {@code c <= 1}, {@code u <= w}, {@code tau <= 1/3}). Let C(s) be what L,
 * obeyed from step 2 on, is expected to visit of t. Then {@code sum_h E_{d_h} t <= M + X, X <= e_1 max C + e_2 tau}, and {@code C(s)
 * <= t(s) + f(s) + t(s) tau}, f the expert's mean of t at its next state. Where t(s) = 0, X is at most M tau. Else let sigma = e_2 +
 * e_3: the expert is at s in step 1 with at most {@code sigma / f}, and in the others with at most {@code sigma / t(s)} together,
 * which makes c or more. With {@code c = M / tau, t(s) = theta tau, sigma = lambda M}: {@code f <= min(tau, lambda theta tau / (theta
 * - lambda))}. The sum of (I) and (III) is at most {@code (M - sigma) S_1 + tau (S_2 + S_3) + 2u (M + X)} with {@code S_1 >= 2u}. For
 * lambda = 0 then {@code X <= M (tau + tau^2)}; a larger lambda costs {@code 2u lambda M} and gains at most {@code 4u lambda tau M} if
 * {@code lambda <= theta / 2}, and {@code 4u lambda tau (1 + tau) M} if it is more, which is less. So (III) may count as {@code 2u M
 * (1 + tau + tau^2)} beside that (I).
 */
record CloningTerms() implements Terms {
    @Override
    public @Nullable BigFraction deviations(Frame frame, BigFraction mass) {
        if (frame.oneState()) {
            return mass.multiply(frame.deviated().getFirst());
        }
        return frame.covered() == null ? null : Rationals.min(visiting(frame, mass), frame.sum(frame.exceeding(), 0));
    }

    @Override
    public BigFraction values(Frame frame, BigFraction mass) {
        return cloned(frame, mass);
    }

    /** {@code M [S'_1 + sum_{h>1} min(tau S'_h, B'_h)]}. */
    static BigFraction cloned(Frame frame, BigFraction mass) {
        List<BigFraction> spans = frame.obeyed();
        if (frame.oneState()) {
            return mass.multiply(spans.getFirst());
        }
        BigFraction tau = frame.tau(mass);
        List<BigFraction> most = frame.straying();
        List<BigFraction> strayed = new ArrayList<>();
        for (int k = 0; k < spans.size(); k++) {
            strayed.add(Rationals.min(tau.multiply(spans.get(k)), most.get(k)));
        }
        BigFraction each = spans.getFirst().add(frame.sum(strayed, 1));
        return mass.multiply(Rationals.min(each, frame.width().multiply(frame.steps())));
    }

    @Override
    public BigFraction atFirst(Frame frame, BigFraction mass) {
        return Rationals.min(BigFraction.ONE, mass.multiply(frame.firstShare()));
    }

    /** {@code M min(1, 1/c) S_1 + tau sum_{h>1} S_h}. */
    BigFraction visiting(Frame frame, BigFraction mass) {
        List<BigFraction> spans = new ArrayList<>(frame.deviated());
        BigFraction u = frame.u();
        BigFraction tau = frame.tau(mass);
        int turn = frame.horizon() - 3; // the index of step H - 2
        boolean seldom = tau.multiply(2).compareTo(BigFraction.ONE) <= 0;
        if (u != null && !frame.stationarySuffices() && turn >= 0 && u.compareTo(frame.width()) <= 0 && seldom) {
            BigFraction worth = ChangeOfMind.worth(frame, mass, u);
            spans.set(turn, Rationals.min(spans.get(turn), u.multiply(2).add(worth)));
        }
        return atFirst(frame, mass)
                .multiply(spans.getFirst())
                .add(frame.sum(spans, 1).multiply(tau));
    }

    @Override
    public @Nullable BigFraction together(Frame frame, BigFraction mass) {
        return Stream.of(
                        TwoActionsCloned.bound(frame, mass),
                        TwoActionsTwoSteps.bound(frame, mass),
                        drifting(frame, mass))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable BigFraction drifting(Frame frame, BigFraction mass) {
        BigFraction u = frame.u();
        BigFraction covered = frame.covered();
        BigFraction tau = frame.tau(mass);
        if (u == null
                || covered == null
                || frame.discounted()
                || frame.horizon() != 3
                || covered.compareTo(BigFraction.ONE) > 0
                || u.compareTo(frame.width()) > 0
                || tau.multiply(3).compareTo(BigFraction.ONE) > 0) {
            return null;
        }
        BigFraction visits = BigFraction.ONE.add(tau).add(tau.multiply(tau));
        return visiting(frame, mass).add(u.multiply(2).multiply(mass).multiply(visits));
    }
}
