package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;

/**
 * What an agent loses by each of its deviations, exactly: {@code sum_a_-i sigma(b,a_-i) [u_i(b,a_-i) - u_i(c,a_-i)]} for
 * recommendation b and action c, or, where recommendations are not seen, the sum of that over b. Takes time {@code |A_i|} for
 * each joint action with positive probability.
 */
final class Slacks {
    private final JointActions actions;
    private final int agent;
    private final boolean coarse;
    private final NumberColumn payoff;
    private final ExactSum[][] slack;
    private final boolean[] given;

    Slacks(StageGame game, int agent, boolean coarse) {
        actions = game.actions();
        this.agent = agent;
        this.coarse = coarse;
        payoff = game.payoffs().get(agent);
        int count = actions.count(agent);
        slack = new ExactSum[coarse ? 1 : count][count];
        Arrays.stream(slack).forEach(row -> Arrays.setAll(row, c -> new ExactSum()));
        given = new boolean[slack.length];
    }

    /** Adds what the joint actions of a distribution contribute. */
    void add(BigFraction[] sigma) {
        for (int joint = 0; joint < sigma.length; joint++) {
            if (sigma[joint].getNumerator().signum() == 0) {
                continue;
            }
            int own = actions.action(joint, agent);
            int site = coarse ? 0 : own;
            given[site] = true;
            BigFraction negated = sigma[joint].negate();
            for (int c = 0; c < slack[site].length; c++) {
                if (c != own) {
                    slack[site][c].addProduct(payoff, joint, sigma[joint]);
                    slack[site][c].addProduct(payoff, actions.replace(joint, agent, c), negated);
                }
            }
        }
    }

    /** Recommendations, or 1 where they are not seen. */
    int sites() {
        return slack.length;
    }

    /** The actions that gain at a site. */
    int[] gaining(int site) {
        return IntStream.range(0, slack[site].length)
                .filter(c -> slack[site][c].signum() < 0)
                .toArray();
    }

    /** The actions that neither gain nor lose where this one is recommended, if it ever is, besides itself. */
    int[] tight(int own) {
        int site = coarse ? 0 : own;
        return given[site]
                ? IntStream.range(0, slack[site].length)
                        .filter(c -> (coarse || c != own) && slack[site][c].signum() == 0)
                        .toArray()
                : new int[0];
    }
}
