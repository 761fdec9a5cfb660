package org.counterplay.solvers.search.evaluate;

import java.util.Arrays;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.hipparchus.fraction.BigFraction;

/**
 * Values and their derivatives by one entry, by forward differentiation with dual numbers over the rationals: another
 * method than the one under test, without rounding.
 */
final class DualValues {
    private final ExactPoint point;
    private final Layout layout;
    private final int entry;
    private final BigFraction factor;

    /** A number and its derivative. */
    private record Dual(BigFraction real, BigFraction slope) {
        static final Dual ZERO = new Dual(BigFraction.ZERO, BigFraction.ZERO);

        Dual plus(Dual that) {
            return new Dual(real.add(that.real), slope.add(that.slope));
        }

        Dual times(Dual that) {
            return new Dual(real.multiply(that.real), real.multiply(that.slope).add(slope.multiply(that.real)));
        }

        Dual times(BigFraction number) {
            return new Dual(real.multiply(number), slope.multiply(number));
        }

        Dual minus(Dual that) {
            return new Dual(real.subtract(that.real), slope.subtract(that.slope));
        }
    }

    private interface Gain {
        Dual at(int h, int s, int a);
    }

    DualValues(ExactPoint point, int entry) {
        this.point = point;
        this.entry = entry;
        layout = point.layout();
        factor = layout.size().horizon() instanceof Horizon.Discounted(BigFraction gamma) ? gamma : BigFraction.ONE;
    }

    BigFraction value(Who who, int agent, int[] plays) {
        return initial(values(who, agent, plays, reward(agent))).slope();
    }

    BigFraction flow(Who who, int agent, int[] plays, double[] costs) {
        return initial(values(who, agent, plays, cost(costs))).slope();
    }

    BigFraction flowValue(Who who, int agent, int[] plays, double[] costs) {
        return initial(values(who, agent, plays, cost(costs))).real();
    }

    BigFraction advantage(int agent, int[] plays, int h, int s, int a) {
        Dual[][] values = values(Who.EXPERT, agent, plays, reward(agent));
        return gain(values, reward(agent), h, s, a).minus(values[h][s]).slope();
    }

    private Gain reward(int agent) {
        BigFraction sign = Rationals.of(Math.round(layout.rewardSign(agent)));
        return (h, s, a) -> dual(layout.reward(agent, s, a)).times(sign);
    }

    private Gain cost(double[] costs) {
        return (h, s, a) -> new Dual(Rationals.of(costs[h * layout.states() + s]), BigFraction.ZERO);
    }

    private Dual dual(int k) {
        return new Dual(point.values()[k], k == entry ? BigFraction.ONE : BigFraction.ZERO);
    }

    private Dual initial(Dual[][] values) {
        Dual sum = Dual.ZERO;
        for (int s = 0; s < layout.states(); s++) {
            sum = sum.plus(dual(layout.initial(s)).times(values[0][s]));
        }
        return sum;
    }

    private Dual gain(Dual[][] values, Gain gain, int h, int s, int a) {
        Dual sum = gain.at(h, s, a);
        Dual[] next = layout.discounted() ? values[0] : values[h + 1];
        for (int k = 0; k < layout.states(); k++) {
            sum = sum.plus(dual(layout.transition(s, a, k)).times(next[k]).times(factor));
        }
        return sum;
    }

    private int played(int agent, int[] plays, int h, int s, int a) {
        int own = layout.action(a, agent);
        return layout.replaced(a, agent, plays[layout.deviationPlace(agent, h, s, own)]);
    }

    private Dual[][] values(Who who, int agent, int[] plays, Gain gain) {
        if (layout.discounted()) {
            return discounted(who, agent, plays, gain);
        }
        Dual[][] values = new Dual[layout.steps() + 1][layout.states()];
        Arrays.fill(values[layout.steps()], Dual.ZERO);
        for (int h = layout.steps() - 1; h >= 0; h--) {
            for (int s = 0; s < layout.states(); s++) {
                Dual sum = Dual.ZERO;
                for (int a = 0; a < layout.joints(); a++) {
                    sum = sum.plus(dual(layout.play(who, s, a))
                            .times(gain(values, gain, h, s, played(agent, plays, h, s, a))));
                }
                values[h][s] = sum;
            }
        }
        return values;
    }

    /** V = R + g P V; its slope solves V' = R' + g P' V + g P V'. */
    private Dual[][] discounted(Who who, int agent, int[] plays, Gain gain) {
        int states = layout.states();
        Dual[][] moves = new Dual[states][states];
        Dual[] gains = new Dual[states];
        for (int s = 0; s < states; s++) {
            Arrays.fill(moves[s], Dual.ZERO);
            gains[s] = Dual.ZERO;
            for (int a = 0; a < layout.joints(); a++) {
                int played = played(agent, plays, 0, s, a);
                Dual sigma = dual(layout.play(who, s, a));
                gains[s] = gains[s].plus(sigma.times(gain.at(0, s, played)));
                for (int k = 0; k < states; k++) {
                    moves[s][k] = moves[s][k].plus(
                            sigma.times(dual(layout.transition(s, played, k))).times(factor));
                }
            }
        }
        BigFraction[] right = new BigFraction[states];
        Arrays.setAll(right, s -> gains[s].real());
        BigFraction[] real = solve(moves, right);
        BigFraction[] slopes = new BigFraction[states];
        for (int s = 0; s < states; s++) {
            slopes[s] = gains[s].slope();
            for (int k = 0; k < states; k++) {
                slopes[s] = slopes[s].add(moves[s][k].slope().multiply(real[k]));
            }
        }
        BigFraction[] slope = solve(moves, slopes);
        Dual[][] values = new Dual[1][states];
        Arrays.setAll(values[0], s -> new Dual(real[s], slope[s]));
        return values;
    }

    private static BigFraction[] solve(Dual[][] moves, BigFraction[] right) {
        int n = right.length;
        ExactLinearSystem system = new ExactLinearSystem(n);
        for (int s = 0; s < n; s++) {
            int[] columns = new int[n];
            BigFraction[] values = new BigFraction[n];
            int count = 0;
            for (int k = 0; k < n; k++) {
                BigFraction value = moves[s][k].real().negate().add(s == k ? 1 : 0);
                if (value.getNumerator().signum() != 0) {
                    columns[count] = k;
                    values[count++] = value;
                }
            }
            system.row(Arrays.copyOf(columns, count), Arrays.copyOf(values, count), right[s]);
        }
        return system.solve();
    }
}
