package org.counterplay.reports.json;

import java.util.Locale;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.counterplay.reports.result.PayoffsResult;
import org.counterplay.reports.result.PayoffsResult.AtPlace;
import org.counterplay.reports.result.PayoffsResult.Shown;
import org.jspecify.annotations.Nullable;

/** Payoff sets. */
public final class PayoffsJson {
    private PayoffsJson() {}

    /**
     * Writes them as one object.
     *
     * @param picture where the picture was written, or null
     */
    public static void write(PayoffsResult result, @Nullable String picture, JsonText json) {
        boolean exact = result.shown() instanceof Shown.Exact;
        json.object()
                .text("instance", result.instance())
                .text("concept", result.concept() == EquilibriumConcept.CE ? "ce" : "cce")
                .text("monitoring", result.monitoring().name().toLowerCase(Locale.ROOT))
                .text("of", result.of())
                .list("agents", result.game().agents())
                .truth("exact", exact);
        switch (result.shown()) {
            case Shown.Exact shown -> {
                json.list("polygon", corners -> corners(shown.polygon(), corners));
                json.number("area", shown.polygon().area());
            }
            case Shown.Bounds shown ->
                json.list(
                        "supports",
                        supports -> shown.supports().forEach(support -> {
                            supports.object().list("direction", coordinates(support.direction()));
                            supports.bounds("most", support.most()).end();
                        }));
        }
        json.list("places", places -> result.places().forEach(place -> place(result, place, places)));
        json.number("distance", result.distance());
        json.known("welfare", result.welfare());
        result.markovWelfare()
                .ifPresentOrElse(value -> json.number("markovWelfare", value), () -> json.nothing("markovWelfare"));
        result.bought().ifPresentOrElse(value -> json.known("memoryBuys", value), () -> json.nothing("memoryBuys"));
        json.list("remarks", result.remarks()).text("picture", picture).end();
    }

    private static void place(PayoffsResult result, AtPlace place, JsonText json) {
        json.object()
                .count("step", place.step())
                .text("state", result.game().states().get(place.state()));
        switch (place) {
            case AtPlace.Exact one -> json.list("polygon", corners -> corners(one.polygon(), corners));
            case AtPlace.Bounded one -> {
                json.list("inner", points -> points(one.set().inner(), points));
                json.list("outer", points -> points(one.set().outer().vertices(), points));
                json.number("distance", one.set().distance());
            }
        }
        json.end();
    }

    private static void corners(ConvexPolygon polygon, JsonText json) {
        points(polygon.vertices(), json);
    }

    private static void points(Iterable<Point> points, JsonText json) {
        points.forEach(
                point -> json.object().list("payoffs", coordinates(point)).end());
    }

    private static Iterable<String> coordinates(Point point) {
        return point.coordinates().stream().map(Rationals::format).toList();
    }
}
