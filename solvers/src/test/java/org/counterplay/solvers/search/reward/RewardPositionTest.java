package org.counterplay.solvers.search.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstReward;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.reward.WorstRewardSearch.Position;
import org.counterplay.solvers.search.sequential.Baseline;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Where searches for worst rewards stand, and what searches without programs find. */
class RewardPositionTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    private static WorstReward question(Aim aim, RewardClass kind) {
        Instance instance = Library.find(
                        "random-recurrent:states=3,H=3,actions=2,successors=2,support=2,careless=1,seed=" + SEED)
                .create();
        return new WorstReward(
                instance.game(),
                Objects.requireNonNull(instance.policies().get("expert")),
                Objects.requireNonNull(instance.policies().get("learner")),
                new Rewards(kind, BigFraction.MINUS_ONE, BigFraction.ONE),
                List.of(),
                aim);
    }

    private static Effort effort(Interruption interruption) {
        return new Effort(Duration.ofSeconds(30), 7, 2, interruption, Effort.Listener.NONE);
    }

    private static BigFraction gap(Found found) {
        return Objects.requireNonNull(found.witness()).gap();
    }

    /** Both kinds of branch and bound: killed after the climbs and gone on with, nothing is lost and the end is the same. */
    @Test
    void whoGoesOnBeginsWithWhatWasTold() {
        for (Aim aim : List.of(Aim.REGRET_GAP, Aim.NASH_GAP)) {
            WorstReward question = question(aim, RewardClass.COMMON);
            List<Position> told = new ArrayList<>();
            Found whole = WorstRewardSearch.run(question, effort(Interruption.NEVER), Position.BEGINNING, told::add)
                    .found();
            assertThat(told).as("%s", aim).isNotEmpty();
            Position middle =
                    told.stream().filter(Position::climbed).findFirst().orElseThrow();
            assertThat(middle.point()).isNotNull();
            // no time but for what is known
            Found least = WorstRewardSearch.run(question, effort(() -> true), told.getLast(), position -> {})
                    .found();
            assertThat(Rationals.toDouble(gap(least)))
                    .as("seed %d, %s", SEED, aim)
                    .isGreaterThan(Rationals.toDouble(gap(whole)) - 1e-6);
            WorstRewardSearch.Outcome again =
                    WorstRewardSearch.run(question, effort(Interruption.NEVER), middle, position -> {});
            assertThat(again.found().ending()).isEqualTo(Found.Ending.FINISHED);
            assertThat(Rationals.toDouble(gap(again.found()))).isGreaterThan(Rationals.toDouble(gap(whole)) - 1e-6);
            assertThat(again.position().climbed()).isTrue();
            assertThat(again.position().best()).isNotNull();
        }
    }

    /** Any deviation's gap at any extreme rewards is a multiple; and the bound is met where the spacing is wide enough. */
    @Test
    void gapsOfExtremeRewardsAreMultiplesOfTheSpacing() {
        for (RewardClass kind : RewardClass.values()) {
            WorstReward question = question(Aim.NASH_GAP, kind);
            BigFraction spacing = Objects.requireNonNull(GapSpacing.of(question));
            BigFraction gap = gap(WorstRewardSearch.of(question, effort(Interruption.NEVER)));
            assertThat(gap.divide(spacing).getDenominator())
                    .as("seed %d, %s", SEED, kind)
                    .isEqualTo(BigInteger.ONE);
        }
        Instance coin = Library.find("lemma-f.1").create();
        WorstReward question = new WorstReward(
                coin.game(),
                Objects.requireNonNull(coin.policies().get("expert")),
                Objects.requireNonNull(coin.policies().get("learner")),
                new Rewards(RewardClass.COMMON, BigFraction.MINUS_ONE, BigFraction.ONE),
                List.of(),
                Aim.NASH_GAP);
        assertThat(WorstRewardSearch.of(question, effort(Interruption.NEVER)).met())
                .isTrue();
        BigFraction third = Rationals.of(1, 3);
        assertThat(GapSpacing.closes(third, Rationals.of(2, 3), Rationals.of(99, 100)))
                .isTrue();
        assertThat(GapSpacing.closes(third, Rationals.of(2, 3), BigFraction.ONE))
                .isFalse();
        assertThat(GapSpacing.closes(third, Rationals.of(1, 2), Rationals.of(11, 20)))
                .isFalse();
    }

    @Test
    void baselinesStayBelowTheProvedBound() {
        for (RewardClass kind : RewardClass.values()) {
            WorstReward question = question(Aim.NASH_GAP, kind);
            Found found = WorstRewardSearch.of(question, effort(Interruption.NEVER));
            double bound = Rationals.toDouble(((UpperBound.Proved) found.bound()).value());
            for (Baseline.Method method : Baseline.Method.values()) {
                Baseline.Result result = RewardBaseline.run(question, method, 0.05, SEED);
                assertThat(result.gap())
                        .as("seed %d, %s, %s", SEED, kind, method)
                        .isPositive()
                        .isLessThan(bound + 1e-9);
                assertThat(result.points()).isPositive();
            }
        }
    }
}
