package org.counterplay.solvers.search.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ExactCheckTest {
    /** Pennies: agent 1 is paid where the parts match; the expert mixes evenly, the learner loses t more often. */
    static ExactPoint pennies(Size size, BigFraction t) {
        Layout layout = new Layout(size, RewardClass.GENERAL);
        BigFraction[] values = new BigFraction[layout.length()];
        java.util.Arrays.fill(values, BigFraction.ZERO);
        values[layout.initial(0)] = BigFraction.ONE;
        for (int a = 0; a < 4; a++) {
            values[layout.transition(0, a, 0)] = BigFraction.ONE;
            boolean match = a == 0 || a == 3;
            values[layout.reward(0, 0, a)] = Rationals.of(match ? 1 : -1);
            values[layout.play(Who.EXPERT, 0, a)] = Rationals.of(1, 4);
            BigFraction less = t.divide(2);
            values[layout.play(Who.LEARNER, 0, a)] = Rationals.of(1, 4).add(match ? less.negate() : less);
        }
        return new ExactPoint(layout, values);
    }

    private static final Size SIZE = new Size(1, List.of(2, 2), new Horizon.Finite(3));
    private static final BigFraction EPS = Rationals.of(1, 16);

    private static Question.WorstGame question(ErrorBudget budget, Assumption... assumptions) {
        return new Question.WorstGame(
                SIZE,
                new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1)),
                List.of(assumptions),
                budget,
                Aim.REGRET_GAP);
    }

    private static Verdict check(Question.WorstGame question, ExactPoint point) {
        Game game = point.game("pennies");
        return ExactCheck.of(question, game, point.policy(game, Who.EXPERT), point.policy(game, Who.LEARNER));
    }

    @Test
    void penniesGainFourTimesTheErrorAStep() {
        Verdict verdict = check(
                question(
                        new ErrorBudget.Blades(EPS),
                        new Assumption.Recoverability(Rationals.of(1)),
                        new Assumption.ExpertRegret(Rationals.of(0)),
                        new Assumption.Coverage(Rationals.of(1), Reading.AVERAGED)),
                pennies(SIZE, EPS));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Verified.class, verified -> {
            assertThat(verified.witness().gap()).isEqualTo(Rationals.of(3, 4));
            assertThat(verified.witness().checks())
                    .extracting(check -> check.name())
                    .containsExactly("rewards", "rewardClass", "recoverability", "coverage", "blades", "expertRegret");
        });
    }

    @Test
    void whateverIsSlightlyTooMuchIsRefuted() {
        BigFraction hair = Rationals.of(1, 1_000_000_000_000_000L);
        ExactPoint more = pennies(SIZE, EPS.add(hair));
        assertThat(List.of(
                        new ErrorBudget.Blades(EPS),
                        new ErrorBudget.Malice(EPS),
                        new ErrorBudget.BehaviorCloning(EPS),
                        new ErrorBudget.Occupancy(EPS.multiply(2))))
                .allSatisfy(budget -> {
                    assertThat(check(question(budget), more)).isInstanceOf(Verdict.Refuted.class);
                    assertThat(check(question(budget), pennies(SIZE, EPS))).isInstanceOf(Verdict.Verified.class);
                });
        BigFraction less = BigFraction.ONE.subtract(hair);
        Question.WorstGame tighter = question(new ErrorBudget.Blades(EPS), new Assumption.Recoverability(less));
        assertThat(check(tighter, pennies(SIZE, EPS))).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void anyChangeOfAWitnessThatBreaksADemandIsRefuted() {
        Question.WorstGame question = question(
                new ErrorBudget.Blades(EPS),
                new Assumption.Recoverability(Rationals.of(1)),
                new Assumption.ExpertRegret(Rationals.of(0)));
        ExactPoint point = pennies(SIZE, EPS);
        Layout layout = point.layout();
        for (int a = 0; a < 4; a++) {
            BigFraction[] values = point.values().clone();
            int k = layout.reward(0, 0, a);
            values[k] = values[k].multiply(2); // outside the range
            assertThat(check(question, new ExactPoint(layout, values))).isInstanceOf(Verdict.Refuted.class);
            values[k] = values[k].divide(4); // the expert is no equilibrium then
            assertThat(check(question, new ExactPoint(layout, values))).isInstanceOf(Verdict.Refuted.class);
        }
    }

    @Test
    void tiesOfRewardsStructureAndSizeAreChecked() {
        ExactPoint point = pennies(SIZE, EPS);
        Rewards common = new Rewards(RewardClass.COMMON, Rationals.of(-1), Rationals.of(1));
        assertThat(check(new Question.WorstGame(SIZE, common, List.of(), null, Aim.REGRET_GAP), point))
                .isInstanceOf(Verdict.Refuted.class);
        assertThat(check(question(new ErrorBudget.Blades(EPS), new Assumption.Layered()), point))
                .isInstanceOf(Verdict.Refuted.class);
        assertThat(check(question(new ErrorBudget.Blades(EPS), new Assumption.Deterministic()), point))
                .isInstanceOf(Verdict.Verified.class);
        Size other = new Size(1, List.of(2, 2), new Horizon.Finite(4));
        assertThat(check(question(new ErrorBudget.Blades(EPS)), pennies(other, EPS)))
                .isInstanceOf(Verdict.Refuted.class);
    }

    /** Another search than the check's: every stationary deviation in turn, advantages as functions of the rewards. */
    @Test
    void recoverabilityIsTheLargestOverAllDeviations() {
        for (int k = 0; k < 6; k++) {
            long seed = RandomPoints.firstSeed() + k;
            Size size = new Size(2, List.of(2, 2), new Horizon.Finite(3));
            ExactPoint point = RandomPoints.of(new Layout(size, RewardClass.GENERAL), seed);
            BigFraction largest = new AllAdvantages(point).largest();
            BigFraction hair = Rationals.of(1, 1_000_000_000_000L);
            assertThat(check(free(size, largest), point)).as("seed %s", seed).isInstanceOf(Verdict.Verified.class);
            assertThat(check(free(size, largest.subtract(hair)), point))
                    .as("seed %s", seed)
                    .isInstanceOf(Verdict.Refuted.class);
        }
    }

    private static Question.WorstGame free(Size size, BigFraction u) {
        return new Question.WorstGame(
                size,
                new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1)),
                List.of(new Assumption.Recoverability(u)),
                null,
                Aim.REGRET_GAP);
    }
}
