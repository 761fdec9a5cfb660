package org.counterplay.reports.text;

import java.util.List;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.reports.result.EquilibriumResult;
import org.counterplay.solvers.equilibrium.Repair;
import org.counterplay.solvers.equilibrium.Uniqueness;
import org.jspecify.annotations.Nullable;

/** An equilibrium: what it is best at, what each agent gets, what is recommended, and the verdict last. */
public final class EquilibriumText {
    private static final int MOST_ROWS = 24;

    private EquilibriumText() {}

    /**
     * All lines.
     *
     * @param file where the certificate was written, or null
     */
    public static List<String> lines(EquilibriumResult result, @Nullable String file, Style style) {
        Certificate certificate = result.certification().certificate();
        Game game = certificate.game();
        Page page = new Page();
        Facts facts = new Facts()
                .of(game, result.instance())
                .add(
                        "concept",
                        result.concept().equals("ce") ? "correlated equilibrium" : "coarse correlated equilibrium")
                .add(
                        "best at",
                        result.goal()
                                + (result.objective().exact() ? ", exactly " : ", in ")
                                + Figures.enclosure(result.objective()));
        Repair repair = result.repair();
        if (repair != null) {
            facts.add("regret", "at most " + Figures.exact(result.allowed()) + " is allowed");
            facts.add("nearest", nearest(repair));
        }
        Uniqueness uniqueness = result.uniqueness();
        if (uniqueness != null) {
            facts.add("unique", unique(uniqueness));
        }
        page.lines(facts.lines()).gap();
        Table values = new Table().words("agent").numbers("value");
        for (int agent = 0; agent < game.agentCount(); agent++) {
            values.row(
                    game.agents().get(agent), Figures.enclosure(result.values().get(agent)));
        }
        page.lines(values.lines(style)).gap();
        recommendations(certificate.policy(), game, page, style);
        result.certification().remarks().forEach(remark -> page.line("Remark: " + remark));
        if (file != null) {
            page.gap().line("The certificate is in " + file);
        }
        return page.footnote().gap().line(verdict(result, style)).toLines();
    }

    /** How long a game is, in words. */
    public static String horizon(Game game) {
        return Facts.horizon(game.horizon());
    }

    /** The last line alone. */
    public static String verdict(EquilibriumResult result, Style style) {
        Certificate certificate = result.certification().certificate();
        boolean asked = result.allowed().getNumerator().signum() > 0;
        return asked
                ? VerdictText.of(certificate.regret(), result.allowed(), certificate.arithmetic(), style)
                : VerdictText.sought(certificate.regret(), certificate.arithmetic(), style);
    }

    private static String nearest(Repair repair) {
        if (repair.nearest()) {
            return "yes, proved: " + repair.how();
        }
        return "of those found " + repair.how() + "; proved is only that none is nearer than "
                + Figures.exact(repair.lowerBound());
    }

    private static String unique(Uniqueness uniqueness) {
        if (uniqueness.onlyEquilibrium()) {
            return "it is the only equilibrium";
        }
        return uniqueness.onlyOptimum()
                ? "it is the only one as good; there are other equilibria"
                : "there are others as good";
    }

    private static void recommendations(Policy policy, Game game, Page page, Style style) {
        Table table = new Table();
        boolean steps = !policy.stationary();
        if (steps) {
            table.numbers("step");
        }
        table.words("state").words("recommended").numbers("probability");
        int rows = 0;
        for (int step = 1; step <= policy.steps(); step++) {
            for (int state = 0; state < game.stateCount(); state++) {
                for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                    if (rows++ < MOST_ROWS) {
                        String actions = String.join(", ", game.actions(state).describe(policy.joints()[k]));
                        String probability =
                                Figures.exact(policy.probabilities().at(k));
                        String place = game.states().get(state);
                        if (steps) {
                            table.row(Integer.toString(step), place, actions, probability);
                        } else {
                            table.row(place, actions, probability);
                        }
                    }
                }
            }
        }
        page.lines(table.lines(style));
        if (rows > MOST_ROWS) {
            page.line("  and " + (rows - MOST_ROWS) + " more; --format json shows all");
        }
        page.gap();
    }
}
