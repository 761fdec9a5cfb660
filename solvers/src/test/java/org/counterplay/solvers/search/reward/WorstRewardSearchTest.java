package org.counterplay.solvers.search.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.ExpertRegretTerm;
import org.counterplay.model.formulation.WorstRewardIntegers;
import org.counterplay.model.formulation.WorstRewardProducts;
import org.counterplay.model.formulation.WorstRewardValues;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.ortools.BranchAndCutBackend;
import org.counterplay.solvers.ortools.CpSatBackend;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorstRewardSearchTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final BigFraction ONE = BigFraction.ONE;

    private static Question.WorstReward question(
            String family, RewardClass kind, Aim aim, List<Assumption> assumptions) {
        Instance instance = Library.find(family).create();
        return new Question.WorstReward(
                instance.game(),
                instance.policies().get("expert"),
                instance.policies().get("learner"),
                new Question.Rewards(kind, ONE.negate(), ONE),
                assumptions,
                aim);
    }

    /** Few deviations, so that all can be tried: the learner and the expert recommend one or two joint actions at a state. */
    private static String tiny(long seed, String length) {
        return "random-recurrent:states=2," + length + ",actions=2,successors=2,support=2,careless=1,numbers="
                + (seed % 2 == 0 ? "dyadic" : "rational") + ",seed=" + seed;
    }

    private static Effort effort(double seconds) {
        return new Effort(Duration.ofMillis((long) (1000 * seconds)), 7, 2, Interruption.NEVER, Effort.Listener.NONE);
    }

    private static BigFraction bound(Found found) {
        assertThat(found.bound()).isInstanceOf(UpperBound.Proved.class);
        return ((UpperBound.Proved) found.bound()).value();
    }

    private static Witness witness(Found found) {
        Witness witness = found.witness();
        assertThat(witness).isNotNull();
        return witness;
    }

    private static Found agrees(Question.WorstReward question, String name, double tolerance) {
        BigFraction all = AllRewards.of(question);
        Found found = WorstRewardSearch.of(question, effort(30));
        assertThat(found.ending()).as(name).isEqualTo(Found.Ending.FINISHED);
        assertThat(bound(found)).as(name).isGreaterThanOrEqualTo(all);
        assertThat(Rationals.toDouble(bound(found).subtract(all))).as(name).isLessThan(tolerance);
        assertThat(witness(found).gap()).as(name).isLessThanOrEqualTo(all);
        assertThat(Rationals.toDouble(all.subtract(witness(found).gap())))
                .as(name)
                .isLessThan(tolerance);
        return found;
    }

    @ParameterizedTest
    @EnumSource(RewardClass.class)
    void regretGapsAreThoseOfAllDeviations(RewardClass kind) {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            String name = tiny(seed, "H=2");
            agrees(question(name, kind, Aim.REGRET_GAP, List.of()), name, 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource(RewardClass.class)
    void whereExpertAndLearnerPlayTheSameNothingIsLost(RewardClass kind) {
        String name = "random-recurrent:states=5,H=4,actions=3,successors=3,support=9,seed=1";
        Question.WorstReward asked =
                question(name, kind, Aim.REGRET_GAP, List.of(new Assumption.ExpertRegret(BigFraction.ZERO)));
        Found found = WorstRewardSearch.of(
                new Question.WorstReward(
                        asked.game(),
                        asked.expert(),
                        asked.expert(),
                        asked.rewards(),
                        asked.assumptions(),
                        asked.aim()),
                effort(30));
        assertThat(found.ending()).isEqualTo(Found.Ending.FINISHED);
        assertThat(bound(found)).isEqualTo(BigFraction.ZERO);
        assertThat(witness(found).gap()).isEqualTo(BigFraction.ZERO);
    }

    @ParameterizedTest
    @EnumSource(RewardClass.class)
    void anExpertMayRegretSoMuchAndNoMore(RewardClass kind) {
        for (long seed = SEED; seed < SEED + 2; seed++) {
            String name = tiny(seed, "H=2");
            BigFraction little = seed == SEED ? Rationals.of(1, 7) : BigFraction.ZERO;
            Question.WorstReward question =
                    question(name, kind, Aim.REGRET_GAP, List.of(new Assumption.ExpertRegret(little)));
            assertThat(witness(agrees(question, name, 1e-5))
                            .expertRegret()
                            .certificate()
                            .regret()
                            .upper())
                    .as(name)
                    .isLessThanOrEqualTo(little);
        }
    }

    @ParameterizedTest
    @EnumSource(RewardClass.class)
    void advantagesAreWithinTheirBoundUnderEveryDeviation(RewardClass kind) {
        Aim aim = kind == RewardClass.COMMON ? Aim.NASH_GAP : Aim.REGRET_GAP;
        for (Places places : Places.values()) {
            BigFraction bound = Rationals.of(places == Places.EVERY ? 3 : 2, 4);
            String name = tiny(SEED, "H=2");
            Question.WorstReward question =
                    question(name, kind, aim, List.of(new Assumption.Recoverability(bound, places)));
            Witness witness = witness(agrees(question, name, 1e-5));
            assertThat(largestAdvantage(witness, places)).as(name).isLessThanOrEqualTo(bound);
            assertThat(witness(WorstRewardSearch.of(question(name, kind, aim, List.of()), effort(30)))
                            .gap())
                    .as("%s, nothing asked", name)
                    .isGreaterThanOrEqualTo(witness.gap());
        }
    }

    /** By every stationary deviation, place and joint action. */
    private static BigFraction largestAdvantage(Witness witness, Places places) {
        Game game = witness.game();
        BigFraction most = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            for (Deviation deviation : AllRewards.stationary(game, agent)) {
                PolicyValues values = PolicyValues.of(game, witness.expert(), agent, deviation, places.of(game));
                for (int h = 1; h <= game.horizon().tableSteps(); h++) {
                    for (int s : places.of(game).states(h)) {
                        for (int a = 0; a < game.actions(s).size(); a++) {
                            most = Rationals.max(most, values.advantage(h, s, a).abs());
                        }
                    }
                }
            }
        }
        return most;
    }

    @Test
    void valueGapsMayBeBoundedByAdvantages() {
        for (RewardClass kind : RewardClass.values()) {
            Question.WorstReward question = question(
                    tiny(SEED + 1, "H=3"),
                    kind,
                    Aim.VALUE_GAP,
                    List.of(new Assumption.Recoverability(Rationals.of(1, 2))));
            Found found = WorstRewardSearch.of(question, effort(30));
            assertThat(bound(found)).isEqualTo(witness(found).gap());
            assertThat(largestAdvantage(witness(found), Places.EVERY)).isLessThanOrEqualTo(Rationals.of(1, 2));
        }
    }

    @Test
    void advantagesAreSumsOfRewardsTimesVisits() {
        SplittableRandom random = new SplittableRandom(SEED);
        Game game = Library.find("random-recurrent:states=3,H=3,actions=2,support=4,seed=" + SEED)
                .create()
                .game();
        Policy expert = Library.find("random-recurrent:states=3,H=3,actions=2,support=4,seed=" + SEED)
                .create()
                .policies()
                .get("expert");
        for (int agent = 0; agent < 2; agent++) {
            Deviation deviation = Deviation.identity(game, agent, true);
            for (int s = 0; s < 3; s++) {
                deviation.set(1, s, random.nextInt(2), random.nextInt(2));
            }
            PolicyValues values = PolicyValues.of(game, expert, agent, deviation, Places.EVERY.of(game));
            double[] z = new double[game.rowCount()];
            Arrays.setAll(z, j -> Rationals.toDouble(game.reward(0).at(j)));
            double most = 0;
            for (int h = 1; h <= 3; h++) {
                for (int s = 0; s < 3; s++) {
                    for (int a = 0; a < 4; a++) {
                        BigFraction[] visits = AdvantageVisits.of(game, expert, deviation, h, s, a);
                        BigFraction sum = BigFraction.ZERO;
                        for (int j = 0; j < visits.length; j++) {
                            sum = sum.add(visits[j].multiply(game.reward(agent).at(j)));
                        }
                        assertThat(sum).as("seed %d", SEED).isEqualTo(values.advantage(h, s, a));
                        most = Math.max(most, agent == 0 ? Math.abs(Rationals.toDouble(sum)) : 0);
                    }
                }
            }
            assertThat(new AdvantageClimb(game, expert, 0, Places.EVERY).largest(z))
                    .as("seed %d: all deviations are at least one", SEED)
                    .isGreaterThan(most - 1e-9);
        }
    }

    @Test
    void nashGapsAndDiscountedGapsAreThoseOfAllDeviations() {
        for (long seed = SEED; seed < SEED + 4; seed++) {
            String finite = tiny(seed, "H=3");
            agrees(question(finite, RewardClass.COMMON, Aim.NASH_GAP, List.of()), finite, 1e-7);
            String discounted = tiny(seed, "discount=3/4");
            agrees(question(discounted, RewardClass.COMMON, Aim.NASH_GAP, List.of()), discounted, 1e-7);
            agrees(question(discounted, RewardClass.GENERAL, Aim.REGRET_GAP, List.of()), discounted, 1e-5);
        }
    }

    @Test
    void theFormulationsHaveOneOptimum() {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            String name = "random-recurrent:states=3,H=3,actions=2,successors=2,support=4,careless=1,seed=" + seed;
            Question.WorstReward question = question(name, RewardClass.COMMON, Aim.NASH_GAP, List.of());
            double best = 0;
            for (int agent = 0; agent < 2; agent++) {
                Side side = Side.of(question, agent);
                WorstRewardProducts products = BoxBranching.program(side, true, false);
                WorstRewardValues values =
                        WorstRewardValues.of(side.layout(), VisitCounts.doubles(side.obeying()), ExpertRegretTerm.NONE);
                double one = optimum(products.program());
                assertThat(optimum(values.program())).as(name).isCloseTo(one, within(1e-6));
                assertThat(BranchAndCutBackend.scip()
                                .solve(products.program(), SolveOptions.DEFAULT)
                                .objective())
                        .as(name)
                        .isCloseTo(one, within(1e-6));
                best = Math.max(best, one);
            }
            Found found = WorstRewardSearch.of(question, effort(30));
            assertThat(Rationals.toDouble(witness(found).gap()) / 2).as(name).isCloseTo(best, within(1e-6));
        }
    }

    @Test
    void integersRelaxTheProgram() {
        Question.WorstReward question = question(tiny(SEED, "H=2"), RewardClass.COMMON, Aim.NASH_GAP, List.of());
        for (int agent = 0; agent < 2; agent++) {
            Program products =
                    BoxBranching.program(Side.of(question, agent), true, false).program();
            WorstRewardIntegers integers = WorstRewardIntegers.of(products);
            for (int j = 0; j < products.columns(); j++) {
                assertThat(integers.program().integral(j)).isTrue();
            }
            double optimum = optimum(products);
            assertThat(optimum(integers.program()))
                    .as("seed %d, agent %d", SEED, agent)
                    .isBetween(optimum - integers.error() - 1e-6, optimum + 0.05);
        }
        double gap = Rationals.toDouble(
                witness(WorstRewardSearch.of(question, effort(30))).gap());
        WorstRewardMip.Claim claim = WorstRewardMip.of(
                question,
                WorstRewardMip.Form.PRODUCTS,
                new CpSatBackend(),
                SolveOptions.DEFAULT.withTimeLimit(Duration.ofSeconds(2)));
        assertThat(claim.bound().value()).as("seed %d", SEED).isGreaterThan(gap - 1e-6);
    }

    @Test
    void valuesWithTheExpertsTermHaveTheOptimumOfAllDeviations() {
        String name = tiny(SEED, "H=2");
        Question.WorstReward question = question(name, RewardClass.COMMON, Aim.REGRET_GAP, List.of());
        double best = 0;
        for (int agent = 0; agent < 2; agent++) {
            Side side = Side.of(question, agent);
            best = Math.max(
                    best,
                    optimum(WorstRewardValues.of(side.layout(), VisitCounts.doubles(side.obeying()), side.term())
                            .program()));
        }
        assertThat(2 * best).as(name).isCloseTo(Rationals.toDouble(AllRewards.of(question)), within(1e-6));
    }

    private static double optimum(Program program) {
        return HighsBackend.simplex().solve(program, SolveOptions.DEFAULT).objective();
    }

    @Test
    void boundsHoldWhateverTheMultipliersAre() {
        SplittableRandom random = new SplittableRandom(SEED);
        Question.WorstReward question = question(tiny(SEED, "H=3"), RewardClass.COMMON, Aim.NASH_GAP, List.of());
        Program program =
                BoxBranching.program(Side.of(question, 0), false, false).program();
        var solution = HighsBackend.simplex().solve(program, SolveOptions.DEFAULT);
        double[] dual = solution.dual();
        assertThat(dual).isNotNull();
        assertThat(SafeBound.of(program, dual)).isBetween(solution.objective() - 1e-9, solution.objective() + 1e-9);
        for (int k = 0; k < 50; k++) {
            double[] corrupted = dual.clone();
            corrupted[random.nextInt(dual.length)] += random.nextDouble() - 0.5;
            corrupted[random.nextInt(dual.length)] *= -1;
            assertThat(SafeBound.of(program, corrupted)).as("seed %d", SEED).isGreaterThan(solution.objective() - 1e-9);
        }
    }

    @Test
    void rewardsThatAreWrongMakeNoWitness() {
        Question.WorstReward question = question(
                tiny(SEED, "H=2"),
                RewardClass.COMMON,
                Aim.REGRET_GAP,
                List.of(new Assumption.ExpertRegret(Rationals.of(1, 7))));
        Witness witness = witness(WorstRewardSearch.of(question, effort(30)));
        BigFraction[] good = rewards(witness, 0);
        assertThat(RewardDemands.verified(question, RewardedGame.of(question.game(), List.of(good, good))))
                .isNotNull();
        BigFraction[] large = good.clone();
        large[0] = Rationals.of(3, 2);
        assertThat(RewardDemands.verified(question, RewardedGame.of(question.game(), List.of(large, large))))
                .isNull();
        BigFraction[] other = good.clone();
        other[0] = other[0].add(ONE).divide(3);
        assertThat(RewardDemands.verified(question, RewardedGame.of(question.game(), List.of(good, other))))
                .isNull();
        BigFraction[] regretted = new BigFraction[good.length];
        Arrays.setAll(regretted, j -> j % 4 == 0 ? ONE : ONE.negate());
        Question.WorstReward strict = question(
                tiny(SEED, "H=2"),
                RewardClass.COMMON,
                Aim.REGRET_GAP,
                List.of(new Assumption.ExpertRegret(BigFraction.ZERO)));
        assertThat(RewardDemands.verified(strict, RewardedGame.of(strict.game(), List.of(regretted, regretted))))
                .isNull();
        Question.WorstReward recoverable = question(
                tiny(SEED, "H=2"),
                RewardClass.COMMON,
                Aim.REGRET_GAP,
                List.of(new Assumption.Recoverability(Rationals.of(1, 2))));
        BigFraction[] bounded = rewards(witness(WorstRewardSearch.of(recoverable, effort(30))), 0);
        assertThat(RewardDemands.verified(recoverable, RewardedGame.of(recoverable.game(), List.of(bounded, bounded))))
                .isNotNull();
        BigFraction[] beyond = bounded.clone();
        Arrays.setAll(beyond, j -> bounded[j].multiply(Rationals.of(1001, 1000)));
        assertThat(RewardDemands.verified(recoverable, RewardedGame.of(recoverable.game(), List.of(beyond, beyond))))
                .isNull();
    }

    private static BigFraction[] rewards(Witness witness, int agent) {
        BigFraction[] rewards = new BigFraction[witness.game().rowCount()];
        Arrays.setAll(rewards, j -> witness.game().reward(agent).at(j));
        return rewards;
    }

    @Test
    void oneSeedGivesOneWitness() {
        Question.WorstReward question = question(
                "random-recurrent:states=3,H=2,actions=2,successors=2,support=2,careless=1,seed=" + SEED,
                RewardClass.GENERAL,
                Aim.REGRET_GAP,
                List.of());
        Witness first = witness(WorstRewardSearch.of(question, effort(60)));
        Witness second = witness(WorstRewardSearch.of(question, effort(60)));
        assertThat(rewards(second, 0)).isEqualTo(rewards(first, 0));
        assertThat(rewards(second, 1)).isEqualTo(rewards(first, 1));
    }

    /** Random rewards are regretted, so every start is scaled to nothing; the climbs must leave from there. */
    @Test
    void anExpertWithoutRegretLeavesRewardsToFind() {
        String name = "random-recurrent:states=3,H=3,actions=2,successors=2,support=4,careless=1,seed=" + SEED;
        Question.WorstReward question = question(
                name, RewardClass.COMMON, Aim.NASH_GAP, List.of(new Assumption.ExpertRegret(BigFraction.ZERO)));
        Side side = Side.of(question, 0);
        SplittableRandom random = new SplittableRandom(SEED);
        double most = 0;
        try (RewardAscent ascent = new RewardAscent(side, new ExpertCuts(side))) {
            for (int k = 0; k < 20; k++) {
                double[] z = new double[side.obeying().length];
                Arrays.setAll(z, j -> random.nextInt(2));
                assertThat(ascent.worth(z).gap()).as(name).isZero();
                most = Math.max(most, ascent.climb(z).gap());
            }
        }
        assertThat(most).as(name).isGreaterThan(1e-3);
    }

    @Test
    void whatIsSaidBesideIsTheOptimumOrNothing() throws InterruptedException {
        String name = tiny(SEED, "H=2");
        Question.WorstReward question = question(name, RewardClass.COMMON, Aim.REGRET_GAP, List.of());
        List<Side> sides = List.of(Side.of(question, 0), Side.of(question, 1));
        double all = Rationals.toDouble(AllRewards.of(question)) / 2;
        try (RewardAscent ascent = new RewardAscent(sides.get(1), new ExpertCuts(sides.get(1)));
                MipBeside beside = new MipBeside(
                        sides, ascent.worth(new double[sides.get(1).obeying().length]), 1, 10);
                MipBeside stopped = new MipBeside(
                        sides, ascent.worth(new double[sides.get(1).obeying().length]), 1, 1000)) {
            assertThat(stopped.claimed()).as(name).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(stopped.rewards(0)).as(name).isNull();
            for (int k = 0; k < 1000 && !beside.finished(); k++) {
                Thread.sleep(10);
            }
            assertThat(beside.claimed()).as(name).isCloseTo(all, within(1e-6));
            double best = 0;
            for (int agent = 0; agent < 2; agent++) {
                double[] z = beside.rewards(agent);
                assertThat(z).as(name).isNotNull();
                try (RewardAscent own = new RewardAscent(sides.get(agent), new ExpertCuts(sides.get(agent)))) {
                    best = Math.max(best, own.worth(z).gap());
                }
            }
            assertThat(best).as(name).isCloseTo(all, within(1e-6));
        }
    }

    @Test
    void threadsDoNotMatter() {
        String name = "random-recurrent:states=2,H=3,actions=2,successors=2,support=3,careless=1,seed=" + SEED;
        Question.WorstReward question = question(name, RewardClass.COMMON, Aim.REGRET_GAP, List.of());
        Found two = WorstRewardSearch.of(question, effort(60));
        Found one = WorstRewardSearch.of(
                question, new Effort(Duration.ofSeconds(60), 7, 1, Interruption.NEVER, Effort.Listener.NONE));
        assertThat(one.ending()).as(name).isEqualTo(Found.Ending.FINISHED);
        assertThat(rewards(witness(two), 0)).as(name).isEqualTo(rewards(witness(one), 0));
        assertThat(bound(two)).as(name).isEqualTo(bound(one));
        assertThat(two.structures()).as(name).isEqualTo(one.structures());
    }

    @Test
    void branchingIsWorthWhatItsWeakestChildrenLetItBe() {
        SiteGains gains = new SiteGains(2);
        assertThat(SiteGains.worth(5, 1, new double[] {4, 1})).isCloseTo(2, within(1e-12));
        assertThat(SiteGains.worth(5, 1, new double[] {4, -9}))
                .as("below what is enough nothing is gained")
                .isCloseTo(2, within(1e-12));
        assertThat(gains.expected(1, 3)).as("nothing is known").isEqualTo(3);
        gains.learn(0, 2, 1);
        assertThat(gains.expected(0, 3)).isEqualTo(1.5);
        assertThat(gains.expected(1, 4)).as("by the mean").isEqualTo(2);
        for (int k = 0; k < 3; k++) {
            assertThat(gains.worthTrying(0)).isTrue();
            gains.learn(0, 1, 1);
        }
        assertThat(gains.worthTrying(0)).as("four are enough").isFalse();
        assertThat(gains.worthTrying(1)).isTrue();
        gains.spent(0, 1_000_000);
        assertThat(gains.worthTrying(1)).as("too much was spent in vain").isFalse();
        SiteGains copy = gains.copy();
        copy.learn(1, 1, 7);
        assertThat(copy.expected(1, 1)).isEqualTo(7);
        assertThat(gains.expected(1, 1)).isNotEqualTo(7);
    }

    @Test
    void whoeverIsInterruptedHasAWitnessAndABound() {
        Question.WorstReward question = question(
                "random-recurrent:states=5,H=4,actions=3,successors=3,support=9,careless=1,seed=1",
                RewardClass.COMMON,
                Aim.REGRET_GAP,
                List.of());
        long begun = System.nanoTime();
        Interruption soon = () -> System.nanoTime() - begun > 400_000_000L;
        Found found =
                WorstRewardSearch.of(question, new Effort(Duration.ofSeconds(60), 1, 2, soon, Effort.Listener.NONE));
        assertThat(found.ending()).isEqualTo(Found.Ending.INTERRUPTED);
        assertThat(bound(found)).isGreaterThanOrEqualTo(witness(found).gap());
    }

    @Test
    void valueGapsAreLinear() {
        for (RewardClass kind : RewardClass.values()) {
            Question.WorstReward question = question(tiny(SEED + 1, "H=3"), kind, Aim.VALUE_GAP, List.of());
            Found found = WorstRewardSearch.of(question, effort(30));
            BigFraction[] loss = Side.of(question, 0).loss();
            BigFraction sum = BigFraction.ZERO; // rewards -1 or 1 by the sign of what is lost
            for (BigFraction each : loss) {
                sum = sum.add(each.abs());
            }
            assertThat(witness(found).gap()).isEqualTo(sum);
            assertThat(bound(found)).isEqualTo(sum);
        }
    }

    @Test
    void questionsThatCannotBeMetAreRefused() {
        Question.WorstReward general = question(tiny(SEED, "H=2"), RewardClass.GENERAL, Aim.REGRET_GAP, List.of());
        assertThatThrownBy(() -> WorstRewardSearch.of(
                        new Question.WorstReward(
                                general.game(),
                                general.expert(),
                                general.learner(),
                                new Question.Rewards(RewardClass.ZERO_SUM, Rationals.of(1, 2), ONE),
                                List.of(),
                                Aim.REGRET_GAP),
                        effort(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorstRewardSearch.of(
                        question(
                                tiny(SEED, "discount=3/4"),
                                RewardClass.GENERAL,
                                Aim.REGRET_GAP,
                                List.of(new Assumption.Recoverability(ONE))),
                        effort(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
