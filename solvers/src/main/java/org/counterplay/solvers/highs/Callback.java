package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import org.counterplay.solvers.backend.Interruption;
import org.jspecify.annotations.Nullable;

/** What HiGHS calls during a solve. An exception that left it would end the process, so it is kept and thrown afterwards. */
final class Callback {
    private static final int LOGGING = 0;
    private static final int SIMPLEX = 1;
    private static final int INTERIOR_POINT = 2;
    private static final int MIP = 6;
    private static final int LONGEST_LINE = 4096;

    private static final FunctionDescriptor SIGNATURE =
            FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    private final Interruption interruption;
    private final @Nullable Consumer<String> log;
    private @Nullable Throwable thrown;

    Callback(Interruption interruption, @Nullable Consumer<String> log) {
        this.interruption = interruption;
        this.log = log;
    }

    /** The kinds of call to ask for. */
    int[] types() {
        if (interruption.equals(Interruption.NEVER)) {
            return log == null ? new int[0] : new int[] {LOGGING};
        }
        return log == null
                ? new int[] {SIMPLEX, INTERIOR_POINT, MIP}
                : new int[] {LOGGING, SIMPLEX, INTERIOR_POINT, MIP};
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
            } else if (thrown != null || interruption.requested()) {
                stop(in);
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
