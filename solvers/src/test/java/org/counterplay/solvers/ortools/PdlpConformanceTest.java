package org.counterplay.solvers.ortools;

import java.util.List;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendConformance;

class PdlpConformanceTest extends BackendConformance {
    @Override
    protected Backend backend() {
        return OrToolsBackend.pdlp();
    }

    @Override
    protected double precision() {
        return 1e-6;
    }

    /** PDLP calls them NOT_SOLVED; its log says that the dual is infeasible, which leaves two possibilities. */
    @Override
    protected List<Reason> unboundedMeans() {
        return List.of(Reason.UNBOUNDED, Reason.INFEASIBLE_OR_UNBOUNDED);
    }
}
