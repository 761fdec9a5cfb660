package org.counterplay.reports.json;

import org.counterplay.model.assumption.Concentrability;
import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.game.Game;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.solvers.assumption.BestResponseContinuity;
import org.counterplay.solvers.assumption.Dominance;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.compare.AdvantageBounds;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.compare.Part;

/** The constants of the assumptions, as {@code compare} writes them. */
final class AssumptionsJson {
    private AssumptionsJson() {}

    /** Writes them under {@code assumptions}. */
    static void write(Game game, ComparisonResult result, JsonText json) {
        ImitationStudy study = result.study();
        json.object("assumptions");
        json.object("coverage")
                .known("averaged", study.coverage().averaged().value())
                .text(
                        "averagedState",
                        game.states().get(study.coverage().averaged().state()))
                .known("perStep", study.coverage().largestStep().value())
                .text(
                        "perStepState",
                        game.states().get(study.coverage().largestStep().state()))
                .known("everyStep", study.coverage().everyStep().value())
                .truth("fullSupport", study.coverage().fullSupport())
                .end();
        json.object("recoverability");
        recoverability(game, study.everywhere(), json);
        json.object("reached");
        recoverability(game, study.reached(), json);
        json.end().end();
        json.object("concentrability")
                .text(
                        "deviations",
                        result.comparison().learner().certificate().deviations().name());
        concentrability("all", game, study.concentrability(), json);
        concentrability("bestResponses", game, study.responding(), json);
        json.text("bestResponsesDeviations", study.respondingAmong().name());
        json.end();
        dominance(game, study.dominance(), json);
        continuity("responseContinuity", study.continuity(), json);
        continuity("responseContinuityOfOthers", study.continuityOfOthers(), json);
        FunctionsJson.assumptions(game, result.functions(), json);
        json.end();
    }

    private static void recoverability(Game game, AdvantageBounds bounds, JsonText json) {
        recoverability("allDeviations", game, bounds.stationary(), json);
        recoverability("markovDeviations", game, bounds.markov(), json);
        bounds.identity()
                .value()
                .ifPresentOrElse(found -> json.number("identity", found.value()), () -> json.nothing("identity"));
    }

    private static void recoverability(String key, Game game, Part<Recoverability> part, JsonText json) {
        switch (part) {
            case Part.Computed<Recoverability>(Recoverability found) ->
                json.bounds(key, found.value())
                        .object(key + "At")
                        .text("agent", game.agents().get(found.agent()))
                        .count("step", found.step())
                        .text("state", game.states().get(found.state()))
                        .text(
                                "actions",
                                String.join(",", game.actions(found.state()).describe(found.joint())))
                        .end();
            case Part.Skipped<Recoverability>(String why) -> json.nothing(key).text(key + "Skipped", why);
        }
    }

    private static void concentrability(String key, Game game, Part<Concentrability> part, JsonText json) {
        switch (part) {
            case Part.Computed<Concentrability>(Concentrability found) -> {
                switch (found.value()) {
                    case Magnitude.Finite finite -> json.known(key, finite.value());
                    case Magnitude.Infinite infinite -> json.text(key, "infinity");
                }
                json.text(key + "State", game.states().get(found.state()))
                        .text(key + "Agent", game.agents().get(found.agent()));
            }
            case Part.Skipped<Concentrability>(String why) -> json.nothing(key).text(key + "Skipped", why);
        }
    }

    private static void dominance(Game game, Part<Dominance> part, JsonText json) {
        switch (part) {
            case Part.Computed<Dominance>(Dominance found) -> {
                json.object("dominance");
                switch (found) {
                    case Dominance.Dominant dominant -> json.truth("dominant", true);
                    case Dominance.Dominated dominated ->
                        json.truth("dominant", false).number("gain", dominated.gain());
                    case Dominance.Undecided undecided ->
                        json.nothing("dominant")
                                .number("gainAtMost", undecided.most())
                                .text("why", undecided.why());
                }
                json.end();
            }
            case Part.Skipped<Dominance>(String why) ->
                json.nothing("dominance").text("dominanceSkipped", why);
        }
    }

    private static void continuity(String key, Part<BestResponseContinuity> part, JsonText json) {
        switch (part) {
            case Part.Computed<BestResponseContinuity>(BestResponseContinuity found) ->
                json.bounds(key, found.value()).text(key + "How", found.how().name());
            case Part.Skipped<BestResponseContinuity>(String why) ->
                json.nothing(key).text(key + "Skipped", why);
        }
    }
}
