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
