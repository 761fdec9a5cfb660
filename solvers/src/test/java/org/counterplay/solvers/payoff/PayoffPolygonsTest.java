package org.counterplay.solvers.payoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payoff sets of Markov games: mediators are equilibria by two independent ways to check, and memory never does harm. */
class PayoffPolygonsTest {
    private static final ExactPrograms EXACT = new ExactOptimum()::of;
    private static final Point WELFARE = Point.of(1, 1);

    /** The threat of the worse convention buys cooperation: 10 instead of 6, as derived in the instance's comment. */
    @Test
    void threatsBuyCooperation() {
        Game game = Library.find("benoit-krishna").create().game();
        PayoffPolygons sets = sets(game, EquilibriumConcept.CE, Monitoring.PLAYED);
        Mediator best = sets.best(WELFARE);
        assertThat(best.values()).isEqualTo(Point.of(5, 5));
        assertThat(markov(game, EquilibriumConcept.CE)).isEqualTo(Point.of(3, 3));
        assertThat(sets.at(2, 1).polygon().vertices().get(0).at(0)).isEqualTo(Rationals.of(2, 3));
        assertThat(MediatorWalk.fault(best)).isEmpty();
    }

    @Test
    void memoryOfWhatWasToldAloneBuysNothingThere() {
        Game game = Library.find("benoit-krishna").create().game();
        assertThat(sets(game, EquilibriumConcept.CE, Monitoring.STATES)
                        .best(WELFARE)
                        .values())
                .isEqualTo(Point.of(3, 3));
    }

    @Test
    void mediatorsOfRandomGamesAreEquilibria() {
        for (int seed = 1; seed <= 2; seed++) {
            mediatorsOf(
                    "random-layered:H=2,width=2,actions=2,seed=" + seed,
                    "random-recurrent:states=2,H=2,actions=2,numbers=rational,seed=" + seed,
                    "random-sparse:states=3,H=2,agents=2,actions=2,idle=1/3,seed=" + seed);
        }
    }

    @Test
    @Tag("long")
    void mediatorsOfManyRandomGamesAreEquilibria() {
        for (int seed = 1; seed <= 5; seed++) {
            mediatorsOf(
                    "random-layered:H=3,width=2,actions=2,seed=" + seed,
                    "random-recurrent:states=2,H=3,actions=2,numbers=rational,seed=" + seed,
                    "random-sparse:states=3,H=3,agents=2,actions=2,idle=1/3,seed=" + seed,
                    "random-recurrent:states=2,H=2,actions=3,rewards=zero-sum,seed=" + seed);
        }
    }

    private static void mediatorsOf(String... names) {
        for (String name : names) {
            Game game = Library.find(name).create().game();
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                for (Monitoring monitoring : Monitoring.values()) {
                    holds(name + " " + concept + " " + monitoring, game, concept, monitoring);
                }
            }
        }
    }

    @Test
    void coarseSetsHoldTheOthers() {
        for (int seed = 1; seed <= 4; seed++) {
            String name = "random-recurrent:states=2,H=2,actions=2,seed=" + seed;
            Game game = Library.find(name).create().game();
            ConvexPolygon fine = sets(game, EquilibriumConcept.CE, Monitoring.PLAYED)
                    .initial()
                    .polygon();
            ConvexPolygon coarse = sets(game, EquilibriumConcept.CCE, Monitoring.PLAYED)
                    .initial()
                    .polygon();
            assertThat(coarse.contains(fine)).as(name).isTrue();
        }
    }

    @Test
    void limitsAndWrongGamesAreRefused() {
        Game discounted =
                Library.find("random-recurrent:states=2,discount=1/2").create().game();
        assertThatThrownBy(() -> sets(discounted, EquilibriumConcept.CE, Monitoring.PLAYED))
                .isInstanceOf(ExactPrograms.NotSolved.class);
        Game three = Library.find("el-farol").create().game();
        assertThatThrownBy(() -> sets(three, EquilibriumConcept.CE, Monitoring.PLAYED))
                .isInstanceOf(IllegalArgumentException.class);
        Game chicken = Library.find("chicken").create().game();
        assertThatThrownBy(() ->
                        PayoffPolygons.of(chicken, EquilibriumConcept.CE, Monitoring.PLAYED, new Limits(2, 100), EXACT))
                .isInstanceOf(ExactPrograms.NotSolved.class)
                .hasMessageContaining("--directions");
    }

    /** The walk must refuse a mediator that goes on as promised to somebody else. */
    @Test
    void mediatorsThatBreakPromisesAreRefused() {
        Game game = Library.find("benoit-krishna").create().game();
        PayoffPolygons coordinated = sets(game, EquilibriumConcept.CE, Monitoring.PLAYED);
        PromiseSet set = coordinated.at(1, 0);
        int best = set.polygon().extreme(WELFARE);
        Plan.Move move = set.plans().get(best).moves().get(0);
        Plan.Next next = move.nexts().get(0);
        int other = 1 - next.shares().get(0).promise();
        Plan broken = new Plan(List.of(new Plan.Move(
                move.joint(),
                move.probability(),
                List.of(new Plan.Next(next.state(), List.of(new Plan.Share(other, BigFraction.ONE)))))));
        assertThat(MediatorWalk.fault(with(coordinated, set, best, broken))).isPresent();
        Plan half = new Plan(List.of(new Plan.Move(move.joint(), Rationals.of(1, 2), move.nexts())));
        assertThat(MediatorWalk.fault(with(coordinated, set, best, half))).isPresent();
        assertThat(MediatorWalk.fault(with(coordinated, set, best, set.plans().get(best))))
                .isEmpty();
        assertThat(MediatorWalk.fault(
                        new Mediator(sets(game, EquilibriumConcept.CE, Monitoring.STATES), new int[] {0})))
                .isEmpty();
    }

    private static Mediator with(PayoffPolygons sets, PromiseSet set, int promise, Plan plan) {
        List<Plan> plans = new ArrayList<>(set.plans());
        plans.set(promise, plan);
        return new Mediator(sets.with(1, 0, new PromiseSet(set.polygon(), plans)), new int[] {promise});
    }

    private static void holds(String what, Game game, EquilibriumConcept concept, Monitoring monitoring) {
        PayoffPolygons sets = sets(game, concept, monitoring);
        ConvexPolygon all = sets.initial().polygon();
        Point markov = markov(game, concept);
        assertThat(all.contains(markov))
                .as(what + ": holds the Markov equilibrium")
                .isTrue();
        for (Point direction : List.of(WELFARE, Point.of(1, 0), Point.of(-2, 1), Point.of(-1, -1))) {
            Mediator mediator = sets.best(direction);
            assertThat(direction.dot(mediator.values())).as(what).isEqualTo(all.support(direction));
            assertThat(MediatorWalk.fault(mediator)).as(what).isEmpty();
            for (int agent = 0; agent < 2; agent++) {
                assertThat(DeviatorAgainstMemory.best(mediator, agent))
                        .as(what)
                        .isEqualTo(mediator.values().at(agent));
            }
        }
        BigFraction gain = all.support(WELFARE).subtract(markov.dot(WELFARE));
        assertThat(gain.getNumerator().signum()).as(what).isNotNegative();
        if (game.initialStates().length == 1) {
            assertThat(FeasiblePayoffs.of(game, Limits.STANDARD).get(0).contains(all))
                    .as(what)
                    .isTrue();
        }
    }

    private static PayoffPolygons sets(Game game, EquilibriumConcept concept, Monitoring monitoring) {
        return PayoffPolygons.of(game, concept, monitoring, Limits.STANDARD, EXACT);
    }

    private static Point markov(Game game, EquilibriumConcept concept) {
        return new Point(MarkovEquilibrium.of(game, concept, (step, state) -> new Goal.Welfare(), "markov", EXACT)
                .values());
    }
}
