package org.counterplay.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.reports.result.StudyMeasurements;

/** What theorems promise where their assumptions hold, and which promise nothing. */
final class PromiseText {
    private PromiseText() {}

    /** One row a theorem and constant whose conditions do not fail. */
    static Table table(ComparisonResult result) {
        StudyMeasurements measured = result.measurements();
        Table table = new Table()
                .words("theorem")
                .words("bounds")
                .words("by")
                .numbers("c")
                .words("")
                .numbers("bound")
                .numbers("actual")
                .numbers("ratio");
        for (Promise promise : result.promises()) {
            if (fails(promise, measured)) {
                continue;
            }
            for (Constant constant : promise.constants(measured.setting())) {
                Amount bound = promise.bound(constant, measured);
                table.row(
                        promise.key(),
                        promise.bounded().key(),
                        promise.formula(),
                        Figures.exact(constant.value()),
                        constant.origin().label(),
                        amount(bound),
                        amount(measured.of(promise.bounded())),
                        amount(promise.ratio(bound, measured)));
            }
        }
        return table;
    }

    /** A line for each theorem that promises nothing here. */
    static List<String> silent(ComparisonResult result) {
        StudyMeasurements measured = result.measurements();
        List<String> lines = new ArrayList<>();
        for (Promise promise : result.promises()) {
            if (fails(promise, measured)) {
                lines.add("  " + promise.key() + " promises nothing: "
                        + promise.conditions(measured).stream()
                                .filter(condition -> condition.standing() == Standing.FAILS)
                                .map(PromiseText::failure)
                                .collect(Collectors.joining("; ")));
            }
        }
        return lines;
    }

    private static boolean fails(Promise promise, StudyMeasurements measured) {
        return promise.conditions(measured).stream().anyMatch(condition -> condition.standing() == Standing.FAILS);
    }

    private static String failure(Condition condition) {
        return condition.name() + " must be " + condition.required() + ", is " + condition.actual();
    }

    private static String amount(Amount amount) {
        return switch (amount) {
            case Amount.Known known -> Figures.enclosure(known.within());
            case Amount.Infinite infinite -> "infinity";
            case Amount.Unknown unknown -> "-";
        };
    }
}
