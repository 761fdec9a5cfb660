package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.reports.audit.Judged.Hunt;
import org.counterplay.reports.audit.Judged.OfDemand;

/**
 * Sums up an audit. A reading holds if all witnesses with the printed parameters meet all assumptions and claims, or if
 * no counterexample was found; the theorem holds if all readings do. Where none does, the first reading is told of,
 * which is nearest to the letter.
 */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(Audit audit) {
        Map<Reading, Verdict> verdicts = byReading(audit);
        List<Reading> holding = verdicts.entrySet().stream()
                .filter(entry -> entry.getValue().stands())
                .map(Map.Entry::getKey)
                .toList();
        String beyond = holding.isEmpty() ? "" : beyond(audit, holding.getFirst());
        if (holding.size() == verdicts.size()) {
            Verdict first = verdicts.values().iterator().next();
            return first.in(first.sentence() + beyond);
        }
        Verdict wrong = verdicts.values().stream()
                .filter(verdict -> !verdict.stands())
                .findFirst()
                .orElseThrow();
        String others = others(verdicts, wrong);
        List<String> repairs = repairs(audit);
        String repair = repairs.isEmpty() ? "" : "; repaired: " + String.join("; ", repairs);
        if (holding.isEmpty()) {
            return wrong.in(wrong.sentence() + others + repair);
        }
        return new Verdict.HoldsUnder(
                holding,
                wrong,
                "under " + name(holding, List.copyOf(verdicts.keySet())) + beyond + "; else " + wrong.sentence()
                        + others + repair);
    }

    /** What comes of readings that fail in another way than the first that does, such as for every constant that was tried. */
    private static String others(Map<Reading, Verdict> verdicts, Verdict wrong) {
        Map<String, List<Map.Entry<Reading, Verdict>>> byLabel = new LinkedHashMap<>();
        for (Map.Entry<Reading, Verdict> entry : verdicts.entrySet()) {
            Verdict verdict = entry.getValue();
            if (!verdict.stands() && !verdict.label().equals(wrong.label())) {
                byLabel.computeIfAbsent(verdict.label(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        return byLabel.values().stream()
                .map(entries -> "; under "
                        + name(entries.stream().map(Map.Entry::getKey).toList(), List.copyOf(verdicts.keySet()))
                        + " " + entries.getFirst().getValue().sentence())
                .collect(Collectors.joining());
    }

    /** The verdict on each reading. */
    static Map<Reading, Verdict> byReading(Audit audit) {
        Map<Reading, List<Judged>> byReading = new LinkedHashMap<>();
        audit.judged()
                .forEach(judged -> byReading
                        .computeIfAbsent(judged.reading(), any -> new ArrayList<>())
                        .add(judged));
        Map<Reading, Verdict> verdicts = new LinkedHashMap<>();
        byReading.forEach((reading, judged) -> verdicts.put(reading, ofReading(judged)));
        return verdicts;
    }

    private static Verdict ofReading(List<Judged> judged) {
        for (Judged each : judged) {
            switch (each) {
                case Judged.Not not -> {
                    return new Verdict.NotJudged(not.why());
                }
                case Judged.Grown grown -> {
                    return new Verdict.NotJudged(grown.why() + Words.growth(grown));
                }
                case Judged.Search search -> {
                    return ofSearch(search);
                }
                case Judged.Witness witness -> {}
            }
        }
        List<Judged.Witness> printed = judged.stream()
                .filter(Judged.Witness.class::isInstance)
                .map(Judged.Witness.class::cast)
                .filter(witness -> witness.exhibit().part() == Exhibit.Part.PRINTED)
                .toList();
        for (Judged.Witness witness : printed) {
            for (OfDemand assumption : witness.assumptions()) {
                if (assumption.standing() == Standing.FAILS) {
                    return new Verdict.Violated(
                            assumption.demand().name(),
                            Words.factorOf(assumption.demand().printed(), assumption.actual()),
                            "witness violates " + Words.failure(assumption) + " ("
                                    + witness.exhibit().name() + ")");
                }
            }
        }
        for (Judged.Witness witness : printed) {
            for (OfDemand claim : witness.claims()) {
                if (claim.standing() == Standing.FAILS) {
                    return new Verdict.ClaimWrong(
                            claim.demand().name(),
                            Words.factorOf(claim.demand().printed(), claim.actual()),
                            "claim wrong: " + Words.failure(claim) + " ("
                                    + witness.exhibit().name() + ")");
                }
            }
        }
        for (Judged.Witness witness : printed) {
            if (witness.standing() == Standing.OPEN) {
                return new Verdict.Open("not decided at " + witness.exhibit().name());
            }
        }
        return new Verdict.Holds("assumptions and claims are met by " + printed.size()
                + (printed.size() == 1 ? " witness" : " witnesses"));
    }

    private static Verdict ofSearch(Judged.Search search) {
        List<Hunt> decisive = Words.decisive(search);
        for (Hunt hunt : decisive) {
            Judged.Counterexample found = hunt.found();
            if (found != null) {
                String by = "refuted by " + Words.counterexample(hunt, found);
                Verdict.Refuted refuted = new Verdict.Refuted(
                        found.subject().name(),
                        Words.factorOf(Amount.exactly(found.bound()), found.actual()),
                        by + Words.constantThatSurvives(search, hunt));
                return Words.unrefuted(search, hunt)
                        .map(Hunt::constant)
                        .filter(larger ->
                                larger.value().compareTo(hunt.constant().value()) > 0)
                        .<Verdict>map(larger ->
                                new Verdict.HoldsWith(larger.value(), larger.source(), refuted, refuted.sentence()))
                        .orElse(refuted);
            }
        }
        for (Hunt hunt : decisive) {
            if (hunt.applied() == 0) {
                return new Verdict.Open("none of " + hunt.tried() + " games met the assumptions of: "
                        + hunt.promise().statement());
            }
        }
        return new Verdict.Holds(decisive.stream().map(Words::searched).collect(Collectors.joining("; ")));
    }

    /** {@code " (not where ..)"}: witnesses with parameters that the paper does not rule out, and that fail. */
    private static String beyond(Audit audit, Reading reading) {
        return audit.judged().stream()
                .filter(judged -> judged.reading().equals(reading))
                .filter(Judged.Witness.class::isInstance)
                .map(Judged.Witness.class::cast)
                .filter(witness ->
                        witness.exhibit().part() == Exhibit.Part.BEYOND && witness.standing() == Standing.FAILS)
                .map(witness -> " (not where " + witness.exhibit().remark() + ")")
                .collect(Collectors.joining());
    }

    /** The remarks of repairs that hold in every reading. */
    static List<String> repairs(Audit audit) {
        Set<String> holding = new LinkedHashSet<>();
        Set<String> failing = new LinkedHashSet<>();
        for (Judged judged : audit.judged()) {
            if (judged instanceof Judged.Witness witness && witness.exhibit().part() == Exhibit.Part.REPAIR) {
                (witness.standing() == Standing.HOLDS ? holding : failing)
                        .add(witness.exhibit().remark());
            }
        }
        holding.removeAll(failing);
        return List.copyOf(holding);
    }

    /** The choices that tell the given readings from all others, or all of them. */
    private static String name(List<Reading> some, List<Reading> all) {
        List<Choice> common = some.getFirst().choices().stream()
                .filter(choice -> some.stream().allMatch(reading -> reading.has(choice)))
                .toList();
        long fitting = all.stream()
                .filter(reading -> common.stream().allMatch(reading::has))
                .count();
        return fitting == some.size()
                ? new Reading(common).toString()
                : some.stream().map(Reading::toString).collect(Collectors.joining(" or "));
    }
}
