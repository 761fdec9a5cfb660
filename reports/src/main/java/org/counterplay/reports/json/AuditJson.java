package org.counterplay.reports.json;

import java.util.List;
import org.counterplay.instances.audit.Bound;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Audit;
import org.counterplay.reports.audit.Judged;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.counterplay.reports.audit.Judged.OfDemand;
import org.counterplay.reports.audit.Verdict;
import org.counterplay.reports.audit.Words;
import org.hipparchus.fraction.BigFraction;

/** What {@code audit} found: one object a theorem, witness (with its parameters) and reading. */
public final class AuditJson {
    private AuditJson() {}

    /**
     * Writes them as one list.
     *
     * @param search how counterexamples were searched for
     */
    public static void write(List<Audit> audits, String search, JsonText json) {
        json.list(list -> {
            for (Audit audit : audits) {
                audit.judged().forEach(judged -> write(audit, judged, search, list));
            }
        });
    }

    private static void write(Audit audit, Judged judged, String search, JsonText json) {
        json.object()
                .text("theorem", audit.row().key())
                .text("statement", audit.row().statement());
        json.text("kind", audit.row() instanceof Row.Exists ? "exists" : "for all")
                .text("source", audit.row().source());
        reading(judged.reading(), json);
        switch (judged) {
            case Judged.Witness witness -> witness(witness, json);
            case Judged.Search found -> search(found, search, json);
            case Judged.Not not ->
                json.object("parameters")
                        .end()
                        .list("assumptions", List.of())
                        .list("claims", List.of())
                        .nothing("bound")
                        .text("notJudged", not.why());
        }
        Verdict verdict = audit.verdict();
        json.object("verdict")
                .text("label", verdict.label())
                .text("sentence", verdict.sentence())
                .end();
        json.end();
    }

    private static void reading(Reading reading, JsonText json) {
        json.object("reading");
        for (Choice choice : reading.choices()) {
            json.text(choice.dimension(), choice.label());
        }
        json.end();
    }

    private static void witness(Judged.Witness witness, JsonText json) {
        json.object("parameters");
        for (String parameter : witness.exhibit().parameters()) {
            int equals = parameter.indexOf('=');
            json.text(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        json.end()
                .text("instance", witness.exhibit().name())
                .text("expert", witness.exhibit().expert())
                .text("learner", witness.exhibit().learner())
                .text("part", witness.exhibit().part().name())
                .text("remark", witness.exhibit().remark());
        json.list("assumptions", list -> witness.assumptions().forEach(each -> demand("required", each, list)));
        json.list("claims", list -> witness.claims().forEach(each -> demand("printed", each, list)));
        Bound bound = witness.bound();
        Amount ratio = witness.ratio();
        if (bound == null) {
            json.nothing("bound");
            return;
        }
        json.object("bound").text("formula", bound.formula()).number("printed", bound.printed());
        if (ratio == null) {
            json.nothing("ratio");
        } else {
            amount("ratio", ratio, json);
        }
        json.end();
    }

    private static void demand(String stated, OfDemand judged, JsonText json) {
        json.object()
                .text("name", judged.demand().name())
                .text("relation", judged.demand().relation().sign());
        amount(stated, judged.demand().printed(), json);
        amount("actual", judged.actual(), json);
        holds(judged.standing(), json);
        json.end();
    }

    private static void holds(Standing standing, JsonText json) {
        if (standing == Standing.OPEN) {
            json.nothing("holds");
        } else {
            json.truth("holds", standing == Standing.HOLDS);
        }
    }

    private static void search(Judged.Search found, String how, JsonText json) {
        json.object("parameters").end();
        json.list("assumptions", List.of());
        json.list("claims", list -> found.hunts().forEach(hunt -> hunt(hunt, how, list)));
        Hunt first = Words.decisive(found).getFirst();
        json.object("bound").text("printed", first.promise().formula());
        BigFraction largest = first.largest();
        if (largest == null) {
            json.nothing("ratio");
        } else {
            json.number("ratio", largest).text("at", first.at());
        }
        json.end();
    }

    private static void hunt(Hunt hunt, String how, JsonText json) {
        json.object()
                .text("name", hunt.promise().bounded().key())
                .text("statement", hunt.promise().statement())
                .text("formula", hunt.promise().formula())
                .text("origin", hunt.constant().origin().label())
                .text("constant", Rationals.format(hunt.constant().value()))
                .text("constantSource", hunt.constant().source());
        Counterexample counterexample = hunt.found();
        if (counterexample == null) {
            json.text("printed", hunt.promise().formula())
                    .nothing("actual")
                    .truth("holds", hunt.applied() > 0)
                    .text("searched", Words.searched(hunt) + "; tried: " + how);
        } else {
            json.number("printed", counterexample.bound());
            amount("actual", counterexample.actual(), json);
            json.truth("holds", false)
                    .text("instance", counterexample.subject().name())
                    .text(
                            "counterexample",
                            counterexample.file() == null
                                    ? counterexample.subject().name()
                                    : counterexample.file().toString());
        }
        json.count("tried", hunt.tried()).count("applied", hunt.applied()).end();
    }

    private static void amount(String key, Amount amount, JsonText json) {
        switch (amount) {
            case Amount.Known(Enclosure within) -> json.known(key, within);
            case Amount.Infinite infinite -> json.text(key, "infinity");
            case Amount.Unknown unknown -> json.nothing(key).text(key + "Unknown", unknown.why());
        }
    }
}
