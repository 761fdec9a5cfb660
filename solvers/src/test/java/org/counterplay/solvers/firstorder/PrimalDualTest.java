package org.counterplay.solvers.firstorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.HighsBackend;
import org.junit.jupiter.api.Test;

class PrimalDualTest {
    private static final long SEED = Long.getLong("tests.seed", 20261122L);

    /** A program with rows of all kinds that the given columns satisfy; those that are closed have the upper bound 0. */
    private static Program program(long seed, Sense sense, boolean[] closed) {
        SplittableRandom random = new SplittableRandom(seed);
        int columns = closed.length;
        double[] within = new double[columns];
        ProgramWriter writer = new ProgramWriter("random", sense, Major.ROWS, 8, 8, 64);
        for (int j = 0; j < columns; j++) {
            double most = 1 + 3 * random.nextDouble();
            within[j] = closed[j] ? 0 : most * random.nextDouble();
            writer.column(0, closed[j] ? 0 : most, random.nextDouble() - 0.5);
        }
        for (int k = 0; k < columns; k++) {
            double[] row = new double[columns];
            double at = 0;
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(3) == 0 ? random.nextDouble() - 0.3 : 0;
                at += row[j] * within[j];
            }
            switch (k % 3) {
                case 0 -> writer.row(Double.NEGATIVE_INFINITY, at + 0.1);
                case 1 -> writer.row(at - 0.1, Double.POSITIVE_INFINITY);
                default -> writer.row(k % 2 == 0 ? at : at - 0.2, k % 2 == 0 ? at : Double.POSITIVE_INFINITY);
            }
            for (int j = 0; j < columns; j++) {
                writer.coefficient(j, row[j]);
            }
        }
        return writer.finish();
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** What multipliers prove of the optimum, read as a maximum. */
    private static double bound(Program program, double[] dual) {
        double sign = program.sense() == Sense.MAXIMIZE ? 1 : -1;
        double sum = 0;
        double[] reduced = program.objective().clone();
        for (int k = 0; k < program.rows(); k++) {
            double side = sign * dual[k] > 0 ? program.rowUpper()[k] : program.rowLower()[k];
            if (dual[k] != 0) {
                assertThat(side).as("the sign of the multiplier of row %d", k).isFinite();
                sum += dual[k] * side;
                for (int e = program.start()[k]; e < program.start()[k + 1]; e++) {
                    reduced[program.index()[e]] -= dual[k] * program.value()[e];
                }
            }
        }
        for (int j = 0; j < reduced.length; j++) {
            sum += reduced[j] * (sign * reduced[j] > 0 ? program.columnUpper()[j] : program.columnLower()[j]);
        }
        return sum;
    }

    @Test
    void multipliersProveTheOptimumInTheEnd() {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            Sense sense = seed % 2 == 0 ? Sense.MAXIMIZE : Sense.MINIMIZE;
            boolean[] closed = new boolean[12];
            Program program = program(seed, sense, closed);
            double optimum =
                    HighsBackend.simplex().solve(program, SolveOptions.DEFAULT).objective();
            double[] sizes = ones(12);
            sizes[3] = 0.25;
            PrimalDual method = new PrimalDual(program, sizes, seed % 3 == 0 ? 0.1 : 1);
            double most = sense == Sense.MAXIMIZE ? 1 : -1;
            for (int k = 0; k < 200; k++) {
                method.iterate(1);
                assertThat(most * (bound(program, method.dual()) - optimum))
                        .as("seed %d: the multipliers after %d iterations prove less than is true", seed, k + 1)
                        .isGreaterThan(-1e-6);
            }
            method.iterate(20_000);
            assertThat(bound(program, method.dual())).as("seed %d", seed).isCloseTo(optimum, within(1e-5));
            double value = 0;
            for (int j = 0; j < 12; j++) {
                value += program.objective()[j] * method.primal()[j];
            }
            assertThat(value).as("seed %d", seed).isCloseTo(optimum, within(1e-5));
        }
    }

    @Test
    void columnsCanBeFixedAndFreedAndIterationsBeginWhereOthersEnded() {
        for (long seed = SEED; seed < SEED + 10; seed++) {
            boolean[] closed = new boolean[12];
            closed[(int) (seed % 5)] = true;
            closed[7] = true;
            Program fixed = program(seed, Sense.MAXIMIZE, closed);
            Program program = withUpper(fixed);
            double optimum =
                    HighsBackend.simplex().solve(fixed, SolveOptions.DEFAULT).objective();
            PrimalDual method = new PrimalDual(program, ones(12), 1);
            method.iterate(5000);
            double free = bound(program, method.dual());
            PrimalDual.Point before = method.point();
            method.fix(closed);
            method.begin(before);
            method.iterate(20_000);
            assertThat(bound(fixed, method.dual())).as("seed %d", seed).isCloseTo(optimum, within(1e-5));
            assertThat(method.primal()[7]).isZero();
            method.fix(new boolean[12]);
            method.begin(before);
            method.iterate(50);
            assertThat(bound(program, method.dual()))
                    .as("seed %d: it was nearly at the optimum", seed)
                    .isCloseTo(free, within(1e-2));
        }
    }

    /** The same where closed columns may be as large as 1. */
    private static Program withUpper(Program fixed) {
        ProgramWriter writer = new ProgramWriter("random", Sense.MAXIMIZE, Major.ROWS, 8, 8, 64);
        for (int j = 0; j < fixed.columns(); j++) {
            writer.column(0, fixed.columnUpper()[j] == 0 ? 1 : fixed.columnUpper()[j], fixed.objective()[j]);
        }
        for (int k = 0; k < fixed.rows(); k++) {
            writer.row(fixed.rowLower()[k], fixed.rowUpper()[k]);
            for (int e = fixed.start()[k]; e < fixed.start()[k + 1]; e++) {
                writer.coefficient(fixed.index()[e], fixed.value()[e]);
            }
        }
        return writer.finish();
    }

    @Test
    void iterationsAreReproducible() {
        Program program = program(SEED, Sense.MAXIMIZE, new boolean[12]);
        PrimalDual one = new PrimalDual(program, ones(12), 1);
        PrimalDual two = new PrimalDual(program, ones(12), 1);
        one.iterate(300);
        two.iterate(100);
        two.iterate(200);
        assertThat(one.dual()).isEqualTo(two.dual());
    }
}
