package org.counterplay.reports.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.tightness.CellResult;
import org.counterplay.reports.tightness.CellResult.BoundAt;
import org.counterplay.reports.tightness.CellResult.FoundAt;
import org.counterplay.reports.tightness.CellResult.ProofAt;
import org.counterplay.reports.tightness.CellResult.Requirement;
import org.counterplay.reports.tightness.CellResult.UpperAt;
import org.counterplay.reports.tightness.CellResult.WitnessAt;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A point of a sweep: one object of {@code points} of {@code tightness --format json}, and back. */
public final class CellJson {
    private CellJson() {}

    /** Writes it as the next value. */
    public static void write(CellResult cell, JsonText json) {
        json.object().object("parameters");
        cell.parameters().forEach(json::text);
        json.end();
        json.list(
                "bounds",
                list -> cell.bounds()
                        .forEach(bound -> list.object()
                                .text("origin", bound.origin())
                                .number("constant", bound.constant())
                                .text("source", bound.source())
                                .number("value", bound.value())
                                .truth("proportional", bound.proportional())
                                .end()));
        json.list("witnesses", list -> cell.witnesses().forEach(witness -> witness(witness, list)));
        found(cell.found(), json);
        upper(cell.upper(), json);
        json.list(
                "proofs",
                list -> cell.proofs()
                        .forEach(proof -> list.object()
                                .number("constant", proof.constant())
                                .text("how", proof.how())
                                .number("value", proof.value())
                                .end()));
        json.count("tried", cell.tried())
                .count("met", cell.met())
                .list("remarks", cell.remarks())
                .measured("seconds", cell.seconds())
                .end();
    }

    private static void witness(WitnessAt witness, JsonText json) {
        json.object().text("name", witness.name());
        json.list(
                "assumptions",
                list -> witness.assumptions().forEach(each -> {
                    list.object()
                            .text("name", each.name())
                            .text("required", each.required())
                            .text("actual", each.actual());
                    Boolean holds = each.holds();
                    if (holds == null) {
                        list.nothing("holds");
                    } else {
                        list.truth("holds", holds);
                    }
                    number("factor", each.factor(), list);
                    list.end();
                }));
        json.truth("meets", witness.meets());
        number("value", witness.value(), json);
        number("ratio", witness.ratio(), json);
        json.end();
    }

    private static void found(@Nullable FoundAt found, JsonText json) {
        if (found == null) {
            json.nothing("found");
            return;
        }
        json.object("found").number("value", found.value());
        number("ratio", found.ratio(), json);
        json.text("how", found.how())
                .count("seed", found.seed())
                .text("instance", found.instance())
                .text("certificate", found.certificate())
                .text("expertCertificate", found.expertCertificate())
                .text("certificateDigest", found.certificateDigest())
                .end();
    }

    private static void upper(@Nullable UpperAt upper, JsonText json) {
        if (upper == null) {
            json.nothing("upper");
            return;
        }
        json.object("upper")
                .number("value", upper.value())
                .text("how", upper.how())
                .text("of", upper.of())
                .end();
    }

    private static void number(String key, @Nullable BigFraction value, JsonText json) {
        if (value == null) {
            json.nothing(key).nothing(key + "Double");
        } else {
            json.number(key, value);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is no such object; the message says what is missing
     */
    public static CellResult read(String text) {
        try {
            return read(JsonMapper.shared().readTree(text));
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("no point of a sweep: " + wrong.getMessage(), wrong);
        }
    }

    /** Reads one of {@code points}; throws as {@link #read(String)} does. */
    public static CellResult read(JsonNode node) {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        of(node, "parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asString()));
        return new CellResult(
                parameters,
                list(
                        node,
                        "bounds",
                        each -> new BoundAt(
                                text(each, "origin"),
                                number(each, "constant"),
                                text(each, "source"),
                                number(each, "value"),
                                of(each, "proportional").asBoolean())),
                list(node, "witnesses", CellJson::witness),
                of(node, "found").isNull() ? null : found(of(node, "found")),
                of(node, "upper").isNull() ? null : upper(of(node, "upper")),
                list(
                        node,
                        "proofs",
                        each -> new ProofAt(number(each, "constant"), text(each, "how"), number(each, "value"))),
                of(node, "tried").asInt(),
                of(node, "met").asInt(),
                list(node, "remarks", JsonNode::asString),
                of(node, "seconds").asDouble());
    }

    private static WitnessAt witness(JsonNode node) {
        return new WitnessAt(
                text(node, "name"),
                list(
                        node,
                        "assumptions",
                        each -> new Requirement(
                                text(each, "name"),
                                text(each, "required"),
                                text(each, "actual"),
                                of(each, "holds").isNull()
                                        ? null
                                        : of(each, "holds").asBoolean(),
                                perhaps(each, "factor"))),
                perhaps(node, "value"),
                perhaps(node, "ratio"));
    }

    private static FoundAt found(JsonNode node) {
        return new FoundAt(
                number(node, "value"),
                perhaps(node, "ratio"),
                text(node, "how"),
                of(node, "seed").asLong(),
                text(node, "instance"),
                text(node, "certificate"),
                text(node, "expertCertificate"),
                text(node, "certificateDigest"));
    }

    private static UpperAt upper(JsonNode node) {
        return new UpperAt(number(node, "value"), text(node, "how"), text(node, "of"));
    }

    private static JsonNode of(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no point of a sweep: it lacks \"" + key + "\"");
        }
        return value;
    }

    private static String text(JsonNode node, String key) {
        return of(node, key).asString();
    }

    private static BigFraction number(JsonNode node, String key) {
        return Rationals.parse(text(node, key));
    }

    private static @Nullable BigFraction perhaps(JsonNode node, String key) {
        return of(node, key).isNull() ? null : number(node, key);
    }

    private static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> make) {
        List<T> all = new ArrayList<>();
        of(node, key).forEach(each -> all.add(make.apply(each)));
        return all;
    }
}
