package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.counterplay.solvers.backend.SearchProgress;

/** What HiGHS tells a callback of a search over integers. Its record is read by names, since its layout changes by version. */
final class CallbackFigures {
    /** HiGHS stands for "none" with infinities. */
    private static final double NONE = 1e100;

    private final Map<String, MemorySegment> names = new HashMap<>();

    SearchProgress read(MemorySegment out, boolean improved) throws Throwable {
        MemorySegment nodes = item(out, "mip_node_count", Long.BYTES);
        return new SearchProgress(
                known(number(out, "mip_primal_bound")),
                known(number(out, "mip_dual_bound")),
                nodes.equals(MemorySegment.NULL) ? -1 : nodes.get(JAVA_LONG, 0),
                number(out, "running_time"),
                improved);
    }

    private double number(MemorySegment out, String name) throws Throwable {
        MemorySegment item = item(out, name, Double.BYTES);
        return item.equals(MemorySegment.NULL) ? Double.NaN : item.get(JAVA_DOUBLE, 0);
    }

    private MemorySegment item(MemorySegment out, String name, long bytes) throws Throwable {
        MemorySegment text = names.computeIfAbsent(name, Arena.ofAuto()::allocateFrom);
        MemorySegment item = (MemorySegment) HighsLibrary.Callbacks.OUT_ITEM.invokeExact(out, text);
        return item.equals(MemorySegment.NULL) ? item : item.reinterpret(bytes);
    }

    private static double known(double number) {
        return Math.abs(number) >= NONE ? Double.NaN : number;
    }
}
