package org.counterplay.reports.result;

import java.util.List;
import java.util.Optional;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.payoff.BoundedSet;
import org.hipparchus.fraction.BigFraction;

/**
 * What mediators with a memory can give to the agents.
 *
 * @param instance the instance as it can be asked for again
 * @param game the game
 * @param concept what the equilibria withstand
 * @param monitoring what the mediator sees
 * @param of what the shown set is of: the whole game, or a place of it
 * @param shown the set that was asked for
 * @param places the sets of all places, by step and then by state
 * @param welfare the most of the sum of all agents' payoffs with memory; exact where the sets are
 * @param markov what the best backward-induction Markov equilibrium gives, per agent; empty where it was not found
 * @param remarks on how the instance was read and what was not found
 */
public record PayoffsResult(
        String instance,
        Game game,
        EquilibriumConcept concept,
        Monitoring monitoring,
        String of,
        Shown shown,
        List<AtPlace> places,
        Enclosure welfare,
        Optional<List<BigFraction>> markov,
        List<String> remarks) {
    public PayoffsResult {
        places = List.copyOf(places);
        remarks = List.copyOf(remarks);
    }

    /** What {@link #of} says where no place was asked for. */
    public static final String WHOLE = "the whole game";

    /** The set that was asked for. */
    public sealed interface Shown {
        /**
         * A polygon, exactly.
         *
         * @param best the payoffs of greatest welfare
         */
        record Exact(ConvexPolygon polygon, Point best) implements Shown {}

        /** Bounds on the most of each direction's product with the payoffs. */
        record Bounds(List<Support> supports) implements Shown {
            public Bounds {
                supports = List.copyOf(supports);
            }
        }
    }

    /** Bounds on the most of {@code direction . payoffs}. */
    public record Support(Point direction, Enclosure most) {}

    /** The set of one place. */
    public sealed interface AtPlace {
        /** The step, from 1. */
        int step();

        /** The state's number. */
        int state();

        /** Known exactly. */
        record Exact(int step, int state, ConvexPolygon polygon) implements AtPlace {}

        /** Known up to a distance. */
        record Bounded(int step, int state, BoundedSet set) implements AtPlace {}
    }

    /** The welfare without memory. */
    public Optional<BigFraction> markovWelfare() {
        return markov.map(values -> values.stream().reduce(BigFraction.ZERO, BigFraction::add));
    }

    /** What memory buys: the welfare with it less that without. */
    public Optional<Enclosure> bought() {
        return markovWelfare().map(without -> welfare.minus(Enclosure.exactly(without)));
    }

    /** The most that a set is away from what is known of it, over all places; 0 where all are known exactly. */
    public BigFraction distance() {
        BigFraction most = BigFraction.ZERO;
        for (AtPlace place : places) {
            if (place instanceof AtPlace.Bounded bounded
                    && bounded.set().distance().compareTo(most) > 0) {
                most = bounded.set().distance();
            }
        }
        return most;
    }
}
