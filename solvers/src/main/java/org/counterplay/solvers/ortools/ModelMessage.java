package org.counterplay.solvers.ortools;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.solvers.backend.ProgramTooLarge;
import org.counterplay.solvers.backend.StartingPoint;
import org.jspecify.annotations.Nullable;

/**
 * OR-Tools' message {@code MPModelProto} (linear_solver.proto) of a program, written from its arrays. No names are written:
 * looking up a doubled one ends the process, and they only cost time.
 */
final class ModelMessage {
    private static final int MAXIMIZE = 1;
    private static final int OFFSET = 2;
    private static final int VARIABLE = 3;
    private static final int CONSTRAINT = 4;
    private static final int HINT = 6;
    private static final int VARIABLE_LOWER = 1;
    private static final int VARIABLE_UPPER = 2;
    private static final int VARIABLE_COST = 3;
    private static final int VARIABLE_INTEGER = 4;
    private static final int CONSTRAINT_LOWER = 2;
    private static final int CONSTRAINT_UPPER = 3;
    private static final int CONSTRAINT_INDEX = 6;
    private static final int CONSTRAINT_COEFFICIENT = 7;
    private static final int HINT_INDEX = 1;
    private static final int HINT_VALUE = 2;

    /** Three doubles with a tag of one byte each. */
    private static final int VARIABLE_SIZE = 27;

    /** Tag and truth. */
    private static final int INTEGER_SIZE = 2;

    private static final int TWO_BOUNDS = 18;

    private final Program rows;
    private final double @Nullable [] hint;
    private final int[] indexSize;
    private final int hintIndexSize;
    private final int hintCount;
    private final int size;

    /**
     * The message, not yet written.
     *
     * @param start a solution hint, or null
     * @throws ProgramTooLarge if it would be longer than a message may be, 2 GB
     */
    ModelMessage(String backend, Program program, @Nullable StartingPoint start) {
        rows = program.along(Major.ROWS);
        hint = start == null ? null : start.values();
        indexSize = new int[rows.rows()];
        long model = 2 + 9;
        for (int j = 0; j < rows.columns(); j++) {
            model += 2L + variableSize(j);
        }
        for (int k = 0; k < rows.rows(); k++) {
            int bytes = 0;
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                bytes += WireWriter.sizeOf(rows.index()[at]);
            }
            indexSize[k] = bytes;
            long constraint = constraintSize(bytes, rows.start()[k + 1] - rows.start()[k]);
            model += 1 + WireWriter.sizeOf((int) Math.min(constraint, Integer.MAX_VALUE)) + constraint;
        }
        int known = 0;
        int bytes = 0;
        for (int j = 0; hint != null && j < hint.length; j++) {
            if (!Double.isNaN(hint[j])) {
                known++;
                bytes += WireWriter.sizeOf(j);
            }
        }
        hintCount = known;
        hintIndexSize = bytes;
        if (known > 0) {
            model += 1L + WireWriter.sizeOf(hintSize()) + hintSize();
        }
        if (model > Integer.MAX_VALUE - 65_536) {
            throw new ProgramTooLarge(backend, program, "is given programs as messages of at most 2 GB; ask highs");
        }
        size = (int) model;
    }

    /** Its length in bytes. */
    int size() {
        return size;
    }

    /** The message alone. */
    byte[] bytes() {
        WireWriter out = new WireWriter(size);
        write(out);
        return out.finish();
    }

    void write(WireWriter out) {
        out.varint(MAXIMIZE, rows.sense() == Sense.MAXIMIZE ? 1 : 0);
        out.fixed(OFFSET, rows.offset());
        for (int j = 0; j < rows.columns(); j++) {
            out.delimited(VARIABLE, variableSize(j));
            out.fixed(VARIABLE_LOWER, rows.columnLower()[j]);
            out.fixed(VARIABLE_UPPER, rows.columnUpper()[j]);
            out.fixed(VARIABLE_COST, rows.objective()[j]);
            if (rows.integral(j)) {
                out.varint(VARIABLE_INTEGER, 1);
            }
        }
        for (int k = 0; k < rows.rows(); k++) {
            int from = rows.start()[k];
            int to = rows.start()[k + 1];
            out.delimited(CONSTRAINT, (int) constraintSize(indexSize[k], to - from));
            out.fixed(CONSTRAINT_LOWER, rows.rowLower()[k]);
            out.fixed(CONSTRAINT_UPPER, rows.rowUpper()[k]);
            if (from < to) {
                out.delimited(CONSTRAINT_INDEX, indexSize[k]);
                for (int at = from; at < to; at++) {
                    out.number(rows.index()[at]);
                }
                out.delimited(CONSTRAINT_COEFFICIENT, 8 * (to - from));
                for (int at = from; at < to; at++) {
                    out.fixed(rows.value()[at]);
                }
            }
        }
        writeHint(out);
    }

    private void writeHint(WireWriter out) {
        double[] values = hint;
        if (values == null || hintCount == 0) {
            return;
        }
        out.delimited(HINT, hintSize());
        out.delimited(HINT_INDEX, hintIndexSize);
        for (int j = 0; j < values.length; j++) {
            if (!Double.isNaN(values[j])) {
                out.number(j);
            }
        }
        out.delimited(HINT_VALUE, 8 * hintCount);
        for (double value : values) {
            if (!Double.isNaN(value)) {
                out.fixed(value);
            }
        }
    }

    private int hintSize() {
        int values = 8 * hintCount;
        return 1 + WireWriter.sizeOf(hintIndexSize) + hintIndexSize + 1 + WireWriter.sizeOf(values) + values;
    }

    private int variableSize(int column) {
        return rows.integral(column) ? VARIABLE_SIZE + INTEGER_SIZE : VARIABLE_SIZE;
    }

    private static long constraintSize(int indexSize, int coefficients) {
        if (coefficients == 0) {
            return TWO_BOUNDS;
        }
        long values = 8L * coefficients;
        return TWO_BOUNDS
                + 1
                + WireWriter.sizeOf(indexSize)
                + indexSize
                + 1
                + WireWriter.sizeOf((int) Math.min(values, Integer.MAX_VALUE))
                + values;
    }
}
