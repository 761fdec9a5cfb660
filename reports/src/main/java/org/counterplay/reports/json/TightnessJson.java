package org.counterplay.reports.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.tightness.Unswept;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.tightness.CellResult.BoundAt;
import org.counterplay.reports.tightness.Conclusion;
import org.counterplay.reports.tightness.SweepResult;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What {@code tightness} found: one object a theorem and reading. */
public final class TightnessJson {
    private TightnessJson() {}

    /** Writes them as one list, and behind them what is not swept and why. */
    public static void write(List<SweepResult> results, List<Unswept> unswept, JsonText json) {
        json.list(list -> {
            results.forEach(result -> write(result, list));
            unswept.forEach(row -> list.object()
                    .text("theorem", row.key())
                    .text("statement", row.statement())
                    .text("notSwept", row.why())
                    .list("points", none -> {})
                    .object("verdict")
                    .text("label", "NOT_SWEPT")
                    .text("sentence", row.why())
                    .end()
                    .end());
        });
    }

    private static void write(SweepResult result, JsonText json) {
        Conclusion conclusion = result.conclusion();
        json.object()
                .text("theorem", result.theorem())
                .text("statement", result.statement())
                .text("formula", result.formula())
                .text("bounded", result.bounded());
        json.object("reading");
        result.reading().forEach(json::text);
        json.end();
        json.list("matchedBy", result.matchedBy());
        Map<String, BoundAt> constants = new LinkedHashMap<>();
        result.cells()
                .forEach(cell -> cell.bounds()
                        .forEach(bound -> constants.putIfAbsent(
                                bound.origin() + " " + Rationals.format(bound.constant()), bound)));
        json.list(
                "constants",
                list -> constants
                        .values()
                        .forEach(bound -> list.object()
                                .text("origin", bound.origin())
                                .number("value", bound.constant())
                                .text("source", bound.source())
                                .end()));
        json.list("points", list -> result.cells().forEach(cell -> CellJson.write(cell, list)));
        json.count("missing", result.missing());
        number("largestRatio", conclusion.largestRatio(), json);
        BigFraction sharp = conclusion.sharp();
        if (sharp == null) {
            json.nothing("sharp");
        } else {
            json.object("sharp")
                    .number("constant", sharp)
                    .text("where", conclusion.where())
                    .end();
        }
        json.object("verdict")
                .text("label", conclusion.label().name())
                .text("sentence", conclusion.sentence())
                .end();
        json.end();
    }

    private static void number(String key, @Nullable BigFraction value, JsonText json) {
        if (value == null) {
            json.nothing(key).nothing(key + "Double");
        } else {
            json.number(key, value);
        }
    }
}
