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

    private static final int ROOM = 1 << 14;
    private static final int LONGEST_CHARACTER = 4;

    private final Writer out;
    private final MessageDigest digest;
    private final byte[] pending = new byte[ROOM];
    private int size;
    private char high;
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
        put('}');
        digest.update(pending, 0, size);
        finished = true;
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a document, whose root must be an object. */
    static String of(Document document) {
        ContentDigest content = new ContentDigest(Writer.nullWriter());
        StringBuilder scratch = new StringBuilder();
        content.put('{');
        boolean first = true;
        for (int key = document.first(0); key < document.end(0); key = document.next(key + 1)) {
            if (!document.text(key).equals(FIELD)) {
                content.member(document, key, first, scratch);
                first = false;
            }
        }
        return content.finish();
    }

    private void member(Document document, int key, boolean first, StringBuilder scratch) {
        if (!first) {
            put(',');
        }
        node(document, key, scratch);
        put(':');
        node(document, key + 1, scratch);
    }

    /** Nesting is limited by the document, so this recursion is. */
    private void node(Document document, int node, StringBuilder scratch) {
        switch (document.kind(node)) {
            case OBJECT -> {
                put('{');
                for (int key = document.first(node); key < document.end(node); key = document.next(key + 1)) {
                    member(document, key, key == document.first(node), scratch);
                }
                put('}');
            }
            case LIST -> {
                put('[');
                for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                    if (k > document.first(node)) {
                        put(',');
                    }
                    node(document, k, scratch);
                }
                put(']');
            }
            case KEY, TEXT, PLAIN -> {
                if (!putSimple(document.text(node))) {
                    put(Layout.quoted(document.text(node), scratch));
                }
            }
            case NUMBER, BOOLEAN, NULL -> put(document.text(node));
        }
    }

    /** Appends a short text in quotes if no character of it needs an escape; most do not. */
    private boolean putSimple(String text) {
        int length = text.length();
        if (length + 2 > ROOM - size) {
            return false;
        }
        int at = size;
        pending[at++] = '"';
        for (int k = 0; k < length; k++) {
            char c = text.charAt(k);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return false;
            }
            pending[at++] = (byte) c;
        }
        pending[at++] = '"';
        size = at;
        return true;
    }

    private void put(String text) {
        for (int k = 0; k < text.length(); k++) {
            put(text.charAt(k));
        }
    }

    /** Appends a char in UTF-8; texts have no half pairs, which the document and the writer see to. */
    private void put(char c) {
        if (size > ROOM - LONGEST_CHARACTER) {
            digest.update(pending, 0, size);
            size = 0;
        }
        if (c < 0x80) {
            pending[size++] = (byte) c;
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else {
            String character = Character.isLowSurrogate(c) ? new String(new char[] {high, c}) : String.valueOf(c);
            for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
                pending[size++] = b;
            }
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

    private void take(char c) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == ' ' || c == '\n') {
            return;
        } else {
            inText = c == '"';
        }
        put(c);
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
