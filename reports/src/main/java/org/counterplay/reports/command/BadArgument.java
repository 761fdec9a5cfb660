package org.counterplay.reports.command;

/** Something on the command line is wrong; the message names it, its value and the remedy. */
final class BadArgument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadArgument(String message) {
        super(message);
    }
}
