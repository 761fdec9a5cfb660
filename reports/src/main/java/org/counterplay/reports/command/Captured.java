package org.counterplay.reports.command;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written, up to a length; a result that is longer than that is not stored. */
final class Captured extends Writer {
    private static final int LONGEST = 1 << 25;

    private final StringBuilder text = new StringBuilder();
    private long length;

    /** What was written; where that is too long, a JSON object that says so. */
    String text() {
        return length <= LONGEST
                ? text.toString()
                : "{\"omitted\": \"the result has " + length + " characters; at most " + LONGEST + " are stored\"}";
    }

    /** A writer to here and to another one, which it leaves open. */
    Writer tee(Writer other) {
        return new Writer() {
            @Override
            public void write(char[] buffer, int from, int count) throws IOException {
                other.write(buffer, from, count);
                Captured.this.write(buffer, from, count);
            }

            @Override
            public void flush() throws IOException {
                other.flush();
            }

            @Override
            public void close() throws IOException {
                other.flush();
            }
        };
    }

    @Override
    public void write(char[] buffer, int from, int count) {
        length += count;
        if (length <= LONGEST) {
            text.append(buffer, from, count);
        } else {
            text.setLength(0);
        }
    }

    @Override
    public void flush() {
        // It is in memory.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
