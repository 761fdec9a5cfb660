package org.counterplay.model.response;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The sites and options of one agent at a place, in rationals; see the package for the formulas. */
public final class ExactDeviatorKernel {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final Choices choices;
    private final @Nullable SiteMemory memory;

    /**
     * One action that can be played at a site.
     *
     * @param action c
     * @param reward {@code R_h(s,b,c)}
     * @param successors the states s', each once, in the order of {@link DeviatorKernel}
     * @param probabilities {@code W_h(s'|s,b,c)} for each successor
     */
    public record Option(int action, BigFraction reward, int[] successors, BigFraction[] probabilities) {}

    /**
     * One decision.
     *
     * @param recommended b, or -1 where recommendations are not seen
     * @param weight {@code sigma_h,i(b|s)}
     * @param options by ascending action
     */
    public record Site(int recommended, BigFraction weight, List<Option> options) {}

    /** The kernel of an agent that has the given choices against a policy. */
    public ExactDeviatorKernel(Game game, Policy policy, int agent, Choices choices) {
        this(game, policy, agent, choices, null);
    }

    /**
     * The same, for choices that see recommendations, of which the agent has several one after another.
     *
     * @param memory of the same game, policy and agent
     */
    public ExactDeviatorKernel(Game game, Policy policy, int agent, Choices choices, @Nullable SiteMemory memory) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.choices = choices;
        this.memory = memory;
    }

    /** The sites of a place, by ascending recommendation. */
    public List<Site> at(int step, int state) {
        if (memory != null && !(choices instanceof Choices.Unseen)) {
            return memory.at(step, state).stream()
                    .map(site -> allowed(site, step, state))
                    .toList();
        }
        JointActions actions = game.actions(state);
        int count = actions.count(agent);
        if (choices instanceof Choices.Unseen) {
            return List.of(site(step, state, -1, BigFraction.ONE, actions));
        }
        ExactSum[] marginal = new ExactSum[count];
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int b = actions.action(policy.joints()[k], agent);
            if (marginal[b] == null) {
                marginal[b] = new ExactSum();
            }
            marginal[b].add(policy.probabilities().at(k));
        }
        List<Site> sites = new ArrayList<>(count);
        for (int b = 0; b < count; b++) {
            if (marginal[b] != null) {
                sites.add(site(step, state, b, marginal[b].value(), actions));
            }
        }
        return sites;
    }

    /** What the choices leave of a site, less what they charge. */
    private Site allowed(Site all, int step, int state) {
        List<Option> options = new ArrayList<>();
        int b = all.recommended();
        for (Option option : all.options()) {
            int c = option.action();
            if (choices.allows(step, state, b, c)) {
                BigFraction charge = choices.charge(step, state, b, c);
                options.add(
                        charge.getNumerator().signum() == 0
                                ? option
                                : new Option(
                                        c,
                                        option.reward().subtract(charge),
                                        option.successors(),
                                        option.probabilities()));
            }
        }
        return new Site(b, all.weight(), options);
    }

    private Site site(int step, int state, int b, BigFraction weight, JointActions actions) {
        List<Option> options = new ArrayList<>();
        for (int c = 0; c < actions.count(agent); c++) {
            if (b < 0 || choices.allows(step, state, b, c)) {
                options.add(option(step, state, b, c, actions));
            }
        }
        return new Site(b, weight, options);
    }

    private Option option(int step, int state, int b, int c, JointActions actions) {
        ExactSum reward = new ExactSum();
        if (choices instanceof Choices.Within) {
            reward.subtract(choices.charge(step, state, b, c));
        }
        LinkedHashMap<Integer, ExactSum> successors = new LinkedHashMap<>();
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            if (b >= 0 && actions.action(joint, agent) != b) {
                continue;
            }
            BigFraction sigma = policy.probabilities().at(k);
            int row = game.firstRow(state) + actions.replace(joint, agent, c);
            reward.addProduct(sigma, game.reward(agent).at(row));
            for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                successors
                        .computeIfAbsent(game.successors()[e], s -> new ExactSum())
                        .addProduct(sigma, game.probabilities().at(e));
            }
        }
        int[] states = new int[successors.size()];
        BigFraction[] probabilities = new BigFraction[states.length];
        int at = 0;
        for (var entry : successors.entrySet()) {
            states[at] = entry.getKey();
            probabilities[at++] = entry.getValue().value();
        }
        return new Option(c, reward.value(), states, probabilities);
    }
}
