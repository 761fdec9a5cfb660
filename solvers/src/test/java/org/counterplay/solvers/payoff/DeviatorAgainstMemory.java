package org.counterplay.solvers.payoff;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/**
 * The most that an agent gets from a mediator by any deviation, of as many steps as it likes, knowing the promise that is held: a decision
 * process over (step, state, promise). Written apart from {@link MediatorWalk}, which looks at deviations of one step alone.
 */
final class DeviatorAgainstMemory {
    private final PayoffPolygons sets;
    private final Game game;
    private final int agent;
    private final Map<Integer, BigFraction> known = new HashMap<>();

    private DeviatorAgainstMemory(PayoffPolygons sets, int agent) {
        this.sets = sets;
        this.agent = agent;
        game = sets.game();
    }

    static BigFraction best(Mediator mediator, int agent) {
        DeviatorAgainstMemory deviator = new DeviatorAgainstMemory(mediator.sets(), agent);
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < mediator.start().length; k++) {
            sum = sum.add(deviator.game
                    .initialProbabilities()
                    .at(k)
                    .multiply(deviator.best(1, deviator.game.initialStates()[k], mediator.start()[k])));
        }
        return sum;
    }

    private BigFraction best(int step, int state, int promise) {
        if (step > sets.places().steps()) {
            return BigFraction.ZERO;
        }
        int key = (step * game.stateCount() + state) * 1000 + promise;
        BigFraction before = known.get(key);
        if (before == null) {
            before = compute(step, state, promise);
            known.put(key, before);
        }
        return before;
    }

    private BigFraction compute(int step, int state, int promise) {
        Plan plan = sets.at(step, state).plans().get(promise);
        JointActions actions = game.actions(state);
        boolean coarse = sets.concept() == EquilibriumConcept.CCE;
        BigFraction total = BigFraction.ZERO;
        for (int b = 0; b < (coarse ? 1 : actions.count(agent)); b++) {
            BigFraction most = null;
            for (int c = coarse ? -1 : 0; c < actions.count(agent); c++) {
                BigFraction sum = BigFraction.ZERO;
                for (Plan.Move move : plan.moves()) {
                    if (coarse || actions.action(move.joint(), agent) == b) {
                        int played = c < 0 ? move.joint() : actions.replace(move.joint(), agent, c);
                        sum = sum.add(move.probability().multiply(after(step, state, move, played)));
                    }
                }
                most = most == null || sum.compareTo(most) > 0 ? sum : most;
            }
            total = most == null ? total : total.add(most);
        }
        return total;
    }

    private BigFraction after(int step, int state, Plan.Move move, int played) {
        int row = game.firstRow(state) + played;
        BigFraction sum = game.reward(agent).at(row);
        for (int k = game.firstSuccessor(row); step < sets.places().steps() && k < game.firstSuccessor(row + 1); k++) {
            int next = game.successors()[k];
            BigFraction there = BigFraction.ZERO;
            if (played != move.joint() && sets.monitoring() == Monitoring.PLAYED) {
                there = best(step + 1, next, sets.at(step + 1, next).worst(agent));
            } else {
                for (Plan.Share share : move.at(next).shares()) {
                    there = there.add(share.probability().multiply(best(step + 1, next, share.promise())));
                }
            }
            sum = sum.add(game.probabilities().at(k).multiply(there));
        }
        return sum;
    }
}
