package org.counterplay.reports.command;

import java.io.PrintWriter;
import org.counterplay.instances.BadParameter;
import org.counterplay.instances.UnknownInstance;
import org.counterplay.instances.format.InputException;
import org.counterplay.model.proof.HarderClass;
import org.counterplay.reports.store.StoreException;
import org.counterplay.reports.stored.RunSelection.UnknownRun;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.ProgramTooLarge;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.UnsupportedFeature;
import org.counterplay.solvers.equilibrium.ExactPrograms.NotSolved;
import org.counterplay.solvers.natives.NativesUnavailable;

/** What is printed of an exception, and which exit code it makes. */
final class Failures {
    private Failures() {}

    /** Prints one message, and the stack trace of an internal error where it is wanted; returns the exit code. */
    static int report(Throwable thrown, boolean stackTrace, PrintWriter err) {
        int code = code(thrown);
        switch (thrown) {
            case InputException wrong ->
                err.println(message(wrong)); // begins with file, line and column, as editors know them
            case OutOfMemoryError memory ->
                internal(
                        memory,
                        "Maybe give Java more, as in COUNTERPLAY_JAVA_OPTS=-Xmx8g, or ask for a smaller instance.",
                        err);
            case StackOverflowError stack ->
                internal(
                        stack,
                        "Maybe give Java more, as in COUNTERPLAY_JAVA_OPTS=-Xss64m, or ask for a smaller instance.",
                        err);
            default -> {
                if (code == ExitCode.INTERNAL) {
                    internal(thrown, stackTrace ? "" : "Add --verbose for the stack trace.", err);
                } else {
                    err.println("error: " + message(thrown));
                }
            }
        }
        if (stackTrace && code == ExitCode.INTERNAL) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    /** The exit code that it makes. */
    static int code(Throwable thrown) {
        return switch (thrown) {
            case InputException wrong -> ExitCode.BAD_INPUT;
            case BadArgument wrong -> ExitCode.BAD_INPUT;
            case BadParameter wrong -> ExitCode.BAD_INPUT;
            case UnknownInstance wrong -> ExitCode.BAD_INPUT;
            case UnknownRun wrong -> ExitCode.BAD_INPUT;
            case StoreException wrong -> ExitCode.BAD_INPUT;
            case NoAnswer limit -> ExitCode.NO_ANSWER;
            case NotSolved limit -> ExitCode.NO_ANSWER;
            case HarderClass limit -> ExitCode.NO_ANSWER;
            case UnsupportedFeature limit -> ExitCode.NO_ANSWER;
            case ProgramTooLarge limit -> ExitCode.NO_ANSWER;
            case RefutedClaim limit -> ExitCode.NO_ANSWER;
            case BackendFailure limit -> ExitCode.NO_ANSWER;
            case NativesUnavailable limit -> ExitCode.NO_ANSWER;
            default -> ExitCode.INTERNAL;
        };
    }

    /** What it says: its own words where they are meant for people, else what it is, in one line. */
    static String message(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError memory -> "out of memory";
            case StackOverflowError stack -> "out of stack";
            default ->
                code(thrown) == ExitCode.INTERNAL
                        ? thrown.toString().lines().findFirst().orElse("unknown")
                        : String.valueOf(thrown.getMessage());
        };
    }

    private static void internal(Throwable thrown, String remedy, PrintWriter err) {
        err.println("internal error: " + message(thrown));
        if (!remedy.isEmpty()) {
            err.println(remedy);
        }
    }
}
