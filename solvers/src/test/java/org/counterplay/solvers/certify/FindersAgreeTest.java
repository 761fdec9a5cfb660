package org.counterplay.solvers.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Tolerances;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.regret.Found;
import org.counterplay.solvers.regret.ProgramFinder;
import org.counterplay.solvers.regret.Response;
import org.counterplay.solvers.regret.ResponseFinder;
import org.counterplay.solvers.structured.StructuredFinder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * On random games, the deviator's linear program on every backend and the structured backend find the same regret: claims
 * agree, each proposed deviation earns (exactly evaluated) what it claims, and the certificates made from the proposals are
 * one exact number. That number is the brute-force optimum: the model's own tests show it.
 */
@Execution(ExecutionMode.CONCURRENT) // the longest class of its module
class FindersAgreeTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final double NEAR = 1e-6;

    @Test
    void everyBackendFindsTheExactRegret() {
        agree(Backends.linear().stream().map(Backend::name).toList(), 7);
    }

    @Test
    void highsFindsTheExactRegretOfManyGames() {
        agree(List.of("highs"), 70);
    }

    @Test
    @Tag("long")
    void everyBackendFindsTheExactRegretOfThousandsOfGames() {
        agree(Backends.linear().stream().map(Backend::name).toList(), 2_000);
    }

    private static void agree(List<String> backends, int games) {
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int k = 0; k < games; k++) {
            long seed = seeds.nextLong(1L << 40);
            String name = randomName(new SplittableRandom(seed), seed);
            Instance instance = Library.find(name).create();
            for (Policy policy : instance.policies().values()) {
                for (DeviationClass deviations : classes(instance.game(), new SplittableRandom(seed))) {
                    compare(name, instance.game(), policy, deviations, backends);
                }
            }
        }
    }

    private static void compare(
            String name, Game game, Policy policy, DeviationClass deviations, List<String> backends) {
        String place = name + ", policy " + policy.name() + ", class " + deviations.name() + ", -Dtests.seed=" + SEED;
        Certification structured =
                Certification.of(game, policy, deviations, new StructuredFinder(), Precision.standard());
        assertThat(structured.certificate().arithmetic()).as(place).isEqualTo(Arithmetic.EXACT);
        assertThat(structured.remarks()).as(place).isEmpty();
        for (ResponseFinder finder : Stream.concat(
                        Stream.of(new StructuredFinder()), backends.stream().map(FindersAgreeTest::program))
                .toList()) {
            String where = finder.name() + " on " + place;
            Found found = finder.find(game, policy, deviations);
            for (Response response : found.responses()) {
                AgentProof proof = structured.certificate().agents().get(response.agent());
                double exact = Rationals.toDouble(proof.regret().lower());
                assertThat(proof.regret().exact()).as(where).isTrue();
                assertThat(response.regret()).as(where).isCloseTo(exact, within(NEAR * (1 + exact)));
                double earned = Rationals.toDouble(PolicyValues.of(game, policy, response.agent(), response.deviation())
                        .value()
                        .subtract(proof.value().lower()));
                assertThat(earned).as(where + ", evaluated exactly").isCloseTo(exact, within(NEAR * (1 + exact)));
            }
            Certification certified = Certification.of(game, policy, deviations, finder, Precision.standard());
            assertThat(certified.certificate().regret())
                    .as(where)
                    .isEqualTo(structured.certificate().regret());
        }
    }

    private static ResponseFinder program(String backend) {
        // The first-order method reaches 1e-6 only if it is asked for more.
        SolveOptions options = backend.equals("pdlp") ? SolveOptions.DEFAULT.withTolerance(1e-9) : SolveOptions.DEFAULT;
        return new ProgramFinder(
                backend,
                new VerifiedBackend(List.of(Backends.named(backend)), Tolerances.DEFAULT),
                options.withAlgorithm(Algorithm.AUTOMATIC));
    }

    private static List<DeviationClass> classes(Game game, SplittableRandom random) {
        Set<Substitution> mask = new HashSet<>();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            for (int s = 0; s < game.stateCount(); s++) {
                int count = game.actions(s).count(agent);
                for (int swap = 0; swap < count * count; swap++) {
                    if (random.nextInt(3) == 0 && swap / count != swap % count) {
                        mask.add(new Substitution(Substitution.ALL_STEPS, agent, s, swap / count, swap % count));
                    }
                }
            }
        }
        List<DeviationClass> classes = new ArrayList<>(List.of(
                new DeviationClass.Markov(), new DeviationClass.Coarse(), new DeviationClass.Masked("random", mask)));
        if (!(game.name().contains("recurrent") && game.horizon().tableSteps() > 1)) {
            classes.add(new DeviationClass.Stationary());
        }
        return classes;
    }

    private static String randomName(SplittableRandom random, long seed) {
        int agents = 1 + random.nextInt(4);
        String common = "agents=" + agents + ",actions=" + (agents > 2 ? 2 : 1 + random.nextInt(3)) + ",idle="
                + random.nextInt(3) + "/4,support=" + (1 + random.nextInt(4)) + ",successors=" + (1 + random.nextInt(2))
                + ",policy=" + List.of("correlated", "product", "deterministic").get(random.nextInt(3)) + ",rewards="
                + List.of("common", "general").get(random.nextInt(2)) + ",numbers="
                + List.of("dyadic", "rational").get(random.nextInt(2)) + ",seed=" + seed;
        return switch (random.nextInt(4)) {
            case 0 ->
                "random-layered:H=" + (1 + random.nextInt(3)) + ",width=" + (2 + random.nextInt(2)) + "," + common;
            case 1 ->
                "random-recurrent:states=" + (2 + random.nextInt(3)) + ",H=" + (1 + random.nextInt(4)) + ",timing="
                        + List.of("stationary", "per-step").get(random.nextInt(2)) + "," + common;
            case 2 ->
                "random-recurrent:states=" + (2 + random.nextInt(4)) + ",discount="
                        + List.of("0", "1/2", "9/10", "99/100").get(random.nextInt(4)) + "," + common;
            default ->
                "random-sparse:states=" + (2 + random.nextInt(4)) + ",discount="
                        + List.of("1/3", "9/10").get(random.nextInt(2)) + "," + common;
        };
    }
}
