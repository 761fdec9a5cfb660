package org.counterplay.solvers.highs;

import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.solvers.backend.BackendFailure;

/** A program's arrays handed over to HiGHS as they are, without a copy on the way. */
final class Handover {
    private static final double INFINITE_BOUND = 1e20;

    private Handover() {}

    /**
     * Hands a program over.
     *
     * @param failure makes the error from what is wrong
     * @throws BackendFailure if a bound would count as infinite, or if HiGHS refuses the program
     */
    static void pass(Program program, MemorySegment model, Function<String, BackendFailure> failure) {
        refuseHugeBounds("column", program.columnLower(), program.columnUpper(), failure);
        refuseHugeBounds("row", program.rowLower(), program.rowUpper(), failure);
        int format = program.major() == Major.COLUMNS ? 1 : 2;
        int sense = program.sense() == Sense.MINIMIZE ? 1 : -1;
        int status;
        try {
            if (4 != (int) HighsLibrary.SIZE_OF_INT.invokeExact(model)) {
                throw failure.apply("was built with 64-bit indices, which are not supported here");
            }
            MemorySegment cost = MemorySegment.ofArray(program.objective());
            MemorySegment columnLower = MemorySegment.ofArray(program.columnLower());
            MemorySegment columnUpper = MemorySegment.ofArray(program.columnUpper());
            MemorySegment rowLower = MemorySegment.ofArray(program.rowLower());
            MemorySegment rowUpper = MemorySegment.ofArray(program.rowUpper());
            MemorySegment start = MemorySegment.ofArray(program.start());
            MemorySegment index = MemorySegment.ofArray(program.index());
            MemorySegment value = MemorySegment.ofArray(program.value());
            if (program.mixedInteger()) {
                int[] types = new int[program.columns()];
                for (int j = 0; j < types.length; j++) {
                    types[j] = program.integral(j) ? 1 : 0;
                }
                status = (int) HighsLibrary.Integers.PASS_MIP.invokeExact(
                        model,
                        program.columns(),
                        program.rows(),
                        program.coefficients(),
                        format,
                        sense,
                        program.offset(),
                        cost,
                        columnLower,
                        columnUpper,
                        rowLower,
                        rowUpper,
                        start,
                        index,
                        value,
                        MemorySegment.ofArray(types));
            } else {
                status = (int) HighsLibrary.PASS_LP.invokeExact(
                        model,
                        program.columns(),
                        program.rows(),
                        program.coefficients(),
                        format,
                        sense,
                        program.offset(),
                        cost,
                        columnLower,
                        columnUpper,
                        rowLower,
                        rowUpper,
                        start,
                        index,
                        value);
            }
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
        if (status < 0) {
            throw failure.apply("HiGHS refuses it; maybe a coefficient is 1e15 or more");
        }
    }

    private static void refuseHugeBounds(
            String kind, double[] lower, double[] upper, Function<String, BackendFailure> failure) {
        for (int k = 0; k < lower.length; k++) {
            boolean huge = (Double.isFinite(lower[k]) && Math.abs(lower[k]) >= INFINITE_BOUND)
                    || (Double.isFinite(upper[k]) && Math.abs(upper[k]) >= INFINITE_BOUND);
            if (huge) {
                throw failure.apply("bounds of " + kind + " " + k + " are [" + lower[k] + ", " + upper[k]
                        + "], and HiGHS takes 1e20 for infinity; scale the program");
            }
        }
    }
}
