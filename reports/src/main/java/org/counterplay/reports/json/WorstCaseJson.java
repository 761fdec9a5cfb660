package org.counterplay.reports.json;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.reports.result.WorstCaseResult;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;

/** What {@code search} found. */
public final class WorstCaseJson {
    private WorstCaseJson() {}

    /** Writes it as one object. */
    public static void write(WorstCaseResult result, JsonText json) {
        Found found = result.found();
        Witness witness = found.witness();
        json.object()
                .text("witness", result.file() == null ? null : result.file().toString());
        json.object("gap");
        if (witness == null) {
            json.nothing("lower");
        } else {
            json.number("lower", witness.gap());
        }
        bound(found.bound(), json);
        BigFraction within = result.within();
        if (within == null) {
            json.nothing("within");
        } else {
            json.number("within", within);
        }
        json.end();
        json.text("aim", result.question().aim().label()).truth("optimal", result.optimal());
        json.object("assumptions");
        for (Witness.Check check : witness == null ? List.<Witness.Check>of() : witness.checks()) {
            json.object(check.name())
                    .text("reading", check.reading())
                    .text("required", check.required())
                    .text("actual", check.actual())
                    .end();
        }
        json.end();
        if (witness != null) {
            json.bounds("expertRegret", witness.expertRegret().certificate().regret())
                    .bounds(
                            "learnerRegret",
                            witness.learnerRegret().certificate().regret());
        }
        json.list(
                "certificates",
                result.certificates().stream().map(Path::toString).collect(Collectors.toList()));
        json.text("ending", found.ending().name())
                .count("structures", found.structures())
                .count("seed", result.seed())
                .measured("seconds", found.seconds())
                .end();
    }

    private static void bound(UpperBound bound, JsonText json) {
        switch (bound) {
            case UpperBound.Proved proved ->
                json.number("upper", proved.value()).text("upperStatus", "proved: " + proved.how());
            case UpperBound.Claimed claimed ->
                json.text("upper", Double.toString(claimed.value()))
                        .text(
                                "upperStatus",
                                "claimed by " + claimed.solver() + " to a tolerance of " + claimed.tolerance());
            case UpperBound.None none -> json.nothing("upper").text("upperStatus", "none");
        }
    }
}
