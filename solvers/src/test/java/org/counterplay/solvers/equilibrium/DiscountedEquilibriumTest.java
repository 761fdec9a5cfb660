package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium.Limits;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium.Stop;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stationary equilibria of discounted games: exactly where they are simple, nearly elsewhere, never more than is certified. */
class DiscountedEquilibriumTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final ExactPrograms PROGRAMS = new SizedPrograms();
    private static final Enclosure ZERO = Enclosure.exactly(BigFraction.ZERO);

    @Test
    void smallGamesComeToTheToleranceOrSayThatTheyDoNot() {
        hold(SEED, 150, 145);
    }

    @Test
    @Tag("long")
    void manySmallGames() {
        hold(SEED + 1, 3_000, 2_900);
    }

    private static void hold(long seed, int count, int least) {
        RandomMarkovGames games = new RandomMarkovGames(seed);
        int near = 0;
        int exact = 0;
        for (int k = 0; k < count; k++) {
            Game game = games.discounted();
            EquilibriumConcept concept = k % 2 == 0 ? EquilibriumConcept.CE : EquilibriumConcept.CCE;
            Goal goal = k % 3 == 0 ? new Goal.Fair() : new Goal.Welfare();
            String place =
                    goal.name() + " " + concept + " of game " + k + " (" + game.name() + "), -Dtests.seed=" + SEED;
            DiscountedEquilibrium found =
                    solve(game, concept, goal, new Limits(1e-9, 400, null, Interruption.NEVER, 1));
            assertThat(Checker.check(found.certification().certificate()).accepted())
                    .as(place)
                    .isTrue();
            assertThat(found.policy())
                    .as(place)
                    .isSameAs(found.certification().certificate().policy());
            switch (found.stop()) {
                case EXACT -> {
                    assertThat(found.regret()).as(place).isEqualTo(ZERO);
                    exact++;
                    near++;
                }
                case TOLERANCE -> {
                    assertThat(Rationals.toDouble(found.regret().upper()))
                            .as(place)
                            .isLessThan(2.1e-9);
                    near++;
                }
                case ITERATIONS -> assertThat(found.iterations()).as(place).isEqualTo(400);
                case TIME, INTERRUPTED -> throw new AssertionError(place + ": nobody asked for " + found.stop());
            }
        }
        assertThat(near)
                .as("games that came to the tolerance, -Dtests.seed=" + SEED)
                .isGreaterThanOrEqualTo(least);
        assertThat(exact).as("games of regret 0, -Dtests.seed=" + SEED).isGreaterThan(count / 2);
    }

    /** One state: what follows is the same whatever is played, so the equilibrium is that of the game played once. */
    @Test
    void repeatedGamesAreExact() {
        for (String classic : new String[] {
            "states=1,successors=1,actions=3,discount=9/10,seed=4",
            "states=1,successors=1,actions=2,discount=1/3,numbers=rational,seed=9"
        }) {
            Game game = Library.find("random-recurrent:" + classic).create().game();
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                DiscountedEquilibrium found = solve(game, concept, new Goal.Welfare(), Limits.DEFAULT);
                assertThat(found.stop()).isEqualTo(Stop.EXACT);
                assertThat(found.regret()).isEqualTo(ZERO);
            }
        }
    }

    /** With one reward for all, the best welfare is that of one decision maker, found exactly by policy iteration. */
    @Test
    void commonRewardsAreExact() {
        for (int seed = 1; seed <= 5; seed++) {
            Game game = Library.find("random-recurrent:states=5,discount=9/10,rewards=common,seed=" + seed)
                    .create()
                    .game();
            DiscountedEquilibrium found = solve(game, EquilibriumConcept.CE, new Goal.Welfare(), Limits.DEFAULT);
            assertThat(found.stop()).as("seed " + seed).isEqualTo(Stop.EXACT);
            assertThat(found.regret()).isEqualTo(ZERO);
        }
    }

    /** In zero-sum games value iteration contracts (Shapley 1953), so that regret becomes small from any start. */
    @Test
    void zeroSumGamesComeToTheTolerance() {
        for (int seed = 1; seed <= 3; seed++) {
            Game game = Library.find("random-recurrent:states=3,discount=4/5,rewards=zero-sum,seed=" + seed)
                    .create()
                    .game();
            DiscountedEquilibrium found = solve(game, EquilibriumConcept.CCE, new Goal.Welfare(), Limits.DEFAULT);
            assertThat(found.stop()).as("seed " + seed).isIn(Stop.TOLERANCE, Stop.EXACT);
            assertThat(Rationals.toDouble(found.regret().upper())).isLessThan(2.1e-9);
        }
    }

    @Test
    void theSameGameGivesTheSamePolicy() {
        Game game = Library.find("random-recurrent:states=3,discount=9/10,seed=1")
                .create()
                .game();
        DiscountedEquilibrium one = solve(game, EquilibriumConcept.CE, new Goal.Welfare(), Limits.DEFAULT);
        DiscountedEquilibrium two = solve(game, EquilibriumConcept.CE, new Goal.Welfare(), Limits.DEFAULT);
        assertThat(one.policy().joints()).isEqualTo(two.policy().joints());
        assertThat(one.policy().probabilities()).isEqualTo(two.policy().probabilities());
        assertThat(one.iterations()).isEqualTo(two.iterations());
    }

    @Test
    void limitsEndTheSearchWithTheBestSoFar() {
        Game game = Library.find("random-recurrent:states=3,discount=9/10,seed=1")
                .create()
                .game();
        AtomicInteger asked = new AtomicInteger();
        DiscountedEquilibrium interrupted = solve(
                game,
                EquilibriumConcept.CE,
                new Goal.Welfare(),
                Limits.DEFAULT.withInterruption(() -> asked.incrementAndGet() >= 7));
        assertThat(interrupted.stop()).isEqualTo(Stop.INTERRUPTED);
        assertThat(interrupted.iterations()).isEqualTo(7);
        assertThat(interrupted.regret().upper()).isGreaterThan(BigFraction.ZERO);
        DiscountedEquilibrium late =
                solve(game, EquilibriumConcept.CE, new Goal.Welfare(), Limits.DEFAULT.withTime(Duration.ofNanos(1)));
        assertThat(late.stop()).isEqualTo(Stop.TIME);
        assertThat(late.iterations()).isEqualTo(1);
        DiscountedEquilibrium few =
                solve(game, EquilibriumConcept.CE, new Goal.Welfare(), new Limits(0, 12, null, Interruption.NEVER, 1));
        assertThat(few.stop()).isEqualTo(Stop.ITERATIONS);
        assertThat(few.regret().upper())
                .isLessThanOrEqualTo(interrupted.regret().upper());
    }

    @Test
    void liesAndOtherHorizonsAreRefused() {
        Game game = Library.find("random-recurrent:states=3,discount=9/10,seed=1")
                .create()
                .game();
        ExactPrograms liar = program -> {
            ExactOutcome.Optimal truth = PROGRAMS.optimum(program);
            BigFraction[] other = truth.primal().clone();
            other[0] = other[0].add(Rationals.of(1, 100));
            return new ExactOutcome.Optimal(truth.objective(), other, truth.dual(), truth.account());
        };
        assertThatThrownBy(() -> DiscountedEquilibrium.of(
                        game,
                        EquilibriumConcept.CE,
                        (step, state) -> new Goal.Welfare(),
                        "x",
                        liar,
                        Limits.DEFAULT,
                        Precision.standard()))
                .isInstanceOf(ExactPrograms.NotSolved.class)
                .hasMessageContaining("refuses");
        Game finite = Library.find("chicken").create().game();
        assertThatThrownBy(() -> solve(finite, EquilibriumConcept.CE, new Goal.Welfare(), Limits.DEFAULT))
                .isInstanceOf(ExactPrograms.NotSolved.class);
    }

    private static DiscountedEquilibrium solve(Game game, EquilibriumConcept concept, Goal goal, Limits limits) {
        return DiscountedEquilibrium.of(
                game, concept, (step, state) -> goal, "found", PROGRAMS, limits, Precision.standard());
    }
}
