package org.counterplay.reports.json;

import java.nio.file.Path;
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
import org.counterplay.reports.audit.Evidence;
import org.counterplay.reports.audit.Judged;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.counterplay.reports.audit.Judged.OfDemand;
import org.counterplay.reports.audit.Verdict;
import org.counterplay.reports.audit.Words;
import org.counterplay.reports.audit.draft.Size;
import org.counterplay.reports.audit.growth.Growth;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What {@code audit} found: one object a theorem, witness (with its parameters) and reading. */
public final class AuditJson {
    private final String search;
    private final @Nullable Path folder;

    private AuditJson(String search, @Nullable Path folder) {
        this.search = search;
        this.folder = folder;
    }

    /**
     * Writes them as one list.
     *
     * @param search how counterexamples were searched for
     * @param folder the folder to which evidence was written; null where none was
     */
    public static void write(List<Audit> audits, String search, @Nullable Path folder, JsonText json) {
        AuditJson writer = new AuditJson(search, folder);
        json.list(list -> {
            for (Audit audit : audits) {
                audit.judged().forEach(judged -> writer.write(audit, judged, list));
            }
        });
    }

    private void write(Audit audit, Judged judged, JsonText json) {
        json.object()
                .text("theorem", audit.row().key())
                .text("statement", audit.row().statement());
        json.text("kind", audit.row() instanceof Row.Exists ? "exists" : "for all")
                .text("source", audit.row().source());
        reading(judged.reading(), json);
        switch (judged) {
            case Judged.Witness witness -> witness(witness, json);
            case Judged.Search found -> search(found, json);
            case Judged.Grown grown -> {
                unjudged(grown.why(), json);
                json.list("measurements", list -> grown.growths().forEach(growth -> growth(growth, list)));
            }
            case Judged.Not not -> unjudged(not.why(), json);
        }
        json.object("readingVerdict");
        verdict(audit.byReading().getOrDefault(judged.reading(), audit.verdict()), json);
        json.end();
        json.object("verdict");
        verdict(audit.verdict(), json);
        json.list("repaired", audit.repairs()).end();
        json.end();
    }

    private static void unjudged(String why, JsonText json) {
        json.object("parameters")
                .end()
                .list("assumptions", List.of())
                .list("claims", List.of())
                .nothing("bound")
                .text("notJudged", why);
    }

    /** What was measured; a clock's seconds, and counts of work that are the same each time. */
    private static void growth(Growth growth, JsonText json) {
        json.object()
                .text("family", growth.family())
                .text("method", growth.method())
                .text("unit", growth.unit())
                .truth("proof", false);
        json.list(
                "points",
                list -> growth.points()
                        .forEach(point -> list.object()
                                .count("size", point.size())
                                .count("games", point.games())
                                .measured("seconds", point.seconds())
                                .count("work", point.work())
                                .end()));
        Growth.Fit fit = growth.fit();
        if (fit == null) {
            json.nothing("fit");
        } else {
            json.object("fit")
                    .text("kind", fit.better().name())
                    .measured("perAction", fit.perAction())
                    .measured("power", fit.power())
                    .end();
        }
        json.end();
    }

    /** Label and sentence, and what the label speaks of as data. */
    private static void verdict(Verdict verdict, JsonText json) {
        json.text("label", verdict.label()).text("sentence", verdict.sentence());
        switch (verdict) {
            case Verdict.HoldsUnder(var readings, Verdict otherwise, String sentence) -> {
                json.list(
                        "readings",
                        list -> readings.forEach(reading -> {
                            list.object();
                            choices(reading, list);
                            list.end();
                        }));
                json.object("otherwise");
                verdict(otherwise, json);
                json.end();
            }
            case Verdict.HoldsWith(BigFraction constant, String source, Verdict.Refuted refuted, String sentence) -> {
                json.number("constant", constant).text("constantSource", source);
                json.object("printed");
                verdict(refuted, json);
                json.end();
            }
            case Verdict.Violated(String assumption, BigFraction factor, String sentence) -> {
                json.text("assumption", assumption);
                factor(factor, json);
            }
            case Verdict.ClaimWrong(String claim, BigFraction factor, String sentence) -> {
                json.text("claim", claim);
                factor(factor, json);
            }
            case Verdict.Refuted(String by, BigFraction factor, String sentence) -> {
                json.text("by", by);
                factor(factor, json);
            }
            case Verdict.Holds holds -> {}
            case Verdict.Open open -> {}
            case Verdict.NotJudged not -> {}
        }
    }

    /** {@code actual / printed}. */
    private static void factor(@Nullable BigFraction factor, JsonText json) {
        if (factor == null) {
            json.nothing("factor");
        } else {
            json.number("factor", factor);
        }
    }

    private static void reading(Reading reading, JsonText json) {
        json.object("reading");
        choices(reading, json);
        json.end();
    }

    private static void choices(Reading reading, JsonText json) {
        for (Choice choice : reading.choices()) {
            json.text(choice.dimension(), choice.label());
        }
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
        evidence(witness.evidence(), json);
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

    private void search(Judged.Search found, JsonText json) {
        json.object("parameters").end();
        json.list("assumptions", List.of());
        json.list("claims", list -> found.hunts().forEach(hunt -> hunt(hunt, list)));
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

    private void hunt(Hunt hunt, JsonText json) {
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
                    .text("searched", Words.searched(hunt) + "; tried: " + search);
        } else {
            json.number("printed", counterexample.bound());
            amount("actual", counterexample.actual(), json);
            json.truth("holds", false)
                    .text("instance", counterexample.subject().name())
                    .text("counterexample", file(counterexample))
                    .truth("minimal", counterexample.minimal())
                    .text("shrunkFrom", counterexample.shrunkFrom());
            size(counterexample.subject().size(), json);
            evidence(counterexample.evidence(), json);
        }
        BigFraction largest = hunt.largest();
        if (largest == null) {
            json.nothing("largestRatio");
        } else {
            json.number("largestRatio", largest).text("largestAt", hunt.at());
        }
        BigFraction least = hunt.least();
        if (least == null) {
            json.nothing("leastConstant");
        } else {
            json.number("leastConstant", least);
        }
        json.count("tried", hunt.tried()).count("applied", hunt.applied()).object("appliedByAgents");
        for (int agents = 1; agents <= hunt.byAgents().size(); agents++) {
            json.count(Integer.toString(agents), hunt.byAgents().get(agents - 1));
        }
        json.end().end();
    }

    /** The instance file, where one is written, or the name that it has in the library. */
    private String file(Counterexample found) {
        Evidence evidence = found.evidence();
        if (evidence == null) {
            return found.subject().name();
        }
        String name = evidence.instance().name();
        return folder == null ? name : folder.resolve(name).toString();
    }

    private static void size(Size size, JsonText json) {
        json.object("size")
                .count("agents", size.agents())
                .count("states", size.states())
                .count("rows", size.rows());
        if (size.steps() == Integer.MAX_VALUE) {
            json.nothing("steps");
        } else {
            json.count("steps", size.steps());
        }
        json.end();
    }

    /** Names of files, as the store and {@code --out} have them, and digests of the certificates. */
    private static void evidence(@Nullable Evidence evidence, JsonText json) {
        if (evidence == null) {
            json.nothing("evidence");
            return;
        }
        json.object("evidence")
                .text("instance", evidence.instance().name())
                .text("expertCertificate", evidence.expert().name())
                .text("expertDigest", evidence.expert().digest())
                .text("learnerCertificate", evidence.learner().name())
                .text("learnerDigest", evidence.learner().digest());
        evidence.expertCoarse()
                .forEach(file ->
                        json.text("expertCoarseCertificate", file.name()).text("expertCoarseDigest", file.digest()));
        evidence.learnerCoarse()
                .forEach(file ->
                        json.text("learnerCoarseCertificate", file.name()).text("learnerCoarseDigest", file.digest()));
        json.end();
    }

    private static void amount(String key, Amount amount, JsonText json) {
        switch (amount) {
            case Amount.Known(Enclosure within) -> json.known(key, within);
            case Amount.Infinite infinite -> json.text(key, "infinity");
            case Amount.Unknown unknown -> json.nothing(key).text(key + "Unknown", unknown.why());
        }
    }
}
