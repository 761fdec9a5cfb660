package org.counterplay.solvers.search;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Upper bounds on the gap of a worst game, by hand. Rewards lie in [a,b], {@code w = b - a}; steps h = 1..H; R is the
 * regret under markov deviations and A the advantages under the expert E and stationary deviations, {@code |A| <= u}
 * (infinite where recoverability is not assumed; at the places that are reached, which are among those it may be
 * assumed for); L is the learner, {@code t(s) = TV(E(s), L(s))}, {@code d_h} the learner's states under whatever
 * deviation is looked at.
 *
 * <p><b>Range.</b> A value differs by at most w a step, so no regret, coarse regret or value gap is above {@code w H}
 * (discounted: {@code w / (1 - gamma)}), and regrets are at least 0.
 *
 * <p><b>Two terms.</b> Let {@code U_h(s)} be the agent's best value against E from (h,s) on, over markov deviations,
 * and phi any deviation. As {@code U_h(s) >= sum_a E(a|s) Q_h(s,phi_h(a))} with
 * {@code Q_h(s,a) = r(s,a) + sum_s' T(s'|s,a) U_{h+1}(s')},
 *
 * <pre>
 *   J(L,phi) - U_1 &lt;= sum_h E_{d_h} sum_a L(a|s) Q_h(s,phi_h(a)) - U_h(s) &lt;= sum_h E_{d_h} min( t(s) S_h, B_h )
 *   (I) J(E) - J(L)     = sum_h E_{d_h} sum_a (E - L)(a|s) A_h(s,a)           &lt;= sum_h E_{d_h} min( t(s) S'_h, B'_h
 *   )      (III)
 * </pre>
 *
 * and {@code R(L) - R(E) <= (I) + (III)}, for the agent and phi of the learner's regret, because
 * {@code R(E) >= U_1 - J(E)}. Here S bounds the span {@code max_a - min_a} of Q at a place, and B what Q can be above
 * U there; S' and B' the same of A under obedience: {@code S' = 2u, B' = u}, as {@code sum_a E A = 0}.
 *
 * <p>In (I) the best deviation psi may depend on the step while u speaks of stationary ones. Let phi play
 * {@code psi_H} at all steps and {@code delta_h = max_s U_h(s) - V_h^phi(s) >= 0}. Then {@code delta_H = 0}, and
 * {@code U_h(s) = sum_a E(a|s) Q_h(s, psi_h(a))
 * <= V_h^phi(s) + u + delta_{h+1}}, so {@code delta_h <= (H - h) u}. Hence {@code S_h = 2u + delta_{h+1} = u max(2, H
 * - h + 1)} and {@code B_h = u + delta_{h+1} = u max(1, H - h)}. In a layered or a discounted game the best deviation
 * is stationary itself, delta is 0, and {@code S = 2u, B = u}. All four are at most {@code w (H - h + 1)}. (The
 * printed constant of 2406.04219, Lemma C.1, amounts to S = u; an advantage may lie anywhere in [-u, u].)
 *
 * <p><b>What t can be.</b> Write {@code x(s) = sum_h d_h(s)}, {@code y(s) = sum_h d_h^E(s)}.
 * <ul>
 *   <li>BLADES &lt;= eps: {@code sum_h E_{d_h} t <= H eps} under every deviation, with at most 1 a step: S is spent
 *       on the first steps.
 *   <li>BC &lt;= eps: {@code sum_s y(s) t(s) <= M = H eps}. With coverage, y(s) is at least c = beta H (averaged) or
 *       beta (at some step), so {@code t(s) <= tau = min(1, M / c)} everywhere, and as {@code rho_0 <= min(1, y)},
 *       {@code E_{rho_0} t <= M min(1, 1/c)}. So (I) is at most {@code M min(1, 1/c) S_1 + tau sum_{h>1} S_h}. In
 *       (III) the learner leaves the expert's distribution only by t: {@code ||d_h - d_h^E|| <= sum_{k<h} E_{d_k^E} t}
 *       in TV, so {@code sum_h E_{d_h} t <= sum_h [e_h + tau sum_{k<h} e_k]}, e_h the expert's, of sum at most M: at
 *       most {@code M (1 + (H - 1) tau)}.
 *   <li>MALICE &lt;= eps: as BLADES where the expert goes; at the other states, which have no part in rho_0, min(t S,
 *       B) &lt;= B. In (III) the learner itself is there at step h with probability at most {@code sum_{k<h} E_{d_k}
 *       t} over the expert's states. With coverage there are no other states.
 *   <li>Occupancy &lt;= eps (L1): see below. And {@code |J(E) - J(L)| <= H eps w / 2}. Equal occupancies: policies
 *       agree wherever the expert goes, step 1 earns the same, (III) = 0, and after step 1 values differ by at most
 *       {@code w (H - 1)}.
 * </ul>
 *
 * <p><b>Errors of the first step alone.</b> For every stationary psi, {@code J(L,phi) - J(E,psi) = sum_h E_{d_h} sum_a
 * L(a|s) A^psi_h(s,phi_h(a))}. After the first step each term is at most u. In the first it is at most {@code 2u t(s)
 * + G(s)}, {@code G(s) = sum_a E(a|s) A^psi_1(s,phi_1(a))}, and phi_1 followed by psi earns {@code J(E,psi) +
 * E_{rho_0} G <= U_1} against E. So (I) is at most {@code 2u E_{rho_0} t + (H - 1) u}, whatever the horizon: late
 * changes of mind gain nothing beyond u a step.
 *
 * <p><b>The last change of mind</b> (BC with coverage, H &gt;= 3, best deviations not stationary). Let psi be
 * stationary and best in the last step, {@code D(s) = U_{H-1}(s) - V^psi_{H-1}(s)}, in [0,u]. At step H - 2, {@code Q
 * = Q^psi + T D}, where Q^psi has span 2u, so the term of (I) is at most {@code 2u t(s) + sum_a (L - E)(a|s) (T
 * D)(s,phi(a))}; the sum over s with weights d_{H-2} is at most {@code sum_s' m(s') D(s')}, where m is the mass that L
 * has beyond E, of sum at most {@code e = E_{d_{H-2}} t} and {@code m <= d_{H-1}}. At step H - 1, Q - U is at most u -
 * D, and its span is 2u, so the term is at most {@code min(2u t, u - D)}. As {@code d min(2u t, u - D) + m D} is, with
 * m &lt;= d, at most {@code d min(2u t, u) + m u (1 - 2t)^+}, and as t &lt;= T := max t, which costs {@code (d - m)
 * 2uT + m u} or less, both steps have at most {@code 2u e + 2u T + e u (1 - 2T)^+} where 2T &lt;= 1. This grows with e
 * and with T; so {@code S_{H-2}} may be replaced by {@code 3u - 2u tau} where {@code 2 tau <= 1}.
 *
 * <p><b>Drift in three steps</b> (BC with coverage, H = 3, {@code c <= 1}, {@code u <= w}, {@code tau <= 1/3}). Let
 * C(s) be what L, obeyed from step 2 on, is expected to visit of t. Then {@code sum_h E_{d_h} t <= M + X, X <= e_1 max
 * C + e_2 tau}, and {@code C(s) <= t(s) + f(s) + t(s) tau}, f the expert's mean of t at its next state. Where t(s) =
 * 0, X is at most M tau. Else let sigma = e_2 + e_3: the expert is at s in step 1 with at most {@code sigma / f}, and
 * in the others with at most {@code sigma / t(s)} together, which makes c or more. With {@code c = M / tau, t(s) =
 * theta tau, sigma = lambda M}: {@code f <= min(tau, lambda theta tau / (theta - lambda))}. The sum of (I) and (III)
 * is at most {@code (M - sigma) S_1 + tau (S_2 + S_3) + 2u (M + X)} with {@code S_1 >= 2u}. For lambda = 0 then {@code
 * X <= M (tau + tau^2)}; a larger lambda costs {@code 2u lambda M} and gains at most {@code 4u lambda tau M} if {@code
 * lambda <= theta / 2}, and {@code 4u lambda tau (1 + tau) M} if it is more, which is less. So (III) may count as
 * {@code 2u M (1 + tau + tau^2)} beside that (I).
 *
 * <p><b>Occupancies.</b> Let p(s) and q(s) be how often E and L are at s, summed over the steps, {@code N = sum_a (q L
 * - p E)^+} and {@code P = sum_a (p E - q L)^+}; both sum to at most {@code M / 2 = H eps / 2} over the states, and
 * {@code p - q = P - N}. With {@code F(a) = Q_h(s,phi_h(a)) - sum_b E(b|s) Q_h(s,phi_h(b))}, of mean 0 under E, the
 * term g of (I) is at most {@code g' = sum_a L(a|s) F(a)}, and
 *
 * <pre>
 *   p g' = sum_a (q L - p E)(a) F(a) + (P - N) g' &lt;= N f + P b + (P - N)^+ S P / p,
 *   f = max F, b = -min F, f + b &lt;= S_h,
 * </pre>
 *
 * because {@code g' <= t S}, where {@code p t <= P} if {@code q <= p}, and because g' &gt;= 0 may be assumed. There f
 * is at most {@code phi_h = u + delta_{h+1}} (else lower F and the mean of Q by the same slack) and b at most {@code
 * beta_h = min(S_h, u + delta_h)}. The sum over h and s is convex in (N, P), so it is largest with all of N at one
 * state and all of P at one: the same, which gives {@code M / 2} times {@code min(1, 1/c) S_1 + sum_{h>1} S_h / c}; or
 * two, where, the sum being linear in d_h, it is at most {@code M / 2} times {@code phi_1 + beta_1' + sum_{h>1}
 * beta_h' / c}, {@code beta_h' = beta_h + S_h M / (2c)}.
 *
 * <p><b>Occupancies, errors of the first step alone.</b> With {@code G(s)} as there, {@code U_1 - J(E,psi) >=
 * E_{rho_0} max(G, 0)}, so a state counts {@code g' + min(G, 0)}, where {@code f <= u - G, b <= u + G} and {@code g'
 * <= u - G}. If {@code q >= p}, q times that is at most {@code (N + P) u}, as {@code P <= N <= q}; else p times it at
 * most {@code (N + P) u + (P - N) (G + g') <= 2 P u}. So in all at most {@code k u (M + nu) <= 3 k u M / 2} with k and
 * nu as below, in place of {@code 2u E_{rho_0} t}.
 *
 * <p><b>Occupancies in three steps</b> (best deviations not stationary). Let psi and D be as above, {@code tau' = M /
 * (2c)}, {@code k = min(1, 1/c)}, and {@code nu = M/2 - sum_s min(N, P)}. At each state the parts of N and P beyond
 * their minimum count in step 1, D included, with phi_1 = 2u and {@code beta_1' <= 3u + 3u tau'} as above: together
 * {@code nu (5u + 3u tau')} at most. The equal parts move mass from where F is small to where it is large, at most
 * {@code mu = k (M/2 - nu)}: they gain 2u times that from the advantages, and from D what the same step 2 as above
 * turns into {@code (1 - mu) g + mu u} for both, g the most that its term is anywhere without D. {@code N f + P b + (P
 * - N)^+ S P / p} is at one state at most {@code u (M + 2 tau' nu)} in step 2 (f &lt;= u, b &lt;= 2u, f + b &lt;= 2u),
 * and {@code u (M - nu + 2 tau' nu)} in step 3 (f, b &lt;= u). If {@code M (1 + tau') <= c}, (I) is at most
 *
 * <pre>
 *   u [ k (M + nu (3 + 3 tau')) + (M + 2 tau' nu) / c + k (M/2 - nu) (1 - M/c) + (M - nu + 2 tau' nu) / c ],
 * </pre>
 *
 * which is linear in nu: the larger of its values at 0 and M/2.
 *
 * <p><b>MALICE, two agents with two actions</b> (finite horizon, best deviations stationary, {@code w (H - 1) <= (2H -
 * 1) u}). Let C be the states that the expert visits, N the others, A' the advantages under the best psi, so that U =
 * V^psi, W and W' what phi and obedience get against L, and e the first step's error. From step 2 on, {@code W <= U +
 * (H - 1) u}, and in C one u less, but for 2u times the errors there; {@code W' >= V - (H - 1) u} in N, and in C at
 * least V less H u times the errors to come (each costs 2u, and at most (H - h) u if it leads to N), which sum to M -
 * e. So the gap is at most {@code (H - 1) u + (H + 2) u (M - e)} and the mean over rho_0 of
 *
 * <pre>
 *   X = sum_a (L - E)(a) [A'(phi(a)) - A(a)] - slack - u P_L(phi leads to C) + (H - 1) u P_L(obedience leads to N).
 * </pre>
 *
 * X is at most {@code (H + 2) u t}, t = TV(E, L) there. Let x be what the deviator plays, b what the other one does.
 * <ul>
 *   <li>The expert recommends one a: A(a) = 0 and A'(phi(a)) = -slack, so X is at most {@code t (2u + (H - 1) u)}.
 *   <li>It recommends both x beside one b: phi leads from there to the same, so to C, with {@code 1 - t}: X is at most
 *       {@code (H + 3) u t - u (1 - t)}, and, as each mean of advantages under L is at most u, {@code 2u + (H - 1) u t
 *       - u (1 - t)}; one of the two is at most {@code (H + 2) u t}.
 *   <li>Else it recommends something with each b. What L adds at some a that the expert never recommends: if phi(a) is
 *       not a, it is what the expert recommends with the same b, and leads to C, which costs u. If phi(a) = a, the
 *       reward is the same for both, and the whole of the difference at most {@code w (H - 1)}, which is at most
 *       {@code (H - 1) u + H u} where it counts as {@code (H - 1) u + 2u + (H - 1) u}. Where L adds at what the expert
 *       recommends, nothing leads to N. So {@code H u} for each unit that is added, and 2u for each that is taken.
 * </ul>
 *
 * <p>A value gap is (III) alone. Each bound is the least of those that apply, computed in rationals.
 */
public final class AnalyticBound {
    private static final String HOW = "by hand; see the comment of class AnalyticBound";

    private final Question.WorstGame question;
    private final BigFraction width;
    private final BigFraction steps;
    private final boolean discounted;
    private final int horizon;
    private final @Nullable BigFraction u;
    private final boolean stationarySuffices;
    private final @Nullable BigFraction covered;

    private AnalyticBound(Question.WorstGame question) {
        this.question = question;
        width = question.rewards().most().subtract(question.rewards().least());
        switch (question.size().horizon()) {
            case Horizon.Finite(int count) -> {
                horizon = count;
                steps = Rationals.of(count);
                discounted = false;
            }
            case Horizon.Discounted(BigFraction gamma) -> {
                horizon = 1;
                steps = BigFraction.ONE.subtract(gamma).reciprocal();
                discounted = true;
            }
        }
        BigFraction least = null;
        BigFraction most = null;
        boolean layered = false;
        for (Assumption assumption : question.assumptions()) {
            switch (assumption) {
                case Assumption.Recoverability(BigFraction bound, Places any) ->
                    least = least == null ? bound : Rationals.min(least, bound);
                case Assumption.Coverage(BigFraction beta, Assumption.Coverage.Reading reading) -> {
                    boolean averaged = reading == Assumption.Coverage.Reading.AVERAGED || discounted;
                    BigFraction own = averaged ? beta.multiply(steps) : beta;
                    most = most == null ? own : Rationals.max(most, own);
                }
                case Assumption.Layered() -> layered = true;
                case Assumption.ExpertRegret regret -> {}
                case Assumption.Deterministic() -> {}
            }
        }
        u = least;
        covered = most != null && most.getNumerator().signum() > 0 ? most : null;
        stationarySuffices = layered || discounted || horizon <= 2;
    }

    /** The least bound that applies. */
    public static UpperBound of(Question.WorstGame question) {
        return new UpperBound.Proved(new AnalyticBound(question).least(), HOW);
    }

    /** The bound in floating point, infinite where there is none. */
    public static double toDouble(UpperBound bound) {
        return switch (bound) {
            case UpperBound.Proved(BigFraction value, String how) -> Rationals.toDouble(value);
            case UpperBound.Claimed claimed -> claimed.value();
            case UpperBound.None none -> Double.POSITIVE_INFINITY;
        };
    }

    private BigFraction least() {
        BigFraction least = width.multiply(steps);
        ErrorBudget budget = question.budget();
        if (budget == null || question.aim() == Aim.NASH_GAP) {
            return least;
        }
        BigFraction values = valueTerm(budget);
        if (question.aim() == Aim.VALUE_GAP) {
            return values == null ? least : Rationals.min(least, values);
        }
        BigFraction deviations = deviationTerm(budget);
        if (values != null && deviations != null) {
            least = Rationals.min(least, values.add(deviations));
        }
        if (budget instanceof ErrorBudget.Malice && twoByTwo() && covered == null && u != null) {
            BigFraction errors = steps.multiply(budget.amount()).multiply(Rationals.of(horizon + 2L));
            least = Rationals.min(least, u.multiply(errors.add(steps).subtract(BigFraction.ONE)));
        }
        if (budget instanceof ErrorBudget.BehaviorCloning) {
            BigFraction drifting = drifting(steps.multiply(budget.amount()));
            least = drifting == null ? least : Rationals.min(least, drifting);
        }
        if (budget instanceof ErrorBudget.Occupancy && isZero(budget.amount())) {
            least = Rationals.min(least, width.multiply(steps.subtract(BigFraction.ONE)));
        }
        return least;
    }

    /** Whether the bound for MALICE with two actions holds; only where u is assumed. */
    private boolean twoByTwo() {
        List<Integer> actions = question.size().actions();
        return u != null
                && stationarySuffices
                && !discounted
                && horizon >= 2
                && actions.size() == 2
                && actions.stream().allMatch(count -> count <= 2)
                && width.multiply(horizon - 1).compareTo(u.multiply(2 * horizon - 1)) <= 0;
    }

    /** (III), or null where nothing is known of it. */
    private @Nullable BigFraction valueTerm(ErrorBudget budget) {
        BigFraction mass = steps.multiply(budget.amount());
        return switch (budget) {
            case ErrorBudget.Blades blades -> spent(mass, obeyed());
            case ErrorBudget.Malice malice ->
                covered != null ? spent(mass, obeyed()) : Rationals.min(departed(mass), width.multiply(steps));
            case ErrorBudget.BehaviorCloning cloning -> cloned(mass);
            case ErrorBudget.Occupancy occupancy ->
                Rationals.min(mass.multiply(width).divide(2), cloned(mass));
            case ErrorBudget.StatesOnly states -> null;
        };
    }

    /** (I), or null where nothing is known of it. */
    private @Nullable BigFraction deviationTerm(ErrorBudget budget) {
        BigFraction mass = steps.multiply(budget.amount());
        BigFraction term = switch (budget) {
            case ErrorBudget.Blades blades -> spent(mass, deviated());
            case ErrorBudget.Malice malice ->
                covered != null
                        ? spent(mass, deviated())
                        : spent(mass, deviated()).add(sum(exceeding(), 1));
            case ErrorBudget.BehaviorCloning cloning -> covered == null ? null : concentrated(mass);
            case ErrorBudget.Occupancy occupancy ->
                covered == null ? null : Rationals.min(concentrated(mass), flowing(mass.divide(2), covered));
            case ErrorBudget.StatesOnly states -> null;
        };
        if (u == null || budget instanceof ErrorBudget.StatesOnly) {
            return term;
        }
        BigFraction errors = atFirst(mass).multiply(2);
        if (budget instanceof ErrorBudget.Occupancy) {
            BigFraction share =
                    covered == null ? BigFraction.ONE : Rationals.min(BigFraction.ONE, covered.reciprocal());
            errors = Rationals.min(errors, share.multiply(mass).multiply(Rationals.of(3, 2)));
        }
        BigFraction first = u.multiply(errors.add(steps).subtract(BigFraction.ONE));
        return term == null ? first : Rationals.min(term, first);
    }

    /** The largest {@code E_{rho_0} t} when the error, summed over the steps, is at most the mass. */
    private BigFraction atFirst(BigFraction mass) {
        BigFraction most = Rationals.min(mass, BigFraction.ONE);
        boolean onExpertsStates = question.budget() instanceof ErrorBudget.BehaviorCloning
                || question.budget() instanceof ErrorBudget.Occupancy;
        return onExpertsStates && covered != null ? Rationals.min(most, mass.divide(covered)) : most;
    }

    /** S'_h per step. */
    private List<BigFraction> obeyed() {
        return perStep(h -> Rationals.of(2));
    }

    /** S_h per step. */
    private List<BigFraction> deviated() {
        return perStep(h -> Rationals.of(stationarySuffices ? 2 : Math.max(2, horizon - h + 1)));
    }

    /** B_h per step. */
    private List<BigFraction> exceeding() {
        return perStep(h -> Rationals.of(stationarySuffices ? 1 : Math.max(1, horizon - h)));
    }

    /** beta_h per step. */
    private List<BigFraction> shortfall() {
        return perStep(h -> Rationals.of(stationarySuffices ? 1 : horizon - h + 1));
    }

    private interface Multiple {
        BigFraction at(int step);
    }

    /** Multiples of u, at most w for each step that is left; in a discounted game one number for all steps. */
    private List<BigFraction> perStep(Multiple multiple) {
        List<BigFraction> bounds = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            BigFraction range = discounted ? width.multiply(steps) : width.multiply(horizon - h + 1);
            bounds.add(u == null ? range : Rationals.min(range, u.multiply(multiple.at(h))));
        }
        return bounds;
    }

    /** The largest {@code sum_h e_h S_h} with {@code 0 <= e_h <= 1} of sum at most the mass; S does not grow with h. */
    private BigFraction spent(BigFraction mass, List<BigFraction> spans) {
        if (discounted) {
            return Rationals.min(mass, steps).multiply(spans.getFirst());
        }
        BigFraction left = mass;
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction span : spans) {
            BigFraction share = Rationals.min(left, BigFraction.ONE);
            sum = sum.add(share.multiply(span));
            left = left.subtract(share);
        }
        return sum;
    }

    /** {@code sum_{h > skipped} bounds_h}; discounted, the steps after the first count {@code gamma / (1 - gamma)}. */
    private BigFraction sum(List<BigFraction> bounds, int skipped) {
        if (discounted) {
            return bounds.getFirst().multiply(steps.subtract(Rationals.of(skipped)));
        }
        return bounds.stream().skip(skipped).reduce(BigFraction.ZERO, BigFraction::add);
    }

    /** (III) for MALICE without coverage: who departs at step k may be where the expert never is from then on. */
    private BigFraction departed(BigFraction mass) {
        BigFraction each = obeyed().getFirst().add(sum(perStep(h -> BigFraction.ONE), 1));
        return mass.multiply(each);
    }

    /** (III) for BC and occupancies. */
    private BigFraction cloned(BigFraction mass) {
        BigFraction further = steps.subtract(BigFraction.ONE).multiply(covered == null ? BigFraction.ONE : tau(mass));
        return mass.multiply(obeyed().getFirst()).multiply(BigFraction.ONE.add(further));
    }

    private BigFraction tau(BigFraction mass) {
        return covered == null ? BigFraction.ONE : Rationals.min(BigFraction.ONE, mass.divide(covered));
    }

    /** (I) for BC with coverage. */
    private BigFraction concentrated(BigFraction mass) {
        return Rationals.min(visiting(mass), sum(exceeding(), 0));
    }

    /** {@code M min(1, 1/c) S_1 + tau sum_{h>1} S_h}. */
    private BigFraction visiting(BigFraction mass) {
        List<BigFraction> spans = new ArrayList<>(deviated());
        int turn = horizon - 3; // the index of step H - 2
        if (u != null && !stationarySuffices && turn >= 0 && u.compareTo(width) <= 0) {
            BigFraction wandered = u.multiply(Rationals.of(3).subtract(tau(mass).multiply(2)));
            if (tau(mass).multiply(2).compareTo(BigFraction.ONE) <= 0) {
                spans.set(turn, Rationals.min(spans.get(turn), wandered));
            }
        }
        return atFirst(mass).multiply(spans.getFirst()).add(sum(spans, 1).multiply(tau(mass)));
    }

    /** (I) and (III) for BC in three steps, or null where it is not so. */
    private @Nullable BigFraction drifting(BigFraction mass) {
        BigFraction tau = tau(mass);
        if (u == null
                || covered == null
                || discounted
                || horizon != 3
                || covered.compareTo(BigFraction.ONE) > 0
                || u.compareTo(width) > 0
                || tau.multiply(3).compareTo(BigFraction.ONE) > 0) {
            return null;
        }
        BigFraction visits = BigFraction.ONE.add(tau).add(tau.multiply(tau));
        return visiting(mass).add(u.multiply(2).multiply(mass).multiply(visits));
    }

    /** (I) for occupancies with coverage, each of the two parts of the difference having at most half of the mass. */
    private BigFraction flowing(BigFraction half, BigFraction least) {
        List<BigFraction> spans = deviated();
        List<BigFraction> falls = new ArrayList<>(shortfall());
        BigFraction shift = half.divide(least);
        for (int k = 0; k < falls.size(); k++) {
            falls.set(k, Rationals.min(falls.get(k), spans.get(k)).add(shift.multiply(spans.get(k))));
        }
        BigFraction first = Rationals.min(BigFraction.ONE, least.reciprocal());
        BigFraction together =
                first.multiply(spans.getFirst()).add(sum(spans, 1).divide(least));
        BigFraction apart = first.multiply(exceeding().getFirst().add(falls.getFirst()))
                .add(sum(falls, 1).divide(least));
        BigFraction flow = half.multiply(Rationals.max(together, apart));
        BigFraction wandered = wandering(half, least);
        flow = wandered == null ? flow : Rationals.min(flow, wandered);
        return Rationals.min(flow, sum(exceeding(), 0));
    }

    /** (I) for occupancies in three steps, or null where it is not so. */
    private @Nullable BigFraction wandering(BigFraction half, BigFraction least) {
        BigFraction shift = half.divide(least);
        BigFraction first = Rationals.min(BigFraction.ONE, least.reciprocal());
        BigFraction mass = half.multiply(2);
        boolean small = mass.multiply(shift.add(BigFraction.ONE)).compareTo(least) <= 0;
        if (u == null || discounted || horizon != 3 || stationarySuffices || !small) {
            return null;
        }
        BigFraction most = BigFraction.ZERO;
        for (BigFraction apart : List.of(BigFraction.ZERO, half)) {
            BigFraction drift = shift.multiply(2).multiply(apart);
            BigFraction one = first.multiply(
                    mass.add(apart.multiply(3)).add(apart.multiply(shift).multiply(3)));
            BigFraction two = mass.add(drift).divide(least);
            BigFraction kept = BigFraction.ONE.subtract(mass.divide(least));
            BigFraction moved = first.multiply(half.subtract(apart)).multiply(kept);
            BigFraction three = mass.subtract(apart).add(drift).divide(least);
            most = Rationals.max(most, one.add(two).add(moved).add(three));
        }
        return u.multiply(most);
    }

    private static boolean isZero(BigFraction value) {
        return value.getNumerator().signum() == 0;
    }
}
