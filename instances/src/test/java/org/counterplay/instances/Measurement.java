package org.counterplay.instances;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Each {@link Quantity} from its definition, in rationals. */
final class Measurement {
    private final Game game;
    private final Map<String, Policy> policies;

    Measurement(Instance instance) {
        game = instance.game();
        policies = instance.policies();
    }

    BigFraction of(Expectation expectation) {
        Policy policy = policies.get(expectation.policy());
        if (game.horizon() instanceof Horizon.Discounted) {
            return new DiscountedMeasurement(game, expert()).of(expectation, policy);
        }
        return switch (expectation.quantity()) {
            case VALUE -> overAgents(expectation, i -> BestResponse.value(game, policy, i));
            case REGRET -> overAgents(expectation, i -> BestResponse.regret(game, policy, i));
            case COARSE_REGRET -> overAgents(expectation, i -> coarseRegret(policy, i));
            case VALUE_GAP ->
                overAgents(
                        expectation,
                        i -> BestResponse.value(game, expert(), i).subtract(BestResponse.value(game, policy, i)));
            case REGRET_GAP -> BestResponse.regret(game, policy).subtract(BestResponse.regret(game, expert()));
            case OCCUPANCY_L1 -> occupancyL1(policy);
            case BC_ERROR ->
                expectedDistance(Enumeration.obey(game, expert(), 0).visits(), policy);
            case MALICE_ERROR, BLADES_ERROR -> overAgents(expectation, i -> worstDistance(policy, i));
            case COVERAGE_AVERAGED -> coverage(policy);
            case LARGEST_REWARD -> largestReward();
            default -> throw new UnsupportedOperationException("no expectation is about " + expectation.quantity());
        };
    }

    private Policy expert() {
        return policies.get("expert");
    }

    private BigFraction overAgents(Expectation expectation, Function<Integer, BigFraction> quantity) {
        if (expectation.agent() != null) {
            return quantity.apply(game.agents().indexOf(expectation.agent()));
        }
        BigFraction largest = quantity.apply(0);
        for (int i = 1; i < game.agentCount(); i++) {
            largest = Rationals.max(largest, quantity.apply(i));
        }
        return largest;
    }

    /** One-shot games only: the best single action against what the others do. */
    private BigFraction coarseRegret(Policy policy, int agent) {
        if (!game.horizon().equals(new Horizon.Finite(1))) {
            throw new UnsupportedOperationException("coarse regret of a game of several steps");
        }
        BigFraction obedient = BestResponse.value(game, policy, agent);
        BigFraction best = obedient;
        for (int c = 0; c < game.actions(0).count(agent); c++) {
            BigFraction fixed = BigFraction.ZERO;
            for (int k = policy.first(1, 0); k < policy.end(1, 0); k++) {
                int row = game.actions(0).replace(policy.joints()[k], agent, c);
                fixed = fixed.add(
                        policy.probabilities().at(k).multiply(game.reward(agent).at(row)));
            }
            best = Rationals.max(best, fixed);
        }
        return best.subtract(obedient);
    }

    private BigFraction occupancyL1(Policy policy) {
        Map<Integer, BigFraction> ours = Enumeration.obey(game, policy, 0).visits();
        Map<Integer, BigFraction> experts = Enumeration.obey(game, expert(), 0).visits();
        BigFraction sum = BigFraction.ZERO;
        for (int s = 0; s < game.stateCount(); s++) {
            Map<Integer, BigFraction> difference = new TreeMap<>();
            add(difference, policy, s, ours.getOrDefault(s, BigFraction.ZERO));
            add(
                    difference,
                    expert(),
                    s,
                    experts.getOrDefault(s, BigFraction.ZERO).negate());
            for (BigFraction entry : difference.values()) {
                sum = sum.add(entry.abs());
            }
        }
        return sum;
    }

    private BigFraction worstDistance(Policy policy, int agent) {
        BigFraction[] worst = {BigFraction.ZERO};
        Enumeration.forEach(
                game,
                policy,
                agent,
                play -> worst[0] = Rationals.max(worst[0], expectedDistance(play.visits(), policy)));
        return worst[0];
    }

    private BigFraction expectedDistance(Map<Integer, BigFraction> visits, Policy policy) {
        BigFraction sum = BigFraction.ZERO;
        for (Map.Entry<Integer, BigFraction> visit : visits.entrySet()) {
            Map<Integer, BigFraction> difference = new TreeMap<>();
            add(difference, policy, visit.getKey(), BigFraction.ONE);
            add(difference, expert(), visit.getKey(), BigFraction.MINUS_ONE);
            for (BigFraction entry : difference.values()) {
                sum = sum.add(visit.getValue().multiply(entry.abs()).divide(2));
            }
        }
        return sum;
    }

    private static void add(Map<Integer, BigFraction> to, Policy policy, int state, BigFraction factor) {
        for (int k = policy.first(1, state); k < policy.end(1, state); k++) {
            to.merge(policy.joints()[k], factor.multiply(policy.probabilities().at(k)), BigFraction::add);
        }
    }

    private BigFraction coverage(Policy policy) {
        Map<Integer, BigFraction> visits = Enumeration.obey(game, policy, 0).visits();
        BigFraction least = BigFraction.ONE;
        for (int s = 0; s < game.stateCount(); s++) {
            least = Rationals.min(least, visits.getOrDefault(s, BigFraction.ZERO));
        }
        return least;
    }

    private BigFraction largestReward() {
        BigFraction largest = BigFraction.ZERO;
        for (int i = 0; i < game.agentCount(); i++) {
            for (int row = 0; row < game.rowCount(); row++) {
                largest = Rationals.max(largest, game.reward(i).at(row).abs());
            }
        }
        return largest;
    }
}
