package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.ProgressListener;
import org.jspecify.annotations.Nullable;

/** What HiGHS calls during a solve. An exception that left it would end the process, so it is kept and thrown afterwards. */
final class Callback {
    private static final int LOGGING = 0;
    private static final int SIMPLEX = 1;
    private static final int INTERIOR_POINT = 2;
    private static final int IMPROVED = 4;
    private static final int MIP = 6;
    private static final int LONGEST_LINE = 4096;

    private static final FunctionDescriptor SIGNATURE =
            FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    /** A listener is told no more often than this, unless a better point was found. */
    private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

    private final Interruption interruption;
    private final @Nullable Consumer<String> log;
    private final ProgressListener progress;
    private final CallbackFigures figures = new CallbackFigures();
    private long lastReport = System.nanoTime();
    private @Nullable Throwable thrown;

    Callback(Interruption interruption, @Nullable Consumer<String> log, ProgressListener progress) {
        this.interruption = interruption;
        this.log = log;
        this.progress = progress;
    }

    /** The kinds of call to ask for. */
    int[] types() {
        boolean interruptible = !interruption.equals(Interruption.NEVER);
        boolean heard = !progress.equals(ProgressListener.NONE);
        IntStream.Builder types = IntStream.builder();
        if (log != null) {
            types.add(LOGGING);
        }
        if (interruptible) {
            types.add(SIMPLEX).add(INTERIOR_POINT);
        }
        if (heard) {
            types.add(IMPROVED);
        }
        if (interruptible || heard) {
            types.add(MIP);
        }
        return types.build().toArray();
    }

    /** The address that HiGHS calls, valid as long as the arena. */
    MemorySegment stub(Arena arena) throws ReflectiveOperationException {
        var target = MethodHandles.lookup()
                .findVirtual(
                        Callback.class,
                        "called",
                        MethodType.methodType(
                                void.class,
                                int.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class,
                                MemorySegment.class))
                .bindTo(this);
        return HighsLibrary.linker().upcallStub(target, SIGNATURE, arena);
    }

    /** {@code in} starts with the integer that asks HiGHS to stop. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by HiGHS
    private void called(int type, MemorySegment message, MemorySegment out, MemorySegment in, MemorySegment data) {
        try {
            if (type == LOGGING) {
                if (log != null && !message.equals(MemorySegment.NULL)) {
                    log.accept(message.reinterpret(LONGEST_LINE).getString(0).stripTrailing());
                }
                return;
            }
            if (thrown != null || interruption.requested()) {
                stop(in);
                return;
            }
            boolean improved = type == IMPROVED;
            if ((improved || type == MIP) && !progress.equals(ProgressListener.NONE)) {
                long now = System.nanoTime();
                if (improved || now - lastReport >= NANOS_BETWEEN_REPORTS) {
                    lastReport = now;
                    progress.report(figures.read(out, improved));
                }
            }
        } catch (Throwable t) {
            thrown = t;
            if (type != LOGGING) {
                stop(in);
            }
        }
    }

    private static void stop(MemorySegment in) {
        if (!in.equals(MemorySegment.NULL)) {
            in.reinterpret(JAVA_INT.byteSize()).set(JAVA_INT, 0, 1);
        }
    }

    /** Throws what a call threw. */
    void rethrow() {
        Throwable kept = thrown;
        thrown = null;
        switch (kept) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(kept);
        }
    }
}
