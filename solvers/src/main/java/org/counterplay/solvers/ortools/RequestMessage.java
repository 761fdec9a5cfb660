package org.counterplay.solvers.ortools;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.solvers.backend.ProgramTooLarge;

/**
 * OR-Tools' message {@code MPModelRequest} (linear_solver.proto) of a program, written from its arrays into one array of
 * bytes. No names are written: looking up a doubled one ends the process, and they only cost time.
 */
final class RequestMessage {
    private static final int REQUEST_MODEL = 1;
    private static final int REQUEST_TYPE = 2;
    private static final int REQUEST_TIME_LIMIT = 3;
    private static final int REQUEST_PARAMETERS = 5;
    private static final int MODEL_MAXIMIZE = 1;
    private static final int MODEL_OFFSET = 2;
    private static final int MODEL_VARIABLE = 3;
    private static final int MODEL_CONSTRAINT = 4;
    private static final int VARIABLE_LOWER = 1;
    private static final int VARIABLE_UPPER = 2;
    private static final int VARIABLE_COST = 3;
    private static final int CONSTRAINT_LOWER = 2;
    private static final int CONSTRAINT_UPPER = 3;
    private static final int CONSTRAINT_INDEX = 6;
    private static final int CONSTRAINT_COEFFICIENT = 7;

    /** Three doubles with a tag of one byte each. */
    private static final int VARIABLE_SIZE = 27;

    private static final int TWO_BOUNDS = 18;

    private RequestMessage() {}

    /**
     * The message.
     *
     * @param type number of the engine in {@code MPModelRequest.SolverType}
     * @param parameters the engine's own, as protocol buffer text
     * @throws ProgramTooLarge if it would be longer than a message may be, 2 GB
     */
    static byte[] of(String backend, Program program, int type, double secondsAllowed, String parameters) {
        Program rows = program.along(Major.ROWS);
        int[] indexSize = new int[rows.rows()];
        long model = 2 + 9 + (2L + VARIABLE_SIZE) * rows.columns();
        for (int k = 0; k < rows.rows(); k++) {
            int size = 0;
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                size += WireWriter.sizeOf(rows.index()[at]);
            }
            indexSize[k] = size;
            long constraint = constraintSize(size, rows.start()[k + 1] - rows.start()[k]);
            model += 1 + WireWriter.sizeOf((int) Math.min(constraint, Integer.MAX_VALUE)) + constraint;
        }
        byte[] text = parameters.getBytes(UTF_8);
        boolean limited = Double.isFinite(secondsAllowed);
        long total = 16L + text.length + model;
        if (total > Integer.MAX_VALUE - 64) {
            throw new ProgramTooLarge(backend, program, "is given programs as messages of at most 2 GB; ask highs");
        }
        int length = 1 + WireWriter.sizeOf((int) model) + (int) model + 2 + (limited ? 9 : 0);
        length += text.length == 0 ? 0 : 1 + WireWriter.sizeOf(text.length) + text.length;
        WireWriter out = new WireWriter(length);
        out.delimited(REQUEST_MODEL, (int) model);
        write(out, rows, indexSize);
        out.varint(REQUEST_TYPE, type);
        if (limited) {
            out.fixed(REQUEST_TIME_LIMIT, secondsAllowed);
        }
        if (text.length > 0) {
            out.text(REQUEST_PARAMETERS, text);
        }
        return out.finish();
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

    private static void write(WireWriter out, Program rows, int[] indexSize) {
        out.varint(MODEL_MAXIMIZE, rows.sense() == Sense.MAXIMIZE ? 1 : 0);
        out.fixed(MODEL_OFFSET, rows.offset());
        for (int j = 0; j < rows.columns(); j++) {
            out.delimited(MODEL_VARIABLE, VARIABLE_SIZE);
            out.fixed(VARIABLE_LOWER, rows.columnLower()[j]);
            out.fixed(VARIABLE_UPPER, rows.columnUpper()[j]);
            out.fixed(VARIABLE_COST, rows.objective()[j]);
        }
        for (int k = 0; k < rows.rows(); k++) {
            int from = rows.start()[k];
            int to = rows.start()[k + 1];
            out.delimited(MODEL_CONSTRAINT, (int) constraintSize(indexSize[k], to - from));
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
    }
}
