package org.counterplay.reports.json;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes JSON as a stream, with numbers exact and beside them their doubles. */
public final class JsonText {
    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    /** Writes one indented value and a line end. */
    public static void write(PrintWriter to, Consumer<JsonText> content) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator generator = factory.createGenerator(new Indented(), to)) {
            content.accept(new JsonText(generator));
        }
        to.println();
    }

    /** A value that is JSON already, as it stands. */
    public JsonText verbatim(String key, String value) {
        out.writeName(key);
        out.writeRawValue(value.strip());
        return this;
    }

    /** Begins an object; {@link #end} ends it. */
    public JsonText object() {
        out.writeStartObject();
        return this;
    }

    /** Begins an object under a key. */
    public JsonText object(String key) {
        out.writeObjectPropertyStart(key);
        return this;
    }

    /** Ends the innermost object. */
    public JsonText end() {
        out.writeEndObject();
        return this;
    }

    /** A list of whatever the content writes. */
    public JsonText list(Consumer<JsonText> content) {
        out.writeStartArray();
        content.accept(this);
        out.writeEndArray();
        return this;
    }

    /** A list under a key. */
    public JsonText list(String key, Consumer<JsonText> content) {
        out.writeName(key);
        return list(content);
    }

    /** A list of texts. */
    public JsonText list(String key, Iterable<String> texts) {
        return list(key, json -> texts.forEach(out::writeString));
    }

    /** A text, or null. */
    public JsonText text(String key, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(key);
        } else {
            out.writeStringProperty(key, value);
        }
        return this;
    }

    /** A truth value. */
    public JsonText truth(String key, boolean value) {
        out.writeBooleanProperty(key, value);
        return this;
    }

    /** A count; not a measured number, so not a text. */
    public JsonText count(String key, long value) {
        out.writeNumberProperty(key, value);
        return this;
    }

    /** A measurement in floating point, such as a time in seconds. */
    public JsonText measured(String key, double value) {
        out.writeNumberProperty(key, value);
        return this;
    }

    /** Null. */
    public JsonText nothing(String key) {
        out.writeNullProperty(key);
        return this;
    }

    /** An exact number and, under {@code keyDouble}, the double nearest to it. */
    public JsonText number(String key, BigFraction value) {
        out.writeStringProperty(key, Rationals.format(value));
        out.writeNumberProperty(key + "Double", Rationals.toDouble(value));
        return this;
    }

    /** The number where it is known exactly, else null; in either case its bounds under {@code keyBounds}. */
    public JsonText known(String key, Enclosure value) {
        if (value.exact()) {
            number(key, value.lower());
        } else {
            nothing(key).nothing(key + "Double");
        }
        return bounds(key + "Bounds", value);
    }

    /** {@code {"lower": .., "upper": ..}} with their doubles. */
    public JsonText bounds(String key, Enclosure value) {
        return object(key)
                .number("lower", value.lower())
                .number("upper", value.upper())
                .end();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
