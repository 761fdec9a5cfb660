package org.counterplay.solvers.exact;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.Basis;
import org.jspecify.annotations.Nullable;

/** Finders that are wrong: the seam where faults are injected. */
enum WrongBases implements BasisFinder {
    /** Nothing at all. */
    NONE,
    /** Statuses thrown by dice: seldom a basis at all, bounds that are not there. */
    DICE,
    /** Everything basic. */
    ALL,
    /** Nothing basic. */
    EMPTY,
    /** Claims that every program is infeasible. */
    PESSIMIST,
    /** Claims that every program is unbounded, from the basis of all columns that fit. */
    OPTIMIST,
    /** Dice, with a wrong point that invites refinement, and wrong answers to it. */
    LIAR;

    @Override
    public Search open(Program program, SolveOptions options) {
        Random random = new Random(program.name().hashCode() * 31L + ordinal());
        return new Search() {
            @Override
            public Proposed propose() {
                return switch (WrongBases.this) {
                    case NONE -> new Proposed(Reason.OPTIMAL, null, null);
                    case DICE -> new Proposed(Reason.OPTIMAL, dice(program, random), null);
                    case ALL -> new Proposed(Reason.OPTIMAL, all(program, Basis.BASIC), null);
                    case EMPTY -> new Proposed(Reason.OPTIMAL, all(program, Basis.NONBASIC), null);
                    case PESSIMIST -> new Proposed(Reason.INFEASIBLE, dice(program, random), null);
                    case OPTIMIST -> new Proposed(Reason.UNBOUNDED, all(program, Basis.BASIC), null);
                    case LIAR -> lie();
                };
            }

            @Override
            public Optional<Proposed> propose(Shifted shifted) {
                return WrongBases.this == LIAR ? Optional.of(lie()) : Optional.empty();
            }

            private Proposed lie() {
                double @Nullable [] point =
                        random.doubles(program.columns(), -9, 9).toArray();
                return new Proposed(Reason.OPTIMAL, dice(program, random), point);
            }
        };
    }

    private static Basis dice(Program program, Random random) {
        return new Basis(
                random.ints(program.columns(), 0, 5).toArray(),
                random.ints(program.rows(), 0, 5).toArray());
    }

    private static Basis all(Program program, int status) {
        int[] columns = new int[program.columns()];
        int[] rows = new int[program.rows()];
        Arrays.fill(columns, status);
        Arrays.fill(rows, status);
        return new Basis(columns, rows);
    }
}
