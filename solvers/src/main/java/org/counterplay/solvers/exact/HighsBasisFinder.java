package org.counterplay.solvers.exact;

import java.util.Arrays;
import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.Basis;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.highs.HighsModel;
import org.jspecify.annotations.Nullable;

/** Bases by HiGHS's simplex method, to feasibilities of 1e-9 where it manages. */
public final class HighsBasisFinder implements BasisFinder {
    private static final double TOLERANCE = 1e-9;

    @Override
    public String name() {
        return "highs";
    }

    @Override
    public Search open(Program program, SolveOptions options) {
        return new HighsSearch(program, options);
    }

    private static final class HighsSearch implements Search {
        private final Program program;
        private final SolveOptions options;
        private @Nullable HighsModel model;
        private @Nullable Basis last;

        HighsSearch(Program program, SolveOptions options) {
            this.program = program;
            this.options = options;
        }

        @Override
        public Proposed propose() {
            if (program.rows() == 0 || program.columns() == 0 || program.coefficients() == 0) {
                return new Proposed(Reason.FAILED, null, null); // the basis of rows is as good
            }
            try {
                SolveOptions tight = options.algorithm() == Algorithm.AUTOMATIC
                        ? options.withAlgorithm(Algorithm.DUAL_SIMPLEX)
                        : options;
                HighsModel opened = HighsBackend.simplex()
                        .open(program, tight.tolerance().isPresent() ? tight : tight.withTolerance(TOLERANCE));
                model = opened;
                opened.run();
                Reason reason = opened.reason();
                if (reason != Reason.OPTIMAL && reason != Reason.LIMIT && reason != Reason.INTERRUPTED) {
                    opened.set("presolve", "off"); // which leaves no basis where it decides
                    opened.run();
                }
                return read(opened);
            } catch (BackendFailure refused) {
                return new Proposed(Reason.FAILED, null, null);
            }
        }

        @Override
        public Optional<Proposed> propose(Shifted shifted) {
            HighsModel open = model;
            if (open == null) {
                return Optional.empty();
            }
            try {
                open.change(
                        shifted.costs(),
                        shifted.columnLower(),
                        shifted.columnUpper(),
                        shifted.rowLower(),
                        shifted.rowUpper());
                open.set("presolve", "off");
                if (last != null) {
                    open.start(last);
                }
                open.run();
                return Optional.of(read(open));
            } catch (BackendFailure refused) {
                return Optional.empty();
            }
        }

        private Proposed read(HighsModel open) {
            Basis basis = open.basis().orElse(null);
            last = basis;
            if (open.reason() != Reason.OPTIMAL) {
                return new Proposed(open.reason(), basis, null);
            }
            double[] primal = new double[program.columns()];
            open.solution(primal, new double[program.rows()]);
            boolean numbers = Arrays.stream(primal).allMatch(Double::isFinite);
            return new Proposed(Reason.OPTIMAL, basis, numbers ? primal : null);
        }

        @Override
        public void close() {
            HighsModel open = model;
            if (open != null) {
                open.close();
            }
        }
    }
}
