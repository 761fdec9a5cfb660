package org.counterplay.instances.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Lays data out as JSON or YAML for people: block structures have a line for each element, others stand on one line. In
 * YAML a block list holds no block structures.
 */
final class Layout {
    /** How the elements of an object or a list are laid out. */
    enum Form {
        /** A line for each. */
        BLOCK,
        /** All on one line. */
        LINE,
        /** On as many lines as are needed. */
        WRAPPED
    }

    private static final int WIDTH = 110;
    private static final int LONGEST_IMPLICIT_KEY =
            1_000; // YAML needs a mark before a key of more than 1024 characters
    private static final int LONGEST_DECIMAL = 12;
    private static final int SHORTEST_LONG_FRACTION = 14; // a longer p/2^k has a decimal of more than 12 characters
    private static final int LONGEST_LITERAL = 5;
    private static final int FLUSH = 1 << 14;
    private static final Set<String> LITERALS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final Writer out;
    private final boolean yaml;
    private final StringBuilder scratch = new StringBuilder();
    private final StringBuilder pending = new StringBuilder(2 * FLUSH);
    private Form[] forms = new Form[16];
    private boolean[] objects = new boolean[16];
    private int[] counts = new int[16];
    private int level;
    private int column;
    private boolean afterKey;

    Layout(Writer out, boolean yaml) {
        this.out = out;
        this.yaml = yaml;
    }

    /** Begins an object as the next element or value. */
    Layout object(Form form) throws IOException {
        return begin(form, true);
    }

    /** Begins a list as the next element or value. */
    Layout list(Form form) throws IOException {
        return begin(form, false);
    }

    /** Ends the innermost object or list, and the line after the outermost. */
    Layout end() throws IOException {
        level--;
        boolean empty = counts[level] == 0;
        boolean block = forms[level] == Form.BLOCK;
        if (yaml && block) {
            if (empty) {
                put(objects[level] ? " {}" : " []");
            }
        } else {
            if (block && !empty) {
                line(level);
            }
            put(objects[level] ? "}" : "]");
        }
        if (level == 0) {
            put("\n");
            flush();
        }
        return this;
    }

    /** Hands on all that was laid out so far. */
    void flush() throws IOException {
        out.append(pending);
        pending.setLength(0);
    }

    /** Begins a member of the innermost object; its value comes next. */
    Layout key(String name) throws IOException {
        separate();
        String written = written(name);
        if (yaml && written.length() > LONGEST_IMPLICIT_KEY) {
            put("? ");
            put(written);
            if (forms[level - 1] == Form.BLOCK) {
                line(level - 1);
                put(":");
            } else {
                put(" :");
            }
        } else {
            put(written);
            put(":");
        }
        afterKey = true;
        return this;
    }

    /** A text as the next element or value. */
    Layout text(String text) throws IOException {
        element();
        put(written(text));
        return this;
    }

    /** A whole number as the next element or value. */
    Layout integer(long value) throws IOException {
        element();
        put(Long.toString(value));
        return this;
    }

    /** A truth value as the next element or value. */
    Layout truth(boolean value) throws IOException {
        element();
        put(Boolean.toString(value));
        return this;
    }

    /**
     * A number as the next element or value: as a number where every reader of JSON takes it for just that (short decimals
     * that are exactly doubles), else as the text {@code p/q}.
     */
    Layout number(BigFraction value) throws IOException {
        element();
        boolean integer = value.getDenominator().bitLength() == 1;
        if (integer && value.getNumerator().bitLength() <= 53) {
            put(value.getNumerator().toString());
            return this;
        }
        if (!integer && Rationals.bits(value) < 64 && value.getDenominator().bitCount() == 1) {
            String decimal = new BigDecimal(Rationals.toDouble(value)).toPlainString();
            if (decimal.length() <= LONGEST_DECIMAL) {
                put(decimal);
                return this;
            }
        }
        String fraction = Rationals.format(value);
        if (fraction.length() > Rationals.MAX_LENGTH) {
            throw new IllegalArgumentException("a number of " + fraction.length() + " characters; at most "
                    + Rationals.MAX_LENGTH + " can be read from a file. Maybe round it outward first");
        }
        put(yaml && !integer ? fraction : "\"" + fraction + "\"");
        return this;
    }

    /** An entry of a column, as {@link #number(BigFraction)} writes it. */
    Layout number(NumberColumn column, int k) throws IOException {
        double value = column.doubleAt(k);
        String quick = column.isDouble(k) ? QuickNumber.format(value) : null;
        if (quick == null || (quick.length() < SHORTEST_LONG_FRACTION && quick.indexOf('/') > 0)) {
            return number(column.at(k)); // perhaps a short decimal
        }
        element();
        put(yaml || quick.indexOf('/') < 0 ? quick : '"' + quick + '"');
        return this;
    }

    private Layout begin(Form form, boolean object) throws IOException {
        boolean lineFollows = yaml && form == Form.BLOCK;
        if (lineFollows && afterKey) {
            afterKey = false;
        } else {
            element();
        }
        if (level == forms.length) {
            forms = Arrays.copyOf(forms, 2 * level);
            objects = Arrays.copyOf(objects, 2 * level);
            counts = Arrays.copyOf(counts, 2 * level);
        }
        forms[level] = form;
        objects[level] = object;
        counts[level] = 0;
        level++;
        if (!lineFollows) {
            put(object ? "{" : "[");
        }
        return this;
    }

    private void element() throws IOException {
        if (afterKey) {
            afterKey = false;
            put(" ");
        } else if (level > 0) {
            separate();
        }
    }

    /** Writes what stands before an element. */
    private void separate() throws IOException {
        boolean first = counts[level - 1]++ == 0;
        switch (forms[level - 1]) {
            case BLOCK -> {
                if (!yaml && !first) {
                    put(",");
                }
                if (!(yaml && level == 1 && first)) {
                    line(yaml ? level - 1 : level);
                }
                if (yaml && !objects[level - 1]) {
                    put("- ");
                }
            }
            case LINE -> put(first ? "" : ", ");
            case WRAPPED -> {
                if (!first && column > WIDTH) {
                    put(",");
                    line(level);
                } else {
                    put(first ? "" : ", ");
                }
            }
        }
    }

    private void line(int indent) throws IOException {
        pending.append('\n');
        column = 2 * indent;
        for (int k = 0; k < indent; k++) {
            pending.append("  ");
        }
    }

    private void put(String text) throws IOException {
        pending.append(text);
        column += text.length();
        if (pending.length() > FLUSH) {
            flush();
        }
    }

    private String written(String text) {
        return yaml && isPlain(text) ? text : quoted(text, scratch);
    }

    /** Whether YAML takes a text for itself without quotes. */
    private static boolean isPlain(String text) {
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (k == 0 || !(c >= '-' && c <= '9'))) { // - . / and digits
                return false;
            }
        }
        return !text.isEmpty()
                && (text.length() > LONGEST_LITERAL || !LITERALS.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** A text in quotes, with escapes that JSON and YAML share. */
    static String quoted(String text, StringBuilder scratch) {
        boolean simple = true;
        for (int k = 0; k < text.length() && simple; k++) {
            char c = text.charAt(k);
            simple = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
        }
        if (simple) {
            return '"' + text + '"';
        }
        scratch.setLength(0);
        JsonStringEncoder.getInstance().quoteAsString(text, scratch);
        StringBuilder quoted = new StringBuilder(scratch.length() + 8).append('"');
        for (int k = 0; k < scratch.length(); k++) {
            char c = scratch.charAt(k);
            // YAML allows none of these as they are.
            boolean bare = (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
            if (bare) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
