package org.counterplay.reports.text;

/**
 * How words are made to stand out on a terminal.
 *
 * @param colour whether ANSI sequences are written
 */
public record Style(boolean colour) {
    /** No sequences: for files, pipes and those who ask for none. */
    public static final Style PLAIN = new Style(false);

    /** A heading. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** What matters less. */
    public String faint(String text) {
        return wrap("2", text);
    }

    /** What is well. */
    public String good(String text) {
        return wrap("1;32", text);
    }

    /** What is not well. */
    public String bad(String text) {
        return wrap("1;31", text);
    }

    /** What is not known. */
    public String open(String text) {
        return wrap("1;33", text);
    }

    private String wrap(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
