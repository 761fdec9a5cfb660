package org.counterplay.solvers.search.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardLift;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.firstorder.PrimalDual;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseRuleTest {
    private static final long SEED = Long.getLong("tests.seed", 20261122L);
    private static final double ROUNDING = 1e-9;

    private static Side side(long seed, String length, RewardClass kind, List<Assumption> assumptions, int agent) {
        return side(
                "random-recurrent:states=2," + length
                        + ",actions=2,successors=2,support=2,careless=1,numbers=dyadic,seed=" + seed,
                kind,
                assumptions,
                agent);
    }

    private static Side side(String name, RewardClass kind, List<Assumption> assumptions, int agent) {
        Instance instance = Library.find(name).create();
        return Side.of(
                new Question.WorstReward(
                        instance.game(),
                        instance.policies().get("expert"),
                        instance.policies().get("learner"),
                        new Question.Rewards(kind, BigFraction.MINUS_ONE, BigFraction.ONE),
                        assumptions,
                        Aim.REGRET_GAP),
                agent);
    }

    private static WorstRewardLift lift(Side side, boolean[] there) {
        return WorstRewardLift.of(side.layout(), VisitCounts.doubles(side.obeying()), side.term(), there);
    }

    private static boolean[] all(Side side) {
        boolean[] all = new boolean[side.layout().options()];
        Arrays.fill(all, true);
        return all;
    }

    /** Every deviation, as the options that it takes. */
    private static List<boolean[]> deviations(DeviatorLayout layout) {
        List<boolean[]> deviations = new ArrayList<>();
        deviations.add(new boolean[layout.options()]);
        for (int q = 0; q < layout.sites(); q++) {
            List<boolean[]> longer = new ArrayList<>();
            for (boolean[] taken : deviations) {
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    boolean[] more = taken.clone();
                    more[o] = true;
                    longer.add(more);
                }
            }
            deviations = longer;
        }
        return deviations;
    }

    /** The gap of a deviation with the rewards that are worst for it, exactly optimal. */
    private static double worst(Side side, boolean[] taken) {
        DeviatorLayout layout = side.layout();
        int[] chosen = new int[layout.sites()];
        for (int q = 0; q < chosen.length; q++) {
            chosen[q] = layout.firstOption(q);
            while (!taken[chosen[q]]) {
                chosen[q]++;
            }
        }
        RewardFinish.Rewards rewards =
                new RewardFinish(side, new ExpertCuts(side), () -> false).of(side.gain(layout.deviation(chosen)));
        assertThat(rewards).isNotNull();
        assertThat(rewards.optimal()).isTrue();
        return Rationals.toDouble(rewards.objective());
    }

    private static double[] iterated(WorstRewardLift lift, int iterations) {
        double[] sizes = new double[lift.program().columns()];
        Arrays.fill(sizes, 1);
        PrimalDual method = new PrimalDual(lift.program(), sizes, 1);
        method.iterate(iterations);
        return method.dual();
    }

    @ParameterizedTest
    @EnumSource(RewardClass.class)
    void noGapIsAboveTheBoundOfAnyRule(RewardClass kind) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Assumption> little = List.of(new Assumption.ExpertRegret(Rationals.of(1, 5)));
        for (long seed = SEED; seed < SEED + 3; seed++) {
            Side side = side(seed, seed == SEED ? "H=3" : "H=2", kind, seed == SEED + 1 ? little : List.of(), 0);
            WorstRewardLift lift = lift(side, all(side));
            List<double[]> multipliers = new ArrayList<>();
            multipliers.add(new double[lift.program().rows()]);
            multipliers.add(iterated(lift, 100));
            multipliers.add(iterated(lift, 1500));
            double[] wild = multipliers.getLast().clone();
            for (int k = 0; k < wild.length; k++) {
                wild[k] += random.nextInt(4) == 0 ? random.nextGaussian() : 0;
            }
            multipliers.add(wild);
            double[] wilder = wild.clone();
            wilder[random.nextInt(lift.firstCap())] = Double.NaN;
            wilder[lift.firstExpert()] = 3; // of the wrong sign
            wilder[lift.firstCap()] = Double.POSITIVE_INFINITY;
            multipliers.add(wilder);
            List<boolean[]> deviations = deviations(side.layout());
            for (int k = 0; k < 20; k++) {
                boolean[] taken = deviations.get(random.nextInt(deviations.size()));
                double worst = worst(side, taken);
                for (int m = 0; m < multipliers.size(); m++) {
                    ResponseRule rule = ResponseRule.of(side.layout(), lift, multipliers.get(m));
                    assertThat(rule.bound(taken))
                            .as("%s, seed %d, multipliers %d", kind, seed, m)
                            .isGreaterThanOrEqualTo(worst - ROUNDING)
                            .isLessThanOrEqualTo(rule.bound(all(side)) + ROUNDING);
                }
            }
        }
    }

    @Test
    void theProgramIsExactWhereNothingIsOpenAndARuleOfItsOptimumHasItsValue() {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            Side side = side(seed, "H=3", RewardClass.COMMON, List.of(), 1);
            boolean[] taken = deviations(side.layout()).get((int) (seed % 7) * 5);
            Program program = lift(side, taken).program();
            double optimum =
                    HighsBackend.simplex().solve(program, SolveOptions.DEFAULT).objective();
            assertThat(optimum).as("seed %d", seed).isCloseTo(worst(side, taken), within(1e-6));
            WorstRewardLift lift = lift(side, all(side));
            var solution = HighsBackend.simplex().solve(lift.program(), SolveOptions.DEFAULT);
            double[] dual = solution.dual();
            assertThat(dual).isNotNull();
            assertThat(ResponseRule.of(side.layout(), lift, dual).bound(all(side)))
                    .as("seed %d", seed)
                    .isCloseTo(solution.objective(), within(1e-6));
            assertThat(ResponseRule.of(side.layout(), lift, iterated(lift, 8_000))
                            .bound(all(side)))
                    .as("seed %d, iterated", seed)
                    .isBetween(solution.objective() - ROUNDING, solution.objective() + 1e-3);
        }
    }

    @Test
    void whatIsClosedIsNotMissed() {
        int closed = 0;
        for (long seed = SEED; seed < SEED + 4; seed++) {
            Side side = side(seed, "H=2", RewardClass.GENERAL, List.of(), 0);
            WorstRewardLift lift = lift(side, all(side));
            ResponseRule rule = ResponseRule.of(side.layout(), lift, iterated(lift, 2000));
            double most = 0;
            List<boolean[]> deviations = deviations(side.layout());
            for (boolean[] taken : deviations) {
                most = Math.max(most, worst(side, taken));
            }
            double enough = 0.9 * most;
            boolean[] open = all(side);
            ResponseRule.Left left = rule.close(open, enough);
            assertThat(left.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(most - ROUNDING);
            assertThat(left.closed()).as("seed %d", seed).isLessThanOrEqualTo(enough);
            for (boolean[] taken : deviations) {
                for (int o = 0; o < open.length; o++) {
                    if (taken[o] && !open[o]) {
                        assertThat(worst(side, taken))
                                .as("seed %d", seed)
                                .isLessThanOrEqualTo(left.closed() + ROUNDING);
                    }
                    closed += open[o] ? 0 : 1;
                }
            }
            for (double more : new double[] {1.01 * rule.bound(all(side)), most + 1e-3}) {
                ResponseRule.Left none = rule.close(all(side), more);
                if (none.bound() == Double.NEGATIVE_INFINITY) {
                    assertThat(none.closed())
                            .as("seed %d: nothing is left", seed)
                            .isBetween(most - ROUNDING, more);
                } else {
                    assertThat(more).as("seed %d", seed).isLessThan(rule.bound(all(side)));
                }
            }
        }
        assertThat(closed).as("else nothing is tested").isPositive();
    }

    @Test
    void oneStepMayBeginAtManyStates() {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            Side side = side(
                    "random-recurrent:states=3,H=1,initial=3,actions=2,successors=2,support=4,careless=1,seed=" + seed,
                    RewardClass.COMMON,
                    List.of(),
                    0);
            WorstRewardLift lift = lift(side, all(side));
            ResponseRule rule = ResponseRule.of(side.layout(), lift, iterated(lift, 2000));
            double most = 0;
            for (boolean[] taken : deviations(side.layout())) {
                most = Math.max(most, worst(side, taken));
                assertThat(rule.bound(taken)).as("seed %d", seed).isGreaterThanOrEqualTo(worst(side, taken) - ROUNDING);
            }
            assertThat(rule.bound(all(side))).as("seed %d", seed).isBetween(most - ROUNDING, most + 0.3);
        }
    }

    @Test
    void rulesOfTheFirstNodeAreNearTheProgramsOptimumAndThoseBelowNoWorse() {
        Side side = side(
                "random-recurrent:states=3,H=3,actions=2,successors=2,support=4,careless=1,seed=" + SEED,
                RewardClass.COMMON,
                List.of(),
                0);
        double optimum = HighsBackend.simplex()
                .solve(lift(side, all(side)).program(), SolveOptions.DEFAULT)
                .objective();
        RuleProgram program = new RuleProgram(side);
        RuleProgram.Ruling first = program.find(all(side), null, 0, 6, () -> false);
        assertThat(first.bound())
                .as("seed %d", SEED)
                .isBetween(optimum - ROUNDING, optimum + 0.03 * side.layout().length());
        assertThat(program.hints()).hasSizeGreaterThan(1);
        boolean[] open = all(side);
        open[1] = false;
        RuleProgram.Ruling below = program.find(open, first, 0, 3, () -> false);
        assertThat(below.bound())
                .as("seed %d", SEED)
                .isLessThanOrEqualTo(first.rule().bound(open));
        assertThat(below.bound()).isEqualTo(below.rule().bound(open));
        assertThat(program.find(open, first, 100, 3, () -> false).bound())
                .as("what is enough is taken as it is")
                .isEqualTo(first.rule().bound(open));
    }

    @Test
    void aDiscountedGameHasNoCopies() {
        Side side = side(SEED, "discount=1/2", RewardClass.COMMON, List.of(), 0);
        assertThat(RuleProgram.applies(side)).isFalse();
        assertThatThrownBy(() -> lift(side, all(side)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("discounted");
    }
}
