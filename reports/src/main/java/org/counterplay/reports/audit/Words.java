package org.counterplay.reports.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterplay.instances.audit.Demand;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Constant;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.counterplay.reports.audit.Judged.OfDemand;
import org.counterplay.reports.audit.growth.Growth;
import org.counterplay.reports.text.Figures;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Findings as people read them. */
public final class Words {
    private Words() {}

    /** {@code coverage >= 1/10: it is 1/100, short by a factor of 10}. */
    static String failure(OfDemand judged) {
        Demand demand = judged.demand();
        return demand.name() + " " + demand.relation().sign() + " " + amount(demand.printed()) + ": it is "
                + amount(judged.actual()) + factor(demand.printed(), judged.actual());
    }

    /** A number, bounds, or a word. */
    public static String amount(Amount amount) {
        return switch (amount) {
            case Amount.Known known -> Figures.enclosure(known.within());
            case Amount.Infinite infinite -> "infinity";
            case Amount.Unknown unknown -> "unknown";
        };
    }

    private static String factor(Amount printed, Amount actual) {
        BigFraction factor = factorOf(printed, actual);
        if (factor == null) {
            return "";
        }
        boolean larger = factor.compareTo(BigFraction.ONE) > 0;
        return ", " + (larger ? "too large" : "short") + " by a factor of "
                + Figures.exact(larger ? factor : factor.reciprocal());
    }

    /** {@code actual / printed}, of exact positive numbers; else null. */
    static @Nullable BigFraction factorOf(Amount printed, Amount actual) {
        return printed instanceof Amount.Known(Enclosure stated)
                        && actual instanceof Amount.Known(Enclosure is)
                        && is.exact()
                        && stated.lower().getNumerator().signum() > 0
                        && is.lower().getNumerator().signum() > 0
                ? is.lower().divide(stated.lower())
                : null;
    }

    /** The hunts on which the verdict rests: of printed constants, or of derived ones where none is printed. */
    public static List<Hunt> decisive(Judged.Search search) {
        List<Hunt> printed = search.hunts().stream()
                .filter(hunt -> hunt.constant().origin() == Constant.Origin.PRINTED)
                .toList();
        return printed.isEmpty() ? search.hunts() : printed;
    }

    /** The name of a counterexample, what is bounded, and both numbers. */
    public static String counterexample(Hunt hunt, Counterexample found) {
        return found.subject().name() + ": " + hunt.promise().bounded().key() + " is " + amount(found.actual())
                + ", the bound "
                + hunt.promise().formula() + constant(hunt) + " is " + Figures.exact(found.bound())
                + factor(Amount.exactly(found.bound()), found.actual());
    }

    /** {@code " with c = 2"}, where the formula has a c. */
    static String constant(Hunt hunt) {
        boolean any = hunt.varies() && hunt.found() == null; // then no one value stands for all games
        return hunt.promise().formula().matches(".*\\bc\\b.*")
                ? " with c = "
                        + (any
                                ? hunt.constant().source()
                                : Rationals.format(hunt.constant().value()))
                : "";
    }

    /**
     * {@code "; holds with constant 2 (derived)"}, where a derived constant was not refuted; else the least constant that no game
     * exceeds, where there is one.
     */
    static String constantThatSurvives(Judged.Search search, Hunt refuted) {
        BigFraction least = refuted.least();
        return unrefuted(search, refuted)
                .map(hunt -> "; holds with constant "
                        + (hunt.varies() ? "" : Rationals.format(hunt.constant().value()) + ": ")
                        + hunt.constant().source())
                .orElse(least == null ? "" : "; no game that was tried needs a constant above " + Figures.exact(least));
    }

    /** The hunt of a derived constant of the same bound that was not refuted. */
    static Optional<Hunt> unrefuted(Judged.Search search, Hunt refuted) {
        return search.hunts().stream()
                .filter(hunt -> hunt.promise() == refuted.promise()
                        && hunt.constant().origin() == Constant.Origin.DERIVED
                        && hunt.found() == null
                        && hunt.applied() > 0)
                .findFirst();
    }

    /** {@code no counterexample among 58 games, 34 of which met the assumptions; ..}. */
    public static String searched(Hunt hunt) {
        BigFraction largest = hunt.largest();
        return "no counterexample to " + hunt.promise().bounded().key() + " <= "
                + hunt.promise().formula() + constant(hunt) + " ("
                + hunt.constant().origin().label() + ") among " + hunt.tried() + " games, " + hunt.applied()
                + " of which meet the assumptions"
                + (largest == null ? "" : "; largest ratio " + Figures.exact(largest) + " at " + hunt.at());
    }

    /** {@code "; measured, which is no proof: .."}. */
    static String growth(Judged.Grown grown) {
        return grown.growths().stream()
                .flatMap(growth -> Stream.ofNullable(growth.fit())
                        .map(fit -> growth.method() + " on " + growth.family()
                                + ": " + growth.unit() + " grow "
                                + (fit.better() == Growth.Kind.EXPONENTIAL
                                        ? "%.3g-fold with each action".formatted(fit.perAction())
                                        : "like the size to the %.2g".formatted(fit.power()))
                                + " up to " + growth.points().getLast().size()))
                .collect(Collectors.joining("; ", "; measured, which is no proof: ", ""));
    }
}
