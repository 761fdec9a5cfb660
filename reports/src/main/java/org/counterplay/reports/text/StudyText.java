package org.counterplay.reports.text;

import java.util.function.Function;
import org.counterplay.model.assumption.Concentrability;
import org.counterplay.model.assumption.Coverage;
import org.counterplay.model.assumption.LinearGame;
import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.solvers.assumption.BestResponseContinuity;
import org.counterplay.solvers.assumption.Dominance;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.compare.AdvantageBounds;
import org.counterplay.solvers.compare.FunctionStudy;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.compare.Part;
import org.counterplay.solvers.imitation.PolytopeMoments;

/** Errors and constants as tables: name, value, what it is measured in, where it is attained. */
final class StudyText {
    private StudyText() {}

    static Table errors(Game game, ComparisonResult result) {
        ImitationStudy study = result.study();
        boolean finite = game.horizon() instanceof Horizon.Finite;
        String averaged = finite ? "averaged over the steps" : "normalised by 1 - discount";
        ImitationErrors errors = study.errors();
        Table table =
                new Table().words("error").numbers("value").words("measured in").words("attained");
        table.row("BC", Figures.enclosure(errors.behaviorCloning()), "TV on the expert's states, " + averaged, "");
        if (finite) {
            table.row(
                    "BC of one step",
                    Figures.enclosure(errors.behaviorCloningAtStep().value()),
                    "TV, the largest over the steps",
                    "step " + errors.behaviorCloningAtStep().step());
        }
        table.row(
                "BC of one agent",
                Figures.enclosure(errors.marginalCloning().value()),
                "L1, " + averaged,
                "agent " + game.agents().get(errors.marginalCloning().agent()));
        table.row("on-policy", Figures.enclosure(study.onPolicy()), "TV on the learner's states, " + averaged, "");
        table.row("occupancy", Figures.enclosure(errors.occupancy()), "L1, " + averaged, "");
        if (finite) {
            table.row(
                    "occupancy of one step",
                    Figures.enclosure(errors.occupancyAtStep().value()),
                    "L1, the largest over the steps",
                    "step " + errors.occupancyAtStep().step());
        }
        table.row("states only", Figures.enclosure(errors.states()), "L1, " + averaged, "");
        loss(table, "MALICE", game, study.malice(), "TV off the expert's support ignored, " + averaged);
        loss(table, "BLADES", game, study.blades(), "TV, " + averaged);
        FunctionStudy functions = result.functions();
        functions
                .moments()
                .value()
                .ifPresent(moments -> table.row(
                        "moments of features",
                        Figures.exact(moments.error()),
                        "mean per step; " + Figures.exact(moments.symmetric()) + " over features and their negatives",
                        "feature " + (moments.function() + 1)));
        functions.polytope().value().ifPresent(polytope -> {
            String value = switch (polytope) {
                case PolytopeMoments.Attained attained -> Figures.exact(attained.error());
                case PolytopeMoments.Unbounded unbounded -> "infinity";
                case PolytopeMoments.Empty empty -> "-";
                case PolytopeMoments.Undecided undecided -> "-";
            };
            table.row("moments of functions", value, "mean per step", "");
        });
        return table;
    }

    private static void loss(Table table, String name, Game game, Part<DeviationLoss> part, String unit) {
        row(
                table,
                name,
                part,
                loss -> Figures.enclosure(loss.value()),
                unit,
                loss -> "agent " + game.agents().get(loss.agent()) + " deviates");
    }

    static Table assumptions(Game game, ComparisonResult result) {
        ImitationStudy study = result.study();
        Table table = new Table()
                .words("assumption")
                .numbers("constant")
                .words("reading")
                .words("attained");
        coverage(table, game, "coverage", study.coverage().averaged(), "averaged, as printed");
        coverage(table, game, "", study.coverage().largestStep(), "at the likeliest step");
        coverage(table, game, "", study.coverage().everyStep(), "wherever play can come to");
        recoverability(table, game, "recoverability", study.everywhere(), "everywhere, as printed");
        if (study.reached() != study.everywhere()) {
            recoverability(table, game, "", study.reached(), "where play can be");
        }
        DeviationClass deviations = result.comparison().learner().certificate().deviations();
        DeviationClass answers = study.respondingAmong();
        concentrability(
                table,
                game,
                "concentrability",
                study.concentrability(),
                (deviations instanceof DeviationClass.Markov
                                ? "all deviations (C_max)"
                                : deviations.name() + " deviations")
                        + ", averaged");
        concentrability(
                table,
                game,
                "",
                study.responding(),
                (answers instanceof DeviationClass.Markov
                                ? "best responses (C)"
                                : "best " + answers.name() + " responses")
                        + ", averaged");
        row(
                table,
                "dominant strategies",
                study.dominance(),
                found -> switch (found) {
                    case Dominance.Dominant dominant -> "yes";
                    case Dominance.Dominated dominated -> "no";
                    case Dominance.Undecided undecided -> "undecided";
                },
                "against every policy of the others",
                found -> found instanceof Dominance.Dominated dominated
                        ? "an agent gains " + Figures.exact(dominated.gain())
                        : "");
        row(
                table,
                "delta(eps_BC)",
                study.continuity(),
                found -> Figures.enclosure(found.value()),
                "L1 of best responses",
                found -> found.how() == BestResponseContinuity.How.EXACT
                        ? "exact"
                        : "from below sampled, from above what any response can differ");
        FunctionStudy functions = result.functions();
        functions
                .concentrability()
                .value()
                .ifPresent(found -> table.row(
                        "feature concentrability",
                        magnitude(found.value()),
                        "all deviations, averaged; rank " + found.rank(),
                        "agent " + game.agents().get(found.agent())));
        functions
                .linearity()
                .value()
                .ifPresent(linear -> table.row(
                        "linear in the features",
                        linear instanceof LinearGame.Linear ? "yes" : "no",
                        "transitions and rewards",
                        linear instanceof LinearGame.NotLinear no
                                ? no.what() + ", state " + game.states().get(no.state())
                                : ""));
        return table;
    }

    private static void coverage(Table table, Game game, String name, Coverage.At at, String reading) {
        table.row(
                name,
                Figures.enclosure(at.value()),
                reading,
                "state " + game.states().get(at.state()));
    }

    private static void recoverability(Table table, Game game, String name, AdvantageBounds bounds, String where) {
        recoverability(table, game, name, bounds.stationary(), "stationary deviations, " + where);
        recoverability(table, game, "", bounds.markov(), "markov deviations, " + where);
        row(
                table,
                "",
                bounds.identity(),
                found -> Figures.exact(found.value()),
                "no deviation, " + where,
                found -> place(game, found.agent(), found.step(), found.state()));
    }

    private static void recoverability(Table table, Game game, String name, Part<Recoverability> part, String reading) {
        row(
                table,
                name,
                part,
                found -> Figures.enclosure(found.value()),
                reading,
                found -> place(game, found.agent(), found.step(), found.state()));
    }

    private static void concentrability(
            Table table, Game game, String name, Part<Concentrability> part, String reading) {
        row(
                table,
                name,
                part,
                found -> magnitude(found.value()),
                reading,
                found -> "state " + game.states().get(found.state()) + ", agent "
                        + game.agents().get(found.agent()));
    }

    private static String magnitude(Magnitude value) {
        return switch (value) {
            case Magnitude.Finite finite -> Figures.enclosure(finite.value());
            case Magnitude.Infinite infinite -> "infinity";
        };
    }

    private static String place(Game game, int agent, int step, int state) {
        String at = game.horizon() instanceof Horizon.Finite ? "step " + step + ", " : "";
        return at + "state " + game.states().get(state) + ", agent "
                + game.agents().get(agent);
    }

    private static <T> void row(
            Table table,
            String name,
            Part<T> part,
            Function<T, String> value,
            String reading,
            Function<T, String> attained) {
        switch (part) {
            case Part.Computed<T>(T found) -> table.row(name, value.apply(found), reading, attained.apply(found));
            case Part.Skipped<T>(String why) -> table.row(name, "-", reading, "not computed: " + why);
        }
    }
}
