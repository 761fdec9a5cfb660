package org.counterplay.reports.json;

import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.compare.Part;

/** What {@code compare} found. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** Writes it as one object. */
    public static void write(ComparisonResult result, JsonText json) {
        Comparison comparison = result.comparison();
        Certificate expert = comparison.expert().certificate();
        Game game = expert.game();
        json.object()
                .text("instance", result.instance())
                .text("name", game.name())
                .text("expert", expert.policy().name())
                .text("learner", comparison.learner().certificate().policy().name())
                .text("deviations", expert.deviations().name());
        GameJson.horizon(json, game);
        json.known("valueGap", comparison.valueGap()).bounds("regretGap", comparison.regretGap());
        ImitationStudy study = result.study();
        switch (study.coarse()) {
            case Part.Computed<Comparison>(Comparison coarse) ->
                json.bounds("nashGap", coarse.learner().certificate().regret())
                        .bounds("expertNashGap", coarse.expert().certificate().regret());
            case Part.Skipped<Comparison>(String why) -> json.nothing("nashGap");
        }
        errors(game, result, json);
        AssumptionsJson.write(game, result, json);
        PromisesJson.write(result, json);
        json.list("agents", list -> {
            for (int agent = 0; agent < game.agentCount(); agent++) {
                list.object().text("name", game.agents().get(agent)).known("valueGap", comparison.valueGap(agent));
                policy("expert", comparison.expert(), agent, list);
                policy("learner", comparison.learner(), agent, list);
                list.end();
            }
        });
        json.list("remarks", list -> {
            comparison.expert().remarks().forEach(remark -> remark("expert", remark, list));
            comparison.learner().remarks().forEach(remark -> remark("learner", remark, list));
        });
        json.text("solver", comparison.learner().solver()).end();
    }

    private static void errors(Game game, ComparisonResult result, JsonText json) {
        ImitationStudy study = result.study();
        ImitationErrors errors = study.errors();
        json.object("errors")
                .known("bc", errors.behaviorCloning())
                .known("bcLargestStep", errors.behaviorCloningAtStep().value())
                .known("bcAgentL1", errors.marginalCloning().value())
                .known("onPolicy", study.onPolicy())
                .known("occupancyL1", errors.occupancy())
                .known("occupancyL1LargestStep", errors.occupancyAtStep().value())
                .known("occupancyL1OverSteps", errors.occupancyOverSteps())
                .known("momentMatching", errors.occupancy())
                .known("statesL1", errors.states());
        loss("malice", game, study.malice(), json);
        loss("blades", game, study.blades(), json);
        FunctionsJson.errors(result.functions(), json);
        json.end();
    }

    private static void loss(String key, Game game, Part<DeviationLoss> part, JsonText json) {
        switch (part) {
            case Part.Computed<DeviationLoss>(DeviationLoss loss) ->
                json.known(key, loss.value()).text(key + "Agent", game.agents().get(loss.agent()));
            case Part.Skipped<DeviationLoss>(String why) -> json.nothing(key).text(key + "Skipped", why);
        }
    }

    private static void policy(String key, Certification certification, int agent, JsonText json) {
        AgentProof proof = certification.certificate().agents().get(agent);
        json.object(key)
                .known("value", proof.value())
                .bounds("regret", proof.regret())
                .end();
    }

    private static void remark(String of, String remark, JsonText json) {
        json.object().text("of", of).text("remark", remark).end();
    }
}
