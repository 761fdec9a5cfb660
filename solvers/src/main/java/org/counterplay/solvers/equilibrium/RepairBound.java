package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * How far at the least a policy of small regret is from a given one. Let agent i gain R against the target tau by a
 * deviation phi. With TV(h,s) the distance at a place, and span(h,s) the range of what i can still get from there on under
 * any play, a policy sigma whose regret is at most delta has, by the performance difference of both sigma and sigma with phi,
 *
 * <pre>
 *   R - delta &lt;= sum_h sum_s [d_h(s) + d^phi_h(s)] span_h(s) TV(h,s),      0 &lt;= TV(h,s) &lt;= 1,
 * </pre>
 *
 * d and d^phi being tau's own distributions. The least {@code sum weight(h,s) TV(h,s)} under that one constraint is a fractional
 * knapsack, whose value is returned; 0 where all of it can be done where the target never comes to. In a discounted game
 * both sums are over states, with {@code 1/(1 - gamma)} before the first, and span the range of rewards over {@code 1 - gamma}.
 */
final class RepairBound {
    private final Game game;
    private final PolicyDistance distance;
    private final BigFraction regret;
    private final Timeline places;

    RepairBound(Game game, PolicyDistance distance, BigFraction regret) {
        this.game = game;
        this.distance = distance;
        this.regret = regret;
        places = Timeline.of(game);
    }

    private record Item(BigFraction weight, BigFraction effect) {}

    /** The bound that an agent's deviation gives. */
    BigFraction by(int agent, Deviation deviation) {
        BigFraction need = PolicyValues.of(game, distance.target(), agent, deviation)
                .value()
                .subtract(PolicyValues.of(game, distance.target(), agent).value())
                .subtract(regret);
        StateDistribution own = StateDistribution.of(game, distance.target());
        StateDistribution deviated = StateDistribution.of(game, distance.target(), deviation);
        BigFraction[] spans = spans(agent);
        BigFraction scale = game.horizon() instanceof Horizon.Discounted discounted
                ? BigFraction.ONE.divide(BigFraction.ONE.subtract(discounted.gamma()))
                : BigFraction.ONE;
        List<Item> items = new ArrayList<>();
        for (int step = 1; step <= places.steps(); step++) {
            for (int state : places.states(step)) {
                BigFraction both = own.at(step, state).add(deviated.at(step, state));
                BigFraction effect =
                        both.multiply(spans[places.indexOf(step, state)]).multiply(scale);
                if (effect.getNumerator().signum() > 0) {
                    items.add(new Item(distance.weight(step, state), effect));
                }
            }
        }
        items.sort((a, b) -> a.weight.multiply(b.effect).compareTo(b.weight.multiply(a.effect)));
        BigFraction bound = BigFraction.ZERO;
        for (Item item : items) {
            if (need.getNumerator().signum() <= 0) {
                break;
            }
            BigFraction share = Rationals.min(BigFraction.ONE, need.divide(item.effect));
            bound = bound.add(share.multiply(item.weight));
            need = need.subtract(share.multiply(item.effect));
        }
        return bound;
    }

    private BigFraction[] spans(int agent) {
        BigFraction[] spans = new BigFraction[places.size()];
        NumberColumn reward = game.reward(agent);
        if (game.horizon() instanceof Horizon.Discounted discounted) {
            BigFraction least = reward.at(0);
            BigFraction most = least;
            for (int row = 1; row < game.rowCount(); row++) {
                least = Rationals.min(least, reward.at(row));
                most = Rationals.max(most, reward.at(row));
            }
            Arrays.fill(spans, most.subtract(least).divide(BigFraction.ONE.subtract(discounted.gamma())));
            return spans;
        }
        BigFraction[] low = new BigFraction[places.size()];
        BigFraction[] high = new BigFraction[places.size()];
        for (int step = places.steps(); step >= 1; step--) {
            for (int state : places.states(step)) {
                int place = places.indexOf(step, state);
                for (int row = game.firstRow(state); row < game.firstRow(state + 1); row++) {
                    BigFraction least = reward.at(row).add(follows(low, step, row));
                    BigFraction most = reward.at(row).add(follows(high, step, row));
                    low[place] = low[place] == null ? least : Rationals.min(low[place], least);
                    high[place] = high[place] == null ? most : Rationals.max(high[place], most);
                }
                spans[place] = high[place].subtract(low[place]);
            }
        }
        return spans;
    }

    private BigFraction follows(BigFraction[] values, int step, int row) {
        BigFraction sum = BigFraction.ZERO;
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1) && step < places.steps(); k++) {
            sum = sum.add(game.probabilities().at(k).multiply(values[places.indexOf(step + 1, game.successors()[k])]));
        }
        return sum;
    }
}
