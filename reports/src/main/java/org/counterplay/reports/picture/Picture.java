package org.counterplay.reports.picture;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.MinkowskiSum;
import org.counterplay.model.polytope.Point;
import org.counterplay.reports.picture.PayoffPlot.Area;
import org.counterplay.reports.picture.PayoffPlot.Kind;
import org.counterplay.reports.picture.PayoffPlot.Mark;
import org.counterplay.reports.text.Sentences;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.payoff.FeasiblePayoffs;
import org.counterplay.solvers.payoff.Limits;
import org.counterplay.solvers.payoff.PayoffPolygons;
import org.hipparchus.fraction.BigFraction;

/** Pictures of a two-agent game's payoffs: what any play reaches, and what coarse correlated and correlated equilibria reach. */
public final class Picture {
    private Picture() {}

    /**
     * The picture as SVG text, for {@code solve --svg}: the payoff polygon of the game, its CCE polygon, its CE polygon, and the chosen
     * equilibrium. Of a game of several steps the equilibria are those of mediators that remember what was played.
     *
     * @param values what the chosen equilibrium gives to each agent
     * @throws IllegalArgumentException unless the game has two agents
     * @throws ExactPrograms.NotSolved if a polygon was not found exactly or grew beyond the {@link Limits}, or the game is discounted
     */
    public static String ofEquilibrium(Game game, List<BigFraction> values, ExactPrograms programs) {
        List<PayoffPolygons> sets = new ArrayList<>();
        for (EquilibriumConcept concept : List.of(EquilibriumConcept.CCE, EquilibriumConcept.CE)) {
            sets.add(PayoffPolygons.of(game, concept, Monitoring.PLAYED, Limits.STANDARD, programs));
        }
        return of(game, sets, List.of(new Mark("chosen equilibrium", new Point(values))));
    }

    /** The picture of payoff sets that are known already, as SVG text. */
    public static String of(Game game, List<PayoffPolygons> sets, List<Mark> marks) {
        List<Area> areas = new ArrayList<>();
        areas.add(new Area("any play", Kind.FEASIBLE, feasible(game)));
        for (PayoffPolygons set : sets) {
            boolean coarse = set.concept() == EquilibriumConcept.CCE;
            areas.add(new Area(
                    coarse ? "coarse correlated equilibria" : "correlated equilibria",
                    coarse ? Kind.CCE : Kind.CE,
                    set.initial().polygon()));
        }
        String name = game.name().isEmpty() ? "the game" : game.name();
        List<String> agents = List.of(Sentences.nameOf(game, 0), Sentences.nameOf(game, 1));
        return svg(new PayoffPlot("Payoffs of " + name, agents, areas, marks));
    }

    /** Any plot as SVG text. */
    public static String svg(PayoffPlot plot) {
        return SvgPlot.draw(plot);
    }

    private static ConvexPolygon feasible(Game game) {
        List<BigFraction> weights = new ArrayList<>();
        for (int k = 0; k < game.initialStates().length; k++) {
            weights.add(game.initialProbabilities().at(k));
        }
        return MinkowskiSum.of(weights, FeasiblePayoffs.of(game, Limits.STANDARD))
                .polygon();
    }
}
