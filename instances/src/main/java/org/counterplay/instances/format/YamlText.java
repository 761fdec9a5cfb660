package org.counterplay.instances.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.counterplay.instances.format.Document.Kind;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Parses one YAML 1.2 document, by the events of SnakeYAML Engine, the parser under Jackson's: Jackson's own stream of
 * tokens interprets scalars, while here {@code 1}, {@code 1/3} and {@code yes} stay the texts that they are until it is
 * known whether a name or a number is wanted. Aliases repeat what they name, up to {@link #MOST_REPEATED} nodes.
 */
final class YamlText {
    /** Most nodes that all aliases of a file may add together. */
    static final int MOST_REPEATED = 1_000_000;

    private static final int BUFFER = 1 << 13;

    private final SourceText source;
    private final DocumentBuilder builder;
    private final Map<String, int[]> anchors = new HashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private final int[] offsets;
    private int documents;
    private long repeated;

    private static final class Level {
        final boolean object;
        final int start;
        final @Nullable String anchor;
        boolean keyNext;

        Level(boolean object, int start, @Nullable String anchor) {
            this.object = object;
            this.start = start;
            this.anchor = anchor;
            keyNext = object;
        }
    }

    private YamlText(SourceText source) {
        this.source = source;
        builder = new DocumentBuilder(source);
        offsets = offsetsOfCodePoints(source.text());
    }

    static Document parse(SourceText source) {
        YamlText yaml = new YamlText(source);
        // SnakeYAML Engine 3.0.1 fails where a buffer ends between the two chars of a pair: then all is one buffer.
        boolean pairs = yaml.offsets.length > 0;
        LoadSettings settings = LoadSettings.builder()
                .setBufferSize(pairs ? source.text().length() + 2 : BUFFER)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setAllowDuplicateKeys(true) // the builder tells them, with their place
                .build();
        try {
            for (Event event : new Parse(settings).parseString(source.text())) {
                yaml.take(event);
            }
        } catch (MarkedYamlEngineException failure) {
            throw yaml.error(failure);
        } catch (ReaderException failure) {
            throw source.at(
                    source.offsetOfCodePoint(failure.getPosition()),
                    "$",
                    "a character that YAML does not allow: code point " + failure.getCodePoint());
        } catch (YamlEngineException failure) {
            throw new InputException(source.file(), "not YAML: " + Shown.text(String.valueOf(failure.getMessage())));
        }
        if (yaml.builder.isEmpty()) {
            throw new InputException(source.file(), "the file is empty");
        }
        return yaml.builder.finish();
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (++documents > 1) {
                    throw source.at(offset(event), "$", "a second document follows; a file holds one");
                }
            }
            case MappingStart -> begin(true, (NodeEvent) event);
            case SequenceStart -> begin(false, (NodeEvent) event);
            case MappingEnd, SequenceEnd -> {
                builder.end();
                Level level = levels.pop();
                if (level.anchor != null) {
                    anchors.put(level.anchor, new int[] {level.start, builder.size()});
                }
            }
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
    }

    private void begin(boolean object, NodeEvent event) {
        if (nextIsKey()) {
            throw builder.error(offset(event), "a key that is no text");
        }
        int start = builder.size();
        builder.begin(object ? Kind.OBJECT : Kind.LIST, offset(event));
        levels.push(new Level(object, start, anchor(event)));
    }

    private void scalar(ScalarEvent event) {
        int start = builder.size();
        if (nextIsKey()) {
            builder.scalar(Kind.KEY, offset(event), event.getValue());
        } else {
            builder.scalar(event.isPlain() ? Kind.PLAIN : Kind.TEXT, offset(event), event.getValue());
            String anchor = anchor(event);
            if (anchor != null) {
                anchors.put(anchor, new int[] {start, builder.size()});
            }
        }
    }

    private void alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        int[] nodes = anchors.get(name);
        if (nodes == null) {
            throw builder.error(
                    offset(event),
                    "alias *" + Shown.text(name) + " of nothing before it; write \"*\" in quotes for any");
        }
        if (nextIsKey()) {
            throw builder.error(offset(event), "an alias as a key; write it out");
        }
        repeated += nodes[1] - nodes[0];
        if (repeated > MOST_REPEATED) {
            throw builder.error(offset(event), "aliases that repeat more than " + MOST_REPEATED + " values in all");
        }
        builder.repeat(nodes[0], nodes[1]);
    }

    /** Whether the next node is a key; then the one after it is a value. */
    private boolean nextIsKey() {
        Level level = levels.peek();
        if (level == null || !level.object) {
            return false;
        }
        boolean key = level.keyNext;
        level.keyNext = !key;
        return key;
    }

    private static @Nullable String anchor(NodeEvent event) {
        Optional<Anchor> anchor = event.getAnchor();
        return anchor.isPresent() ? anchor.get().getValue() : null;
    }

    private int offset(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isPresent() ? offset(mark.get()) : 0;
    }

    private int offset(Mark mark) {
        int index = Math.clamp(mark.getIndex(), 0, source.text().length());
        return offsets.length == 0 ? index : offsets[Math.min(index, offsets.length - 1)];
    }

    /** Marks count code points: where each is in chars, or an empty array where the text has no pairs of chars. */
    private static int[] offsetsOfCodePoints(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[count + 1];
        for (int k = 0, at = 0; k < count; k++) {
            offsets[k] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
        return offsets;
    }

    private InputException error(MarkedYamlEngineException failure) {
        Optional<Mark> mark = failure.getProblemMark().or(failure::getContextMark);
        int offset = mark.isPresent() ? offset(mark.get()) : 0;
        String context = failure.getContext() == null ? "" : failure.getContext() + ": ";
        String said = (context + failure.getProblem()).replaceAll("\\s+", " ");
        String end = offset >= source.text().stripTrailing().length() ? "; maybe the file was cut off" : "";
        return builder.error(offset, "not YAML: " + said + end);
    }
}
