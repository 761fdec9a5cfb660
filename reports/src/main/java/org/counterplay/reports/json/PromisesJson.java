package org.counterplay.reports.json;

import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.reports.result.StudyMeasurements;

/** What each theorem promises, next to what is so. */
final class PromisesJson {
    private PromisesJson() {}

    /** Writes them under {@code promises}, one object a theorem and constant. */
    static void write(ComparisonResult result, JsonText json) {
        StudyMeasurements measured = result.measurements();
        json.list("promises", list -> {
            for (Promise promise : result.promises()) {
                for (Constant constant : promise.constants(measured.setting())) {
                    promise(promise, constant, measured, list);
                }
            }
        });
    }

    private static void promise(Promise promise, Constant constant, StudyMeasurements measured, JsonText json) {
        Amount bound = promise.bound(constant, measured);
        json.object()
                .text("theorem", promise.key())
                .text("bounds", promise.bounded().key())
                .text("formula", promise.formula())
                .object("constant")
                .text("origin", constant.origin().label())
                .number("value", constant.value())
                .text("source", constant.source())
                .end();
        json.list(
                "conditions",
                list -> promise.conditions(measured)
                        .forEach(condition -> list.object()
                                .text("name", condition.name())
                                .text("required", condition.required())
                                .text("actual", condition.actual())
                                .text("standing", condition.standing().name())
                                .end()));
        amount("bound", bound, json);
        amount("actual", measured.of(promise.bounded()), json);
        amount("ratio", promise.ratio(bound, measured), json);
        json.end();
    }

    private static void amount(String key, Amount amount, JsonText json) {
        switch (amount) {
            case Amount.Known known -> json.known(key, known.within());
            case Amount.Infinite infinite -> json.text(key, "infinity");
            case Amount.Unknown unknown -> json.nothing(key).text(key + "Unknown", unknown.why());
        }
    }
}
