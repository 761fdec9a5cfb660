package org.counterplay.solvers.ortools;

import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.MixedIntegerConformance;

class ScipConformanceTest extends MixedIntegerConformance {
    @Override
    protected Backend backend() {
        return BranchAndCutBackend.scip();
    }
}
