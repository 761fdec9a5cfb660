package org.counterplay.reports.text;

import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.certificate.Verdict;
import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The last line: what was proved, how it was checked, and no more. */
public final class VerdictText {
    private VerdictText() {}

    /** The verdict on a proved regret, given the epsilon that is allowed, if any. */
    public static String of(Enclosure regret, @Nullable BigFraction epsilon, Arithmetic arithmetic, Style style) {
        Verdict verdict = epsilon == null ? Verdict.of(regret) : Verdict.of(regret, epsilon);
        return switch (verdict) {
            case EQUILIBRIUM -> style.good("EQUILIBRIUM") + " (regret exactly 0" + suffix(arithmetic) + ")";
            case EPSILON_EQUILIBRIUM ->
                style.good("epsilon-EQUILIBRIUM") + " with epsilon in " + Figures.bounds(regret)
                        + (epsilon == null ? parenthesis(arithmetic) : asked(epsilon, arithmetic));
            case NOT_EQUILIBRIUM ->
                style.bad("NOT AN EQUILIBRIUM") + " (deviation gains at least " + Figures.atMost(regret.lower())
                        + (epsilon == null ? "" : ", more than epsilon = " + Figures.atLeast(epsilon))
                        + suffix(arithmetic) + ")";
            case UNDECIDED ->
                style.open("UNDECIDED") + " (the regret is in " + Figures.bounds(regret) + ", and so is epsilon = "
                        + (epsilon == null ? "0" : Figures.exact(epsilon)) + suffix(arithmetic)
                        + "; maybe ask for --precision exact or a smaller --width)";
        };
    }

    /** The same of a policy that was sought as an equilibrium: with the least epsilon that is proved. */
    public static String sought(Enclosure regret, Arithmetic arithmetic, Style style) {
        return regret.upper().getNumerator().signum() == 0
                ? of(regret, null, arithmetic, style)
                : style.good("epsilon-EQUILIBRIUM") + " with epsilon in " + Figures.bounds(regret)
                        + parenthesis(arithmetic);
    }

    private static String asked(BigFraction epsilon, Arithmetic arithmetic) {
        return " (at most " + Figures.atLeast(epsilon) + ", as asked" + suffix(arithmetic) + ")";
    }

    private static String parenthesis(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.EXACT ? "" : " (checked " + Facts.how(arithmetic) + ")";
    }

    private static String suffix(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.EXACT ? "" : "; checked " + Facts.how(arithmetic);
    }
}
