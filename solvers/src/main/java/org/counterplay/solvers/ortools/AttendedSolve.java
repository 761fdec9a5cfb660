package org.counterplay.solvers.ortools;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SolveOptions;
import org.jspecify.annotations.Nullable;

/**
 * A solve in native code on a thread of its own, while the calling thread polls the wish to stop and passes progress on.
 * So nothing of ours that may throw runs below native code, where an exception would end the process. Where there is neither
 * to do, the calling thread solves.
 */
final class AttendedSolve {
    private static final long POLL_MILLIS = 10;

    /** Native solvers recurse; a Java thread's usual 1 MB is not what they were tested with. */
    private static final long STACK_BYTES = 64L << 20;

    private final SolveOptions options;
    private final Runnable stop;
    private final Runnable tick;
    private boolean stopping;
    private @Nullable RuntimeException thrown;

    /**
     * @param stop asks the native code to stop; called again and again until it does, since a wish that comes before the search
     *     begins may be lost
     * @param tick passes progress on, in the calling thread
     */
    AttendedSolve(SolveOptions options, Runnable stop, Runnable tick) {
        this.options = options;
        this.stop = stop;
        this.tick = tick;
    }

    /** Does the work; what the wish to stop or the listener throws is thrown after it has ended. */
    <T> T run(Supplier<T> work) {
        if (options.interruption().equals(Interruption.NEVER)
                && options.progress().equals(ProgressListener.NONE)) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "native solver", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        T result = await(task);
        if (thrown == null) {
            poll(tick);
        }
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    /** Whether the native code was asked to stop. */
    boolean stopped() {
        return stopping;
    }

    private <T> T await(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException working) {
                    attend();
                } catch (InterruptedException wish) {
                    interrupted = true;
                    stopping = true;
                } catch (ExecutionException failed) {
                    switch (failed.getCause()) {
                        case RuntimeException e -> throw e;
                        case Error e -> throw e;
                        case null, default -> throw new IllegalStateException(failed.getCause());
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void attend() {
        if (!stopping) {
            poll(() -> stopping = options.interruption().requested());
            poll(tick);
        }
        if (stopping) {
            stop.run();
        }
    }

    private void poll(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            thrown = e;
            stopping = true;
        }
    }
}
