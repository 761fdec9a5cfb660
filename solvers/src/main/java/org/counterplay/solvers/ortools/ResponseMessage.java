package org.counterplay.solvers.ortools;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is read of OR-Tools' message {@code MPSolutionResponse}.
 *
 * @param status number in {@code MPSolverResponseStatus}
 * @param text the engine's words
 * @param objective NaN where absent
 * @param primal value per column, or null where absent
 * @param dual value per row, or null where absent
 * @param bound on the optimum, of programs with integral columns; NaN where absent
 * @param ending PDLP's termination reason, -1 where absent
 * @param iterations PDLP's, -1 where absent
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is; never compared
record ResponseMessage(
        int status,
        String text,
        double objective,
        double @Nullable [] primal,
        double @Nullable [] dual,
        double bound,
        int ending,
        long iterations) {

    private static final int STATUS = 1;
    private static final int OBJECTIVE = 2;
    private static final int VARIABLE_VALUE = 3;
    private static final int DUAL_VALUE = 4;
    private static final int BOUND = 5;
    private static final int STATUS_TEXT = 7;
    private static final int SOLVER_INFO = 11;

    /** Fields of PDLP's {@code SolveLog}. */
    private static final int LOG_ENDING = 3;

    private static final int LOG_ITERATIONS = 5;

    /** Reads the message of a program with so many columns and rows. */
    static ResponseMessage read(byte[] message, int columns, int rows, boolean pdlp) {
        double[] primal = new double[columns];
        double[] dual = new double[rows];
        int primals = 0;
        int duals = 0;
        int status = 99;
        String text = "";
        double objective = Double.NaN;
        double bound = Double.NaN;
        int ending = -1;
        long iterations = -1;
        WireReader in = new WireReader(ByteBuffer.wrap(message));
        while (in.next()) {
            switch (in.field()) {
                case STATUS -> status = (int) in.number();
                case OBJECTIVE -> objective = in.fixed();
                case VARIABLE_VALUE -> primals = in.doubles(primal, primals);
                case DUAL_VALUE -> duals = in.doubles(dual, duals);
                case BOUND -> bound = in.fixed();
                case STATUS_TEXT -> text = in.text();
                case SOLVER_INFO -> {
                    WireReader log = new WireReader(in.message());
                    while (pdlp && log.next()) {
                        switch (log.field()) {
                            case LOG_ENDING -> ending = (int) log.number();
                            case LOG_ITERATIONS -> iterations = log.number();
                            default -> log.skip();
                        }
                    }
                }
                default -> in.skip();
            }
        }
        return new ResponseMessage(
                status,
                text,
                objective,
                primals == columns ? primal : primals == 0 ? null : Arrays.copyOf(primal, primals),
                duals == rows ? dual : duals == 0 ? null : Arrays.copyOf(dual, duals),
                bound,
                ending,
                iterations);
    }
}
