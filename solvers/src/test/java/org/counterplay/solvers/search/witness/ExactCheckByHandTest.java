package org.counterplay.solvers.search.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every quantity that is checked, against its value by hand, in a game where no two of them are alike.
 *
 * <p>Problem: two steps, two agents with two actions. From s0, (a1,a1) leads to s1, (a2,a1) to s2, the rest to s3; the other
 * states lead to themselves, but (a2,a2) from s1 to s3. The expert plays (a1,a1) or (a2,a1) at s0, evenly, and (a1,a1) elsewhere.
 * The learner: at s0 (a1,a1) with 3/4 and (a2,a1) with 1/4; at s1 (a1,a1) with 2/3 and (a2,a2) with 1/3; at s3 (a1,a2); at s2
 * as the expert. Agent 1 earns at s1: 0 at (a1,a1), 1/2 at (a2,a1), 1 at (a1,a2), -1 at (a2,a2); all else is 0.
 *
 * <p>Analysis: TV is 1/4 at s0, 1/3 at s1, 0 at s2, 1 at s3. The expert is at s0, s1, s2 in 1/2, 1/4, 1/4 of the steps, the
 * learner in 1/2, 3/8, 1/8. BC: 1/2 1/4 + 1/4 1/3 = 5/24. States: 1/8 + 1/8 = 1/4. Occupancy: s0 1/2 (1/4 + 1/4), s1 |1/4 - 1/4|
 * + 1/8, s2 1/8, in all 1/2. MALICE: agent 1 goes to s1, (1/4 + 1/3)/2 = 7/24; BLADES: agent 2 goes to s3, (1/4 + 1)/2 = 5/8.
 * Expert: value 0, regret 1/2 (to s1, then a2). Learner: value -3/4 1/3 = -1/4; its best deviation goes to s1 and earns there 2/3
 * 1/2 + 1/3 1 = 2/3, regret 11/12, gap 5/12; coarse: a1 throughout earns 1/3, regret 7/12. Value gap 1/4. Advantages where play
 * can be: at s1 in step 2, with a1 -> a2 worth 1/2, (a2,a2) is worth 3/2 less; in step 1, where no play is at s1, 2 less: two
 * steps there are worth 1, and (a2,a2) loses both.
 */
class ExactCheckByHandTest {
    private static final Size SIZE = new Size(4, List.of(2, 2), new Horizon.Finite(2));
    private static final BigFraction HAIR = Rationals.of(1, 1_000_000_000_000_000L);
    private static final int A1A1 = 0;

    private static BigFraction q(long above, long below) {
        return Rationals.of(above, below);
    }

    private static BigFraction[] point(Layout layout) {
        BigFraction[] values = new BigFraction[layout.length()];
        Arrays.fill(values, BigFraction.ZERO);
        int a2a1 = joint(1, 0);
        int a1a2 = joint(0, 1);
        int a2a2 = joint(1, 1);
        values[layout.initial(0)] = BigFraction.ONE;
        values[layout.transition(0, A1A1, 1)] = BigFraction.ONE;
        values[layout.transition(0, a2a1, 2)] = BigFraction.ONE;
        values[layout.transition(0, a1a2, 3)] = BigFraction.ONE;
        values[layout.transition(0, a2a2, 3)] = BigFraction.ONE;
        for (int s = 1; s < 4; s++) {
            for (int a = 0; a < 4; a++) {
                values[layout.transition(s, a, s == 1 && a == a2a2 ? 3 : s)] = BigFraction.ONE;
            }
            values[layout.play(Who.EXPERT, s, A1A1)] = BigFraction.ONE;
        }
        values[layout.reward(0, 1, a2a1)] = q(1, 2);
        values[layout.reward(0, 1, a1a2)] = BigFraction.ONE;
        values[layout.reward(0, 1, a2a2)] = BigFraction.MINUS_ONE;
        values[layout.play(Who.EXPERT, 0, A1A1)] = q(1, 2);
        values[layout.play(Who.EXPERT, 0, a2a1)] = q(1, 2);
        values[layout.play(Who.LEARNER, 0, A1A1)] = q(3, 4);
        values[layout.play(Who.LEARNER, 0, a2a1)] = q(1, 4);
        values[layout.play(Who.LEARNER, 1, A1A1)] = q(2, 3);
        values[layout.play(Who.LEARNER, 1, a2a2)] = q(1, 3);
        values[layout.play(Who.LEARNER, 2, A1A1)] = BigFraction.ONE;
        values[layout.play(Who.LEARNER, 3, a1a2)] = BigFraction.ONE;
        return values;
    }

    /** The number of a joint action: agent 1's varies slowest. */
    private static int joint(int one, int two) {
        return 2 * one + two;
    }

    private static WorstGame question(
            Rewards rewards, Aim aim, @Nullable ErrorBudget budget, Assumption... assumptions) {
        return new WorstGame(SIZE, rewards, List.of(assumptions), budget, aim, PolicyClass.CORRELATED);
    }

    private static Rewards general(BigFraction least, BigFraction most) {
        return new Rewards(RewardClass.GENERAL, least, most);
    }

    private static final Rewards RANGE = general(BigFraction.MINUS_ONE, BigFraction.ONE);

    private static Verdict check(WorstGame question, ExactPoint point) {
        Game game = point.game("by hand");
        return ExactCheck.of(question, game, point.policy(game, Who.EXPERT), point.policy(game, Who.LEARNER));
    }

    private static ExactPoint point() {
        Layout layout = new Layout(SIZE, RewardClass.GENERAL);
        return new ExactPoint(layout, point(layout));
    }

    private static void verified(WorstGame question, ExactPoint point) {
        assertThat(check(question, point)).as("%s", question).isInstanceOf(Verdict.Verified.class);
    }

    private static void refuted(WorstGame question, ExactPoint point) {
        assertThat(check(question, point)).as("%s", question).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void eachGapIsWhatItIsByHand() {
        gap(Aim.REGRET_GAP, q(5, 12));
        gap(Aim.NASH_GAP, q(7, 12));
        gap(Aim.VALUE_GAP, q(1, 4));
    }

    private static void gap(Aim aim, BigFraction gap) {
        assertThat(check(question(RANGE, aim, null), point()))
                .isInstanceOfSatisfying(
                        Verdict.Verified.class,
                        verified -> assertThat(verified.witness().gap()).isEqualTo(gap));
    }

    @Test
    void eachErrorIsAllowedJustWhatItIsByHand() {
        List<ErrorBudget> exact = List.of(
                new ErrorBudget.BehaviorCloning(q(5, 24)),
                new ErrorBudget.StatesOnly(q(1, 4)),
                new ErrorBudget.Occupancy(q(1, 2)),
                new ErrorBudget.Malice(q(7, 24)),
                new ErrorBudget.Blades(q(5, 8)));
        for (ErrorBudget budget : exact) {
            BigFraction less = budget.amount().subtract(HAIR);
            verified(question(RANGE, Aim.REGRET_GAP, budget), point());
            refuted(
                    question(
                            RANGE,
                            Aim.REGRET_GAP,
                            switch (budget) {
                                case ErrorBudget.BehaviorCloning cloning -> new ErrorBudget.BehaviorCloning(less);
                                case ErrorBudget.StatesOnly states -> new ErrorBudget.StatesOnly(less);
                                case ErrorBudget.Occupancy occupancy -> new ErrorBudget.Occupancy(less);
                                case ErrorBudget.Malice malice -> new ErrorBudget.Malice(less);
                                case ErrorBudget.Blades blades -> new ErrorBudget.Blades(less);
                            }),
                    point());
        }
    }

    @Test
    void advantagesAndRegretAreAllowedJustWhatTheyAreByHand() {
        for (BigFraction over : List.of(BigFraction.ZERO, HAIR)) {
            for (Assumption assumption : List.of(
                    new Assumption.Recoverability(q(2, 1).subtract(over), Places.EVERY),
                    new Assumption.Recoverability(q(3, 2).subtract(over), Places.REACHED),
                    new Assumption.ExpertRegret(q(1, 2).subtract(over)))) {
                WorstGame question = question(RANGE, Aim.REGRET_GAP, null, assumption);
                if (over.equals(HAIR)) {
                    refuted(question, point());
                } else {
                    verified(question, point());
                }
            }
        }
    }

    /** An expert that plays evenly at s0 is at the states in 1/2, 1/8, 1/8, 1/4 of the steps. */
    @Test
    void coverageIsReadAsAsked() {
        Layout layout = new Layout(SIZE, RewardClass.GENERAL);
        BigFraction[] values = point(layout);
        for (int a = 0; a < 4; a++) {
            values[layout.play(Who.EXPERT, 0, a)] = q(1, 4);
        }
        ExactPoint point = new ExactPoint(layout, values);
        for (Reading reading : Reading.values()) {
            BigFraction least = reading == Reading.AVERAGED ? q(1, 8) : q(1, 4);
            verified(question(RANGE, Aim.REGRET_GAP, null, new Assumption.Coverage(least, reading)), point);
            refuted(question(RANGE, Aim.REGRET_GAP, null, new Assumption.Coverage(least.add(HAIR), reading)), point);
        }
    }

    @Test
    void rewardsStayInTheirRangeAndAreTiedAsAskedAndSoArePolicies() {
        refuted(new WorstGame(SIZE, RANGE, List.of(), null, Aim.NASH_GAP, PolicyClass.PRODUCT), point());
        refuted(question(general(BigFraction.MINUS_ONE.add(HAIR), BigFraction.ONE), Aim.REGRET_GAP, null), point());
        refuted(
                question(general(BigFraction.MINUS_ONE, BigFraction.ONE.subtract(HAIR)), Aim.REGRET_GAP, null),
                point());
        for (RewardClass kind : List.of(RewardClass.COMMON, RewardClass.ZERO_SUM)) {
            Rewards rewards = new Rewards(kind, BigFraction.MINUS_ONE, BigFraction.ONE);
            refuted(question(rewards, Aim.REGRET_GAP, null), point());
            Layout layout = new Layout(SIZE, kind);
            verified(question(rewards, Aim.REGRET_GAP, null), new ExactPoint(layout, point(layout)));
        }
    }

    @Test
    void layersAndSingleSuccessorsAreLookedFor() {
        Assumption layered = new Assumption.Layered();
        Assumption deterministic = new Assumption.Deterministic();
        verified(question(RANGE, Aim.REGRET_GAP, null, layered, deterministic), point());
        Layout layout = new Layout(SIZE, RewardClass.GENERAL);
        BigFraction[] split = point(layout);
        split[layout.transition(2, A1A1, 2)] = q(1, 2);
        split[layout.transition(2, A1A1, 3)] = q(1, 2);
        refuted(question(RANGE, Aim.REGRET_GAP, null, deterministic), new ExactPoint(layout, split));
        BigFraction[] back = point(layout);
        back[layout.initial(0)] = q(1, 2);
        back[layout.initial(3)] = q(1, 2);
        refuted(question(RANGE, Aim.REGRET_GAP, null, layered), new ExactPoint(layout, back));
    }

    @Test
    void sizesAndPoliciesAreThoseAskedFor() {
        Game game = point().game("by hand");
        Policy expert = point().policy(game, Who.EXPERT);
        Policy learner = point().policy(game, Who.LEARNER);
        for (Size other : List.of(
                new Size(3, SIZE.actions(), SIZE.horizon()),
                new Size(4, List.of(2, 3), SIZE.horizon()),
                new Size(4, List.of(2), SIZE.horizon()),
                new Size(4, SIZE.actions(), new Horizon.Finite(3)),
                new Size(4, SIZE.actions(), new Horizon.Discounted(q(1, 2))))) {
            WorstGame question = new WorstGame(other, RANGE, List.of(), null, Aim.REGRET_GAP);
            assertThat(ExactCheck.of(question, game, expert, learner))
                    .as("%s", other)
                    .isInstanceOf(Verdict.Refuted.class);
        }
        PolicyWriter writer = PolicyWriter.perStep(game, "learner");
        for (int place = 0; place < 2 * game.stateCount(); place++) {
            writer.next();
            writer.recommend(A1A1, BigFraction.ONE);
        }
        assertThat(ExactCheck.of(question(RANGE, Aim.REGRET_GAP, null), game, expert, writer.finish()))
                .isInstanceOf(Verdict.Refuted.class);
    }
}
