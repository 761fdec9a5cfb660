package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.promise.FeatureBound;
import org.counterplay.instances.promise.Promise;
import org.counterplay.instances.promise.TabularLinearity;

/**
 * P4: tabular games are linear, and the concentrability of features against d. Statements stand at {@link TabularLinearity} and
 * {@link FeatureBound}; "never larger up to d" is read in both ways.
 *
 * <p><b>Source.</b> arXiv:2602.22810, as in related-results.
 */
final class LinearFeatures {
    private LinearFeatures() {}

    static List<Row> rows() {
        return List.of(
                row("P4/Linearity", Reading.all(), new TabularLinearity()),
                row("P4/Concentrability-d", Reading.all(), new FeatureBound(false)),
                row("P4/Concentrability-dC", Reading.all(Reading.CONCENTRABILITY), new FeatureBound(true)));
    }

    private static Row row(String key, List<Reading> readings, Promise promise) {
        return new Row.ForAll(
                key,
                promise.statement(),
                "2602.22810, as in related-results; tabular features",
                readings,
                List.of(promise),
                List.of(
                        Exhibit.refuting("ties"),
                        Exhibit.refuting("one-tie"),
                        Exhibit.refuting("coin-flip"),
                        Exhibit.refuting("skewed-coin")));
    }
}
