package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.StepPlay;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Repaired policies have the regret that was asked for, by certificate, and are as near as the programs say. */
class RepairTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final ExactPrograms EXACT = new ExactOptimum()::of;

    /** One step and one state: the repair is the nearest distribution of the stage game, found by another program. */
    @Test
    void oneShotGamesAgreeWithTheStageProgram() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 40; k++) {
            String name = "random-recurrent:states=1,successors=1,H=1,actions=" + (2 + random.nextInt(2)) + ",seed="
                    + (k + 1);
            Game game = Library.find(name).create().game();
            Policy target = RandomPolicies.of(game, random);
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                BigFraction own = regret(game, target, concept);
                BigFraction before = null;
                for (int part = 0; part <= 4; part++) {
                    BigFraction delta = own.multiply(Rationals.of(part, 4));
                    Repair repair = repair(game, target, concept, delta);
                    String place = name + " " + concept + " delta " + delta + ", -Dtests.seed=" + SEED;
                    Goal goal = new Goal.NearestTo("target", StepPlay.dense(game, target, 1, 0));
                    BigFraction expected = StageEquilibrium.best(StageGame.of(game, 0), concept, delta, goal, EXACT)
                            .objective();
                    assertThat(repair.distance()).as(place).isEqualTo(expected);
                    assertThat(repair.nearest()).as(place).isTrue();
                    assertThat(before == null || repair.distance().compareTo(before) <= 0)
                            .as(place + ": no farther than with less regret")
                            .isTrue();
                    before = repair.distance();
                }
                assertThat(before).isEqualTo(BigFraction.ZERO);
            }
        }
    }

    /** Several steps: certified, no farther than the nearest by backward induction, at least as far as the bound. */
    @Test
    void markovGamesAreRepairedWithinTheRegret() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 1; k <= 2; k++) {
            for (String name : List.of(
                    "random-layered:H=3,width=2,actions=2,seed=" + k,
                    "random-recurrent:states=2,H=3,actions=2,seed=" + k,
                    "random-sparse:states=3,H=2,agents=3,actions=2,seed=" + k)) {
                Game game = Library.find(name).create().game();
                Policy target = RandomPolicies.of(game, random);
                EquilibriumConcept concept = EquilibriumConcept.values()[k % 2];
                BigFraction own = regret(game, target, concept);
                Policy induced = MarkovEquilibrium.of(
                                game,
                                concept,
                                (step, state) -> new Goal.NearestTo("t", StepPlay.dense(game, target, step, state)),
                                "induced",
                                EXACT)
                        .policy();
                BigFraction farthest = new PolicyDistance(game, target).to(induced);
                for (BigFraction share : List.of(BigFraction.ZERO, Rationals.of(1, 7), Rationals.of(2, 3))) {
                    Repair repair = repair(game, target, concept, own.multiply(share));
                    String place = name + " " + concept + " share " + share + ", -Dtests.seed=" + SEED;
                    assertThat(repair.distance()).as(place).isLessThanOrEqualTo(farthest);
                    assertThat(repair.distance()).as(place).isGreaterThanOrEqualTo(repair.lowerBound());
                    assertThat(repair.distance())
                            .as(place)
                            .isEqualTo(new PolicyDistance(game, target).to(repair.policy()));
                }
            }
        }
    }

    /** What is no equilibrium cannot be at distance 0 where every place is visited, so the bound may not exceed the truth. */
    @Test
    void theBoundIsBelowTheNearestOfOneShotGames() {
        SplittableRandom random = new SplittableRandom(SEED);
        int above = 0;
        for (int k = 1; k <= 30; k++) {
            Game game = Library.find("random-recurrent:states=3,H=1,actions=2,seed=" + k)
                    .create()
                    .game();
            Policy target = RandomPolicies.of(game, random);
            BigFraction own = regret(game, target, EquilibriumConcept.CE);
            Repair repair = repair(game, target, EquilibriumConcept.CE, BigFraction.ZERO);
            PolicyDistance distance = new PolicyDistance(game, target);
            BigFraction bound = BigFraction.ZERO;
            for (int agent = 0; agent < game.agentCount(); agent++) {
                bound = Rationals.max(
                        bound,
                        new RepairBound(game, distance, BigFraction.ZERO)
                                .by(
                                        agent,
                                        Repair.certify(game, target, EquilibriumConcept.CE, BigFraction.ZERO)
                                                .certificate()
                                                .agents()
                                                .get(agent)
                                                .deviation()));
            }
            assertThat(bound).as("seed " + k + ", -Dtests.seed=" + SEED).isLessThanOrEqualTo(repair.distance());
            above += own.getNumerator().signum() > 0 && bound.getNumerator().signum() > 0 ? 1 : 0;
        }
        assertThat(above).as("bounds that say something").isGreaterThan(10);
    }

    @Test
    void theLearnerOfTheorem45IsRepaired() {
        Instance instance = Library.find("theorem-4.5:H=4").create();
        Policy learner = instance.policies().get("learner");
        Repair repair = repair(instance.game(), learner, EquilibriumConcept.CE, BigFraction.ZERO);
        assertThat(repair.distance()).isEqualTo(BigFraction.ZERO); // what it does wrong is where it never comes to
        assertThat(repair.nearest()).isTrue();
        assertThat(repair.policy()).isNotSameAs(learner);
    }

    @Test
    void discountedGamesAreRepairedWithinTheRegret() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 1; k <= 3; k++) {
            String name = "random-recurrent:states=2,actions=2,discount=1/2,seed=" + k;
            Game game = Library.find(name).create().game();
            Policy target = RandomPolicies.of(game, random);
            Repair whole =
                    Repair.of(game, target, EquilibriumConcept.CE, Rationals.of(1000), EXACT, Interruption.NEVER);
            assertThat(whole.policy()).isSameAs(target);
            BigFraction own = whole.certification().certificate().regret().lower();
            if (own.getNumerator().signum() > 0) {
                Repair repair = repair(game, target, EquilibriumConcept.CE, own.divide(2));
                String place = name + ", -Dtests.seed=" + SEED;
                assertThat(repair.distance()).as(place).isGreaterThanOrEqualTo(repair.lowerBound());
                assertThat(repair.distance()).as(place).isBetween(BigFraction.ZERO, BigFraction.ONE);
            }
        }
    }

    @Test
    void aNegativeRegretIsRefused() {
        Instance instance = Library.find("chicken").create();
        Policy policy = instance.policies().values().iterator().next();
        assertThatThrownBy(() -> repair(instance.game(), policy, EquilibriumConcept.CE, Rationals.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigFraction regret(Game game, Policy policy, EquilibriumConcept concept) {
        return new StepPlay(game, policy, concept).regret();
    }

    private static Repair repair(Game game, Policy target, EquilibriumConcept concept, BigFraction delta) {
        Repair repair = Repair.of(game, target, concept, delta, EXACT, Interruption.NEVER);
        assertThat(Checker.check(repair.certification().certificate()).accepted())
                .isTrue();
        assertThat(repair.certification().certificate().regret().upper()).isLessThanOrEqualTo(delta);
        assertThat(repair.certification().certificate().policy()).isSameAs(repair.policy());
        return repair;
    }
}
