package org.counterplay.solvers.ortools;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.ProgramTooLarge;

/**
 * OR-Tools' message {@code MPModelRequest} (linear_solver.proto) of a program, written from its arrays into one array of
 * bytes.
 */
final class RequestMessage {
    private static final int MODEL = 1;
    private static final int TYPE = 2;
    private static final int TIME_LIMIT = 3;
    private static final int PARAMETERS = 5;

    private RequestMessage() {}

    /**
     * The message.
     *
     * @param type number of the engine in {@code MPModelRequest.SolverType}
     * @param parameters the engine's own, as protocol buffer text
     * @throws ProgramTooLarge if it would be longer than a message may be, 2 GB
     */
    static byte[] of(String backend, Program program, int type, double secondsAllowed, String parameters) {
        ModelMessage model = new ModelMessage(backend, program, null);
        byte[] text = parameters.getBytes(UTF_8);
        boolean limited = Double.isFinite(secondsAllowed);
        int length = 1 + WireWriter.sizeOf(model.size()) + model.size() + 2 + (limited ? 9 : 0);
        length += text.length == 0 ? 0 : 1 + WireWriter.sizeOf(text.length) + text.length;
        WireWriter out = new WireWriter(length);
        out.delimited(MODEL, model.size());
        model.write(out);
        out.varint(TYPE, type);
        if (limited) {
            out.fixed(TIME_LIMIT, secondsAllowed);
        }
        if (text.length > 0) {
            out.text(PARAMETERS, text);
        }
        return out.finish();
    }
}
