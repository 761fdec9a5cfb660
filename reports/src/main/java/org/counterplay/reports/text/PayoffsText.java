package org.counterplay.reports.text;

import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.Point;
import org.counterplay.reports.result.PayoffsResult;
import org.counterplay.reports.result.PayoffsResult.AtPlace;
import org.counterplay.reports.result.PayoffsResult.Shown;
import org.counterplay.reports.result.PayoffsResult.Support;
import org.jspecify.annotations.Nullable;

/** Payoff sets: the corners of a polygon, or bounds in directions; what each place has; and what memory buys, last. */
public final class PayoffsText {
    private static final int MOST_ROWS = 30;

    private PayoffsText() {}

    /**
     * All lines.
     *
     * @param picture where the picture was written, or null
     */
    public static List<String> lines(PayoffsResult result, @Nullable String picture, Style style) {
        Page page = new Page();
        page.lines(new Facts()
                        .of(result.game(), result.instance())
                        .add(
                                "concept",
                                result.concept() == EquilibriumConcept.CE
                                        ? "correlated equilibrium"
                                        : "coarse correlated equilibrium")
                        .add("mediator", mediator(result))
                        .lines())
                .gap();
        switch (result.shown()) {
            case Shown.Exact exact -> polygon(result, exact, page, style);
            case Shown.Bounds bounds -> bounds(result, bounds, page, style);
        }
        places(result, page, style);
        result.remarks().forEach(remark -> page.line("Remark: " + remark));
        if (picture != null) {
            page.gap().line("The picture is in " + picture);
        }
        return page.footnote().gap().line(verdict(result)).toLines();
    }

    /** The last line alone: the best welfare, and what memory buys. */
    public static String verdict(PayoffsResult result) {
        String with = "best welfare " + Figures.enclosure(result.welfare());
        return result.bought()
                .map(bought -> with + "; memory buys " + Figures.enclosure(bought) + " over the best backward-induction"
                        + " Markov equilibrium")
                .orElse(with);
    }

    private static String mediator(PayoffsResult result) {
        if (result.game().horizon() instanceof Horizon.Finite finite && finite.steps() == 1) {
            return "speaks once";
        }
        return result.monitoring() == Monitoring.PLAYED
                ? "remembers states, recommendations and what was played"
                : "remembers states and recommendations, not what was played";
    }

    private static void polygon(PayoffsResult result, Shown.Exact exact, Page page, Style style) {
        int corners = exact.polygon().vertices().size();
        String shape = switch (exact.polygon().dimension()) {
            case 0 -> "One payoff vector";
            case 1 -> "A segment of payoff vectors";
            default ->
                "A polygon of " + corners + " corners, area "
                        + Figures.exact(exact.polygon().area());
        };
        page.line(shape + ", exactly, of " + result.of() + ":").gap();
        Table table = corners(result.game());
        for (Point vertex : exact.polygon().vertices().subList(0, Math.min(corners, MOST_ROWS))) {
            table.row(Figures.exact(vertex.at(0)), Figures.exact(vertex.at(1)));
        }
        page.lines(table.lines(style));
        more(corners, page);
        page.gap();
        if (result.of().equals(PayoffsResult.WHOLE)) {
            page.line("With memory the best welfare is " + Figures.enclosure(result.welfare()) + ", as "
                    + pair(exact.best()) + ".");
        }
        without(result, page);
    }

    private static void bounds(PayoffsResult result, Shown.Bounds bounds, Page page, Style style) {
        page.line("The most of payoffs times a direction, of " + result.of() + ": at least (a point is achieved) and at"
                        + " most (proved):")
                .gap();
        Table table = new Table().words("direction").numbers("at least").numbers("at most");
        int rows = 0;
        for (Support support : bounds.supports()) {
            if (rows++ < MOST_ROWS) {
                table.row(
                        support.direction().toString(),
                        Figures.atMost(support.most().lower()),
                        Figures.atLeast(support.most().upper()));
            }
        }
        page.lines(table.lines(style));
        more(rows, page);
        page.gap()
                .line("The largest distance between inner and outer polytope, of any place and in the norm max_i |.|: "
                        + Figures.atLeast(result.distance()) + ".");
        without(result, page);
    }

    private static void without(PayoffsResult result, Page page) {
        result.markov()
                .ifPresent(values -> page.line("Without memory, by backward induction, it is "
                        + Figures.exact(result.markovWelfare().orElseThrow()) + ", as " + pair(new Point(values))
                        + "."));
        page.gap();
    }

    private static void places(PayoffsResult result, Page page, Style style) {
        if (result.places().size() <= 1) {
            return;
        }
        Table table = new Table().numbers("step").words("state");
        boolean exact = result.places().get(0) instanceof AtPlace.Exact;
        if (exact) {
            table.numbers("corners").numbers("area");
        } else {
            table.numbers("inner points").numbers("outer vertices").numbers("distance");
        }
        for (AtPlace place : result.places().subList(0, Math.min(result.places().size(), MOST_ROWS))) {
            String step = Integer.toString(place.step());
            String state = result.game().states().get(place.state());
            switch (place) {
                case AtPlace.Exact one ->
                    table.row(
                            step,
                            state,
                            Figures.count(one.polygon().vertices().size()),
                            Figures.exact(one.polygon().area()));
                case AtPlace.Bounded one ->
                    table.row(
                            step,
                            state,
                            Figures.count(one.set().inner().size()),
                            Figures.count(one.set().outer().vertices().size()),
                            Figures.atLeast(one.set().distance()));
            }
        }
        page.lines(table.lines(style));
        more(result.places().size(), page);
        page.gap();
    }

    private static Table corners(Game game) {
        return new Table().numbers(Sentences.nameOf(game, 0)).numbers(Sentences.nameOf(game, 1));
    }

    private static void more(int rows, Page page) {
        if (rows > MOST_ROWS) {
            page.line("  and " + (rows - MOST_ROWS) + " more; --format json shows all");
        }
    }

    private static String pair(Point point) {
        return point.coordinates().stream()
                .map(value -> Rationals.bits(value) <= 48 ? Rationals.format(value) : Figures.exact(value))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
