package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.DemandRow;
import org.counterplay.reports.page.Page.Judgement;
import org.counterplay.reports.page.Page.Section;
import org.hipparchus.fraction.BigFraction;

/** LaTeX tables with the rules of booktabs. Fractions are set as they are, exact; signs and letters of formulas in math mode. */
final class LatexTables {
    private static final String HEAD = "% \\usepackage{booktabs,longtable,array}\n";

    private LatexTables() {}

    /** A line a theorem; several pages long if need be. */
    static String summary(List<Section> sections) {
        StringBuilder out = new StringBuilder(HEAD)
                .append("\\begin{longtable}{@{}l>{\\raggedright}p{.17\\linewidth}"
                        + ">{\\raggedright\\arraybackslash}p{.6\\linewidth}@{}}\n\\toprule\n")
                .append("Theorem & Verdict & \\\\\n\\midrule\n\\endhead\n");
        for (Section section : sections) {
            String key = section.key();
            for (Judgement verdict : section.verdicts()) {
                row(
                        out,
                        List.of(
                                escape(key),
                                escape(verdict.words() + (verdict.detail().isEmpty() ? "" : " " + verdict.detail())),
                                escape(verdict.sentence())));
                key = "";
            }
        }
        return out.append("\\bottomrule\n\\end{longtable}\n").toString();
    }

    /** What is assumed and claimed of the witnesses of a theorem. */
    static String demands(List<Block.Demands> tables) {
        StringBuilder out = new StringBuilder(HEAD)
                .append("\\begin{longtable}{@{}llrrll@{}}\n\\toprule\n")
                .append("& quantity & printed & actual & holds & read with \\\\\n\\midrule\n\\endhead\n");
        boolean first = true;
        for (Block.Demands table : tables) {
            out.append(first ? "" : "\\midrule\n").append("\\multicolumn{6}{@{}l}{\\texttt{");
            out.append(escape(table.witness())).append("}");
            out.append(table.remark().isEmpty() ? "" : " " + escape(table.remark()))
                    .append("} \\\\\n");
            for (DemandRow row : table.rows()) {
                Boolean holds = row.holds();
                row(
                        out,
                        List.of(
                                row.claimed() ? "claimed" : "assumed",
                                escape(row.name()),
                                escape(row.relation()) + " " + figure(row.printed()),
                                figure(row.actual()),
                                (holds == null ? "open" : holds ? "yes" : "\\textbf{no}")
                                        + (row.by().isEmpty() ? "" : ", " + escape(row.by())),
                                escape(row.under())));
            }
            first = false;
        }
        return out.append("\\bottomrule\n\\end{longtable}\n").toString();
    }

    /** The numbers of a plot. */
    static String numbers(Plot plot) {
        int columns = plot.parameters().size() + plot.series().size();
        StringBuilder out = new StringBuilder(HEAD)
                .append("\\begin{longtable}{@{}")
                .append("r".repeat(columns))
                .append("@{}}\n\\toprule\n");
        List<String> head = new ArrayList<>();
        plot.parameters().forEach(name -> head.add(escape(Symbols.of(name))));
        plot.series().forEach(series -> head.add(escape(Symbols.of(series.name()))));
        row(out, head);
        out.append("\\midrule\n\\endhead\n");
        for (Plot.Point point : plot.points()) {
            List<String> cells = new ArrayList<>();
            plot.parameters().forEach(name -> cells.add(figure(point.at().getOrDefault(name, Figure.NONE))));
            plot.series().forEach(series -> cells.add(figure(point.values().getOrDefault(series.name(), Figure.NONE))));
            row(out, cells);
        }
        return out.append("\\bottomrule\n\\end{longtable}\n").toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(String.join(" & ", cells.isEmpty() ? Collections.singletonList("") : cells))
                .append(" \\\\\n");
    }

    private static String figure(Figure figure) {
        BigFraction value = figure.value();
        String exact = value == null ? "" : Rationals.format(value);
        return value != null && exact.equals(figure.whole().replace('\u2212', '-')) && exact.length() <= 24
                ? "$" + exact + "$"
                : escape(figure.main());
    }

    /** Text with all that LaTeX would take for more than itself in its written form; letters of formulas in math mode. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        Symbols.of(text)
                .codePoints()
                .forEach(c -> out.append(
                        switch (c) {
                            case '\\' -> "\\textbackslash{}";
                            case '{' -> "\\{";
                            case '}' -> "\\}";
                            case '$' -> "\\$";
                            case '&' -> "\\&";
                            case '#' -> "\\#";
                            case '%' -> "\\%";
                            case '_' -> "\\_";
                            case '^' -> "\\textasciicircum{}";
                            case '~' -> "\\textasciitilde{}";
                            case '<' -> "$<$";
                            case '>' -> "$>$";
                            case '|' -> "$|$";
                            case '"' -> "\\textquotedbl{}";
                            case '\n', '\r', '\t' -> " ";
                            case '\u2264' -> "$\\leq$";
                            case '\u2265' -> "$\\geq$";
                            case '\u2260' -> "$\\neq$";
                            case '\u2212' -> "$-$";
                            case '\u221e' -> "$\\infty$";
                            case '\u2026' -> "\\ldots{}";
                            case '\u2013' -> "--";
                            case '\u2019' -> "'";
                            case '\u03b5' -> "$\\varepsilon$";
                            case '\u03b2' -> "$\\beta$";
                            case '\u03b3' -> "$\\gamma$";
                            case '\u03b4' -> "$\\delta$";
                            case '\u03a9' -> "$\\Omega$";
                            case '\u00b2' -> "$^2$";
                            case '\u2081' -> "$_1$";
                            case '\u2082' -> "$_2$";
                            default -> Character.toString(c);
                        }));
        return out.toString();
    }
}
