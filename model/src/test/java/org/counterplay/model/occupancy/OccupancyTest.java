package org.counterplay.model.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Values and state distributions by brute force, and the identities that tie them together. */
class OccupancyTest {
    @Test
    void valuesAreThoseOfPlayingTheGameOut() {
        ForAll.games(600, (sample, seed) -> {
            Game game = sample.game();
            Policy policy = sample.policy(game);
            BruteForce force = new BruteForce(sample);
            for (int agent = 0; agent < sample.agents(); agent++) {
                Deviation deviation = deviation(sample, game, agent, seed);
                assertThat(PolicyValues.of(game, policy, agent).value()).isEqualTo(force.value(agent));
                assertThat(PolicyValues.of(game, policy, agent, deviation).value())
                        .isEqualTo(force.value(agent, force.phi(deviation)));
            }
        });
    }

    /** J(phi) - J = sum_h sum_s d_h^phi(s) sum_a pi^phi_h(a|s) A_h(s,a), for any agent's value and any agent's deviation. */
    @Test
    void whatADeviationGainsIsItsAdvantageWhereItLeads() {
        ForAll.games(600, (sample, seed) -> {
            Game game = sample.game();
            Policy policy = sample.policy(game);
            SplittableRandom random = new SplittableRandom(seed);
            int agent = random.nextInt(sample.agents());
            Deviation deviation = deviation(sample, game, random.nextInt(sample.agents()), seed);
            PolicyValues values = PolicyValues.of(game, policy, agent);
            StateDistribution obedient = StateDistribution.of(game, policy);
            StateDistribution deviating = StateDistribution.of(game, policy, deviation);
            BigFraction gain =
                    PolicyValues.of(game, policy, agent, deviation).value().subtract(values.value());
            assertThat(advantage(sample, values, obedient)).isEqualTo(BigFraction.ZERO);
            assertThat(advantage(sample, values, deviating)).isEqualTo(gain);
            assertDistribution(sample, obedient);
            assertDistribution(sample, deviating);
        });
    }

    @Test
    void aPlaceThatNoPlayReachesHasNoValue() {
        ForAll.games(200, (sample, seed) -> {
            Game game = sample.game();
            PolicyValues values = PolicyValues.of(game, sample.policy(game), 0);
            for (int s = 0; s < sample.states(); s++) {
                int state = s;
                if (values.places().indexOf(1, s) < 0) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> values.value(1, state))
                            .withMessageContaining("s" + state);
                }
            }
        });
    }

    private static BigFraction advantage(SmallGame sample, PolicyValues values, StateDistribution distribution) {
        BigFraction total = BigFraction.ZERO;
        for (int step = 1; step <= sample.tableSteps(); step++) {
            for (int s = 0; s < sample.states(); s++) {
                if (distribution.at(step, s).getNumerator().signum() != 0) {
                    BigFraction[] occupancy = distribution.occupancy(step, s);
                    for (int joint = 0; joint < occupancy.length; joint++) {
                        total = total.add(occupancy[joint].multiply(values.advantage(step, s, joint)));
                    }
                }
            }
        }
        return sample.discounted() ? total.divide(BigFraction.ONE.subtract(sample.gamma)) : total;
    }

    private static void assertDistribution(SmallGame sample, StateDistribution distribution) {
        BigFraction average = BigFraction.ZERO;
        for (int step = 1; step <= sample.tableSteps(); step++) {
            BigFraction sum = BigFraction.ZERO;
            for (int s = 0; s < sample.states(); s++) {
                assertThat(distribution.at(step, s)).isGreaterThanOrEqualTo(BigFraction.ZERO);
                sum = sum.add(distribution.at(step, s));
                BigFraction occupied = BigFraction.ZERO;
                for (BigFraction part : distribution.occupancy(step, s)) {
                    occupied = occupied.add(part);
                }
                assertThat(occupied).isEqualTo(distribution.at(step, s));
            }
            assertThat(sum).isEqualTo(BigFraction.ONE);
        }
        for (int s = 0; s < sample.states(); s++) {
            average = average.add(distribution.average(s));
        }
        assertThat(average).isEqualTo(BigFraction.ONE);
    }

    private static Deviation deviation(SmallGame sample, Game game, int agent, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Deviation deviation = Deviation.identity(game, agent, random.nextInt(2) == 0);
        int steps = deviation.stationary() ? 1 : sample.tableSteps();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < sample.states(); s++) {
                for (int b = 0; b < sample.counts[s][agent]; b++) {
                    deviation.set(step, s, b, random.nextInt(sample.counts[s][agent]));
                }
            }
        }
        return deviation;
    }
}
