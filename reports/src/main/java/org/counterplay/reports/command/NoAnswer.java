package org.counterplay.reports.command;

/** The question is a good one, but a limit was reached before an answer; the message names the limit and the remedy. */
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
