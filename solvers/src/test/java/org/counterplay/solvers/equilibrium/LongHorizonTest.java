package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Horizons that exact values do not survive, answers that lie, wishes to stop, and any number of threads. */
class LongHorizonTest {
    private static final String MIXING = "random-recurrent:states=4,H=60,actions=2,seed=3";
    private static final ExactPrograms PROGRAMS = new SizedPrograms();

    @Test
    void aLongGameIsRoundedAndCertified() {
        Game game = Library.find(MIXING).create().game();
        MarkovEquilibrium found = solve(game, PROGRAMS, Carrying.AUTOMATIC);
        assertThat(found.exactness()).isInstanceOfSatisfying(Exactness.Rounded.class, rounded -> {
            assertThat(rounded.step()).isBetween(2, 59);
            assertThat(rounded.state()).isNotNegative();
            BigFraction upper = regretUpper(game, found.policy());
            assertThat(upper).isGreaterThan(BigFraction.ZERO).isLessThanOrEqualTo(rounded.regret());
            assertThat(Rationals.toDouble(upper)).isLessThan(1e-9);
        });
        assertThatThrownBy(() -> solve(game, PROGRAMS, Carrying.EXACT))
                .isInstanceOf(ExactPrograms.NotSolved.class)
                .hasMessageContaining("rounded");
    }

    /** One reward for all, integers, sure moves: nothing mixes, so a thousand steps stay exact. */
    @Test
    void whereNothingMixesAnyHorizonIsExact() {
        Game game = Library.find("random-recurrent:states=4,H=200,successors=1,rewards=common,seed=5")
                .create()
                .game();
        MarkovEquilibrium found = solve(game, PROGRAMS, Carrying.AUTOMATIC);
        assertThat(found.exactness()).isEqualTo(new Exactness.Exact());
        assertThat(regretUpper(game, found.policy())).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void anyNumberOfThreadsGivesTheSamePolicy() throws Exception {
        Game game = Library.find(MIXING).create().game();
        Policy one;
        try (ForkJoinPool single = new ForkJoinPool(1)) {
            one = single.submit(() -> solve(game, PROGRAMS, Carrying.AUTOMATIC).policy())
                    .get();
        }
        Policy many = solve(game, PROGRAMS, Carrying.AUTOMATIC).policy();
        assertThat(many.joints()).isEqualTo(one.joints());
        assertThat(many.probabilities()).isEqualTo(one.probabilities());
    }

    @Test
    void liesAreFoundOut() {
        Game game = Library.find("random-recurrent:states=3,H=3,actions=2,seed=1")
                .create()
                .game();
        ExactPrograms honest = new ExactOptimum()::of;
        assertThat(solve(game, honest, Carrying.EXACT).values())
                .isEqualTo(solve(game, PROGRAMS, Carrying.EXACT).values());
        lies(
                game,
                optimal -> new ExactOutcome.Optimal( // another distribution
                        optimal.objective(), turned(optimal.primal()), optimal.dual(), optimal.account()));
        lies(
                game,
                optimal -> new ExactOutcome.Optimal( // a proof of nothing
                        optimal.objective(), optimal.primal(), changed(optimal.dual()), optimal.account()));
        lies(
                game,
                optimal -> new ExactOutcome.Optimal( // a better value
                        optimal.objective().add(BigFraction.ONE), optimal.primal(), optimal.dual(), optimal.account()));
        lies(
                game,
                optimal -> new ExactOutcome.Optimal( // an answer to something else
                        optimal.objective(), new BigFraction[] {BigFraction.ONE}, optimal.dual(), optimal.account()));
    }

    /** One lie, at the fourth program. */
    private static void lies(Game game, UnaryOperator<ExactOutcome.Optimal> lie) {
        AtomicInteger asked = new AtomicInteger();
        ExactPrograms liar = program -> {
            ExactOutcome truth = PROGRAMS.solve(program);
            return asked.incrementAndGet() == 4 ? lie.apply((ExactOutcome.Optimal) truth) : truth;
        };
        assertThatThrownBy(() -> solve(game, liar, Carrying.AUTOMATIC))
                .isInstanceOf(ExactPrograms.NotSolved.class)
                .hasMessageContaining("refuses");
    }

    @Test
    void aWishToStopIsHeard() {
        Game game = Library.find(MIXING).create().game();
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> MarkovEquilibrium.of(
                        game,
                        EquilibriumConcept.CE,
                        (step, state) -> new Goal.Welfare(),
                        "x",
                        PROGRAMS,
                        Carrying.AUTOMATIC,
                        () -> asked.incrementAndGet() > 3))
                .isInstanceOf(ExactPrograms.NotSolved.class)
                .hasMessageContaining("interrupted");
    }

    private static MarkovEquilibrium solve(Game game, ExactPrograms programs, Carrying carrying) {
        return MarkovEquilibrium.of(
                game,
                EquilibriumConcept.CE,
                (step, state) -> new Goal.Welfare(),
                "found",
                programs,
                carrying,
                Interruption.NEVER);
    }

    private static BigFraction regretUpper(Game game, Policy policy) {
        return Certification.of(game, policy, new DeviationClass.Markov(), new StructuredFinder(), Precision.standard())
                .certificate()
                .regret()
                .upper();
    }

    private static BigFraction[] turned(BigFraction[] values) {
        BigFraction[] turned = new BigFraction[values.length];
        Arrays.setAll(turned, k -> values[(k + 1) % values.length]);
        return turned;
    }

    private static BigFraction[] changed(BigFraction[] values) {
        BigFraction[] changed = values.clone();
        changed[0] = changed[0].add(Rationals.of(1, 1_000_000));
        return changed;
    }
}
