package org.counterplay.solvers.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Dominance against sampled policies of the others, and counterexamples played out; continuity of best responses. */
class DominanceTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    @Test
    void verdictsAgreeWithWhatIsSampledAndCounterexamplesGainWhatTheySay() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        int dominant = 0;
        for (int k = 0; k < 60; k++) {
            SplittableRandom random = seeds.split();
            Instance instance = AllDeviations.random(random);
            Game game = instance.game();
            Policy expert = instance.policies().values().iterator().next();
            for (int agent = 0; agent < game.agentCount(); agent++) {
                String where = game.name() + " agent " + agent + ", -Dtests.seed=" + SEED;
                switch (Dominance.of(game, expert, agent, Dominance.STANDARD_NODES)) {
                    case Dominance.Dominant yes -> {
                        dominant++;
                        for (int sample = 0; sample < 20; sample++) {
                            Policy others = others(game, expert, agent, random);
                            assertThat(gain(game, others, agent)).as(where).isEqualTo(BigFraction.ZERO);
                        }
                    }
                    case Dominance.Dominated(Policy others, Policy better, BigFraction gain) -> {
                        assertThat(gain).as(where).isGreaterThan(BigFraction.ZERO);
                        assertThat(PolicyValues.of(game, better, agent)
                                        .value()
                                        .subtract(PolicyValues.of(game, others, agent)
                                                .value()))
                                .as(where)
                                .isEqualTo(gain);
                        assertThat(gain(game, others, agent)).as(where).isEqualTo(gain);
                        keeps(game, expert, others, agent, where);
                    }
                    case Dominance.Undecided open ->
                        assertThat(open.most()).as(where).isGreaterThan(BigFraction.ZERO);
                }
            }
        }
        assertThat(dominant).as("dominant policies").isGreaterThan(2);
    }

    @Test
    void discountedVerdictsHoldAgainstMixedPoliciesOfTheOthers() {
        SplittableRandom seeds = new SplittableRandom(SEED + 1);
        int dominant = 0;
        int split = 0;
        int refuted = 0;
        int undecided = 0;
        for (int k = 0; k < 60; k++) {
            SplittableRandom random = seeds.split();
            String name = "random-recurrent:discount=1/2,states=2,agents=2,actions=2,idle=1/4,support=1,successors=2,"
                    + "policy=deterministic,numbers=rational,rewards=general,seed=" + random.nextLong(1L << 40);
            Game game = Library.find(name).create().game();
            Policy any =
                    Library.find(name).create().policies().values().iterator().next();
            DeviationProcess.Solved best =
                    DeviationProcess.reached(game, any, 0, new Choices.Unseen()).maximise(new PlaceReward.Own(false));
            Policy expert = answering(game, any, best);
            String where = name + ", -Dtests.seed=" + SEED;
            switch (Dominance.of(game, expert, 0, Dominance.STANDARD_NODES)) {
                case Dominance.Dominant(long parts) -> {
                    dominant++;
                    split += parts > 1 ? 1 : 0;
                    for (int sample = 0; sample < 30; sample++) {
                        assertThat(gain(game, mixedOthers(game, expert, random), 0))
                                .as(where)
                                .isEqualTo(BigFraction.ZERO);
                    }
                }
                case Dominance.Dominated(Policy others, Policy better, BigFraction gain) -> {
                    refuted++;
                    assertThat(gain(game, others, 0)).as(where).isEqualTo(gain);
                    assertThat(PolicyValues.of(game, better, 0)
                                    .value()
                                    .subtract(PolicyValues.of(game, others, 0).value()))
                            .as(where)
                            .isEqualTo(gain);
                    keeps(game, expert, others, 0, where);
                }
                case Dominance.Undecided open -> undecided++;
            }
        }
        assertThat(dominant).as("dominant").isGreaterThan(3);
        assertThat(split).as("dominant, and proved part by part").isPositive();
        assertThat(refuted).as("refuted").isGreaterThan(3);
        assertThat(undecided).as("undecided").isLessThan(6);
    }

    /** The policy with agent 0's part replaced by a best answer. */
    private static Policy answering(Game game, Policy policy, DeviationProcess.Solved best) {
        PolicyWriter writer = PolicyWriter.stationary(game, "answering");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            BigFraction[] own = TotalVariation.marginal(game, policy, 0, 1, s);
            java.util.Arrays.fill(own, BigFraction.ZERO);
            own[best.deviation().plays(1, s, 0)] = BigFraction.ONE;
            writer.product(java.util.List.of(own, TotalVariation.marginal(game, policy, 1, 1, s)));
        }
        return writer.finish();
    }

    private static Policy mixedOthers(Game game, Policy expert, SplittableRandom random) {
        PolicyWriter writer = PolicyWriter.stationary(game, "mixed");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            BigFraction[] other = new BigFraction[game.actions(s).count(1)];
            java.util.Arrays.fill(other, BigFraction.ZERO);
            for (int k = 0; k < 4; k++) {
                int o = random.nextInt(other.length);
                other[o] = other[o].add(Rationals.of(1, 4));
            }
            writer.product(java.util.List.of(TotalVariation.marginal(game, expert, 0, 1, s), other));
        }
        return writer.finish();
    }

    /** The agent's own part is the expert's. */
    private static void keeps(Game game, Policy expert, Policy others, int agent, String where) {
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                assertThat(TotalVariation.ofMarginals(game, expert, others, agent, step, s))
                        .as(where)
                        .isEqualTo(BigFraction.ZERO);
            }
        }
    }

    private static Policy others(Game game, Policy expert, int agent, SplittableRandom random) {
        int steps = game.horizon().tableSteps();
        PolicyWriter writer =
                steps == 1 ? PolicyWriter.stationary(game, "others") : PolicyWriter.perStep(game, "others");
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                writer.next();
                java.util.List<BigFraction[]> parts = new java.util.ArrayList<>();
                for (int i = 0; i < game.agentCount(); i++) {
                    BigFraction[] own = TotalVariation.marginal(game, expert, i, step, s);
                    if (i != agent) {
                        java.util.Arrays.fill(own, BigFraction.ZERO);
                        own[random.nextInt(own.length)] = BigFraction.ONE;
                    }
                    parts.add(own);
                }
                writer.product(parts);
            }
        }
        return writer.finish();
    }

    private static BigFraction gain(Game game, Policy policy, int agent) {
        return DeviationProcess.reached(game, policy, agent, new Choices.Unseen())
                .maximise(new PlaceReward.Own(false))
                .start()
                .subtract(PolicyValues.of(game, policy, agent).value());
    }

    @Test
    void defectionIsDominantInThePrisonersDilemmaAndCoordinationIsNot() {
        Instance dilemma = Library.find("prisoners-dilemma").create();
        for (Policy policy : dilemma.policies().values()) {
            Dominance verdict = Dominance.ofAll(dilemma.game(), policy, Dominance.STANDARD_NODES);
            boolean equilibrium = gain(dilemma.game(), policy, 0).signum() == 0
                    && gain(dilemma.game(), policy, 1).signum() == 0;
            assertThat(verdict instanceof Dominance.Dominant).as(policy.name()).isEqualTo(equilibrium);
        }
        Instance chicken = Library.find("chicken").create();
        for (Policy policy : chicken.policies().values()) {
            assertThat(Dominance.ofAll(chicken.game(), policy, Dominance.STANDARD_NODES))
                    .as(policy.name())
                    .isInstanceOf(Dominance.Dominated.class);
        }
    }

    @Test
    void continuityGrowsWithWhatTheOthersMayMoveAndIsAboveEverySample() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        ExactOptimum optimum = new ExactOptimum();
        for (int k = 0; k < 12; k++) {
            Instance instance = Library.find("random-layered:H=1,width=2,initial=2,agents=2,actions=3,policy=product,"
                            + "numbers=rational,rewards=general,seed=" + seeds.nextLong(1L << 40))
                    .create();
            Game game = instance.game();
            Policy expert = instance.policies().values().iterator().next();
            BigFraction before = BigFraction.ZERO;
            for (int tenths : new int[] {0, 3, 10, 20}) {
                BestResponseContinuity exact =
                        BestResponseContinuity.of(game, expert, Rationals.of(tenths, 10), 0, SEED, optimum);
                assertThat(exact.how()).isEqualTo(BestResponseContinuity.How.EXACT);
                assertThat(exact.value().exact()).isTrue();
                assertThat(exact.value().lower()).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Rationals.of(2));
                before = exact.value().lower();
                for (int agent = 0; agent < 2; agent++) {
                    BestResponseContinuity sampled =
                            BestResponseContinuity.sampled(game, expert, agent, Rationals.of(tenths, 10), 40, SEED + k);
                    assertThat(sampled.value().lower()).isLessThanOrEqualTo(before);
                }
            }
        }
    }
}
