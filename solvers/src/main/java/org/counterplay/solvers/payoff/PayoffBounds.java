package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.counterplay.model.formulation.DistanceProgram;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.Halfspace;
import org.counterplay.model.polytope.Point;
import org.counterplay.model.polytope.Polytope;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;

/**
 * Inner and outer polytopes around the payoff set of every place of a finite-horizon game of any number of agents (see the package).
 * Backward, with one pair of programs a direction at each place: over the inner continuations, whose solution is a point of the set; over
 * the outer ones, whose optimum bounds the set in that direction. Both are right since more continuations, and worse threats, only make
 * the set larger.
 *
 * <p>Every program is solved exactly. What grows long is rounded: support values upward, inner points as {@link InnerRounding} says.
 */
public final class PayoffBounds {
    private static final int ROUNDING_BITS = 40;
    private static final int LONG_BITS = 160;

    private final Game game;
    private final Timeline places;
    private final List<Point> directions;
    private final List<BoundedSet> sets;

    private PayoffBounds(Game game, Timeline places, List<Point> directions, List<BoundedSet> sets) {
        this.game = game;
        this.places = places;
        this.directions = List.copyOf(directions);
        this.sets = List.copyOf(sets);
    }

    /**
     * Computes them.
     *
     * @param directions must hold e_i and -e_i for each agent i, see {@link Directions}
     * @param limits the length of an inner point's coordinate beyond which the answer is refused, and the most vertices of an outer
     *     polytope
     * @throws ExactPrograms.NotSolved if the game is discounted, a program was not solved exactly, or a limit is reached
     */
    public static PayoffBounds of(
            Game game,
            EquilibriumConcept concept,
            Monitoring monitoring,
            List<Point> directions,
            Limits limits,
            ExactPrograms programs) {
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new ExactPrograms.NotSolved("game " + game.name()
                    + " is discounted; payoff sets are computed for finite horizons. Maybe give it a horizon");
        }
        return new Sweep(game, concept, monitoring, directions, limits, programs).run();
    }

    /** The places, which number the sets. */
    public Timeline places() {
        return places;
    }

    /** The directions in which the sets are bounded. */
    public List<Point> directions() {
        return directions;
    }

    /**
     * The bounds at a place.
     *
     * @throws IllegalArgumentException if the state cannot occur at that step
     */
    public BoundedSet at(int step, int state) {
        int place = places.indexOf(step, state);
        if (place < 0) {
            throw new IllegalArgumentException("state " + game.states().get(state) + " cannot occur at step " + step);
        }
        return sets.get(place);
    }

    /** Bounds on the most of {@code direction . payoffs} of the whole game: {@code sum_s rho_0(s)} times that at (1,s). */
    public Enclosure best(Point direction) {
        ExactSum lower = new ExactSum();
        ExactSum upper = new ExactSum();
        for (int k = 0; k < game.initialStates().length; k++) {
            BigFraction probability = game.initialProbabilities().at(k);
            Enclosure there = at(1, game.initialStates()[k]).support(direction);
            lower.addProduct(probability, there.lower());
            upper.addProduct(probability, there.upper());
        }
        return new Enclosure(lower.value(), upper.value());
    }

    private static final class Sweep {
        private final Game game;
        private final EquilibriumConcept concept;
        private final Monitoring monitoring;
        private final List<Point> directions;
        private final Limits limits;
        private final ExactPrograms exact;
        private final InnerRounding rounding;
        private final Timeline places;
        private final BoundedSet[] sets;

        Sweep(
                Game game,
                EquilibriumConcept concept,
                Monitoring monitoring,
                List<Point> directions,
                Limits limits,
                ExactPrograms exact) {
            this.game = game;
            this.concept = concept;
            this.monitoring = monitoring;
            this.directions = directions;
            this.limits = limits;
            this.exact = exact;
            rounding = new InnerRounding(exact, LONG_BITS);
            places = Timeline.of(game);
            sets = new BoundedSet[places.size()];
        }

        PayoffBounds run() {
            for (int step = places.steps(); step >= 1; step--) {
                int following = step + 1;
                boolean last = step == places.steps();
                StagePrograms inner = new StagePrograms(
                        game,
                        concept,
                        monitoring,
                        last,
                        state -> after(following, state).inner(),
                        null);
                StagePrograms outer = new StagePrograms(
                        game,
                        concept,
                        monitoring,
                        last,
                        state -> after(following, state).outer().vertices(),
                        null);
                for (int state : places.states(step)) {
                    StagePrograms.AtPlace within = inner.at(state);
                    BoundedSet set = bounded(within, last ? within : outer.at(state));
                    require(set, step, state);
                    sets[places.indexOf(step, state)] = set;
                }
            }
            return new PayoffBounds(game, places, directions, Arrays.asList(sets));
        }

        private BoundedSet after(int step, int state) {
            return sets[places.indexOf(step, state)];
        }

        private BoundedSet bounded(StagePrograms.AtPlace inner, StagePrograms.AtPlace outer) {
            TreeSet<Point> points = new TreeSet<>();
            List<Halfspace> sides = new ArrayList<>();
            for (Point direction : directions) {
                ExactOutcome.Optimal found = exact.optimum(inner.program().towards(direction));
                points.add(inner.program().payoffs(found.primal()));
                BigFraction most = found.objective();
                if (inner != outer) {
                    most = exact.optimum(outer.program().towards(direction)).objective();
                }
                sides.add(new Halfspace(direction, upward(most)));
            }
            Polytope around = Polytope.of(game.agentCount(), sides)
                    .orElseThrow(() -> new IllegalStateException("an outer polytope without points"));
            List<Point> kept = rounding.of(List.copyOf(points));
            return new BoundedSet(kept, around, distance(around, kept));
        }

        private static BigFraction upward(BigFraction value) {
            return Rationals.bits(value) <= LONG_BITS ? value : Rationals.roundUp(value, ROUNDING_BITS);
        }

        private BigFraction distance(Polytope around, List<Point> inner) {
            BigFraction most = BigFraction.ZERO;
            for (Point vertex : around.vertices()) {
                if (!inner.contains(vertex)) {
                    most = Rationals.max(
                            most,
                            exact.optimum(DistanceProgram.of(vertex, inner)).objective());
                }
            }
            return most;
        }

        private void require(BoundedSet set, int step, int state) {
            int bits = set.inner().stream().mapToInt(Point::bits).max().orElse(0);
            int vertices = set.outer().vertices().size();
            if (bits > limits.bits() || vertices > limits.vertices()) {
                throw new ExactPrograms.NotSolved("the bounds at step " + step + ", state "
                        + game.states().get(state) + " have coordinates of " + bits + " bits and " + vertices
                        + " outer vertices; they are followed up to " + limits.bits() + " bits and "
                        + limits.vertices() + " vertices. Maybe take fewer directions or a shorter horizon");
            }
        }
    }
}
