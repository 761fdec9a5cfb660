package org.counterplay.solvers.search.witness;

import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.evaluate.Layout;
import org.hipparchus.fraction.BigFraction;

/**
 * The largest absolute advantage by another way: each advantage as a linear function of the rewards
 * ({@link ExactFlow}), evaluated, for every table (2 states and 2 actions: 16 of them) at places that play reaches.
 */
final class AllAdvantages {
    private final ExactPoint point;
    private final Layout layout;

    AllAdvantages(ExactPoint point) {
        this.point = point;
        layout = point.layout();
    }

    BigFraction largest() {
        ExactFlow flow = new ExactFlow(point);
        BigFraction most = BigFraction.ZERO;
        boolean[][] reachable = reachable();
        for (int agent = 0; agent < layout.agents(); agent++) {
            for (int table = 0; table < 16; table++) {
                int[] plays = new int[layout.deviationLength(agent)];
                for (int k = 0; k < plays.length; k++) {
                    plays[k] = table >> (k % 4) & 1;
                }
                for (int h = 0; h < layout.steps(); h++) {
                    for (int s = 0; s < layout.states(); s++) {
                        for (int a = 0; reachable[h][s] && a < layout.joints(); a++) {
                            BigFraction[] coefficients = flow.advantage(agent, plays, h, s, a);
                            BigFraction sum = BigFraction.ZERO;
                            for (int k = 0; k < coefficients.length; k++) {
                                sum = sum.add(coefficients[k].multiply(point.values()[layout.reward(0, 0, 0) + k]));
                            }
                            most = Rationals.max(most, sum.abs());
                        }
                    }
                }
            }
        }
        return most;
    }

    private boolean[][] reachable() {
        boolean[][] reachable = new boolean[layout.steps()][layout.states()];
        for (int s = 0; s < layout.states(); s++) {
            reachable[0][s] = point.values()[layout.initial(s)].getNumerator().signum() > 0;
        }
        for (int h = 1; h < layout.steps(); h++) {
            for (int s = 0; s < layout.states(); s++) {
                for (int k = 0; reachable[h - 1][s] && k < layout.states() * layout.joints(); k++) {
                    int next = k % layout.states();
                    reachable[h][next] |= point.values()[layout.transition(s, k / layout.states(), next)]
                                    .getNumerator()
                                    .signum()
                            > 0;
                }
            }
        }
        return reachable;
    }
}
