package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.promise.BladesRegret;
import org.counterplay.instances.promise.CloningRegret;
import org.counterplay.instances.promise.CloningValue;
import org.counterplay.instances.promise.MaliceRegret;
import org.counterplay.instances.promise.MomentRegret;
import org.counterplay.instances.promise.MomentValue;
import org.counterplay.instances.promise.OneAgent;
import org.counterplay.instances.promise.OneAgentReversed;
import org.counterplay.instances.promise.PerformanceDifference;
import org.counterplay.instances.promise.Promise;
import org.counterplay.instances.promise.RegretOfEquilibrium;

/**
 * P1's upper bounds: Theorems 4.7, 4.9, 4.10, 5.3, 5.5, 5.7, 5.9, Lemma C.1 and Theorem D.1. Statements, constants and proofs
 * stand at the {@link Promise} of each.
 */
final class UpperBounds {
    private UpperBounds() {}

    static List<Row> rows() {
        return List.of(
                row("P1/4.7", "Theorem 4.7, E.4", Reading.all(Reading.DEVIATIONS), new RegretOfEquilibrium()),
                row("P1/4.9", "Theorem 4.9, E.5", Reading.all(Reading.TV), new CloningValue()),
                row("P1/4.10", "Theorem 4.10, E.6", Reading.all(), new MomentValue()),
                row(
                        "P1/5.3",
                        "Theorem 5.3, E.7",
                        Reading.all(Reading.TV, Reading.COVERAGE, Reading.DEVIATIONS, Reading.RECOVERABILITY),
                        new CloningRegret()),
                row(
                        "P1/5.5",
                        "Theorem 5.5, E.9",
                        Reading.all(Reading.COVERAGE, Reading.DEVIATIONS, Reading.RECOVERABILITY),
                        new MomentRegret()),
                row(
                        "P1/5.7",
                        "Theorem 5.7, E.11",
                        Reading.all(Reading.TV, Reading.DEVIATIONS, Reading.RECOVERABILITY),
                        new MaliceRegret()),
                row(
                        "P1/5.9",
                        "Theorem 5.9, E.13",
                        Reading.all(Reading.TV, Reading.DEVIATIONS, Reading.RECOVERABILITY),
                        new BladesRegret()),
                row("P1/C.1", "Lemma C.1", Reading.all(Reading.TV), new PerformanceDifference()),
                row("P1/D.1", "Theorem D.1", Reading.all(Reading.DEVIATIONS), new OneAgent(), new OneAgentReversed()));
    }

    private static Row row(String key, String number, List<Reading> readings, Promise... promises) {
        return new Row.ForAll(
                key,
                promises[0].statement(),
                "2406.04219, " + number,
                readings,
                List.of(promises),
                List.of(
                        Exhibit.refuting("coin-flip"),
                        Exhibit.refuting("half-coin"),
                        Exhibit.refuting("skewed-coin"),
                        Exhibit.refuting("coin-flip-for-two"),
                        Exhibit.refuting("coin-of-the-other"),
                        Exhibit.refuting("wrong-side"),
                        Exhibit.refuting("leaving-at-once"),
                        Exhibit.refuting("leaving-at-once-12")));
    }
}
