package org.counterplay.reports.tightness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.instances.tightness.Unswept;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.text.Page;
import org.counterplay.reports.text.Style;
import org.counterplay.reports.text.Table;
import org.counterplay.reports.tightness.CellResult.BoundAt;
import org.counterplay.reports.tightness.CellResult.FoundAt;
import org.counterplay.reports.tightness.CellResult.UpperAt;
import org.counterplay.reports.tightness.CellResult.WitnessAt;
import org.counterplay.reports.tightness.Conclusion.Label;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Sweeps as tables, points as rows, and what follows. */
public final class TightnessText {
    private static final int SHORT = 9;
    private static final int DIGITS = 5;
    private static final String NONE = "-";
    private static final String GOES_ON = "..";

    private TightnessText() {}

    /** One line a theorem and reading, and one for each theorem that is not swept. */
    public static List<String> summary(List<SweepResult> results, List<Unswept> unswept, Style style) {
        Table table = new Table().words("theorem").words("reading").words("").words("");
        for (SweepResult result : results) {
            Conclusion conclusion = result.conclusion();
            table.row(result.theorem(), reading(result), label(conclusion.label()), conclusion.sentence());
        }
        unswept.forEach(row -> table.row(row.key(), "", "not swept", row.why()));
        return table.lines(style);
    }

    /** A theorem's points and verdict. */
    public static List<String> details(SweepResult result, Style style) {
        Page page = new Page();
        Conclusion conclusion = result.conclusion();
        page.line(style.bold(result.theorem()) + "  " + result.statement());
        if (!result.reading().isEmpty()) {
            page.line(style.faint("  read with " + reading(result)));
        }
        page.line("  "
                + (conclusion.label() == Label.REFUTED || conclusion.label() == Label.PROOF_REFUTED
                        ? style.bad(label(conclusion.label()))
                        : style.good(label(conclusion.label())))
                + "  " + conclusion.sentence());
        if (!result.cells().isEmpty()) {
            page.lines(table(result).lines(style));
        }
        List<String> remarks = result.cells().stream()
                .flatMap(cell -> cell.remarks().stream())
                .distinct()
                .toList();
        remarks.forEach(remark -> page.line(style.faint("    " + remark)));
        return page.toLines();
    }

    private static Table table(SweepResult result) {
        Table table = new Table();
        result.cells()
                .getFirst()
                .parameters()
                .keySet()
                .forEach(name -> table.numbers(name.equals("discount") ? "horizon" : name));
        table.numbers("printed")
                .numbers("derived")
                .numbers("witness")
                .numbers("found")
                .numbers("upper")
                .numbers("found/bound")
                .numbers("found/upper")
                .words("found by");
        for (CellResult cell : result.cells()) {
            FoundAt found = cell.found();
            UpperAt upper = cell.upper();
            List<String> row = new ArrayList<>(cell.parameters().values());
            row.add(bound(cell, "printed"));
            row.add(bound(cell, "derived"));
            row.add(witness(cell));
            row.add(found == null ? NONE : number(found.value()));
            row.add(upper == null ? NONE : number(upper.value()));
            row.add(found == null ? NONE : number(found.ratio()));
            row.add(
                    found == null
                                    || upper == null
                                    || upper.value().getNumerator().signum() <= 0
                            ? NONE
                            : number(found.value().divide(upper.value())));
            row.add(found == null ? "" : found.how());
            table.row(row);
        }
        return table;
    }

    private static String bound(CellResult cell, String origin) {
        return cell.bounds().stream()
                .filter(bound -> bound.origin().equals(origin))
                .map(BoundAt::value)
                .findFirst()
                .map(TightnessText::number)
                .orElse(NONE);
    }

    /** The best of the paper's witnesses; in brackets where it does not meet the point. */
    private static String witness(CellResult cell) {
        WitnessAt best = null;
        for (WitnessAt each : cell.witnesses()) {
            if (best == null || (each.meets() && !best.meets())) {
                best = each;
            }
        }
        return best == null ? NONE : best.meets() ? number(best.value()) : "(" + number(best.value()) + ")";
    }

    private static String reading(SweepResult result) {
        return String.join(
                ", ",
                result.reading().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    private static String label(Label label) {
        return label.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Exact where it is short, else the first digits, rounded down and marked. */
    private static String number(@Nullable BigFraction value) {
        if (value == null) {
            return NONE;
        }
        String exact = Rationals.format(value);
        return exact.length() <= SHORT
                ? exact
                : new BigDecimal(value.getNumerator())
                                .divide(
                                        new BigDecimal(value.getDenominator()),
                                        new MathContext(DIGITS, RoundingMode.DOWN))
                                .toPlainString()
                        + GOES_ON;
    }
}
