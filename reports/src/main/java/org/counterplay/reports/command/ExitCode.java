package org.counterplay.reports.command;

/** What the exit code says. */
final class ExitCode {
    /** Done, and what was required holds. */
    static final int DONE = 0;

    /** What was required does not hold. */
    static final int DOES_NOT_HOLD = 1;

    /** The command line or a file is wrong. */
    static final int BAD_INPUT = 2;

    /** A limit was reached before an answer. */
    static final int NO_ANSWER = 3;

    /** A fault of this program. */
    static final int INTERNAL = 4;

    private ExitCode() {}
}
