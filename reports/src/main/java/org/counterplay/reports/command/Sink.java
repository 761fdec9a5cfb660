package org.counterplay.reports.command;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it could not be written, which a {@link java.io.PrintWriter} does not tell. */
final class Sink extends OutputStream {
    private final OutputStream to;
    private @Nullable IOException failure;

    Sink(OutputStream to) {
        this.to = to;
    }

    /** Why writing failed, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Whether whoever read the output stopped reading, as {@code head} does; no fault of anybody. */
    boolean closedByReader() {
        String message = failure == null ? null : failure.getMessage();
        return message != null && (message.contains("Broken pipe") || message.contains("pipe is being closed"));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            to.write(bytes, offset, length);
        } catch (IOException e) {
            throw keep(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            to.flush();
        } catch (IOException e) {
            throw keep(e);
        }
    }

    private IOException keep(IOException thrown) {
        if (failure == null) {
            failure = thrown;
        }
        return thrown;
    }
}
