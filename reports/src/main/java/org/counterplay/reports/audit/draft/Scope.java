package org.counterplay.reports.audit.draft;

import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;

/**
 * What kind of small game is looked at.
 *
 * @param actions of each agent at each state
 * @param product whether policies are products
 */
public record Scope(int agents, int states, int actions, Horizon horizon, boolean product) {
    @Override
    public String toString() {
        String time = switch (horizon) {
            case Horizon.Finite finite -> "H = " + finite.steps();
            case Horizon.Discounted discounted -> "gamma = " + Rationals.format(discounted.gamma());
        };
        return agents
                + (agents == 1 ? " agent, " : " agents, ")
                + states
                + (states == 1 ? " state, " : " states, ")
                + time;
    }
}
