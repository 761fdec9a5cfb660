package org.counterplay.solvers.search.bound;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a question says in numbers, and the spans S, S' and excesses B, beta of a step.
 *
 * <p>{@code S' = 2u, B' = u}, as {@code sum_a E A = 0}. In (I) the best deviation psi may depend on the step while u speaks of
 * stationary ones. Let {@code delta_h} be the least, over stationary phi, of {@code max_s U_h(s) - V_h^phi(s) >= 0}. Under each phi
 * advantages span 2u and are at most u, so {@code S_h = 2u + delta_{h+1}} and {@code B_h = u + delta_{h+1}}. In a layered or a
 * discounted game the best deviation is stationary itself, and delta is 0; so is {@code delta_H}, with {@code phi = psi_H} at all
 * steps. For this phi, {@code U_h(s) = sum_a E(a|s) Q_h(s, psi_h(a)) <= V_h^phi(s) + u + max_s [U_{h+1} - V_{h+1}^phi](s)}, so {@code
 * delta_h <= (H - h) u}.
 *
 * <p>Also {@code delta_{H-1} <= w / 2}: let {@code y(s) >= 0} be what {@code psi_{H-1}} loses at s in the last step, and let phi play
 * {@code psi_{H-1}} where {@code y <= w / 2}, else {@code psi_H}. Where it plays the former at step H - 1, it loses against U no more
 * than y at the next state, if it plays it there too. Where it plays the latter, it earns y(s) more at once, and then at most w less.
 *
 * <p>All of S, S', B, B' are at most {@code w (H - h + 1)}, and w in a game of one state, where what comes next does not depend on
 * what is played; there the best deviation is stationary, too. (The printed constant of 2406.04219, Lemma C.1, amounts to S = u; an
 * advantage may lie anywhere in [-u, u].)
 *
 * @param width w
 * @param steps H, or {@code 1 / (1 - gamma)}
 * @param horizon H, or 1 for a discounted game, whose spans are the same at all steps
 * @param u the bound on advantages, null where there is none
 * @param stationarySuffices whether best deviations are stationary, so that delta is 0
 * @param covered c: how often the expert is at each state at least, summed over the steps; null where nothing is assumed. It is
 *     {@code beta H} (averaged) or beta (at some step)
 */
record Frame(
        Question.WorstGame question,
        BigFraction width,
        BigFraction steps,
        boolean discounted,
        int horizon,
        @Nullable BigFraction u,
        boolean stationarySuffices,
        @Nullable BigFraction covered) {
    static Frame of(Question.WorstGame question) {
        BigFraction width =
                question.rewards().most().subtract(question.rewards().least());
        boolean discounted = question.size().horizon() instanceof Horizon.Discounted;
        BigFraction steps = switch (question.size().horizon()) {
            case Horizon.Finite(int count) -> Rationals.of(count);
            case Horizon.Discounted(BigFraction gamma) ->
                BigFraction.ONE.subtract(gamma).reciprocal();
        };
        int horizon = question.size().horizon() instanceof Horizon.Finite(int count) ? count : 1;
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
        BigFraction covered = most != null && most.getNumerator().signum() > 0 ? most : null;
        boolean stationarySuffices =
                layered || discounted || horizon <= 2 || question.size().states() == 1;
        return new Frame(question, width, steps, discounted, horizon, least, stationarySuffices, covered);
    }

    /** Whether there is one state only, which expert and learner are always at. */
    boolean oneState() {
        return question.size().states() == 1;
    }

    /** Whether there are two agents with at most two actions each. */
    boolean twoActions() {
        List<Integer> actions = question.size().actions();
        return actions.size() == 2 && actions.stream().allMatch(count -> count <= 2);
    }

    /** S'_h per step. */
    List<BigFraction> obeyed() {
        return perStep(2, h -> BigFraction.ZERO);
    }

    /** S_h per step. */
    List<BigFraction> deviated() {
        return perStep(2, h -> wandered(h + 1));
    }

    /** B_h per step. */
    List<BigFraction> exceeding() {
        return perStep(1, h -> wandered(h + 1));
    }

    /** {@code u + delta_h} per step. */
    List<BigFraction> shortfall() {
        return perStep(1, this::wandered);
    }

    /** B'_h per step. */
    List<BigFraction> straying() {
        return perStep(1, h -> BigFraction.ZERO);
    }

    /** The bound on delta_h; asked only where u is not null. */
    private BigFraction wandered(int step) {
        if (u == null || stationarySuffices || step >= horizon) {
            return BigFraction.ZERO;
        }
        BigFraction each = u.multiply(horizon - step);
        return step == horizon - 1 ? Rationals.min(each, width.divide(2)) : each;
    }

    private interface PerStep {
        BigFraction at(int step);
    }

    /** {@code multiple u + more_h}, at most w for each step that is left; in a discounted game one number for all steps. */
    private List<BigFraction> perStep(int multiple, PerStep more) {
        List<BigFraction> bounds = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            BigFraction range =
                    oneState() ? width : discounted ? width.multiply(steps) : width.multiply(horizon - h + 1);
            bounds.add(
                    u == null
                            ? range
                            : Rationals.min(range, u.multiply(multiple).add(more.at(h))));
        }
        return bounds;
    }

    /** {@code sum_{h > skipped} bounds_h}; discounted, the steps after the first count {@code gamma / (1 - gamma)}. */
    BigFraction sum(List<BigFraction> bounds, int skipped) {
        if (discounted) {
            return bounds.getFirst().multiply(steps.subtract(Rationals.of(skipped)));
        }
        return bounds.stream().skip(skipped).reduce(BigFraction.ZERO, BigFraction::add);
    }

    /** The largest {@code sum_h e_h S_h} with {@code 0 <= e_h <= 1} of sum at most the mass; S does not grow with h. */
    BigFraction spent(BigFraction mass, List<BigFraction> spans) {
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

    /** {@code k = min(1, 1/c)}, at least the largest share of its visits that the expert can have at a state in the first step. */
    BigFraction firstShare() {
        return covered == null ? BigFraction.ONE : Rationals.min(BigFraction.ONE, covered.reciprocal());
    }

    /** {@code tau = min(1, M / c)}, the largest t of a learner whose error on the expert's states is at most M. */
    BigFraction tau(BigFraction mass) {
        return covered == null ? BigFraction.ONE : Rationals.min(BigFraction.ONE, mass.divide(covered));
    }
}
