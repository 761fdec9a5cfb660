package org.counterplay.solvers.ortools;

import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendConformance;

class ClpConformanceTest extends BackendConformance {
    @Override
    protected Backend backend() {
        return OrToolsBackend.clp();
    }
}
