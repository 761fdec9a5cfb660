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
        int code = switch (thrown) {
            case InputException wrong -> {
                err.println(wrong.getMessage()); // begins with file, line and column, as editors know them
                yield ExitCode.BAD_INPUT;
            }
            case BadArgument wrong -> say(wrong, ExitCode.BAD_INPUT, err);
            case BadParameter wrong -> say(wrong, ExitCode.BAD_INPUT, err);
            case UnknownInstance wrong -> say(wrong, ExitCode.BAD_INPUT, err);
            case UnknownRun wrong -> say(wrong, ExitCode.BAD_INPUT, err);
            case StoreException wrong -> say(wrong, ExitCode.BAD_INPUT, err);
            case NoAnswer limit -> say(limit, ExitCode.NO_ANSWER, err);
            case NotSolved limit -> say(limit, ExitCode.NO_ANSWER, err);
            case HarderClass limit -> say(limit, ExitCode.NO_ANSWER, err);
            case UnsupportedFeature limit -> say(limit, ExitCode.NO_ANSWER, err);
            case ProgramTooLarge limit -> say(limit, ExitCode.NO_ANSWER, err);
            case RefutedClaim limit -> say(limit, ExitCode.NO_ANSWER, err);
            case BackendFailure limit -> say(limit, ExitCode.NO_ANSWER, err);
            case NativesUnavailable limit -> say(limit, ExitCode.NO_ANSWER, err);
            case OutOfMemoryError memory ->
                internal(
                        "out of memory",
                        "Maybe give Java more, as in COUNTERPLAY_JAVA_OPTS=-Xmx8g, or ask for a smaller instance.",
                        err);
            case StackOverflowError stack ->
                internal(
                        "out of stack",
                        "Maybe give Java more, as in COUNTERPLAY_JAVA_OPTS=-Xss64m, or ask for a smaller instance.",
                        err);
            default ->
                internal(
                        thrown.toString().lines().findFirst().orElse("unknown"),
                        stackTrace ? "" : "Add --verbose for the stack trace.",
                        err);
        };
        if (stackTrace && code == ExitCode.INTERNAL) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    private static int say(Throwable thrown, int code, PrintWriter err) {
        err.println("error: " + thrown.getMessage());
        return code;
    }

    private static int internal(String what, String remedy, PrintWriter err) {
        err.println("internal error: " + what);
        if (!remedy.isEmpty()) {
            err.println(remedy);
        }
        return ExitCode.INTERNAL;
    }
}
