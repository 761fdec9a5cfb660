package org.counterplay.reports.json;

import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;

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
