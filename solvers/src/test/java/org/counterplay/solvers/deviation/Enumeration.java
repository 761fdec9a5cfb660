package org.counterplay.solvers.deviation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.occupancy.PolicyValues;
import org.hipparchus.fraction.BigFraction;

/** The best deviation by trying each one of a class. */
public final class Enumeration {
    private final Game game;
    private final int agent;
    private final List<Spot> spots;
    private final int budget;
    private final Deviation deviation;
    private final Function<Deviation, BigFraction> value;
    private BigFraction best;

    private Enumeration(
            Game game, Policy policy, int agent, DeviationClass deviations, Function<Deviation, BigFraction> value) {
        this.value = value;
        this.game = game;
        this.agent = agent;
        boolean tied = deviations instanceof DeviationClass.Stationary;
        budget = deviations instanceof DeviationClass.Budget limited ? limited.most() : Integer.MAX_VALUE;
        Set<Spot> found = new LinkedHashSet<>();
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            for (int s : Timeline.of(game).states(step)) {
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    int b = game.actions(s).action(policy.joints()[k], agent);
                    if (game.actions(s).count(agent) > 1) {
                        found.add(new Spot(tied ? 0 : step, s, b));
                    }
                }
            }
        }
        spots = List.copyOf(found);
        deviation = Deviation.identity(game, agent, tied);
        best = value.apply(deviation);
    }

    /** The value of the best deviation of the class, by {@link PolicyValues}, which the search does not use. */
    public static BigFraction best(Game game, Policy policy, int agent, DeviationClass deviations) {
        return best(
                game,
                policy,
                agent,
                deviations,
                deviation -> PolicyValues.of(game, policy, agent, deviation).value());
    }

    /** The largest value of a deviation of the class; a deviation is not to be kept. */
    public static BigFraction best(
            Game game, Policy policy, int agent, DeviationClass deviations, Function<Deviation, BigFraction> value) {
        Enumeration enumeration = new Enumeration(game, policy, agent, deviations, value);
        enumeration.each(0, 0);
        return enumeration.best;
    }

    /** How many deviations {@link #best} tries, or more than the limit. */
    public static long count(Game game, Policy policy, int agent, DeviationClass deviations, long limit) {
        Enumeration enumeration = new Enumeration(game, policy, agent, deviations, any -> BigFraction.ZERO);
        // ways[j]: how many ways there are to change j of the spots seen so far
        double[] ways = new double[enumeration.spots.size() + 1];
        ways[0] = 1;
        for (Spot spot : enumeration.spots) {
            for (int j = ways.length - 1; j > 0; j--) {
                ways[j] += ways[j - 1] * (game.actions(spot.state()).count(agent) - 1);
            }
        }
        double sum = 0;
        for (int j = 0; j < ways.length && j <= enumeration.budget; j++) {
            sum += ways[j];
        }
        return sum > limit ? limit + 1 : (long) sum;
    }

    private void each(int at, int changed) {
        if (at == spots.size()) {
            BigFraction own = value.apply(deviation);
            best = own.compareTo(best) > 0 ? own : best;
            return;
        }
        Spot spot = spots.get(at);
        int step = Math.max(1, spot.step());
        for (int c = 0; c < game.actions(spot.state()).count(agent); c++) {
            int more = changed + (c == spot.recommended() ? 0 : 1);
            if (more <= budget) {
                deviation.set(step, spot.state(), spot.recommended(), c);
                each(at + 1, more);
            }
        }
        deviation.set(step, spot.state(), spot.recommended(), spot.recommended());
    }
}
