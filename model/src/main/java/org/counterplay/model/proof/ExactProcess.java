package org.counterplay.model.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SharedDenominator;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;

/**
 * The whole decision process of an agent in a discounted game, with one option chosen at each site, and what can be asked of
 * it exactly: the backup of a value function, better choices, the linear system of the chosen ones.
 *
 * <p>Places are the states that the agent's choices reach, numbered 0..n-1 in ascending order.
 */
final class ExactProcess {
    private final Game game;
    private final int agent;
    private final Timeline places;
    private final int[] states;
    private final int[] placeOf;
    private final List<List<Site>> sites = new ArrayList<>();
    private final int[][] chosen;
    private final BigFraction gamma;

    ExactProcess(Game game, Policy policy, int agent, Choices choices, int mostPlaces) throws TooLarge {
        this.game = game;
        this.agent = agent;
        gamma = ((Horizon.Discounted) game.horizon()).gamma();
        places = choices.reach(game, policy, agent);
        states = places.states(1);
        if (states.length > mostPlaces) {
            throw new TooLarge(states.length + " states");
        }
        placeOf = new int[game.stateCount()];
        Arrays.fill(placeOf, -1);
        ExactDeviatorKernel kernel = new ExactDeviatorKernel(game, policy, agent, choices);
        chosen = new int[states.length][];
        for (int p = 0; p < states.length; p++) {
            placeOf[states[p]] = p;
            sites.add(kernel.at(1, states[p]));
            chosen[p] = new int[sites.get(p).size()];
        }
    }

    int size() {
        return states.length;
    }

    BigFraction gamma() {
        return gamma;
    }

    /** Chooses what a deviation plays wherever that is an option, else obedience, else the first option. */
    void choose(Deviation deviation) {
        for (int p = 0; p < states.length; p++) {
            for (int q = 0; q < chosen[p].length; q++) {
                Site site = sites.get(p).get(q);
                int wanted = site.recommended() < 0
                        ? deviation.plays(1, states[p], 0)
                        : deviation.plays(1, states[p], site.recommended());
                int option = find(site, wanted);
                chosen[p][q] = Math.max(0, option >= 0 ? option : find(site, site.recommended()));
            }
        }
    }

    /** The value of the chosen options at a place, given values of the places. */
    BigFraction chosenBackup(int place, BigFraction[] values) {
        ExactSum sum = new ExactSum();
        for (int q = 0; q < chosen[place].length; q++) {
            add(sum, sites.get(place).get(q).options().get(chosen[place][q]), values, BigInteger.ONE);
        }
        return sum.value();
    }

    /** The value of the best options at a place, given values of the places. */
    BigFraction bestBackup(int place, BigFraction[] values) {
        ExactSum sum = new ExactSum();
        for (Site site : sites.get(place)) {
            BigFraction best = null;
            for (Option option : site.options()) {
                BigFraction worth = worth(option, values, BigInteger.ONE);
                best = best == null ? worth : Rationals.max(best, worth);
            }
            if (best != null) {
                sum.add(best);
            }
        }
        return sum.value();
    }

    /** Switches to options that are better by more than a margin; returns whether any was. */
    boolean improve(BigFraction[] given, BigFraction unscaledMargin) {
        BigInteger scale = SharedDenominator.of(given);
        BigFraction[] values = Arrays.stream(given)
                .map(value -> SharedDenominator.scaled(value, scale))
                .toArray(BigFraction[]::new);
        BigFraction margin = unscaledMargin.multiply(scale);
        boolean improved = false;
        for (int p = 0; p < states.length; p++) {
            for (int q = 0; q < chosen[p].length; q++) {
                List<Option> options = sites.get(p).get(q).options();
                if (options.size() == 1) {
                    continue;
                }
                BigFraction best =
                        worth(options.get(chosen[p][q]), values, scale).add(margin);
                for (int o = 0; o < options.size(); o++) {
                    BigFraction worth = worth(options.get(o), values, scale);
                    if (worth.compareTo(best) > 0) {
                        best = worth;
                        chosen[p][q] = o;
                        improved = true;
                    }
                }
            }
        }
        return improved;
    }

    /**
     * The successors of a place under the chosen options, with weights {@code sum_b W(s'|s,b,c)}; the reward is {@code
     * sum_b R(s,b,c)}.
     */
    record Row(int[] places, BigFraction[] weights, BigFraction reward) {}

    Row row(int place) {
        java.util.TreeMap<Integer, ExactSum> weights = new java.util.TreeMap<>();
        ExactSum reward = new ExactSum();
        for (int q = 0; q < chosen[place].length; q++) {
            Option option = sites.get(place).get(q).options().get(chosen[place][q]);
            reward.add(option.reward());
            for (int k = 0; k < option.successors().length; k++) {
                weights.computeIfAbsent(placeOf[option.successors()[k]], p -> new ExactSum())
                        .add(option.probabilities()[k]);
            }
        }
        return new Row(
                weights.keySet().stream().mapToInt(Integer::intValue).toArray(),
                weights.values().stream().map(ExactSum::value).toArray(BigFraction[]::new),
                reward.value());
    }

    Deviation deviation() {
        Deviation deviation = Deviation.identity(game, agent, true);
        for (int p = 0; p < states.length; p++) {
            for (int q = 0; q < chosen[p].length; q++) {
                Site site = sites.get(p).get(q);
                deviation.choose(
                        1,
                        states[p],
                        site.recommended(),
                        site.options().get(chosen[p][q]).action());
            }
        }
        return deviation;
    }

    Table table(BigFraction[] values) {
        return Table.of(places, values);
    }

    private static int find(Site site, int action) {
        for (int o = 0; o < site.options().size(); o++) {
            if (site.options().get(o).action() == action) {
                return o;
            }
        }
        return -1;
    }

    /** Adds {@code R scale + gamma sum_s' W values(s')}. */
    private void add(ExactSum sum, Option option, BigFraction[] values, BigInteger scale) {
        sum.add(option.reward().multiply(scale));
        for (int k = 0; k < option.successors().length; k++) {
            sum.addProduct(gamma.multiply(option.probabilities()[k]), values[placeOf[option.successors()[k]]]);
        }
    }

    private BigFraction worth(Option option, BigFraction[] values, BigInteger scale) {
        ExactSum sum = new ExactSum();
        add(sum, option, values, scale);
        return sum.value();
    }
}
