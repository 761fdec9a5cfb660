package org.counterplay.solvers.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The bounds on delta against what is exact in one step, and against best responses to sampled policies in more. */
class ContinuityBoundTest {
    private static final long SEED = Long.getLong("tests.seed", 7) & Integer.MAX_VALUE;

    @Test
    void oneStepOfTwoAgentsIsNeverBelowWhatIsExact() {
        int sharp = 0;
        for (long seed = SEED; seed < SEED + 25; seed++) {
            String name = "random-layered:H=1,width=1,successors=1,actions=3,policy=product,seed=" + seed;
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy expert = expert(instance);
            StateDistribution visits = StateDistribution.of(game, expert);
            for (int agent = 0; agent < 2; agent++) {
                for (BigFraction eps : new BigFraction[] {Rationals.of(1, 10), Rationals.of(1, 2)}) {
                    Enclosure exact = OneStepContinuity.of(game, expert, agent, eps, new ExactOptimum())
                            .value();
                    Optional<BigFraction> bound = ContinuityBound.of(game, expert, agent, eps, visits);
                    assertThat(bound).as(name).isPresent();
                    assertThat(bound.orElseThrow())
                            .as("%s agent %d", name, agent)
                            .isGreaterThanOrEqualTo(exact.upper());
                    sharp += bound.orElseThrow().equals(exact.upper()) ? 1 : 0;
                    DominatedActions.bound(game, expert, agent, visits)
                            .ifPresent(most -> assertThat(most).as(name).isGreaterThanOrEqualTo(exact.upper()));
                }
            }
        }
        assertThat(sharp).as("of 100 (seed %d)", SEED).isGreaterThan(50);
    }

    @Test
    void oneProgramPerAnswerSaysWhatOneProgramPerActionDoes() {
        for (long seed = SEED; seed < SEED + 12; seed++) {
            String name = "random-layered:H=1,width=2,initial=2,successors=1,actions=2,policy=product,seed=" + seed;
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy expert = expert(instance);
            StateDistribution visits = StateDistribution.of(game, expert);
            for (int agent = 0; agent < 2; agent++) {
                BigFraction eps = Rationals.of(1, 2 + seed % 7);
                assertThat(ExactContinuity.of(game, expert, agent, eps, visits, new ExactOptimum())
                                .orElseThrow()
                                .distance())
                        .as("%s agent %d", name, agent)
                        .isEqualTo(OneStepContinuity.of(game, expert, agent, eps, new ExactOptimum())
                                .value()
                                .upper());
            }
        }
    }

    @Test
    void whatIsExactInLongerGamesIsBetweenSamplesAndBounds() {
        int exact = 0;
        int inside = 0;
        for (long seed = SEED; seed < SEED + 40; seed++) {
            String kind =
                    seed % 2 == 0 ? "H=2,width=2,actions=3,idle=1/2" : "H=1,width=2,initial=2,successors=1,actions=3";
            String name = "random-layered:" + kind + ",policy=product,seed=" + seed;
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy expert = expert(instance);
            BigFraction eps = Rationals.of(1, 2);
            StateDistribution visits = StateDistribution.of(game, expert);
            for (int agent = 0; agent < game.agentCount(); agent++) {
                Optional<ExactContinuity.Attained> found =
                        ExactContinuity.of(game, expert, agent, eps, visits, new ExactOptimum());
                if (found.isEmpty()) {
                    continue;
                }
                exact++;
                BigFraction distance = found.get().distance();
                // What was found is played by code that knows of no program.
                assertThat(found.get().holds(game)).as(name).isTrue();
                assertThat(within(game, expert, found.get().others(), 1 - agent, visits))
                        .as(name)
                        .isLessThanOrEqualTo(eps);
                Enclosure sampled = BestResponseContinuity.sampled(game, expert, agent, eps, 20, seed)
                        .value();
                assertThat(distance).as(name).isBetween(sampled.lower(), sampled.upper());
                inside += sampled.exact() ? 0 : 1;
            }
        }
        assertThat(exact).as("(seed %d)", SEED).isGreaterThan(10);
        assertThat(inside)
                .as("that samples and bounds leave open (seed %d)", SEED)
                .isPositive();
    }

    /** {@code E_mu ||other - expert||_1} of one agent's part. */
    private static BigFraction within(Game game, Policy expert, Policy other, int agent, StateDistribution visits) {
        BigFraction sum = BigFraction.ZERO;
        int steps = game.horizon().tableSteps();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                sum = sum.add(
                        visits.at(step, s).multiply(TotalVariation.ofMarginals(game, expert, other, agent, step, s)));
            }
        }
        return sum.divide(steps);
    }

    @Test
    void noSampledBestResponseIsFarther() {
        int below = 0;
        for (long seed = SEED; seed < SEED + 12; seed++) {
            for (String kind : new String[] {
                "random-layered:H=1,width=2,initial=2,successors=1,agents=3,actions=2,policy=product",
                "random-layered:H=2,width=2,actions=2,idle=1/2,policy=product",
                "random-layered:H=3,width=2,actions=2,idle=2/3,policy=product"
            }) {
                String name = kind + ",seed=" + seed;
                Instance instance = Library.find(name).create();
                Game game = instance.game();
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    // The lower end is a best response to a policy that was played: it refutes a bound that is too
                    // small.
                    Enclosure found = BestResponseContinuity.sampled(
                                    game, expert(instance), agent, Rationals.of(1, 5), 60, seed)
                            .value();
                    assertThat(found.lower()).as("%s agent %d", name, agent).isLessThanOrEqualTo(found.upper());
                    below += found.upper().compareTo(BigFraction.ONE) < 0 ? 1 : 0;
                }
            }
        }
        assertThat(below).as("bounds that say something (seed %d)", SEED).isPositive();
    }

    private static Policy expert(Instance instance) {
        Policy expert = instance.policies().get("expert");
        if (expert == null) {
            throw new IllegalStateException("no expert");
        }
        return expert;
    }
}
