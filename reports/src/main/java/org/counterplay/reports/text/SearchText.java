package org.counterplay.reports.text;

import java.util.Locale;
import org.counterplay.solvers.backend.SearchProgress;

/** How far a search over integers has come, in a few words; all of it is what the solver says. */
public final class SearchText {
    private SearchText() {}

    /** {@code best 12.5, bound 13, gap 4.0 %, 1,234 nodes}; what is not known is left out. */
    public static String of(SearchProgress progress) {
        StringBuilder text = new StringBuilder();
        text.append(Double.isNaN(progress.objective()) ? "nothing found yet" : "best " + number(progress.objective()));
        if (!Double.isNaN(progress.bound())) {
            text.append(", bound ").append(number(progress.bound()));
        }
        if (Double.isFinite(progress.gap())) {
            text.append(String.format(Locale.ROOT, ", gap %.2g %%", 100 * progress.gap()));
        }
        if (progress.nodes() >= 0) {
            text.append(", ")
                    .append(Figures.count(progress.nodes()))
                    .append(progress.nodes() == 1 ? " node" : " nodes");
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
