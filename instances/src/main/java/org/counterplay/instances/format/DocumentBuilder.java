package org.counterplay.instances.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.Document.Kind;

/** Builds a {@link Document} from the events of a parser; holds the limits that keep a hostile file from filling memory. */
final class DocumentBuilder {
    /** Deepest nesting of lists and objects; the formats need eight. */
    static final int MOST_LEVELS = 64;

    /** Longest text of a key or a scalar. */
    static final int LONGEST_TEXT = 65_536;

    private final SourceText source;
    private final Map<String, Integer> pool = new HashMap<>();
    private final int[] open = new int[MOST_LEVELS];
    private byte[] kinds = new byte[256];
    private int[] offsets = new int[256];
    private int[] data = new int[256];
    private int[] seen = new int[64];
    private int size;
    private int level;

    DocumentBuilder(SourceText source) {
        this.source = source;
    }

    /** Number of nodes so far. */
    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void begin(Kind kind, int offset) {
        if (level == MOST_LEVELS) {
            throw error(offset, "lists and objects are nested more than " + MOST_LEVELS + " deep");
        }
        open[level++] = size;
        append(kind, offset, Integer.MAX_VALUE); // ends after all that is known, until it is ended
    }

    void scalar(Kind kind, int offset, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw error(offset, "a text of " + text.length() + " characters; at most " + LONGEST_TEXT + " are read");
        }
        Integer known = pool.get(text);
        if (known == null) {
            checkPairs(text, offset);
            known = pool.size();
            pool.put(text, known);
        }
        append(kind, offset, known);
    }

    /** Ends the innermost list or object; an object must not have a key twice. */
    void end() {
        int container = open[--level];
        data[container] = size;
        if (kinds[container] == Kind.OBJECT.ordinal()) {
            checkKeys(container);
        }
    }

    /** Repeats nodes {@code from..end-1}, which are complete, as the next element or value. */
    void repeat(int from, int end) {
        int shift = size - from;
        for (int node = from; node < end; node++) {
            boolean container = kinds[node] == Kind.OBJECT.ordinal() || kinds[node] == Kind.LIST.ordinal();
            append(Kind.values()[kinds[node]], offsets[node], container ? data[node] + shift : data[node]);
        }
    }

    /** One past the last node of a complete subtree. */
    int endOf(int node) {
        boolean container = kinds[node] == Kind.OBJECT.ordinal() || kinds[node] == Kind.LIST.ordinal();
        return container ? data[node] : node + 1;
    }

    /** An error at an offset, below the last node that is known. */
    InputException error(long offset, String problem) {
        return source.at(offset, size == 0 ? "$" : finish().path(size - 1), problem);
    }

    Document finish() {
        String[] texts = new String[pool.size()];
        pool.forEach((text, number) -> texts[number] = text);
        return new Document(source, kinds, offsets, data, size, texts);
    }

    private void append(Kind kind, int offset, int value) {
        if (size == kinds.length) {
            int larger = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 16L);
            if (larger <= size) {
                throw error(offset, "more than " + size + " values; the file is too large");
            }
            kinds = Arrays.copyOf(kinds, larger);
            offsets = Arrays.copyOf(offsets, larger);
            data = Arrays.copyOf(data, larger);
        }
        kinds[size] = (byte) kind.ordinal();
        offsets[size] = offset;
        data[size++] = value;
    }

    /** Marks each key's text with this object's number; linear, since texts are numbered. */
    private void checkKeys(int object) {
        if (seen.length < pool.size()) {
            seen = Arrays.copyOf(seen, Math.max(pool.size(), 2 * seen.length));
        }
        for (int key = object + 1; key < size; key = endOf(key + 1)) {
            if (seen[data[key]] == object + 1) {
                Document document = finish();
                InputException.Problem twice = document.problem(
                        key, "\"" + Shown.text(document.text(key)) + "\" is given twice in one object");
                throw new InputException(source.file(), List.of(twice), 1);
            }
            seen[data[key]] = object + 1;
        }
    }

    private void checkPairs(String text, int offset) {
        for (int k = 0; k < text.length(); k++) {
            if (Character.isSurrogate(text.charAt(k))) {
                if (Character.isHighSurrogate(text.charAt(k))
                        && k + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(k + 1))) {
                    k++;
                } else {
                    throw error(offset, "a text with half of a surrogate pair, which is no character");
                }
            }
        }
    }
}
