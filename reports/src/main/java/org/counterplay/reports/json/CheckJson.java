package org.counterplay.reports.json;

import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.reports.result.CheckResult;

/** What {@code check} found. What is claimed is proved only where {@code accepted} is true. */
public final class CheckJson {
    private CheckJson() {}

    /** Writes it as one object. */
    public static void write(CheckResult result, JsonText json) {
        Certificate certificate = result.certificate();
        Game game = certificate.game();
        json.object()
                .text("certificate", result.path())
                .truth("accepted", result.accepted())
                .list("faults", result.faults())
                .text("name", game.name())
                .text("policy", certificate.policy().name())
                .text("deviations", certificate.deviations().name());
        GameJson.horizon(json, game);
        json.list("agents", list -> {
            for (int agent = 0; agent < game.agentCount(); agent++) {
                AgentProof proof = certificate.agents().get(agent);
                list.object()
                        .text("name", game.agents().get(agent))
                        .known("value", proof.value())
                        .bounds("regret", proof.regret())
                        .end();
            }
        });
        json.bounds("regret", certificate.regret())
                .text("arithmetic", certificate.arithmetic().name())
                .count("places", result.places())
                .text("verdict", result.accepted() ? result.verdict().name() : null)
                .end();
    }
}
