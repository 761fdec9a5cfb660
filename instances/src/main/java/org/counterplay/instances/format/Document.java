package org.counterplay.instances.format;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A file's data as a tree that is stored flat, so that a file of a million states costs no object per node.
 *
 * <p>Nodes are numbered in the order of the file; node 0 is the root. The members of an object are pairs of a key node and
 * the value that follows it. Texts and numbers are pooled: equal ones share one number in the pool and one parsed value.
 */
final class Document {
    /** What a node is. */
    enum Kind {
        OBJECT,
        LIST,
        KEY,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        /** A YAML scalar without quotes: a text, a number or a literal, whichever is wanted. */
        PLAIN
    }

    private static final Kind[] KINDS = Kind.values();

    private final SourceText source;
    private final byte[] kinds;
    private final int[] offsets;
    private final int[] data;
    private final int size;
    private final String[] pool;
    private final @Nullable BigFraction[] numbers;

    /**
     * Takes the arrays over.
     *
     * @param offsets where each node starts in the text, in chars
     * @param data of an object or list, one past its last descendant; of others, the number of their text in the pool
     */
    Document(SourceText source, byte[] kinds, int[] offsets, int[] data, int size, String[] pool) {
        this.source = source;
        this.kinds = kinds;
        this.offsets = offsets;
        this.data = data;
        this.size = size;
        this.pool = pool;
        numbers = new BigFraction[pool.length];
    }

    SourceText source() {
        return source;
    }

    /** About how many bytes the document keeps occupied. */
    long bytes() {
        return 2L * source.text().length() + 9L * kinds.length + 64L * pool.length;
    }

    Kind kind(int node) {
        return KINDS[kinds[node]];
    }

    /** The first node inside an object (a key) or a list, or {@link #end} where it is empty. */
    int first(int node) {
        return node + 1;
    }

    /** The node after this one and all inside it: the next element of a list, the next key of an object. */
    int next(int node) {
        return isContainer(node) ? data[node] : node + 1;
    }

    /** One past the last node inside an object or a list. */
    int end(int node) {
        return data[node];
    }

    /** Number of elements of a list or of members of an object. */
    int count(int node) {
        int count = 0;
        for (int k = first(node); k < end(node); k = next(k)) {
            count++;
        }
        return kind(node) == Kind.OBJECT ? count / 2 : count;
    }

    /** The text of a key or scalar, a number being a text as well. */
    String text(int node) {
        return pool[data[node]];
    }

    /** The number in the pool of the text of a key or scalar; equal texts have equal numbers. */
    int textNumber(int node) {
        return data[node];
    }

    /** The text with a number in the pool. */
    String pooled(int textNumber) {
        return pool[textNumber];
    }

    /** Number of texts in the pool. */
    int poolSize() {
        return pool.length;
    }

    /** The number that a scalar's text stands for; throws NumberFormatException where it is none. */
    BigFraction number(int node) {
        int at = data[node];
        BigFraction known = numbers[at];
        if (known == null) {
            known = Rationals.parse(pool[at]);
            numbers[at] = known;
        }
        return known;
    }

    /**
     * The number at a node where it is exactly a double that can be told without long arithmetic: a short integer or decimal
     * or a fraction over a power of two; else NaN. Files hold millions of these.
     */
    double quickDouble(int node) {
        return mayBeNumber(node) ? QuickNumber.parse(pool[data[node]]) : Double.NaN;
    }

    boolean isContainer(int node) {
        return kinds[node] == Kind.OBJECT.ordinal() || kinds[node] == Kind.LIST.ordinal();
    }

    boolean isText(int node) {
        Kind kind = kind(node);
        return kind == Kind.TEXT || kind == Kind.PLAIN || kind == Kind.KEY;
    }

    boolean mayBeNumber(int node) {
        Kind kind = kind(node);
        return kind == Kind.NUMBER || kind == Kind.TEXT || kind == Kind.PLAIN;
    }

    /** What stands at a node, for messages. */
    String describe(int node) {
        return switch (kind(node)) {
            case OBJECT -> "an object";
            case LIST -> "a list";
            case KEY, TEXT -> "the text \"" + Shown.text(text(node)) + "\"";
            case NUMBER -> "the number " + Shown.text(text(node));
            case BOOLEAN -> text(node);
            case NULL -> "null";
            case PLAIN -> text(node).isEmpty() ? "nothing" : Shown.text(text(node));
        };
    }

    InputException.Problem problem(int node, String text) {
        return source.problem(offsets[node], path(node), text);
    }

    /** Where a node stands, like {@code $.transitions[3].to.s1}. */
    String path(int node) {
        StringBuilder path = new StringBuilder("$");
        int at = 0;
        while (at != node) {
            at = kind(at) == Kind.OBJECT ? member(at, node, path) : element(at, node, path);
        }
        return path.toString();
    }

    private int member(int object, int node, StringBuilder path) {
        int key = first(object);
        while (node > key && node >= next(key + 1)) { // a key at the end of what is known may have no value yet
            key = next(key + 1);
        }
        String name = text(key);
        boolean simple = !name.isEmpty() && name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
        path.append(simple ? "." + Shown.text(name) : "[\"" + Shown.text(name) + "\"]");
        return node == key ? node : key + 1;
    }

    private int element(int list, int node, StringBuilder path) {
        int child = first(list);
        int index = 0;
        while (node >= next(child)) {
            child = next(child);
            index++;
        }
        path.append('[').append(index).append(']');
        return child;
    }

    @Override
    public String toString() {
        return source.file() + " with " + size + " nodes";
    }
}
