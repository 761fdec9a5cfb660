package org.counterplay.solvers.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.proof.ExactBound;
import org.counterplay.model.proof.HarderMember;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviationSearchTest {
    private static final DeviationClass STATIONARY = new DeviationClass.Stationary();
    private static final int EVERY_PLACE = 1_000_000;

    @Test
    void theOptimumIsThatOfTryingEveryDeviation() {
        againstEnumeration(70, 600);
    }

    @Test
    @Tag("long")
    void theOptimumIsThatOfTryingEveryDeviationOfThousandsOfGames() {
        againstEnumeration(4_000, 5_000);
    }

    private static void againstEnumeration(int games, long most) {
        long compared = 0;
        for (int k = 0; k < games; k++) {
            String name = RecurrentGames.name(RecurrentGames.SEED + k, 3, 4);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            for (Policy policy : instance.policies().values()) {
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    for (DeviationClass deviations : classes()) {
                        if (Enumeration.count(game, policy, agent, deviations, most) <= most) {
                            compared++;
                            compare(name, game, policy, agent, deviations);
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(games);
    }

    private static List<DeviationClass> classes() {
        return List.of(
                STATIONARY,
                new DeviationClass.Budget(0),
                new DeviationClass.Budget(1),
                new DeviationClass.Budget(2),
                new DeviationClass.Budget(EVERY_PLACE));
    }

    private static void compare(String name, Game game, Policy policy, int agent, DeviationClass deviations) {
        String where = name + ", agent " + agent + ", " + deviations.name() + ", -Dtests.seed=" + RecurrentGames.SEED;
        SearchResult found = DeviationSearch.run(game, policy, agent, deviations, SearchLimits.STANDARD);
        BigFraction best = Enumeration.best(game, policy, agent, deviations);
        assertThat(found.finished()).as(where).isTrue();
        assertThat(found.value()).as(where).isEqualTo(best);
        assertThat(found.optimum().upper()).as(where).isEqualTo(best);
        assertThat(PolicyValues.of(game, policy, agent, found.deviation()).value())
                .as(where)
                .isEqualTo(best);
        assertThat(HarderMember.of(game, policy, deviations, found.deviation()))
                .as(where)
                .isNotNull();
        BigFraction covered = found.cover().cases().of(deviations).stream()
                .map(one ->
                        ExactBound.of(game, policy, agent, one, found.cover()).value())
                .reduce(Rationals::max)
                .orElseThrow();
        assertThat(covered.compareTo(best)).as(where).isGreaterThanOrEqualTo(0);
        if (found.covered()) {
            assertThat(covered).as(where).isEqualTo(best);
        }
    }

    @Test
    void largerClassesAreWorthMore() {
        for (int k = 0; k < 25; k++) {
            String name = RecurrentGames.name(RecurrentGames.SEED + 10_000 + k, 5, 5);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            Policy policy = instance.policies().values().iterator().next();
            String where = name + ", -Dtests.seed=" + RecurrentGames.SEED;
            BigFraction markov = ExactBound.of(
                            game,
                            policy,
                            0,
                            Case.of(new DeviationClass.Markov(), Map.of(), BigFraction.ZERO),
                            Cover.WHOLE)
                    .value();
            assertThat(value(game, policy, STATIONARY).compareTo(markov))
                    .as(where)
                    .isLessThanOrEqualTo(0);
            assertThat(value(game, policy, new DeviationClass.Budget(0)))
                    .as(where)
                    .isEqualTo(PolicyValues.of(game, policy, 0).value());
            assertThat(value(game, policy, new DeviationClass.Budget(EVERY_PLACE)))
                    .as(where)
                    .isEqualTo(markov);
            BigFraction last = value(game, policy, new DeviationClass.Budget(0));
            for (int budget = 1; budget < 5; budget++) {
                BigFraction next = value(game, policy, new DeviationClass.Budget(budget));
                assertThat(next.compareTo(last)).as(where).isGreaterThanOrEqualTo(0);
                last = next;
            }
        }
    }

    private static BigFraction value(Game game, Policy policy, DeviationClass deviations) {
        SearchResult found = DeviationSearch.run(game, policy, 0, deviations, SearchLimits.STANDARD);
        assertThat(found.finished()).isTrue();
        return found.value();
    }

    @Test
    void theMixedIntegerProgramFindsTheSame() {
        for (boolean reaching : new boolean[] {true, false}) {
            MipSearch mip = new MipSearch(VerifiedBackend.of(Backends.named("highs")), SolveOptions.DEFAULT, reaching);
            for (int k = 0; k < 20; k++) {
                String name = RecurrentGames.name(RecurrentGames.SEED + 20_000 + k, 3, 4);
                Instance instance = RecurrentGames.of(name);
                Game game = instance.game();
                Policy policy = instance.policies().values().iterator().next();
                for (DeviationClass deviations : List.of(STATIONARY, new DeviationClass.Budget(2))) {
                    String where = name + ", " + deviations.name() + ", -Dtests.seed=" + RecurrentGames.SEED;
                    double exact = Rationals.toDouble(value(game, policy, deviations));
                    HarderResponse response = mip.find(game, policy, 0, deviations);
                    double found = Rationals.toDouble(PolicyValues.of(game, policy, 0, response.deviation())
                            .value());
                    assertThat(found).as(where).isCloseTo(exact, within(1e-6 * (1 + Math.abs(exact))));
                    double claimed = mip.solve(game, policy, 0, deviations)
                            .solution()
                            .solution()
                            .bound();
                    assertThat(claimed).as(where).isCloseTo(exact, within(1e-4 * (1 + Math.abs(exact))));
                }
            }
        }
    }

    @Test
    void reachBoundsHoldForEveryDeviationAndAreAttained() {
        for (int k = 0; k < 40; k++) {
            String name = RecurrentGames.name(RecurrentGames.SEED + 30_000 + k, 4, 4);
            Instance instance = RecurrentGames.of(name);
            DecisionProcess process = new DecisionProcess(
                    instance.game(), instance.policies().values().iterator().next(), 0, false);
            ReachBounds bounds = new ReachBounds(process);
            Induction induction = new Induction(process);
            double[] most = new double[process.places.size()];
            java.util.SplittableRandom random = new java.util.SplittableRandom(RecurrentGames.SEED + k);
            for (int trial = 0; trial < 300; trial++) {
                long[] open = process.everything();
                for (int spot = 0; spot < open.length; spot++) {
                    open[spot] = 1L << random.nextInt(process.actions[spot]);
                }
                induction.best(open);
                double[] reach = induction.reach();
                for (int place = 0; place < reach.length; place++) {
                    most[place] = Math.max(most[place], reach[place]);
                    assertThat(reach[place])
                            .as(name + ", -Dtests.seed=" + RecurrentGames.SEED)
                            .isLessThanOrEqualTo(bounds.of(place));
                }
            }
            if (process.spots.length <= 6) { // then some trial is the best for each place, all but surely
                for (int place = 0; place < most.length; place++) {
                    assertThat(bounds.of(place)).as(name).isCloseTo(most[place], within(1e-6));
                }
            }
        }
    }

    @Test
    void aLimitGivesTheBestSoFarAndHonestBounds() {
        Instance instance = RecurrentGames.of("random-recurrent:states=8,H=10,timing=per-step,seed=1");
        Game game = instance.game();
        Policy policy = instance.policies().values().iterator().next();
        SearchLimits few = new SearchLimits(null, 40, 30, () -> false);
        for (DeviationClass deviations : List.of(STATIONARY, new DeviationClass.Budget(6))) {
            Certification limited = Certification.of(
                    game, policy, deviations, new StructuredFinder(), new ExactSearch(few), Precision.standard());
            assertThat(limited.settled()).isFalse();
            assertThat(limited.remarks()).hasSize(game.agentCount());
            assertThat(Checker.check(limited.certificate()).accepted()).isTrue();
            assertThat(limited.certificate().regret().exact()).isFalse();
        }
        SearchResult first = DeviationSearch.run(game, policy, 0, STATIONARY, few);
        SearchResult whole = DeviationSearch.run(game, policy, 0, STATIONARY, SearchLimits.STANDARD);
        assertThat(whole.finished()).isTrue();
        assertThat(first.finished()).isFalse();
        assertThat(first.value().compareTo(whole.value())).isLessThanOrEqualTo(0);
        assertThat(first.optimum().upper().compareTo(whole.value())).isGreaterThanOrEqualTo(0);
        SearchLimits stopped = SearchLimits.STANDARD.until(() -> true);
        assertThat(DeviationSearch.run(game, policy, 0, STATIONARY, stopped).finished())
                .isFalse();
    }

    @Test
    void classesThatNeedNoSearchAreRefused() {
        Instance instance = RecurrentGames.of("random-recurrent:states=3,H=2");
        Policy policy = instance.policies().values().iterator().next();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> DeviationSearch.run(
                        instance.game(), policy, 0, new DeviationClass.Markov(), SearchLimits.STANDARD));
        Instance discounted = RecurrentGames.of("random-recurrent:states=3,discount=1/2");
        Policy own = discounted.policies().values().iterator().next();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> DeviationSearch.run(discounted.game(), own, 0, STATIONARY, SearchLimits.STANDARD));
    }
}
