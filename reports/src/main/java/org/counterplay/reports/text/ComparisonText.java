package org.counterplay.reports.text;

import java.util.List;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Enclosure;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.solvers.certify.Comparison;

/** Two policies side by side: agents, errors, assumptions, what theorems promise, and the gaps last. */
public final class ComparisonText {
    private ComparisonText() {}

    /** All lines. */
    public static List<String> lines(ComparisonResult result, Style style) {
        Comparison comparison = result.comparison();
        Certificate expert = comparison.expert().certificate();
        Certificate learner = comparison.learner().certificate();
        Game game = expert.game();
        Page page = new Page();
        page.lines(new Facts()
                        .of(game, result.instance())
                        .add("expert", expert.policy().name())
                        .add("learner", learner.policy().name())
                        .add("deviations", expert.deviations().name())
                        .lines())
                .gap();
        Table table = new Table()
                .words("agent")
                .numbers("expert's value")
                .numbers("learner's value")
                .numbers("value gap")
                .numbers("expert's regret")
                .numbers("learner's regret");
        for (int agent = 0; agent < game.agentCount(); agent++) {
            AgentProof of = expert.agents().get(agent);
            AgentProof by = learner.agents().get(agent);
            table.row(
                    game.agents().get(agent),
                    Figures.enclosure(of.value()),
                    Figures.enclosure(by.value()),
                    Figures.enclosure(comparison.valueGap(agent)),
                    Figures.enclosure(of.regret()),
                    Figures.enclosure(by.regret()));
        }
        page.lines(table.lines(style)).gap();
        page.lines(StudyText.errors(game, result).lines(style)).gap();
        page.lines(StudyText.assumptions(game, result).lines(style)).gap();
        page.lines(PromiseText.table(result).lines(style)).footnote().gap();
        PromiseText.silent(result).forEach(page::line);
        page.gap();
        comparison.expert().remarks().forEach(remark -> page.line("Remark on the expert: " + remark));
        comparison.learner().remarks().forEach(remark -> page.line("Remark on the learner: " + remark));
        return page.gap().lines(gaps(result, style)).toLines();
    }

    /** The last lines alone. */
    public static List<String> gaps(ComparisonResult result, Style style) {
        Comparison comparison = result.comparison();
        Arithmetic expert = comparison.expert().certificate().arithmetic();
        Arithmetic learner = comparison.learner().certificate().arithmetic();
        Arithmetic coarser = expert.compareTo(learner) >= 0 ? expert : learner;
        String how = coarser == Arithmetic.EXACT ? "" : ", checked " + Facts.how(coarser);
        return List.of(
                style.bold("VALUE GAP") + " " + gap(comparison.valueGap()) + how,
                style.bold("REGRET GAP") + " " + gap(comparison.regretGap()) + how);
    }

    private static String gap(Enclosure gap) {
        return gap.exact() ? "exactly " + Figures.exact(gap.lower()) : "in " + Figures.bounds(gap);
    }
}
