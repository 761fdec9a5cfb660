package org.counterplay.reports.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.counterplay.solvers.backend.Interruption;

/**
 * A wish to stop with what there is: by Ctrl-C, or when the time is over. On Ctrl-C the process waits a while for the command
 * to print what it has and to end the process with its exit code.
 */
final class StopRequest implements Interruption, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final long deadline;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().unstarted(this::interrupt);
    private volatile boolean asked;

    /** @param seconds until it is to stop by itself; infinite for never */
    StopRequest(double seconds) {
        deadline = Double.isInfinite(seconds) || seconds > 1e9
                ? Long.MAX_VALUE
                : System.nanoTime() + Math.round(seconds * 1e9);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public boolean requested() {
        return asked || deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0;
    }

    /** Whether it was Ctrl-C. */
    boolean interrupted() {
        return asked;
    }

    private void interrupt() {
        asked = true;
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // the solver does not answer; what there is is lost
            }
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS); // the command's own exit code ends this wait, see Main
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What there is was printed. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // it was Ctrl-C
        }
    }
}
