package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.DemandRow;
import org.counterplay.reports.page.Page.HuntRow;
import org.counterplay.reports.page.Page.Judgement;
import org.counterplay.reports.page.Page.Section;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * LaTeX tables with the rules of booktabs, several pages long if need be and no wider than the text of an article.
 * Fractions are set as they are, exact, where they are short, and else by their first digits; signs and letters of
 * formulas in math mode.
 */
final class LatexTables {
    private static final String HEAD =
            "% \\usepackage[T1]{fontenc}\n% \\usepackage{booktabs,longtable,array}\n\\begingroup\\footnotesize\\setlength{\\tabcolsep}{3pt}\n";
    private static final String END = "\\bottomrule\n\\end{longtable}\n\\endgroup\n";
    private static final int LONGEST_EXACT = 24;
    private static final int LONGEST_BESIDE_OTHERS = 11;

    private LatexTables() {}

    /** A line a theorem. */
    static String summary(List<Section> sections) {
        StringBuilder out = begin("l" + left(".17") + left(".55"), List.of("Theorem", "Verdict", ""));
        for (Section section : sections) {
            String key = section.key();
            for (Judgement verdict : section.verdicts()) {
                row(
                        out,
                        List.of(
                                TexText.of(key),
                                TexText.name(
                                        verdict.words() + (verdict.detail().isEmpty() ? "" : " " + verdict.detail())),
                                TexText.name(verdict.sentence())));
                key = "";
            }
        }
        return out.append(END).toString();
    }

    /** What is assumed and claimed of the witnesses of a theorem. */
    static String demands(List<Block.Demands> tables) {
        StringBuilder out = begin(
                "l" + left(".18") + left(".15") + left(".12") + left(".16") + left(".19"),
                List.of("", "quantity", "printed", "actual", "holds", "read with"));
        boolean first = true;
        for (Block.Demands table : tables) {
            out.append(first ? "" : "\\midrule\n")
                    .append("\\multicolumn{6}{@{}>{\\raggedright\\arraybackslash}p{\\linewidth}@{}}{\\texttt{")
                    .append(TexText.name(table.witness()))
                    .append("}")
                    .append(table.remark().isEmpty() ? "" : " " + TexText.of(table.remark()))
                    .append("} \\\\\n");
            for (DemandRow row : table.rows()) {
                row(
                        out,
                        List.of(
                                row.claimed() ? "claimed" : "assumed",
                                TexText.of(row.name()),
                                TexText.of(row.relation()) + " " + figure(row.printed(), LONGEST_EXACT),
                                figure(row.actual(), LONGEST_EXACT),
                                holds(row.holds()) + (row.by().isEmpty() ? "" : ", " + TexText.of(row.by())),
                                TexText.name(row.under())));
            }
            first = false;
        }
        return out.append(END).toString();
    }

    /** The bounds of a theorem that were tried on many games. */
    static String hunts(Block.Hunts hunts) {
        StringBuilder out = begin(
                left(".23") + left(".11") + left(".33") + left(".23"),
                List.of("bound", "constant", "outcome", "read with"));
        for (HuntRow row : hunts.rows()) {
            String outcome = row.by().isEmpty()
                    ? (row.holds() == null ? "open: no game that was tried met the assumptions" : "not refuted")
                    : "\\textbf{refuted} by \\texttt{" + TexText.name(row.by()) + "}: "
                            + figure(row.actual(), LONGEST_BESIDE_OTHERS) + " where "
                            + figure(row.bound(), LONGEST_BESIDE_OTHERS) + " is promised";
            row(
                    out,
                    List.of(
                            TexText.name(row.quantity() + " \u2264 " + row.formula()),
                            figure(row.constant(), LONGEST_BESIDE_OTHERS) + " (" + TexText.of(row.origin()) + ")",
                            outcome + "; " + row.tried() + " games tried, " + row.applied() + " met the assumptions",
                            TexText.name(row.under())));
        }
        return out.append(END).toString();
    }

    /** The numbers of a plot. */
    static String numbers(Plot plot) {
        List<String> head = new ArrayList<>();
        plot.parameters().forEach(name -> head.add(heading(name)));
        plot.series().forEach(series -> head.add(heading(series.name())));
        StringBuilder out = begin("r".repeat(head.size()), head);
        for (Plot.Point point : plot.points()) {
            List<String> cells = new ArrayList<>();
            plot.parameters()
                    .forEach(name ->
                            cells.add(figure(point.at().getOrDefault(name, Figure.NONE), LONGEST_BESIDE_OTHERS)));
            plot.series()
                    .forEach(series -> cells.add(
                            figure(point.values().getOrDefault(series.name(), Figure.NONE), LONGEST_BESIDE_OTHERS)));
            row(out, cells);
        }
        return out.append(END).toString();
    }

    private static StringBuilder begin(String columns, List<String> head) {
        StringBuilder out = new StringBuilder(HEAD)
                .append("\\begin{longtable}{@{}")
                .append(columns)
                .append("@{}}\n\\toprule\n");
        row(out, head);
        return out.append("\\midrule\n\\endhead\n");
    }

    /** A column of text that breaks, so wide as a share of the line. */
    private static String left(String share) {
        return ">{\\raggedright\\arraybackslash}p{" + share + "\\linewidth}";
    }

    /** A heading of a narrow column: a word a line. */
    private static String heading(String name) {
        String[] words = TexText.name(name).split(" ");
        return words.length < 2
                ? String.join("", words)
                : "\\begin{tabular}[b]{@{}r@{}}" + String.join("\\\\", words) + "\\end{tabular}";
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(String.join(" & ", cells.isEmpty() ? Collections.singletonList("") : cells))
                .append(" \\\\\n");
    }

    private static String holds(@Nullable Boolean holds) {
        return holds == null ? "open" : holds ? "yes" : "\\textbf{no}";
    }

    /** Exact where it is no longer than that, else its first digits, which go on. */
    private static String figure(Figure figure, int longest) {
        BigFraction value = figure.value();
        if (value == null) {
            return TexText.of(figure.main());
        }
        String exact = Rationals.format(value);
        return exact.length() <= longest
                ? "$" + exact + "$"
                : "$" + Figure.shortened(value).replace('\u2212', '-').replace("\u2026", "\\ldots") + "$";
    }
}
