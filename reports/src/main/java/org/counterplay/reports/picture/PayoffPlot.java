package org.counterplay.reports.picture;

import java.util.List;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;

/**
 * What a picture of two agents' payoffs shows.
 *
 * @param title one line
 * @param agents the names of the two agents; the first one's payoff goes to the right
 * @param areas payoff sets, the largest first
 * @param marks single payoff vectors
 */
public record PayoffPlot(String title, List<String> agents, List<Area> areas, List<Mark> marks) {
    public PayoffPlot {
        agents = List.copyOf(agents);
        areas = List.copyOf(areas);
        marks = List.copyOf(marks);
        if (agents.size() != 2) {
            throw new IllegalArgumentException(
                    "a picture of the payoffs of " + agents.size() + " agents; it shows two");
        }
    }

    /** A payoff set and how the legend names it. */
    public record Area(String name, Kind kind, ConvexPolygon polygon) {}

    /** A payoff vector and how the legend names it. */
    public record Mark(String name, Point payoffs) {}

    /** What an area holds; gives it its colour. */
    public enum Kind {
        FEASIBLE,
        CCE,
        CE
    }
}
