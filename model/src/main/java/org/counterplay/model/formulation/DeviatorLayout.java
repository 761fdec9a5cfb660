package org.counterplay.model.formulation;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;

/**
 * An agent's deviations from a policy as flat tables in doubles, without any rewards: what a deviator passes through, so that
 * rewards can be variables.
 *
 * <p>Places p are those that the choices reach, by step and state. The sites of place p are {@code firstSite[p] ..
 * firstSite[p+1]-1}; site q has weight {@code sigma_h,i(b|s)} and options {@code firstOption[q] .. firstOption[q+1]-1};
 * option o plays an action, and passes through game row {@code row[e]} with {@code share[e] = sigma_h(b,a_-i|s)} for e in
 * {@code firstRow[o] .. firstRow[o+1]-1}, and comes to place {@code successor[e]} with {@code probability[e] = g sum sigma_h(b,a_-i|s)
 * T(s'|s,c,a_-i)} for e in {@code firstSuccessor[o] .. firstSuccessor[o+1]-1}; g is gamma in a discounted game, whose
 * places have one step, and else 1. With rewards z per row the deviator's values are {@code U(p) = sum_q max_o [sum share z + sum
 * probability U]}, where both sums are not divided by the site's weight.
 */
public final class DeviatorLayout {
    private final Game game;
    private final int agent;
    private final Timeline places;
    private final boolean discounted;
    private final double gamma;
    private final double[] initial;
    private final int[] firstSite;
    private int[] recommended = new int[16];
    private double[] weight = new double[16];
    private int[] firstOption = new int[17];
    private int[] action = new int[32];
    private int[] firstRow = new int[33];
    private int[] row = new int[64];
    private double[] share = new double[64];
    private int[] firstSuccessor = new int[33];
    private int[] successor = new int[128];
    private double[] probability = new double[128];
    private int sites;
    private int options;
    private int rows;
    private int successors;

    private DeviatorLayout(Game game, Policy policy, int agent, Choices choices) {
        this.game = game;
        this.agent = agent;
        places = choices.reach(game, policy, agent);
        discounted = game.horizon() instanceof Horizon.Discounted;
        gamma = game.horizon() instanceof Horizon.Discounted found ? Rationals.toDouble(found.gamma()) : 1;
        initial = new double[places.size()];
        for (int k = 0; k < game.initialStates().length; k++) {
            initial[places.indexOf(1, game.initialStates()[k])] =
                    game.initialProbabilities().doubleAt(k);
        }
        firstSite = new int[places.size() + 1];
        double[] next = new double[places.size()];
        for (int step = 1; step <= places.steps(); step++) {
            for (int k = 0; k < places.states(step).length; k++) {
                place(policy, choices, step, places.states(step)[k], next);
                firstSite[places.first(step) + k + 1] = sites;
            }
        }
    }

    /** The tables of an agent that has the given choices against a policy. */
    public static DeviatorLayout of(Game game, Policy policy, int agent, Choices choices) {
        return new DeviatorLayout(game, policy, agent, choices);
    }

    public Game game() {
        return game;
    }

    public int agent() {
        return agent;
    }

    /** The places, in the order of their numbers. */
    public Timeline places() {
        return places;
    }

    /** Whether the game is discounted; then a place may follow itself. */
    public boolean discounted() {
        return discounted;
    }

    /** gamma, or 1 for a finite horizon. */
    public double gamma() {
        return gamma;
    }

    /** How long play lasts: H, or {@code 1 / (1 - gamma)}. */
    public double length() {
        return discounted ? 1 / (1 - gamma) : places.steps();
    }

    /** How much play a place can see at most: all that is left from its step on, 1 a step. */
    public double left(int place) {
        return discounted ? length() : places.steps() - step(place) + 1;
    }

    /** The step of a place, from 1. */
    public int step(int place) {
        int step = 1;
        while (places.first(step + 1) <= place) {
            step++;
        }
        return step;
    }

    /** The state of a place. */
    public int state(int place) {
        int step = step(place);
        return places.states(step)[place - places.first(step)];
    }

    /** The initial probability of a place. */
    public double initial(int place) {
        return initial[place];
    }

    public int sites() {
        return sites;
    }

    public int options() {
        return options;
    }

    /** The first site of a place. */
    public int firstSite(int place) {
        return firstSite[place];
    }

    /** {@code sigma_h,i(b|s)} of a site; 1 where recommendations are not seen. */
    public double weight(int site) {
        return weight[site];
    }

    /** The recommendation of a site, or -1 where recommendations are not seen. */
    public int recommended(int site) {
        return recommended[site];
    }

    /** The first option of a site. */
    public int firstOption(int site) {
        return firstOption[site];
    }

    /** The action of an option. */
    public int action(int option) {
        return action[option];
    }

    /** The first row entry of an option. */
    public int firstRow(int option) {
        return firstRow[option];
    }

    /** The game row of a row entry. */
    public int row(int entry) {
        return row[entry];
    }

    /** {@code sigma_h(b,a_-i|s)} of a row entry. */
    public double share(int entry) {
        return share[entry];
    }

    /** The first successor entry of an option. */
    public int firstSuccessor(int option) {
        return firstSuccessor[option];
    }

    /** The place of a successor entry. */
    public int successor(int entry) {
        return successor[entry];
    }

    /** The probability of a successor entry, times gamma where discounted. */
    public double probability(int entry) {
        return probability[entry];
    }

    /** The deviation that takes an option (a number of its own) at each site. */
    public Deviation deviation(int[] chosen) {
        Deviation deviation = Deviation.identity(game, agent, discounted || !places.recurs());
        for (int place = 0; place < places.size(); place++) {
            for (int site = firstSite[place]; site < firstSite[place + 1]; site++) {
                deviation.choose(step(place), state(place), recommended[site], action[chosen[site]]);
            }
        }
        return deviation;
    }

    private void place(Policy policy, Choices choices, int step, int state, double[] next) {
        JointActions actions = game.actions(state);
        if (choices instanceof Choices.Unseen) {
            site(policy, choices, step, state, -1, 1, next);
            return;
        }
        double[] marginal = new double[actions.count(agent)];
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            marginal[actions.action(policy.joints()[k], agent)] +=
                    policy.probabilities().doubleAt(k);
        }
        for (int b = 0; b < marginal.length; b++) {
            if (marginal[b] > 0) {
                site(policy, choices, step, state, b, marginal[b], next);
            }
        }
    }

    private void site(Policy policy, Choices choices, int step, int state, int b, double siteWeight, double[] next) {
        if (sites == weight.length) {
            recommended = Arrays.copyOf(recommended, 2 * sites);
            weight = Arrays.copyOf(weight, 2 * sites);
            firstOption = Arrays.copyOf(firstOption, 2 * sites + 1);
        }
        recommended[sites] = b;
        weight[sites] = siteWeight;
        for (int c = 0; c < game.actions(state).count(agent); c++) {
            if (b < 0 || choices.allows(step, state, b, c)) {
                option(policy, step, state, b, c, next);
            }
        }
        sites++;
        firstOption[sites] = options;
    }

    private void option(Policy policy, int step, int state, int b, int c, double[] next) {
        if (options == action.length) {
            action = Arrays.copyOf(action, 2 * options);
            firstRow = Arrays.copyOf(firstRow, 2 * options + 1);
            firstSuccessor = Arrays.copyOf(firstSuccessor, 2 * options + 1);
        }
        JointActions actions = game.actions(state);
        int from = rows;
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            if (b < 0 || actions.action(joint, agent) == b) {
                pass(
                        from,
                        game.firstRow(state) + actions.replace(joint, agent, c),
                        policy.probabilities().doubleAt(k));
            }
        }
        if (discounted || step < places.steps()) {
            follow(from, discounted ? 1 : step + 1, next);
        }
        action[options++] = c;
        firstRow[options] = rows;
        firstSuccessor[options] = successors;
    }

    private void pass(int from, int gameRow, double sigma) {
        for (int e = from; e < rows; e++) {
            if (row[e] == gameRow) { // recommendations that are not seen lead to one row
                share[e] += sigma;
                return;
            }
        }
        if (rows == row.length) {
            row = Arrays.copyOf(row, 2 * rows);
            share = Arrays.copyOf(share, 2 * rows);
        }
        row[rows] = gameRow;
        share[rows++] = sigma;
    }

    private void follow(int from, int step, double[] next) {
        int first = places.first(step);
        int end = places.first(step + 1);
        Arrays.fill(next, first, end, 0);
        for (int e = from; e < rows; e++) {
            for (int k = game.firstSuccessor(row[e]); k < game.firstSuccessor(row[e] + 1); k++) {
                next[places.indexOf(step, game.successors()[k])] +=
                        gamma * share[e] * game.probabilities().doubleAt(k);
            }
        }
        for (int place = first; place < end; place++) {
            if (next[place] > 0) {
                if (successors == successor.length) {
                    successor = Arrays.copyOf(successor, 2 * successors);
                    probability = Arrays.copyOf(probability, 2 * successors);
                }
                successor[successors] = place;
                probability[successors++] = next[place];
            }
        }
    }
}
