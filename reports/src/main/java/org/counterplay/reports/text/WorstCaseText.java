package org.counterplay.reports.text;

import java.util.List;
import org.counterplay.reports.result.WorstCaseResult;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;

/** What a search for a worst case came to: what was re-checked, where it was written, gap and bound last. */
public final class WorstCaseText {
    private WorstCaseText() {}

    /** All lines. */
    public static List<String> lines(WorstCaseResult result, Style style) {
        Found found = result.found();
        Page page = new Page();
        Witness witness = found.witness();
        if (witness != null) {
            page.lines(new Facts()
                            .of(
                                    witness.game(),
                                    result.file() == null
                                            ? "not written"
                                            : result.file().toString())
                            .lines())
                    .gap();
            Table checks = new Table()
                    .words("re-checked exactly")
                    .words("required")
                    .words("actual")
                    .words("reading");
            witness.checks()
                    .forEach(check -> checks.row(check.name(), check.required(), check.actual(), check.reading()));
            page.lines(checks.lines(style)).gap();
            page.line("  expert's regret   "
                            + Figures.enclosure(
                                    witness.expertRegret().certificate().regret()))
                    .line("  learner's regret  "
                            + Figures.enclosure(
                                    witness.learnerRegret().certificate().regret()));
            result.certificates().forEach(path -> page.line("  certificate       " + path));
            page.footnote().gap();
        }
        page.line("  " + ending(found.ending()) + " after " + Math.round(found.seconds()) + " s; "
                + Figures.count(found.structures()) + " structures or starts seen; seed " + result.seed());
        return page.gap().lines(gap(result, style)).toLines();
    }

    /** The last lines alone. */
    public static List<String> gap(WorstCaseResult result, Style style) {
        Witness witness = result.found().witness();
        String aim = result.question().aim().label();
        String upper = switch (result.found().bound()) {
            case UpperBound.Proved proved -> "at most " + Figures.exact(proved.value()) + ", proved: " + proved.how();
            case UpperBound.Claimed claimed ->
                "at most about " + claimed.value() + ", as " + claimed.solver() + " claims to a tolerance of "
                        + claimed.tolerance();
            case UpperBound.None none -> "no upper bound";
        };
        String lower =
                witness == null ? "no witness was found" : "exactly " + Figures.exact(witness.gap()) + proof(result);
        return List.of(style.bold("WORST " + aim) + " " + lower, style.bold("BOUND") + " " + upper);
    }

    /** What is proved of how far the largest gap may be above the witness's. */
    private static String proof(WorstCaseResult result) {
        BigFraction within = result.within();
        if (within == null) {
            return "";
        }
        return result.optimal()
                ? ", proved to be the largest"
                : ", proved to be within " + Figures.margin(within) + " of the largest";
    }

    private static String ending(Found.Ending ending) {
        return switch (ending) {
            case FINISHED -> "finished";
            case TIME -> "stopped when the time was over,";
            case INTERRUPTED -> "interrupted";
        };
    }
}
