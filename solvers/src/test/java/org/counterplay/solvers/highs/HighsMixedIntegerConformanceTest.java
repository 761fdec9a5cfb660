package org.counterplay.solvers.highs;

import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.MixedIntegerConformance;

class HighsMixedIntegerConformanceTest extends MixedIntegerConformance {
    @Override
    protected Backend backend() {
        return HighsBackend.simplex();
    }
}
