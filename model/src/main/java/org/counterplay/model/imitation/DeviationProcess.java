package org.counterplay.model.imitation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * One agent's decision process against a policy, in rationals, for any reward: the one place where "the largest expectation over
 * deviations of {@code sum_h g_h(s,a)}" is computed exactly. With g = 1 for a finite horizon (values after step H are 0) and gamma
 * for a discounted game,
 *
 * <pre>
 *   U_h(s) = sum_b max_{c permitted} sum_a_-i sigma_h(b,a_-i|s) [ g_h(s,c,a_-i) + g sum_s' T(s'|s,c,a_-i) U_{h+1}(s') ]
 * </pre>
 *
 * by backward induction, or by policy iteration on exact linear systems. Values are sums over the steps, not averaged.
 */
public final class DeviationProcess {
    private static final int MOST_BITS = 20_000;
    private static final long MOST_BITS_IN_ALL = 10_000_000L;
    private static final int MOST_KEPT = 4_000;

    private final Game game;
    private final Policy policy;
    private final int agent;
    private final int[][] states;
    private final int[] first;
    private final ExactDeviatorKernel kernel;
    private final @Nullable List<Site>[] kept;
    private final BigFraction discount;

    /** Which of the choices may be made; more narrow than {@link Choices} at single sites. */
    public interface Permission {
        /** Whether c may be played when b (or, where recommendations are not seen, -1) is recommended. */
        boolean allows(int step, int state, int recommended, int action);
    }

    /**
     * Values of the best permitted deviation.
     *
     * @param values {@code U_h(s)} per place of the process
     * @param start {@code sum_s rho_0(s) U_1(s)}
     * @param deviation one that attains all the values; among equal actions obedience, then the first
     */
    public record Solved(BigFraction[] values, BigFraction start, Deviation deviation) {}

    /** The process at the places that the agent's choices reach. */
    public static DeviationProcess reached(Game game, Policy policy, int agent, Choices choices) {
        return new DeviationProcess(game, policy, agent, choices, states(choices.reach(game, policy, agent)));
    }

    /** The process at all places that some joint play reaches. */
    public static DeviationProcess everywhere(Game game, Policy policy, int agent, Choices choices) {
        return new DeviationProcess(game, policy, agent, choices, states(Timeline.of(game)));
    }

    /** The process at the given states of each step, which must be closed under what the choices allow. */
    public static DeviationProcess at(Game game, Policy policy, int agent, Choices choices, int[][] states) {
        return new DeviationProcess(game, policy, agent, choices, states);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private DeviationProcess(Game game, Policy policy, int agent, Choices choices, int[][] states) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.states = states;
        kernel = new ExactDeviatorKernel(game, policy, agent, choices);
        first = new int[states.length + 1];
        for (int h = 0; h < states.length; h++) {
            first[h + 1] = first[h] + states[h].length;
        }
        kept = new List[size() <= MOST_KEPT ? size() : 0];
        discount = game.horizon() instanceof Horizon.Discounted discounted ? discounted.gamma() : BigFraction.ONE;
    }

    /** The states of each step of a timeline. */
    public static int[][] states(Timeline timeline) {
        int[][] states = new int[timeline.steps()][];
        for (int step = 1; step <= states.length; step++) {
            states[step - 1] = timeline.states(step);
        }
        return states;
    }

    /** Number of steps: H, or 1. */
    public int steps() {
        return states.length;
    }

    /** The states of a step (1-based), ascending; the array is the process's own. */
    public int[] states(int step) {
        return states[step - 1];
    }

    /** The deviating agent. */
    public int agent() {
        return agent;
    }

    /** Number of places. */
    public int size() {
        return first[first.length - 1];
    }

    /** The number of a place, or -1 where the process has none there. */
    public int indexOf(int step, int state) {
        int at = Arrays.binarySearch(states[step - 1], state);
        return at < 0 ? -1 : first[step - 1] + at;
    }

    /** The step of what follows a step, or 0 after the last one of a finite horizon. */
    public int after(int step) {
        return game.horizon() instanceof Horizon.Discounted ? 1 : step < states.length ? step + 1 : 0;
    }

    /** What the next step counts: 1, or gamma. */
    public BigFraction discount() {
        return discount;
    }

    /** The sites of a place. */
    public List<Site> sites(int step, int state) {
        int place = indexOf(step, state);
        if (place < 0 || kept.length == 0) {
            return kernel.at(step, state);
        }
        List<Site> known = kept[place];
        if (known == null) {
            known = kernel.at(step, state);
            kept[place] = known;
        }
        return known;
    }

    /** The best deviation, whatever it costs. */
    public Solved maximise(PlaceReward reward) {
        return maximise(reward, (step, state, recommended, action) -> true);
    }

    /**
     * The best permitted deviation, whatever it costs.
     *
     * @throws IllegalArgumentException if nothing is permitted at some site
     */
    public Solved maximise(PlaceReward reward, Permission permission) {
        return solve(reward, permission, false).orElseThrow();
    }

    /** The best deviation, or empty where its numbers grow longer than is worth their time. */
    public Optional<Solved> maximiseIfCheap(PlaceReward reward) {
        return solve(reward, (step, state, recommended, action) -> true, true);
    }

    /** {@code g} of an option, times the site's weight. */
    public BigFraction earned(PlaceReward reward, int step, int state, Site site, Option option) {
        return switch (reward) {
            case PlaceReward.Own own -> own.negated() ? option.reward().negate() : option.reward();
            case PlaceReward.State at -> site.weight().multiply(at.worth().at(step, state));
            case PlaceReward.Play play -> {
                ExactSum sum = new ExactSum();
                JointActions actions = game.actions(state);
                for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                    int joint = policy.joints()[k];
                    if (site.recommended() < 0 || actions.action(joint, agent) == site.recommended()) {
                        sum.addProduct(
                                policy.probabilities().at(k),
                                play.worth().at(step, state, actions.replace(joint, agent, option.action())));
                    }
                }
                yield sum.value();
            }
        };
    }

    /** {@code g + discount sum_s' W U(s')} of an option, times the site's weight. */
    public BigFraction worth(PlaceReward reward, int step, int state, Site site, Option option, BigFraction[] values) {
        BigFraction earned = earned(reward, step, state, site, option);
        int next = after(step);
        if (next == 0) {
            return earned;
        }
        ExactSum sum = new ExactSum();
        for (int k = 0; k < option.successors().length; k++) {
            sum.addProduct(option.probabilities()[k], values[place(next, option.successors()[k])]);
        }
        return earned.add(discount.multiply(sum.value()));
    }

    /** {@code sum_s rho_0(s) f(1,s)}. */
    public BigFraction atStart(BigFraction[] values) {
        ExactSum sum = new ExactSum();
        for (int k = 0; k < game.initialStates().length; k++) {
            sum.addProduct(game.initialProbabilities().at(k), values[place(1, game.initialStates()[k])]);
        }
        return sum.value();
    }

    private int place(int step, int state) {
        int place = indexOf(step, state);
        if (place < 0) {
            throw new IllegalStateException("state number " + state + " was not reached at step " + step);
        }
        return place;
    }

    private Optional<Solved> solve(PlaceReward reward, Permission permission, boolean cheap) {
        BigFraction[] values = new BigFraction[size()];
        boolean stationary = game.horizon() instanceof Horizon.Discounted || !recurs();
        Deviation chosen = Deviation.identity(game, agent, stationary);
        if (game.horizon() instanceof Horizon.Discounted) {
            iterate(reward, permission, values, chosen);
            return Optional.of(new Solved(values, atStart(values), chosen));
        }
        long bits = 0;
        for (int step = states.length; step >= 1; step--) {
            for (int k = 0; k < states[step - 1].length; k++) {
                int state = states[step - 1][k];
                ExactSum sum = new ExactSum();
                for (Site site : sites(step, state)) {
                    Choice best = best(reward, permission, step, state, site, values);
                    chosen.choose(step, state, site.recommended(), best.action);
                    sum.add(best.worth);
                }
                BigFraction value = sum.value();
                values[first[step - 1] + k] = value;
                int length = Rationals.bits(value);
                bits += length;
                if (cheap && (length > MOST_BITS || bits > MOST_BITS_IN_ALL)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Solved(values, atStart(values), chosen));
    }

    private record Choice(BigFraction worth, int action, Option option) {}

    private Choice best(
            PlaceReward reward, Permission permission, int step, int state, Site site, BigFraction[] values) {
        Choice best = null;
        for (Option option : site.options()) {
            if (!permission.allows(step, state, site.recommended(), option.action())) {
                continue;
            }
            BigFraction worth = worth(reward, step, state, site, option, values);
            int sign = best == null ? 1 : worth.compareTo(best.worth);
            if (sign > 0 || (sign == 0 && option.action() == site.recommended())) {
                best = new Choice(worth, option.action(), option);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("agent " + game.agents().get(agent) + " is permitted no action at step "
                    + step + ", state " + game.states().get(state));
        }
        return best;
    }

    /** Policy iteration; an option is left only for a better one, so it ends. */
    private void iterate(PlaceReward reward, Permission permission, BigFraction[] values, Deviation chosen) {
        int n = states[0].length;
        List<List<Choice>> choices = new ArrayList<>();
        Arrays.fill(values, BigFraction.ZERO);
        for (int state : states[0]) {
            List<Choice> own = new ArrayList<>();
            for (Site site : sites(1, state)) {
                own.add(best(reward, permission, 1, state, site, values));
            }
            choices.add(own);
        }
        for (boolean improved = true; improved; ) {
            System.arraycopy(evaluate(reward, choices), 0, values, 0, n);
            improved = false;
            for (int p = 0; p < n; p++) {
                List<Site> sites = sites(1, states[0][p]);
                for (int q = 0; q < sites.size(); q++) {
                    Choice now = choices.get(p).get(q);
                    Choice best = best(reward, permission, 1, states[0][p], sites.get(q), values);
                    if (best.action != now.action
                            && best.worth.compareTo(worth(reward, 1, states[0][p], sites.get(q), now.option, values))
                                    > 0) {
                        choices.get(p).set(q, best);
                        improved = true;
                    }
                }
            }
        }
        for (int p = 0; p < n; p++) {
            List<Site> sites = sites(1, states[0][p]);
            for (int q = 0; q < sites.size(); q++) {
                chosen.choose(
                        1,
                        states[0][p],
                        sites.get(q).recommended(),
                        choices.get(p).get(q).action);
            }
        }
    }

    private BigFraction[] evaluate(PlaceReward reward, List<List<Choice>> choices) {
        int n = states[0].length;
        ExactLinearSystem system = new ExactLinearSystem(n);
        for (int p = 0; p < n; p++) {
            BigFraction[] row = new BigFraction[n];
            Arrays.fill(row, BigFraction.ZERO);
            row[p] = BigFraction.ONE;
            ExactSum earned = new ExactSum();
            List<Site> sites = sites(1, states[0][p]);
            for (int q = 0; q < sites.size(); q++) {
                Option option = choices.get(p).get(q).option;
                earned.add(earned(reward, 1, states[0][p], sites.get(q), option));
                for (int k = 0; k < option.successors().length; k++) {
                    int to = place(1, option.successors()[k]);
                    row[to] = row[to].subtract(discount.multiply(option.probabilities()[k]));
                }
            }
            int[] columns = java.util.stream.IntStream.range(0, n)
                    .filter(k -> row[k].getNumerator().signum() != 0)
                    .toArray();
            system.row(
                    columns, Arrays.stream(columns).mapToObj(k -> row[k]).toArray(BigFraction[]::new), earned.value());
        }
        return system.solve();
    }

    private boolean recurs() {
        boolean[] seen = new boolean[game.stateCount()];
        for (int[] step : states) {
            for (int s : step) {
                if (seen[s]) {
                    return true;
                }
                seen[s] = true;
            }
        }
        return false;
    }
}
