package org.counterplay.solvers.assumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.counterplay.model.assumption.BestResponses;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * delta(eps) of 2602.21020, Definition 6, of a product policy: {@code max over i, pi_-i with E_{mu_E}||pi_-i - pi_-i^E||_1 <= eps and
 * pi*_i in BR_i(pi_-i) of E_{mu_E} ||pi*_i - pi_i^E||_1}; L1, in [0,2]; mu_E averaged over the steps. BR is from the initial
 * distribution, so a best response is free where it is not met.
 *
 * <p>Where a game is over after one step (H = 1, or gamma = 0) and has two agents it is exact: per state and action a linear program says
 * how far the other must move, and the states share eps. It is exact as well where a finite game has two agents, no play meets two places
 * at which the other has a choice, and the agent has few answers: a linear program per answer, {@link ExactContinuity}. Where
 * others choose more than once their policies multiply, and no program of those here is exact. Else it is bounded below by best responses, exactly evaluated, to policies of
 * the others that are sampled, and above by {@link ContinuityBound} or {@link DominatedActions} where they apply, else by what any
 * response can differ.
 *
 * @param value exact, or an enclosure
 * @param agent whose best response attains {@code value.lower()}
 * @param how {@code EXACT}, or {@code SAMPLED}: the lower end is what was sampled, the upper end holds for any policy of the agent
 */
public record BestResponseContinuity(Enclosure value, int agent, How how) {
    private static final int MOST_COMBINATIONS = 200_000;

    /** How it was found. */
    public enum How {
        /** By linear programs, exactly. */
        EXACT,
        /** By samples from below, trivially from above. */
        SAMPLED
    }

    /**
     * Computes it.
     *
     * @param samples policies of the others that are tried per agent where it is not exact
     * @param seed of the samples
     */
    public static BestResponseContinuity of(
            Game game, Policy expert, BigFraction eps, int samples, long seed, ExactOptimum optimum) {
        if (eps.getNumerator().signum() < 0) {
            throw new IllegalArgumentException("eps is " + Rationals.format(eps) + "; it must not be negative");
        }
        BestResponseContinuity most = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BestResponseContinuity own = of(game, expert, agent, eps, samples, seed + agent, optimum);
            if (most == null) {
                most = own;
            } else {
                boolean larger = own.value.lower().compareTo(most.value.lower()) > 0;
                most = new BestResponseContinuity(
                        most.value.max(own.value),
                        larger ? own.agent : most.agent,
                        own.how == How.SAMPLED ? How.SAMPLED : most.how);
            }
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        return most;
    }

    private static BestResponseContinuity of(
            Game game, Policy expert, int agent, BigFraction eps, int samples, long seed, ExactOptimum optimum) {
        boolean oneStep = switch (game.horizon()) {
            case Horizon.Finite finite -> finite.steps() == 1;
            case Horizon.Discounted discounted ->
                discounted.gamma().getNumerator().signum() == 0;
        };
        double combinations = 1;
        for (int s : game.initialStates()) {
            combinations *= game.actions(s).count(agent);
        }
        if (oneStep && game.agentCount() <= 2 && combinations <= MOST_COMBINATIONS) {
            return OneStepContinuity.of(game, expert, agent, eps, optimum);
        }
        StateDistribution visits = StateDistribution.of(game, expert);
        Optional<ExactContinuity.Attained> exact = ExactContinuity.of(game, expert, agent, eps, visits, optimum);
        if (exact.isPresent()) {
            if (!exact.get().holds(game)) {
                throw new IllegalStateException(
                        "an answer that a linear program makes best is not: a fault of this program");
            }
            return new BestResponseContinuity(Enclosure.exactly(exact.get().distance()), agent, How.EXACT);
        }
        return sampled(game, expert, agent, eps, samples, seed);
    }

    static BestResponseContinuity sampled(
            Game game, Policy expert, int agent, BigFraction eps, int samples, long seed) {
        StateDistribution visits = StateDistribution.of(game, expert);
        BigFraction any = farthest(game, expert, agent, visits, null);
        BigFraction upper = Rationals.min(
                ContinuityBound.of(game, expert, agent, eps, visits).orElse(any),
                DominatedActions.bound(game, expert, agent, visits).orElse(any));
        BigFraction lower = farthest(game, expert, agent, visits, answers(game, expert, agent));
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < samples && lower.compareTo(upper) < 0; k++) {
            Policy moved = moved(game, expert, agent, visits, eps, random);
            lower = Rationals.max(lower, farthest(game, expert, agent, visits, answers(game, moved, agent)));
        }
        How how = lower.equals(upper) ? How.EXACT : How.SAMPLED;
        return new BestResponseContinuity(new Enclosure(lower, upper), agent, how);
    }

    private static BestResponses answers(Game game, Policy policy, int agent) {
        return BestResponses.of(game, policy, agent, new Choices.Unseen());
    }

    /** {@code E_{mu_E}} of the largest distance of an answer, of any action where answers is null or do not get there. */
    private static BigFraction farthest(
            Game game, Policy expert, int agent, StateDistribution visits, @Nullable BestResponses answers) {
        ExactSum total = new ExactSum();
        int steps = game.horizon().tableSteps();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                if (visits.at(step, s).getNumerator().signum() == 0) {
                    continue;
                }
                BigFraction[] own = TotalVariation.marginal(game, expert, agent, step, s);
                boolean free = answers == null || answers.process().indexOf(step, s) < 0;
                BigFraction most = BigFraction.ZERO;
                for (int a = 0; a < own.length; a++) {
                    if (free || (answers != null && answers.allows(step, s, -1, a))) {
                        most = Rationals.max(most, distance(own, a));
                    }
                }
                total.addProduct(visits.at(step, s), most);
            }
        }
        return total.value().divide(steps);
    }

    /** {@code ||e_a - p||_1 = 2 (1 - p_a)}. */
    static BigFraction distance(BigFraction[] p, int a) {
        return BigFraction.ONE.subtract(p[a]).multiply(2);
    }

    /**
     * The others moved: at random places each other agent's own part is mixed with one action, within eps in all. The L1 distance of
     * products is at most the sum of those of their factors.
     */
    private static Policy moved(
            Game game, Policy expert, int agent, StateDistribution visits, BigFraction eps, SplittableRandom random) {
        int steps = game.horizon().tableSteps();
        PolicyWriter writer = steps == 1 ? PolicyWriter.stationary(game, "moved") : PolicyWriter.perStep(game, "moved");
        BigFraction left = eps.multiply(steps);
        int odds = 1 + random.nextInt(3);
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                writer.next();
                List<BigFraction[]> parts = new ArrayList<>();
                for (int i = 0; i < game.agentCount(); i++) {
                    BigFraction[] own = TotalVariation.marginal(game, expert, i, step, s);
                    if (i != agent && random.nextInt(odds) == 0) {
                        int a = random.nextInt(own.length);
                        BigFraction cost = distance(own, a).multiply(visits.at(step, s));
                        BigFraction share = cost.compareTo(left) <= 0 ? BigFraction.ONE : left.divide(cost);
                        left = left.subtract(cost.multiply(share));
                        for (int b = 0; b < own.length; b++) {
                            own[b] = own[b].multiply(BigFraction.ONE.subtract(share))
                                    .add(b == a ? share : BigFraction.ZERO);
                        }
                    }
                    parts.add(own);
                }
                writer.product(parts);
            }
        }
        return writer.finish();
    }
}
