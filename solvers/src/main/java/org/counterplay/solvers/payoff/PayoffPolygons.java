package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.MinkowskiSum;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;

/**
 * The exact payoff polygon of every place of a two-agent, finite-horizon game (see the package): backward, each by {@link PolygonSearch}
 * over {@link StagePrograms}. A game of one step and one state has the payoffs of its correlated, or coarse correlated, equilibria.
 */
public final class PayoffPolygons {
    private final Game game;
    private final EquilibriumConcept concept;
    private final Monitoring monitoring;
    private final Timeline places;
    private final List<PromiseSet> sets;
    private final int programs;

    private PayoffPolygons(
            Game game,
            EquilibriumConcept concept,
            Monitoring monitoring,
            Timeline places,
            List<PromiseSet> sets,
            int programs) {
        this.game = game;
        this.concept = concept;
        this.monitoring = monitoring;
        this.places = places;
        this.sets = List.copyOf(sets);
        this.programs = programs;
    }

    /**
     * Computes them.
     *
     * @throws IllegalArgumentException unless the game has two agents
     * @throws ExactPrograms.NotSolved if the game is discounted, a program was not solved exactly, or a polygon grows beyond the
     *     limits
     */
    public static PayoffPolygons of(
            Game game, EquilibriumConcept concept, Monitoring monitoring, Limits limits, ExactPrograms programs) {
        if (game.agentCount() != 2) {
            throw new IllegalArgumentException("game " + game.name() + " has " + game.agentCount()
                    + " agents; payoff polygons are for two, PayoffBounds for any number");
        }
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new ExactPrograms.NotSolved("game " + game.name()
                    + " is discounted; payoff sets are computed for finite horizons. Maybe give it a horizon");
        }
        return new Sweep(game, concept, monitoring, limits, programs).run();
    }

    public Game game() {
        return game;
    }

    public EquilibriumConcept concept() {
        return concept;
    }

    public Monitoring monitoring() {
        return monitoring;
    }

    /** The places, which number the sets. */
    public Timeline places() {
        return places;
    }

    /** Number of linear programs that were solved. */
    public int programs() {
        return programs;
    }

    /**
     * The payoff set at a place.
     *
     * @throws IllegalArgumentException if the state cannot occur at that step
     */
    public PromiseSet at(int step, int state) {
        int place = places.indexOf(step, state);
        if (place < 0) {
            throw new IllegalArgumentException("state " + game.states().get(state) + " cannot occur at step " + step);
        }
        return sets.get(place);
    }

    /** The same with another set at a place, for tests of what checks them. */
    PayoffPolygons with(int step, int state, PromiseSet set) {
        List<PromiseSet> changed = new ArrayList<>(sets);
        changed.set(places.indexOf(step, state), set);
        return new PayoffPolygons(game, concept, monitoring, places, changed, programs);
    }

    /**
     * The payoff set of the whole game, {@code sum_s rho_0(s) V_1(s)}: the initial state is drawn, seen, and goes on with a promise of
     * its own. The parts of a vertex are its promises at {@link Game#initialStates}.
     */
    public MinkowskiSum initial() {
        List<BigFraction> weights = new ArrayList<>();
        List<ConvexPolygon> polygons = new ArrayList<>();
        for (int k = 0; k < game.initialStates().length; k++) {
            weights.add(game.initialProbabilities().at(k));
            polygons.add(at(1, game.initialStates()[k]).polygon());
        }
        return MinkowskiSum.of(weights, polygons);
    }

    /** The mediator that gives the most of {@code direction . payoffs}. */
    public Mediator best(Point direction) {
        MinkowskiSum all = initial();
        return new Mediator(this, all.parts().get(all.polygon().extreme(direction)));
    }

    private static final class Sweep {
        private final Game game;
        private final EquilibriumConcept concept;
        private final Monitoring monitoring;
        private final Limits limits;
        private final ExactPrograms exact;
        private final Timeline places;
        private final PromiseSet[] sets;
        private int programs;

        Sweep(Game game, EquilibriumConcept concept, Monitoring monitoring, Limits limits, ExactPrograms exact) {
            this.game = game;
            this.concept = concept;
            this.monitoring = monitoring;
            this.limits = limits;
            this.exact = exact;
            places = Timeline.of(game);
            sets = new PromiseSet[places.size()];
        }

        PayoffPolygons run() {
            for (int step = places.steps(); step >= 1; step--) {
                int following = step + 1;
                StagePrograms stages = new StagePrograms(
                        game,
                        concept,
                        monitoring,
                        step == places.steps(),
                        state -> polygon(following, state).vertices(),
                        state -> polygon(following, state));
                for (int state : places.states(step)) {
                    sets[places.indexOf(step, state)] = at(step, state, stages.at(state));
                }
            }
            return new PayoffPolygons(game, concept, monitoring, places, Arrays.asList(sets), programs);
        }

        private ConvexPolygon polygon(int step, int state) {
            return sets[places.indexOf(step, state)].polygon();
        }

        private PromiseSet at(int step, int state, StagePrograms.AtPlace stage) {
            return PolygonSearch.of(
                    direction -> {
                        programs++;
                        ExactOutcome.Optimal optimum =
                                exact.optimum(stage.program().towards(direction));
                        return new Extreme(stage.program().payoffs(optimum.primal()), stage.plan(optimum.primal()));
                    },
                    found -> require(found, step, state));
        }

        private void require(ConvexPolygon found, int step, int state) {
            if (found.vertices().size() > limits.vertices() || found.bits() > limits.bits()) {
                throw new ExactPrograms.NotSolved("the payoff set at step " + step + ", state "
                        + game.states().get(state) + " has " + found.vertices().size() + " vertices of up to "
                        + found.bits() + " bits or more; exact polygons are followed up to " + limits.vertices()
                        + " vertices and " + limits.bits()
                        + " bits. Maybe ask for bounds in a number of directions instead (--directions 16)");
            }
        }
    }
}
