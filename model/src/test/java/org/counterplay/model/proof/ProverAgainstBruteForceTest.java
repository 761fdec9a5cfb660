package org.counterplay.model.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision.Effort;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SampleClasses;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every class in every arithmetic: values and regrets are those found by listing all deviations. */
class ProverAgainstBruteForceTest {
    private static final long MOST_LISTED = 128;
    private static final BigFraction WIDTH = Rationals.of(1, 1_000_000_000L);

    @ParameterizedTest
    @EnumSource(Effort.class)
    void regretsAreThoseOfAllDeviationsListed(Effort effort) {
        ForAll.games(300, (game, seed) -> compare(game, seed, effort));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Effort.class)
    void regretsAreThoseOfAllDeviationsListedInManyGames(Effort effort) {
        ForAll.games(50_000, (game, seed) -> compare(game, seed, effort));
    }

    @Test
    void theStationaryClassIsProvedOrRefusedWhereAStateRecurs() {
        ForAll.games(600, ProverAgainstBruteForceTest::compareStationary);
    }

    private static void compareStationary(SmallGame sample, long seed) {
        Game game = sample.game();
        Policy policy = sample.policy(game);
        BruteForce force = new BruteForce(sample);
        DeviationClass stationary = new DeviationClass.Stationary();
        try {
            Certificate certificate =
                    Prover.prove(game, policy, stationary, Proposal.obedience(game), Precision.standard());
            assertThat(Checker.check(certificate)).isInstanceOf(Judgement.Accepted.class);
            for (int agent = 0; agent < game.agentCount(); agent++) {
                if (force.count(agent, stationary, MOST_LISTED) <= MOST_LISTED) {
                    BigFraction regret = force.best(agent, stationary).subtract(force.value(agent));
                    assertEncloses(certificate.agents().get(agent).regret(), regret);
                }
            }
        } catch (HarderClass refused) {
            assertThat(sample.discounted())
                    .as("discounted games are never refused")
                    .isFalse();
            boolean recurs = false;
            for (int agent = 0; agent < game.agentCount(); agent++) {
                recurs |= recurs(sample, force.reached(agent), agent);
            }
            assertThat(recurs).as("refused, so a state with a choice recurs").isTrue();
        }
    }

    private static boolean recurs(SmallGame sample, boolean[][] reached, int agent) {
        for (int s = 0; s < sample.states(); s++) {
            int steps = 0;
            for (boolean[] step : reached) {
                steps += step[s] ? 1 : 0;
            }
            if (steps > 1 && sample.counts[s][agent] > 1) {
                return true;
            }
        }
        return false;
    }

    private static void compare(SmallGame sample, long seed, Effort effort) {
        Game game = sample.game();
        Policy policy = sample.policy(game);
        BruteForce force = new BruteForce(sample);
        Precision precision = new Precision(effort, WIDTH);
        for (DeviationClass deviations : SampleClasses.all(sample, seed)) {
            Certificate certificate;
            try {
                certificate = Prover.prove(game, policy, deviations, Proposal.obedience(game), precision);
            } catch (HarderClass e) {
                assertThat(deviations).isInstanceOf(DeviationClass.Stationary.class);
                continue;
            }
            assertThat(Checker.check(certificate)).as(deviations.name()).isInstanceOf(Judgement.Accepted.class);
            for (int agent = 0; agent < game.agentCount(); agent++) {
                AgentProof proof = certificate.agents().get(agent);
                BigFraction value = force.value(agent);
                assertEncloses(proof.value(), value);
                BigFraction earned = force.value(agent, force.phi(proof.deviation()));
                assertThat(earned.subtract(value))
                        .as("what the deviation of %s gains", deviations.name())
                        .isGreaterThanOrEqualTo(proof.regret().lower());
                BigFraction best = best(force, sample, agent, deviations);
                if (best != null) {
                    assertEncloses(proof.regret(), best.subtract(value));
                }
                if (effort == Effort.EXACT) {
                    assertThat(proof.value().exact()).isTrue();
                    assertThat(proof.regret().exact()).isTrue();
                }
                BigFraction width = effort == Effort.INTERVAL ? WIDTH.multiply(size(sample)) : WIDTH;
                assertThat(proof.value().width()).isLessThanOrEqualTo(width);
                assertThat(proof.regret().width()).as(deviations.name()).isLessThanOrEqualTo(width);
            }
        }
    }

    /** Doubles resolve 1e-9 of the size of what is summed up. */
    private static BigFraction size(SmallGame sample) {
        BigFraction steps =
                sample.discounted() ? BigFraction.ONE.subtract(sample.gamma).reciprocal() : Rationals.of(sample.steps);
        return Arrays.stream(sample.reward)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .map(BigFraction::abs)
                .reduce(BigFraction.ONE, Rationals::max)
                .multiply(steps);
    }

    /** Null where there are too many deviations to list and no recursion serves. */
    static @org.jspecify.annotations.Nullable BigFraction best(
            BruteForce force, SmallGame sample, int agent, DeviationClass deviations) {
        if (force.count(agent, deviations, MOST_LISTED) <= MOST_LISTED) {
            return force.best(agent, deviations);
        }
        boolean placeByPlace = !(deviations instanceof DeviationClass.Stationary);
        return !sample.discounted() && placeByPlace ? force.bestByRecursion(agent, deviations) : null;
    }

    private static void assertEncloses(Enclosure enclosure, BigFraction number) {
        assertThat(number).isBetween(enclosure.lower(), enclosure.upper());
    }
}
