package org.counterplay.instances.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of a JSON text's content: of the text without white space between its tokens, strings being written as
 * {@link Layout#quoted} does, numbers as they stand, and without the outermost object's member "digest".
 */
final class ContentDigest extends Writer {
    static final String FIELD = "digest";
    static final String PREFIX = "sha256:";

    private final Writer out;
    private final MessageDigest digest;
    private final StringBuilder pending = new StringBuilder();
    private boolean inText;
    private boolean escaped;
    private boolean finished;

    /** Passes on all that is written and digests it. */
    ContentDigest(Writer out) {
        this.out = out;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The digest of an object whose members but the digest itself were written so far; what follows is only passed on. */
    String finish() {
        take('}');
        update();
        finished = true;
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a document, whose root must be an object. */
    static String of(Document document) {
        ContentDigest content = new ContentDigest(Writer.nullWriter());
        StringBuilder scratch = new StringBuilder();
        content.pending.append('{');
        boolean first = true;
        for (int key = document.first(0); key < document.end(0); key = document.next(key + 1)) {
            if (!document.text(key).equals(FIELD)) {
                content.pending.append(first ? "" : ",");
                content.append(document, key, scratch);
                content.pending.append(':');
                content.append(document, key + 1, scratch);
                first = false;
            }
        }
        return content.finish();
    }

    /** Nesting is limited by the document, so this recursion is. */
    private void append(Document document, int node, StringBuilder scratch) {
        switch (document.kind(node)) {
            case OBJECT -> {
                pending.append('{');
                for (int key = document.first(node); key < document.end(node); key = document.next(key + 1)) {
                    pending.append(key == document.first(node) ? "" : ",");
                    append(document, key, scratch);
                    pending.append(':');
                    append(document, key + 1, scratch);
                }
                pending.append('}');
            }
            case LIST -> {
                pending.append('[');
                for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                    pending.append(k == document.first(node) ? "" : ",");
                    append(document, k, scratch);
                }
                pending.append(']');
            }
            case KEY, TEXT, PLAIN -> pending.append(Layout.quoted(document.text(node), scratch));
            case NUMBER, BOOLEAN, NULL -> pending.append(document.text(node));
        }
        if (pending.length() > 1 << 13) {
            update();
        }
    }

    @Override
    public void write(char[] buffer, int from, int length) throws IOException {
        out.write(buffer, from, length);
        for (int k = from; k < from + length && !finished; k++) {
            take(buffer[k]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(text, from, length);
        for (int k = from; k < from + length && !finished; k++) {
            take(text.charAt(k));
        }
    }

    @Override
    public void write(int c) throws IOException {
        out.write(c);
        if (!finished) {
            take((char) c);
        }
    }

    private void take(char c) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == ' ' || c == '\n') {
            return;
        } else {
            inText = c == '"';
        }
        pending.append(c);
        if (pending.length() > 1 << 13 && !Character.isHighSurrogate(c)) {
            update();
        }
    }

    private void update() {
        digest.update(pending.toString().getBytes(StandardCharsets.UTF_8));
        pending.setLength(0);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
