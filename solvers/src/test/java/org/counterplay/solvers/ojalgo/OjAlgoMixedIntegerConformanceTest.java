package org.counterplay.solvers.ojalgo;

import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.MixedIntegerConformance;

class OjAlgoMixedIntegerConformanceTest extends MixedIntegerConformance {
    @Override
    protected Backend backend() {
        return OjAlgoBackend.forTinyPrograms();
    }
}
