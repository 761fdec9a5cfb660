package org.counterplay.solvers.backend;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.counterplay.model.program.FeasibilityCheck;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.exact.FixedIntegers;
import org.hipparchus.fraction.BigFraction;

/** Small random programs with integral columns, and their optima by trying all integers, exactly. */
final class MixedEnumeration {
    private static final FixedIntegers FIXED = new FixedIntegers();

    private MixedEnumeration() {}

    /** Integers in small boxes, some of them with fractional bounds; rows of small numbers, tight at random; maybe infeasible. */
    static Program random(long seed, boolean mixed) {
        Random random = new Random(seed);
        Sense sense = random.nextBoolean() ? Sense.MINIMIZE : Sense.MAXIMIZE;
        int integers = 1 + random.nextInt(mixed ? 3 : 5);
        int continuous = mixed ? 1 + random.nextInt(2) : 0;
        int columns = integers + continuous;
        int rows = 1 + random.nextInt(4);
        ProgramWriter writer = new ProgramWriter("random " + seed, sense, Major.ROWS, columns, rows, columns * rows);
        writer.offset(random.nextInt(7) - 3);
        for (int j = 0; j < columns; j++) {
            int lower = random.nextInt(5) - 3;
            double fraction = random.nextInt(4) == 0 ? 0.25 : 0;
            double cost = (random.nextInt(25) - 12) / (random.nextInt(3) == 0 ? 4.0 : 1.0);
            if (j < integers) {
                writer.integer(lower - fraction, lower + random.nextInt(4) + fraction, cost);
            } else {
                writer.column(lower, lower + random.nextInt(5), cost);
            }
        }
        for (int k = 0; k < rows; k++) {
            double middle = random.nextInt(13) - 6;
            int kind = random.nextInt(6);
            double lower = kind == 0 ? Double.NEGATIVE_INFINITY : middle - random.nextInt(3);
            double upper = kind == 1 ? Double.POSITIVE_INFINITY : kind == 2 ? Math.max(lower, middle) : middle + 2;
            writer.row(Math.min(lower, upper), upper);
            for (int j = 0; j < columns; j++) {
                if (random.nextInt(4) > 0) {
                    writer.coefficient(j, (random.nextInt(13) - 6) / (random.nextInt(5) == 0 ? 2.0 : 1.0));
                }
            }
        }
        return writer.finish();
    }

    /** The optimum, or empty where nothing is feasible. */
    static Optional<BigFraction> optimum(Program program) {
        BigFraction[] point = new BigFraction[program.columns()];
        return best(program, point, 0, null);
    }

    private static Optional<BigFraction> best(Program program, BigFraction[] point, int column, BigFraction known) {
        if (column == program.columns()) {
            return Optional.ofNullable(better(program, known, worth(program, point)));
        }
        if (!program.integral(column)) {
            point[column] = BigFraction.ZERO;
            return best(program, point, column + 1, known);
        }
        BigFraction best = known;
        long last = (long) Math.floor(program.columnUpper()[column]);
        for (long value = (long) Math.ceil(program.columnLower()[column]); value <= last; value++) {
            point[column] = new BigFraction(BigInteger.valueOf(value));
            best = best(program, point, column + 1, best).orElse(null);
        }
        return Optional.ofNullable(best);
    }

    private static BigFraction better(Program program, BigFraction a, BigFraction b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) < 0 == (program.sense() == Sense.MINIMIZE) ? a : b;
    }

    private static BigFraction worth(Program program, BigFraction[] point) {
        boolean mixed = false;
        for (int j = 0; j < point.length; j++) {
            mixed |= !program.integral(j);
        }
        if (!mixed) {
            return FeasibilityCheck.fault(program, point).isPresent()
                    ? null
                    : OptimalityCheck.objective(program, point);
        }
        return switch (FIXED.of(program, point, SolveOptions.DEFAULT)) {
            case FixedIntegers.Worth.Best best -> best.objective();
            case FixedIntegers.Worth.Infeasible none -> null;
            case FixedIntegers.Worth.Unbounded wrong -> throw new AssertionError("unbounded within a box");
            case FixedIntegers.Worth.Undecided open -> throw new AssertionError(open.why());
        };
    }
}
