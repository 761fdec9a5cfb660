package org.counterplay.model.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.counterplay.model.certificate.Mutations.Mutation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.HarderClass;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Precision.Effort;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SampleClasses;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is done to a certificate, the checker accepts no false claim; and where a table, a row or a claim of an exact
 * certificate was touched it accepts nothing at all. It never throws.
 */
@Execution(ExecutionMode.CONCURRENT) // the longest class of its module
class CheckerTest {
    private static final long MOST_LISTED = 64;

    @ParameterizedTest
    @EnumSource(
            value = Effort.class,
            names = {"EXACT", "ENCLOSED", "INTERVAL"})
    void noMutationIsAcceptedThatMakesAFalseClaim(Effort effort) {
        run(40, effort);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(
            value = Effort.class,
            names = {"EXACT", "ENCLOSED", "INTERVAL"})
    void noMutationIsAcceptedThatMakesAFalseClaimInManyGames(Effort effort) {
        run(20_000, effort);
    }

    /** Exact tables rounded to doubles nearby, where a check that forgot to round outward would go wrong by an ulp. */
    @Test
    void tightTablesInDoublesAreAcceptedOnlyWhereTheyAreTrue() {
        int[] accepted = new int[1];
        ForAll.games(120, (sample, seed) -> {
            Game game = sample.game();
            Policy policy = sample.policy(game);
            BruteForce force = new BruteForce(sample);
            for (DeviationClass deviations : List.of(new DeviationClass.Markov(), new DeviationClass.Coarse())) {
                Certificate exact = prove(game, policy, deviations, Effort.EXACT);
                // Tight on one side at a time: a table that is wrong must not hide behind one that is refused.
                for (int[] out :
                        new int[][] {{-2, 32}, {-1, 32}, {0, 32}, {1, 32}, {32, -2}, {32, -1}, {32, 0}, {32, 1}}) {
                    Certificate tight = new Certificate(
                            game,
                            policy,
                            deviations,
                            Arithmetic.INTERVAL,
                            exact.agents().stream()
                                    .map(proof -> tight(proof, game, out[0], out[1]))
                                    .toList());
                    Certificate between = with(tight, proof -> betweenDoubles(proof, game));
                    assertThat(Checker.check(between).accepted())
                            .as("tables in intervals hold doubles")
                            .isFalse();
                    if (Checker.check(tight).accepted()) {
                        accepted[0]++;
                        assertTrue(
                                new Mutation("doubles outward by " + Arrays.toString(out), tight, sample, false),
                                force);
                    }
                }
            }
        });
        assertThat(accepted[0]).isPositive();
    }

    private static AgentProof tight(AgentProof proof, Game game, int below, int above) {
        return Mutations.refreshed(
                new AgentProof(
                        proof.value(),
                        proof.regret(),
                        rounded(proof.obeyingLower(), -below),
                        rounded(proof.obeyingUpper(), above),
                        proof.deviation(),
                        rounded(proof.deviating(), -below),
                        proof.bounding().stream()
                                .map(table -> rounded(table, above))
                                .toList()),
                game);
    }

    private static Certificate with(Certificate certificate, UnaryOperator<AgentProof> change) {
        return new Certificate(
                certificate.game(),
                certificate.policy(),
                certificate.deviations(),
                certificate.arithmetic(),
                certificate.agents().stream().map(change).toList());
    }

    /** The lower table a third of nearly nothing lower: as true as before, but no doubles. */
    private static AgentProof betweenDoubles(AgentProof p, Game game) {
        BigFraction little = Rationals.of(Double.MIN_VALUE).divide(3);
        ValueTable lower = Mutations.rebuilt(
                p.obeyingLower(),
                IntStream.range(0, p.obeyingLower().values().size())
                        .mapToObj(k -> p.obeyingLower().values().at(k).subtract(little))
                        .toArray(BigFraction[]::new));
        return Mutations.refreshed(
                new AgentProof(
                        p.value(), p.regret(), lower, p.obeyingUpper(), p.deviation(), p.deviating(), p.bounding()),
                game);
    }

    private static ValueTable rounded(ValueTable table, int ulps) {
        return Mutations.rebuilt(
                table,
                IntStream.range(0, table.values().size())
                        .mapToObj(k -> {
                            double value = table.values().doubleAt(k);
                            for (int step = 0; step < Math.abs(ulps); step++) {
                                value = ulps > 0 ? Math.nextUp(value) : Math.nextDown(value);
                            }
                            return Rationals.of(value);
                        })
                        .toArray(BigFraction[]::new));
    }

    private static void run(int count, Effort effort) {
        Map<String, Integer> accepted = new TreeMap<>();
        int[] tried = new int[1];
        ForAll.games(count, (sample, seed) -> mutate(sample, seed, effort, accepted, tried));
        assertThat(tried[0]).as("mutations tried").isGreaterThan(50 * count);
        // Changes that leave the claim true are accepted, or the test would not notice a checker that rejects
        // everything.
        assertThat(accepted).as("mutations accepted").isNotEmpty();
    }

    private static void mutate(SmallGame sample, long seed, Effort effort, Map<String, Integer> accepted, int[] tried) {
        Game game = sample.game();
        Policy policy = sample.policy(game);
        List<DeviationClass> classes = SampleClasses.all(sample, seed);
        DeviationClass deviations = classes.get(new SplittableRandom(seed).nextInt(classes.size()));
        Certificate certificate;
        try {
            certificate = prove(game, policy, deviations, effort);
        } catch (HarderClass e) {
            return;
        }
        assertThat(Checker.check(certificate)).isInstanceOf(Judgement.Accepted.class);
        Mutations mutations = new Mutations(sample, certificate, seed);
        mutations.all(seed);
        Certificate markov = prove(game, policy, new DeviationClass.Markov(), effort);
        for (int agent = 0; agent < game.agentCount(); agent++) {
            mutations.foreignDeviation(agent, markov.agents().get(agent));
        }
        IdentityHashMap<SmallGame, BruteForce> forces = new IdentityHashMap<>();
        for (Mutation mutation : mutations.mutations()) {
            tried[0]++;
            Judgement judgement = Checker.check(mutation.certificate());
            if (judgement.accepted()) {
                accepted.merge(mutation.name(), 1, Integer::sum);
                if (mutation.wrong()) {
                    fail("accepted: " + mutation.name() + ", class " + deviations.name());
                }
                assertTrue(mutation, forces.computeIfAbsent(mutation.game(), BruteForce::new));
            }
        }
    }

    private static Certificate prove(Game game, Policy policy, DeviationClass deviations, Effort effort) {
        return Prover.prove(
                game, policy, deviations, Proposal.obedience(game), new Precision(effort, Rationals.of(1, 1_000_000)));
    }

    /** Compares what an accepted certificate claims with all deviations listed. */
    private static void assertTrue(Mutation mutation, BruteForce force) {
        Certificate certificate = mutation.certificate();
        for (int agent = 0; agent < certificate.agents().size(); agent++) {
            AgentProof proof = certificate.agents().get(agent);
            BigFraction value = force.value(agent);
            assertThat(value)
                    .as("value of agent %d after %s", agent, mutation.name())
                    .isBetween(proof.value().lower(), proof.value().upper());
            BigFraction earned =
                    force.value(agent, force.phi(proof.deviation())).subtract(value);
            assertThat(earned)
                    .as("gain of agent %d after %s", agent, mutation.name())
                    .isGreaterThanOrEqualTo(proof.regret().lower());
            BigFraction best = best(force, mutation.game(), agent, certificate.deviations());
            if (best != null) {
                assertThat(best.subtract(value))
                        .as("regret of agent %d after %s", agent, mutation.name())
                        .isBetween(proof.regret().lower(), proof.regret().upper());
            }
            if (certificate.arithmetic() == Arithmetic.EXACT) {
                assertThat(proof.value().exact()).isTrue();
            }
        }
    }

    private static @Nullable BigFraction best(
            BruteForce force, SmallGame sample, int agent, DeviationClass deviations) {
        if (force.count(agent, deviations, MOST_LISTED) <= MOST_LISTED) {
            return force.best(agent, deviations);
        }
        boolean placeByPlace = !(deviations instanceof DeviationClass.Stationary);
        return !sample.discounted() && placeByPlace ? force.bestByRecursion(agent, deviations) : null;
    }
}
