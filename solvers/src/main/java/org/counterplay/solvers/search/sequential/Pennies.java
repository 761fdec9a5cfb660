package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * Random starts in which matching pennies are played at most states: the expert draws b from two joint actions of the others with
 * one half each and recommends one action x of the deviator; rewards are {@code u} where x and b match, {@code -u} where not. So each
 * action earns 0 against the expert, every value is 0 and every advantage is a reward, whatever the transitions are: those, and where
 * the learner errs, decide the gap. The learner moves mass from the match of x to a joint action that the obedient deviator loses and
 * the deviating one wins: to the other b, or to another recommendation. Amounts are left to the climb.
 */
final class Pennies {
    private final Layout layout;
    private final Demands demands;
    private final int deviator;
    private final int width;

    Pennies(Layout layout, Demands demands, int deviator) {
        this.layout = layout;
        this.demands = demands;
        this.deviator = deviator;
        width = layout.joints() / layout.count(deviator);
    }

    /** Whether there is someone to play with, and an error to be spent. */
    boolean possible() {
        return layout.count(deviator) > 1 && width > 1 && demands.amount() > 0 && !demands.tied() && !demands.product();
    }

    /** Overwrites rewards and policies at most states of a point. */
    void write(double[] x, Scope scope, SplittableRandom random) {
        double stake = Math.min(demands.recoverability(), (demands.most() - demands.least()) / 2);
        double middle = (demands.least() + demands.most()) / 2;
        double most = Math.min(0.5, demands.amount() * demands.steps() * Math.pow(4, random.nextDouble()));
        for (int s = 0; s < layout.states(); s++) {
            int own = random.nextInt(layout.count(deviator));
            int first = random.nextInt(width);
            int second = (first + 1 + random.nextInt(width - 1)) % width;
            boolean played = random.nextInt(4) != 0;
            for (int a = 0; a < layout.joints(); a++) {
                boolean same = layout.action(a, deviator) == own;
                int others = others(a);
                boolean match = others == first || others != second && random.nextBoolean();
                int entry = layout.reward(deviator, s, a);
                double reward = middle + (played ? same == match ? stake : -stake : 0);
                x[entry] = Math.clamp(reward, scope.lower()[entry], scope.upper()[entry]);
            }
            int turned = (own + 1 + random.nextInt(layout.count(deviator) - 1)) % layout.count(deviator);
            int target = random.nextBoolean() ? joint(own, second) : joint(turned, first);
            double moved = random.nextInt(4) == 0 ? 0 : random.nextInt(3) == 0 ? 0.5 : most;
            for (Who who : Who.values()) {
                int from = layout.play(who, s, 0);
                Arrays.fill(x, from, from + layout.joints(), 0);
                x[from + joint(own, first)] = 0.5;
                x[from + joint(own, second)] = 0.5;
                if (who == Who.LEARNER && played && !scope.tied()[s]) {
                    x[from + joint(own, first)] -= moved;
                    x[from + target] += moved;
                }
            }
        }
    }

    /** The others' joint action, by the rank of the joint actions that hold it. */
    private int others(int joint) {
        int rank = 0;
        for (int i = 0; i < layout.agents(); i++) {
            rank = i == deviator ? rank : rank * layout.count(i) + layout.action(joint, i);
        }
        return rank;
    }

    private int joint(int own, int others) {
        for (int a = 0; a < layout.joints(); a++) {
            if (layout.action(a, deviator) == own && others(a) == others) {
                return a;
            }
        }
        throw new IllegalStateException("no joint action of " + own + " and " + others);
    }
}
