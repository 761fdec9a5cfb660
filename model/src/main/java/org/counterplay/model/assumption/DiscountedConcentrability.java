package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * {@link Concentrability} of one agent in a discounted game, exactly: policy iteration a state, the states by ascending {@code d^E};
 * no ratio exceeds {@code 1 / d^E(s)}, so it ends where that is no more than what was found.
 */
final class DiscountedConcentrability {
    private DiscountedConcentrability() {}

    static Concentrability of(Game game, Policy expert, int agent, Choices choices, @Nullable BestResponses responses) {
        DeviationProcess process = DeviationProcess.reached(game, expert, agent, choices);
        DeviationProcess.Permission permission = (step, state, recommended, action) ->
                responses == null || responses.allows(step, state, recommended, action);
        StateDistribution visits = StateDistribution.of(game, expert);
        BigFraction normal = DeviationMaximum.averaging(game);
        List<Integer> states = new ArrayList<>();
        reached(game, process, permission).stream().forEach(states::add);
        states.sort(Comparator.comparing((Integer s) -> visits.at(1, s)).thenComparing(s -> s));
        BigFraction largest = null;
        int state = -1;
        Deviation deviation = Deviation.identity(game, agent, true);
        for (int s : states) {
            BigFraction measure = visits.at(1, s);
            boolean never = measure.getNumerator().signum() == 0;
            if (!never && largest != null && measure.reciprocal().compareTo(largest) <= 0) {
                break;
            }
            DeviationProcess.Solved solved = process.maximise(
                    new PlaceReward.State((h, at) -> at == s ? BigFraction.ONE : BigFraction.ZERO), permission);
            if (never) {
                return new Concentrability(new Magnitude.Infinite(), agent, 0, s, solved.deviation());
            }
            BigFraction ratio = solved.start().multiply(normal).divide(measure);
            if (largest == null || ratio.compareTo(largest) > 0) {
                largest = ratio;
                state = s;
                deviation = solved.deviation();
            }
        }
        if (largest == null) {
            throw new IllegalStateException("a game without states");
        }
        return new Concentrability(Magnitude.exactly(largest), agent, 0, state, deviation);
    }

    /** The states that some permitted deviation visits with positive weight; with gamma = 0 the initial ones. */
    private static BitSet reached(Game game, DeviationProcess process, DeviationProcess.Permission permission) {
        BitSet reached = new BitSet();
        List<Integer> open = new ArrayList<>();
        for (int s : game.initialStates()) {
            reached.set(s);
            open.add(s);
        }
        boolean moves = process.discount().getNumerator().signum() > 0;
        while (moves && !open.isEmpty()) {
            int s = open.removeLast();
            for (Site site : process.sites(1, s)) {
                for (Option option : site.options()) {
                    if (permission.allows(1, s, site.recommended(), option.action())) {
                        for (int to : option.successors()) {
                            if (!reached.get(to)) {
                                reached.set(to);
                                open.add(to);
                            }
                        }
                    }
                }
            }
        }
        return reached;
    }
}
