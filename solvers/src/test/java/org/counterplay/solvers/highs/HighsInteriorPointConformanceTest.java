package org.counterplay.solvers.highs;

import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendConformance;

class HighsInteriorPointConformanceTest extends BackendConformance {
    @Override
    protected Backend backend() {
        return HighsBackend.interiorPoint();
    }
}
