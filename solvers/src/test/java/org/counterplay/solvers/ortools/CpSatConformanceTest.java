package org.counterplay.solvers.ortools;

import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.MixedIntegerConformance;

class CpSatConformanceTest extends MixedIntegerConformance {
    @Override
    protected Backend backend() {
        return new CpSatBackend();
    }

    /** Only programs in which each column is integral, and bounded if only by the rows. */
    @Override
    protected boolean takes(Program program) {
        for (int j = 0; j < program.columns(); j++) {
            if (!program.integral(j)) {
                return false;
            }
        }
        return !program.name().startsWith("unbounded");
    }
}
