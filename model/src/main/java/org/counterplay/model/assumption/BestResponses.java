package org.counterplay.model.assumption;

import java.util.BitSet;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;

/**
 * All best responses of an agent, exactly: a deviation is one if and only if, at every place that it reaches, it makes choices that
 * attain the optimal values ({@code Q = V}); what it does elsewhere is free. Restricting the choices everywhere leaves all that is
 * reached by best responses.
 */
public final class BestResponses {
    private final DeviationProcess process;
    private final BigFraction[] values;
    private final BitSet[] optimal;
    private final int width;

    private BestResponses(DeviationProcess process, BigFraction[] values, BitSet[] optimal, int width) {
        this.process = process;
        this.values = values;
        this.optimal = optimal;
        this.width = width;
    }

    /** Finds them, in rationals. */
    public static BestResponses of(Game game, Policy policy, int agent, Choices choices) {
        DeviationProcess process = DeviationProcess.reached(game, policy, agent, choices);
        PlaceReward own = new PlaceReward.Own(false);
        BigFraction[] values = process.maximise(own).values();
        int width = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            width = Math.max(width, game.actions(s).count(agent));
        }
        BitSet[] optimal = new BitSet[process.size()];
        for (int step = 1; step <= process.steps(); step++) {
            for (int s : process.states(step)) {
                BitSet mine = new BitSet();
                for (Site site : process.sites(step, s)) {
                    BigFraction best = null;
                    for (Option option : site.options()) {
                        BigFraction worth = process.worth(own, step, s, site, option, values);
                        int sign = best == null ? 1 : worth.compareTo(best);
                        int from = Math.max(0, site.recommended()) * width;
                        if (sign > 0) {
                            best = worth;
                            mine.clear(from, from + width);
                        }
                        if (sign >= 0) {
                            mine.set(from + option.action());
                        }
                    }
                }
                optimal[process.indexOf(step, s)] = mine;
            }
        }
        return new BestResponses(process, values, optimal, width);
    }

    /** The process: the places that any of the choices reaches. */
    public DeviationProcess process() {
        return process;
    }

    /** Optimal values per place of the process. */
    public BigFraction[] values() {
        return values;
    }

    /** Whether the choice attains the optimal value of its site. */
    public boolean allows(int step, int state, int recommended, int action) {
        int place = process.indexOf(step, state);
        return place >= 0 && optimal[place].get(Math.max(0, recommended) * width + action);
    }
}
