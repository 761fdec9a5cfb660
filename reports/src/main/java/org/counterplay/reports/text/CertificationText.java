package org.counterplay.reports.text;

import java.util.List;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.reports.result.CertificationResult;

/** A certified regret: the game, each agent's value and regret, the worst deviation, and the verdict last. */
public final class CertificationText {
    private static final int MOST_SENTENCES = 8;

    private CertificationText() {}

    /** All lines. */
    public static List<String> lines(CertificationResult result, Style style) {
        Certificate certificate = result.certificate();
        Game game = certificate.game();
        Page page = new Page();
        page.lines(new Facts()
                        .of(game, result.instance())
                        .add("policy", certificate.policy().name())
                        .add("deviations", certificate.deviations().name())
                        .lines())
                .gap();
        Table table = new Table().words("agent").numbers("value").numbers("regret");
        for (int agent = 0; agent < game.agentCount(); agent++) {
            AgentProof proof = certificate.agents().get(agent);
            table.row(game.agents().get(agent), Figures.enclosure(proof.value()), Figures.enclosure(proof.regret()));
        }
        page.lines(table.lines(style)).footnote().gap();
        deviation(result, style, page);
        for (String remark : result.certification().remarks()) {
            page.line("Remark: " + remark);
        }
        if (result.file() != null) {
            page.gap()
                    .line("The certificate is in " + result.file() + "; check it with: counterplay check "
                            + quoted(result.file().toString()));
        }
        return page.gap().line(verdict(result, style)).toLines();
    }

    /** The last line alone. */
    public static String verdict(CertificationResult result, Style style) {
        Certificate certificate = result.certificate();
        return VerdictText.of(certificate.regret(), result.epsilon(), certificate.arithmetic(), style);
    }

    private static void deviation(CertificationResult result, Style style, Page page) {
        Certificate certificate = result.certificate();
        int agent = result.worstAgent();
        AgentProof proof = certificate.agents().get(agent);
        List<String> sentences = Sentences.of(certificate.game(), agent, result.departures(agent), MOST_SENTENCES);
        if (proof.regret().lower().getNumerator().signum() == 0 || sentences.isEmpty()) {
            return;
        }
        String gain = proof.regret().exact()
                ? Figures.exact(proof.regret().lower())
                : "at least " + Figures.atMost(proof.regret().lower());
        page.line(style.bold("Worst deviation: " + Sentences.nameOf(certificate.game(), agent) + " gains " + gain))
                .lines(sentences.stream().map(sentence -> "  " + sentence).toList())
                .gap();
    }

    private static String quoted(String file) {
        return file.matches("[A-Za-z0-9_./=,:+-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
    }
}
