package org.counterplay.instances.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.instances.format.Document.Kind;
import org.counterplay.model.number.Rationals;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Parses JSON as RFC 8259 has it, by Jackson's streaming parser. Numbers are kept as they are written. */
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DocumentBuilder.MOST_LEVELS + 1) // the builder tells it better
                    .maxStringLength(DocumentBuilder.LONGEST_TEXT)
                    .maxNameLength(DocumentBuilder.LONGEST_TEXT)
                    .maxNumberLength(Rationals.MAX_LENGTH)
                    .maxDocumentLength(Long.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    static Document parse(SourceText source) {
        DocumentBuilder builder = new DocumentBuilder(source);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
            try {
                parse(parser, source, builder);
            } catch (JacksonException failure) {
                throw error(source, builder, parser, failure);
            }
        }
        if (builder.isEmpty()) {
            throw new InputException(source.file(), "the file is empty");
        }
        return builder.finish();
    }

    private static void parse(JsonParser parser, SourceText source, DocumentBuilder builder) {
        int level = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            int offset = (int) parser.currentTokenLocation().getCharOffset();
            if (level == 0 && !builder.isEmpty()) {
                throw source.at(offset, "$", "something follows after the end of the data");
            }
            switch (token) {
                case START_OBJECT -> builder.begin(Kind.OBJECT, offset);
                case START_ARRAY -> builder.begin(Kind.LIST, offset);
                case END_OBJECT, END_ARRAY -> builder.end();
                case PROPERTY_NAME -> builder.scalar(Kind.KEY, offset, parser.currentName());
                case VALUE_STRING -> builder.scalar(Kind.TEXT, offset, parser.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> builder.scalar(Kind.NUMBER, offset, parser.getString());
                case VALUE_TRUE, VALUE_FALSE -> builder.scalar(Kind.BOOLEAN, offset, parser.getString());
                case VALUE_NULL -> builder.scalar(Kind.NULL, offset, "null");
                case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("a JSON text cannot hold " + token);
            }
            level += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private static final Pattern NOT_A_NUMBER = Pattern.compile("Non-standard token '([^']*)'");

    private static InputException error(
            SourceText source, DocumentBuilder builder, JsonParser parser, JacksonException failure) {
        long told = failure.getLocation() == null ? -1 : failure.getLocation().getCharOffset();
        long offset = told >= 0 ? told : parser.currentLocation().getCharOffset();
        String said = failure.getOriginalMessage().replaceAll("\\s+", " ");
        if (failure instanceof UnexpectedEndOfInputException || said.startsWith("Unexpected end-of-input")) {
            return builder.error(
                    source.text().length(), "the file ends in the middle of the data; maybe it was cut off");
        }
        if (failure instanceof StreamConstraintsException) {
            return builder.error(
                    offset,
                    "beyond a limit of what is read: "
                            + said.replaceAll(", from `[^`]*`", "").replace("String value", "value"));
        }
        Matcher token = NOT_A_NUMBER.matcher(said);
        if (token.lookingAt()) {
            int length = token.group(1).length();
            long start = source.text().lastIndexOf(token.group(1), (int) Math.min(offset, Integer.MAX_VALUE));
            return builder.error(
                    start < 0 ? Math.max(0, offset - length) : start,
                    token.group(1) + " is not a finite number; write one, as 0.5 or \"1/2\"");
        }
        return builder.error(Math.max(0, offset - 1), "not JSON: " + said);
    }
}
