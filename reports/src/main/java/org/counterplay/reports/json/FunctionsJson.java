package org.counterplay.reports.json;

import org.counterplay.model.assumption.LinearGame;
import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.compare.FunctionStudy;
import org.counterplay.solvers.imitation.PolytopeMoments;

/** What depends on features or functions that were given; nothing where none were. */
final class FunctionsJson {
    private FunctionsJson() {}

    static void errors(FunctionStudy study, JsonText json) {
        study.moments()
                .value()
                .ifPresent(moments -> json.number("momentMatchingFeatures", moments.error())
                        .number("momentMatchingFeaturesSymmetric", moments.symmetric()));
        study.polytope().value().ifPresent(polytope -> {
            switch (polytope) {
                case PolytopeMoments.Attained attained -> json.number("momentMatchingFunctions", attained.error());
                case PolytopeMoments.Unbounded unbounded -> json.text("momentMatchingFunctions", "infinity");
                case PolytopeMoments.Empty empty ->
                    json.nothing("momentMatchingFunctions")
                            .text("momentMatchingFunctionsWhy", "no function keeps all constraints");
                case PolytopeMoments.Undecided undecided ->
                    json.nothing("momentMatchingFunctions").text("momentMatchingFunctionsWhy", undecided.why());
            }
        });
    }

    static void assumptions(Game game, FunctionStudy study, JsonText json) {
        study.concentrability().value().ifPresent(found -> {
            json.object("featureConcentrability");
            switch (found.value()) {
                case Magnitude.Finite finite -> json.known("averaged", finite.value());
                case Magnitude.Infinite infinite -> json.text("averaged", "infinity");
            }
            json.text("agent", game.agents().get(found.agent()))
                    .count("rank", found.rank())
                    .end();
        });
        study.linearity().value().ifPresent(linear -> {
            json.object("linear");
            switch (linear) {
                case LinearGame.Linear yes -> json.truth("holds", true).count("rank", yes.rank());
                case LinearGame.NotLinear no ->
                    json.truth("holds", false)
                            .text("state", game.states().get(no.state()))
                            .text(
                                    "actions",
                                    String.join(",", game.actions(no.state()).describe(no.joint())))
                            .text("what", no.what());
            }
            json.end();
        });
    }
}
