package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.audit.Bound;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.reports.audit.Judged.OfDemand;
import org.counterplay.reports.audit.growth.Growth;
import org.counterplay.reports.text.Page;
import org.counterplay.reports.text.Style;
import org.counterplay.reports.text.Table;

/** Audits: a table of verdicts, and for each theorem what is assumed, claimed and found. */
public final class AuditText {
    private AuditText() {}

    /** One line a theorem. */
    public static List<String> summary(List<Audit> audits, Style style) {
        Table table = new Table().words("theorem").words("verdict").words("");
        for (Audit audit : audits) {
            Verdict verdict = audit.verdict();
            table.row(
                    audit.row().key(),
                    verdict.label().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    verdict.sentence());
        }
        return table.lines(style);
    }

    /** All of a theorem. */
    public static List<String> details(Audit audit, Style style) {
        Page page = new Page();
        Verdict verdict = audit.verdict();
        page.line(style.bold(audit.row().key()) + "  " + audit.row().statement());
        page.line(style.faint("  " + audit.row().source()));
        String shown = verdict.label().replace('_', ' ');
        page.line("  " + (verdict.stands() ? style.good(shown) : style.bad(shown)) + "  " + verdict.sentence());
        List<String> before = new ArrayList<>();
        for (Judged judged : audit.judged()) {
            List<String> lines = switch (judged) {
                case Judged.Witness witness -> witness(witness, style);
                case Judged.Search search -> search(search);
                case Judged.Grown grown -> growth(grown);
                case Judged.Not not -> List.of();
            };
            if (!lines.isEmpty()) {
                String head = judged.reading().choices().isEmpty() ? "" : "  read with " + judged.reading();
                if (!head.isEmpty() && !before.contains(head)) {
                    before.add(head);
                    page.line(head);
                }
                page.lines(lines);
            }
        }
        return page.footnote().toLines();
    }

    private static List<String> witness(Judged.Witness witness, Style style) {
        Exhibit exhibit = witness.exhibit();
        List<String> lines = new ArrayList<>();
        String part = switch (exhibit.part()) {
            case PRINTED -> "";
            case BEYOND -> "  (beyond: " + exhibit.remark() + ")";
            case REPAIR -> "  (repair: " + exhibit.remark() + ")";
        };
        lines.add("    " + exhibit.name() + part);
        Table table = new Table().words("").words("").words("").words("").words("");
        witness.assumptions().forEach(each -> row("assumed", each, table, style));
        witness.claims().forEach(each -> row("claimed", each, table, style));
        table.lines(Style.PLAIN).forEach(line -> lines.add("    " + line));
        Bound bound = witness.bound();
        Amount ratio = witness.ratio();
        if (bound != null && ratio != null) {
            lines.add("      " + bound.quantity().key() + " / (" + bound.formula() + ") = " + Words.amount(ratio));
        }
        return lines;
    }

    private static void row(String kind, OfDemand judged, Table table, Style style) {
        table.row(
                kind,
                judged.demand().name(),
                judged.demand().relation().sign() + " "
                        + Words.amount(judged.demand().printed()),
                "is " + Words.amount(judged.actual()),
                judged.standing() == Standing.HOLDS
                        ? ""
                        : judged.standing() == Standing.FAILS ? style.bad("no") : style.open("not decided"));
    }

    private static List<String> growth(Judged.Grown grown) {
        List<String> lines = new ArrayList<>();
        for (Growth growth : grown.growths()) {
            lines.add("    " + growth.method() + ", " + growth.family() + " (a measurement; it proves nothing)");
            Table table = new Table()
                    .numbers("actions each")
                    .numbers("games")
                    .numbers("median s")
                    .numbers(growth.unit());
            for (Growth.Point point : growth.points()) {
                table.row(
                        Integer.toString(point.size()),
                        Integer.toString(point.games()),
                        "%.2g".formatted(point.seconds()),
                        Long.toString(point.work()));
            }
            table.lines(Style.PLAIN).forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private static List<String> search(Judged.Search search) {
        List<String> lines = new ArrayList<>();
        search.hunts().forEach(hunt -> {
            Judged.Counterexample found = hunt.found();
            if (found == null) {
                lines.add("    " + Words.searched(hunt));
                return;
            }
            lines.add("    " + hunt.constant().origin().label() + ": " + Words.counterexample(hunt, found));
            Evidence evidence = found.evidence();
            if (evidence != null) {
                lines.add("      " + evidence.instance().name() + ", certificates beside it");
            }
        });
        return lines;
    }
}
