package org.counterplay.solvers.search.witness;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.hipparchus.fraction.BigFraction;

/**
 * {@code max |A_i(h,s,a)|} over agents i, every stationary deviation of i from the expert, and every place (h,s) that some joint
 * play reaches (2406.04219, Assumption 5.1), by going through all of them in rationals: for games so small that it can.
 */
final class ExactRecoverability {
    private static final double MOST = 100_000;

    private final Game game;
    private final Policy expert;
    private BigFraction most = BigFraction.ZERO;

    private ExactRecoverability(Game game, Policy expert) {
        this.game = game;
        this.expert = expert;
    }

    /**
     * The largest absolute advantage.
     *
     * @throws IllegalArgumentException if an agent has more than 100000 stationary deviations
     */
    static BigFraction of(Game game, Policy expert) {
        ExactRecoverability search = new ExactRecoverability(game, expert);
        for (int agent = 0; agent < game.agentCount(); agent++) {
            double all = 1;
            for (int s = 0; s < game.stateCount(); s++) {
                int count = game.actions(s).count(agent);
                all *= Math.pow(count, count);
            }
            if (all > MOST) {
                throw new IllegalArgumentException("agent " + game.agents().get(agent) + " has " + all
                        + " stationary deviations; recoverability is checked exactly for at most " + MOST
                        + ". Maybe ask for fewer states or actions");
            }
            search.choose(Deviation.identity(game, agent, true), 0, 0);
        }
        return search.most;
    }

    /** All choices from a state and recommendation on. */
    private void choose(Deviation deviation, int state, int recommended) {
        if (state == game.stateCount()) {
            advantages(deviation);
            return;
        }
        int count = game.actions(state).count(deviation.agent());
        boolean last = recommended + 1 == count;
        for (int c = 0; c < count; c++) {
            deviation.choose(1, state, recommended, c);
            choose(deviation, last ? state + 1 : state, last ? 0 : recommended + 1);
        }
    }

    private void advantages(Deviation deviation) {
        PolicyValues values = PolicyValues.of(game, expert, deviation.agent(), deviation);
        Timeline places = values.places();
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                for (int joint = 0; joint < game.actions(s).size(); joint++) {
                    most = Rationals.max(most, values.advantage(step, s, joint).abs());
                }
            }
        }
    }
}
