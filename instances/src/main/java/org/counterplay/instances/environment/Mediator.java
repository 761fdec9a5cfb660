package org.counterplay.instances.environment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The mediator of a {@link Morning}. In each situation, from the last step to the first, it knows what the rest of the morning
 * costs each driver under its own advice; that makes a game of one shot, and it draws lots between those pure Nash equilibria
 * of it that cost all drivers together least. Whoever is told a part of one of these cannot gain by another action, whichever
 * was drawn, and so never by any plan for the whole morning: a correlated equilibrium after every history.
 */
final class Mediator {
    private final Morning morning;
    private final int drivers;
    private final int[][] lots;
    private final BigFraction[][] costs;

    /**
     * Works out the advice.
     *
     * @throws IllegalStateException if some situation has no pure equilibrium
     */
    Mediator(Morning morning) {
        this.morning = morning;
        List<Morning.Situation> situations = morning.situations();
        drivers = situations.getFirst().places().size();
        lots = new int[situations.size()][];
        costs = new BigFraction[situations.size()][];
        for (int number = situations.size() - 1; number >= 0; number--) {
            advise(number);
        }
    }

    /** The mediator's advice in every situation. */
    Policy expert(Game game) {
        PolicyWriter writer = PolicyWriter.stationary(game, "expert");
        for (int[] lot : lots) {
            writer.next();
            draw(writer, lot);
        }
        return writer.finish();
    }

    /** The mediator's advice in all situations that occur when all obey; in all others each driver's last action. */
    Policy learner(Game game) {
        BitSet seen = seen();
        PolicyWriter writer = PolicyWriter.stationary(game, "learner");
        for (int number = 0; number < lots.length; number++) {
            writer.next();
            draw(
                    writer,
                    seen.get(number)
                            ? lots[number]
                            : new int[] {game.actions(number).size() - 1});
        }
        return writer.finish();
    }

    /** The situations that occur when all obey. */
    private BitSet seen() {
        BitSet seen = new BitSet();
        seen.set(0);
        for (int number = 0; number < lots.length; number++) { // steps ascend
            if (seen.get(number)) {
                for (int joint : lots[number]) {
                    seen.set(morning.numberAfter(number, joint));
                }
            }
        }
        return seen;
    }

    private static void draw(PolicyWriter writer, int[] lot) {
        for (int joint : lot) {
            writer.recommend(joint, Rationals.of(1, lot.length));
        }
    }

    private void advise(int number) {
        Morning.Situation situation = morning.situations().get(number);
        JointActions joint = morning.actionsAt(situation);
        BigFraction[][] remaining = new BigFraction[joint.size()][];
        for (int a = 0; a < remaining.length; a++) {
            remaining[a] = remaining(number, a);
        }
        List<Integer> best = new ArrayList<>();
        BigFraction least = BigFraction.ZERO;
        for (int a = 0; a < remaining.length; a++) {
            if (isEquilibrium(joint, remaining, a)) {
                BigFraction sum = sum(remaining[a]);
                if (best.isEmpty() || sum.compareTo(least) < 0) {
                    best.clear();
                    least = sum;
                }
                if (sum.compareTo(least) == 0) {
                    best.add(a);
                }
            }
        }
        if (best.isEmpty()) {
            throw new IllegalStateException("no pure equilibrium at " + situation.label());
        }
        lots[number] = best.stream().mapToInt(Integer::intValue).toArray();
        costs[number] = average(remaining, lots[number]);
    }

    /** What a joint action and the rest of the morning cost each driver. */
    private BigFraction[] remaining(int number, int joint) {
        BigFraction[] remaining = new BigFraction[drivers];
        boolean last = morning.isLast(morning.situations().get(number));
        int next = morning.numberAfter(number, joint);
        for (int i = 0; i < drivers; i++) {
            BigFraction cost = morning.cost(number, joint, i);
            remaining[i] = last ? cost : cost.add(costs[next][i]);
        }
        return remaining;
    }

    private boolean isEquilibrium(JointActions joint, BigFraction[][] remaining, int candidate) {
        for (int i = 0; i < drivers; i++) {
            for (int c = 0; c < joint.count(i); c++) {
                if (remaining[joint.replace(candidate, i, c)][i].compareTo(remaining[candidate][i]) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private BigFraction[] average(BigFraction[][] remaining, int[] lot) {
        BigFraction[] average = new BigFraction[drivers];
        for (int i = 0; i < drivers; i++) {
            BigFraction sum = BigFraction.ZERO;
            for (int joint : lot) {
                sum = sum.add(remaining[joint][i]);
            }
            average[i] = sum.divide(Rationals.of(lot.length));
        }
        return average;
    }

    private static BigFraction sum(BigFraction[] values) {
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction value : values) {
            sum = sum.add(value);
        }
        return sum;
    }
}
