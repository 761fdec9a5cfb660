package org.counterplay.reports.text;

import java.util.List;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.reports.result.CheckResult;

/** A certificate judged: what it claims, and whether that is proved. */
public final class CheckText {
    private CheckText() {}

    /** All lines. */
    public static List<String> lines(CheckResult result, Style style) {
        Certificate certificate = result.certificate();
        Game game = certificate.game();
        Page page = new Page();
        page.lines(new Facts()
                        .of(game, game.name().isEmpty() ? result.path() : game.name())
                        .add("policy", certificate.policy().name())
                        .add("deviations", certificate.deviations().name())
                        .add("arithmetic", Facts.how(certificate.arithmetic()))
                        .lines())
                .gap()
                .line("It claims:");
        Table table = new Table().words("agent").numbers("value").numbers("regret");
        for (int agent = 0; agent < game.agentCount(); agent++) {
            AgentProof proof = certificate.agents().get(agent);
            table.row(game.agents().get(agent), Figures.enclosure(proof.value()), Figures.enclosure(proof.regret()));
        }
        page.lines(table.lines(style)).footnote().gap();
        for (String fault : result.faults()) {
            page.line("Fault: " + fault);
        }
        return page.gap().line(verdict(result, style)).toLines();
    }

    /** The last line alone. */
    public static String verdict(CheckResult result, Style style) {
        Certificate certificate = result.certificate();
        return result.accepted()
                ? style.good("ACCEPTED") + " (" + Figures.count(result.places()) + " places checked): "
                        + VerdictText.of(certificate.regret(), null, certificate.arithmetic(), style)
                : style.bad("REJECTED") + " (" + result.faults().size()
                        + (result.faults().size() == 1 ? " fault" : " faults")
                        + "): nothing is proved of policy "
                        + certificate.policy().name();
    }
}
