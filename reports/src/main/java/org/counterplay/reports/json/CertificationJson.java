package org.counterplay.reports.json;

import java.util.List;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.reports.result.CertificationResult;
import org.counterplay.reports.result.Departure;

/** What {@code certify} found. */
public final class CertificationJson {
    private CertificationJson() {}

    /** Writes it as one object. */
    public static void write(CertificationResult result, JsonText json) {
        Certificate certificate = result.certificate();
        Game game = certificate.game();
        json.object()
                .text("instance", result.instance())
                .text("name", game.name())
                .text("source", game.source())
                .text("policy", certificate.policy().name())
                .text("deviations", certificate.deviations().name());
        GameJson.horizon(json, game);
        json.count("states", game.stateCount());
        json.list("agents", list -> {
            for (int agent = 0; agent < game.agentCount(); agent++) {
                agent(result, agent, list);
            }
        });
        json.bounds("regret", certificate.regret())
                .truth("exact", result.exact())
                .text("arithmetic", certificate.arithmetic().name());
        if (result.epsilon() != null) {
            json.number("epsilon", result.epsilon());
        }
        json.text("verdict", result.verdict().name())
                .text("solver", result.certification().solver())
                .list("remarks", result.certification().remarks())
                .text(
                        "certificate",
                        result.file() == null ? null : result.file().toString())
                .end();
    }

    private static void agent(CertificationResult result, int agent, JsonText json) {
        Certificate certificate = result.certificate();
        Game game = certificate.game();
        AgentProof proof = certificate.agents().get(agent);
        json.object()
                .text("name", game.agents().get(agent))
                .known("value", proof.value())
                .bounds("regret", proof.regret())
                .list(
                        "deviation",
                        list -> result.departures(agent).forEach(departure -> departure(game, agent, departure, list)))
                .end();
    }

    private static void departure(Game game, int agent, Departure departure, JsonText json) {
        List<String> actions = game.actions(departure.state()).names(agent);
        json.object();
        if (departure.step() == Departure.EVERY_STEP) {
            json.nothing("step");
        } else {
            json.count("step", departure.step());
        }
        boolean whatever = departure.recommended() == Departure.WHATEVER_IS_TOLD;
        json.text("state", game.states().get(departure.state()))
                .text("recommended", whatever ? "*" : actions.get(departure.recommended()))
                .text("plays", actions.get(departure.plays()))
                .end();
    }
}
