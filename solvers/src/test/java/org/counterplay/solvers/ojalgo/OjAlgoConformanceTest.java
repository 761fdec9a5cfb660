package org.counterplay.solvers.ojalgo;

import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendConformance;

class OjAlgoConformanceTest extends BackendConformance {
    @Override
    protected Backend backend() {
        return OjAlgoBackend.forTinyPrograms();
    }
}
