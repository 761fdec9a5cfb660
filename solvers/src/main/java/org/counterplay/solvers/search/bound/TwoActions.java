package org.counterplay.solvers.search.bound;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * MALICE without coverage, two agents with two actions (finite horizon, best deviations stationary, {@code w (H - 1) <= (2H - 1)
 * u}): the gap is at most {@code (H - 1) u + (H + 2) u M}, which is attained.
 *
 * <p>Let C be the states that the expert visits, N the others, A' the advantages under the best psi, so that U = V^psi, W and W'
 * what phi and obedience get against L, and e the first step's error. From step 2 on, {@code W <= U + (H - 1) u}, and in C one u
 * less, but for 2u times the errors there; {@code W' >= V - (H - 1) u} in N, and in C at least V less H u times the errors to come
 * (each costs 2u, and at most (H - h) u if it leads to N), which sum to M - e. So the gap is at most {@code (H - 1) u + (H + 2) u (M
 * - e)} and the mean over rho_0 of
 *
 * <pre>
 *   X = sum_a (L - E)(a) [A'(phi(a)) - A(a)] - slack - u P_L(phi leads to C) + (H - 1) u P_L(obedience leads to N).
 * </pre>
 *
 * X is at most {@code (H + 2) u t}, t = TV(E, L) there. Let x be what the deviator plays, b what the other one does.
 * <ul>
 *   <li>The expert recommends one a: A(a) = 0 and A'(phi(a)) = -slack, so X is at most {@code t (2u + (H - 1) u)}.
 *   <li>It recommends both x beside one b: phi leads from there to the same, so to C, with {@code 1 - t}: X is at most {@code (H +
 *       3) u t - u (1 - t)}, and, as each mean of advantages under L is at most u, {@code 2u + (H - 1) u t - u (1 - t)}; one of the
 *       two is at most {@code (H + 2) u t}.
 *   <li>Else it recommends something with each b. What L adds at some a that the expert never recommends: if phi(a) is not a, it is
 *       what the expert recommends with the same b, and leads to C, which costs u. If phi(a) = a, the reward is the same for both,
 *       and the whole of the difference at most {@code w (H - 1)}, which is at most {@code (H - 1) u + H u} where it counts as {@code
 *       (H - 1) u + 2u + (H - 1) u}. Where L adds at what the expert recommends, nothing leads to N. So {@code H u} for each unit
 *       that is added, and 2u for each that is taken.
 * </ul>
 */
final class TwoActions {
    private TwoActions() {}

    /** The bound, or null where it does not apply. */
    static @Nullable BigFraction bound(Frame frame, BigFraction mass) {
        BigFraction u = frame.u();
        int horizon = frame.horizon();
        List<Integer> actions = frame.question().size().actions();
        if (u == null
                || frame.covered() != null
                || !frame.stationarySuffices()
                || frame.discounted()
                || horizon < 2
                || actions.size() != 2
                || actions.stream().anyMatch(count -> count > 2)
                || frame.width().multiply(horizon - 1).compareTo(u.multiply(2 * horizon - 1)) > 0) {
            return null;
        }
        return u.multiply(mass.multiply(horizon + 2).add(frame.steps()).subtract(BigFraction.ONE));
    }
}
