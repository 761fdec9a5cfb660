package org.counterplay.solvers.search.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstReward;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.UpperBound;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class AdvantageBoundTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final BigFraction ONE = BigFraction.ONE;

    private static WorstReward question(String family, RewardClass kind, Aim aim, BigFraction regret) {
        Instance instance = Library.find(family).create();
        return new WorstReward(
                instance.game(),
                Objects.requireNonNull(instance.policies().get("expert")),
                Objects.requireNonNull(instance.policies().get("learner")),
                new Rewards(kind, ONE.negate(), ONE),
                List.of(new Assumption.ExpertRegret(regret)),
                aim);
    }

    private static String tiny(String more, long seed) {
        return "random-recurrent:states=2,H=2,actions=2,successors=2,careless=1," + more + ",seed=" + seed;
    }

    /** In units of the rewards, over all agents. */
    private static BigFraction bound(WorstReward question) {
        BigFraction most = BigFraction.ZERO;
        for (int i = 0; i < question.game().agentCount(); i++) {
            Side side = Side.of(question, i);
            assertThat(AdvantageBound.applies(side)).isTrue();
            BigFraction own = Objects.requireNonNull(AdvantageBound.of(side, () -> false));
            assertThat(AdvantageBound.about(side, () -> false)).isCloseTo(Rationals.toDouble(own), within(1e-6));
            most = Rationals.max(most, own);
        }
        return most.multiply(Side.width(question));
    }

    @Test
    void noGapOfAllDeviationsIsAbove() {
        int above = 0;
        for (RewardClass kind : RewardClass.values()) {
            Aim aim = kind == RewardClass.GENERAL ? Aim.NASH_GAP : Aim.REGRET_GAP;
            WorstReward question = question(tiny("support=2,numbers=rational", SEED), kind, aim, BigFraction.ZERO);
            BigFraction all = AllRewards.of(question);
            assertThat(bound(question)).as("seed %d, %s", SEED, kind).isGreaterThanOrEqualTo(all);
            above += all.getNumerator().signum();
        }
        assertThat(above).as("gaps above 0").isPositive();
    }

    /** Two different beliefs at which the same actions are best leave a zero-sum game no choice but that nothing matters. */
    @Test
    void aCorrelatedExpertOfFullSupportLeavesNoGapInZeroSumGames() {
        WorstReward question =
                question(tiny("support=4", SEED), RewardClass.ZERO_SUM, Aim.REGRET_GAP, BigFraction.ZERO);
        assertThat(bound(question)).as("seed %d", SEED).isEqualTo(BigFraction.ZERO);
        Found found = WorstRewardSearch.of(
                question, new Effort(Duration.ofSeconds(20), 1, 2, Interruption.NEVER, Effort.Listener.NONE));
        assertThat(found.ending()).isEqualTo(Found.Ending.FINISHED);
        assertThat(found.met()).as("seed %d", SEED).isTrue();
        assertThat(((UpperBound.Proved) found.bound()).how()).contains("advantages");
    }

    @Test
    void itIsForExpertsWithoutRegretAlone() {
        WorstReward question = question(tiny("support=4", SEED), RewardClass.COMMON, Aim.REGRET_GAP, ONE);
        assertThat(AdvantageBound.applies(Side.of(question, 0))).isFalse();
    }
}
