package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.backend.SolveOptions;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Exact optima with HiGHS, against known ones and an oracle. */
class ExactOptimumTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void thousandsOfSmallProgramsHaveTheOracleOutcome() {
        int[] kinds = new int[3];
        for (long seed = RandomPrograms.SEED; seed < RandomPrograms.SEED + 2500; seed++) {
            Program program = RandomLinearPrograms.of(seed);
            ExactOutcome outcome = new ExactOptimum().of(program);
            assertThat(Against.truth("-Dtests.seed=" + seed, program, outcome))
                    .as("decided, -Dtests.seed=%d: %s", seed, outcome)
                    .isTrue();
            kinds[outcome instanceof ExactOutcome.Optimal ? 0 : outcome instanceof ExactOutcome.Infeasible ? 1 : 2]++;
        }
        assertThat(IntStream.of(kinds).boxed())
                .as("optimal, infeasible, unbounded")
                .allMatch(count -> count > 200);
    }

    @Test
    void middlingProgramsAreDecided() {
        for (long seed = RandomPrograms.SEED; seed < RandomPrograms.SEED + 40; seed++) {
            Program program = RandomPrograms.bounded(seed, 30, 20, 0.4);
            assertThat(new ExactOptimum().of(program)).as("seed %d", seed).isInstanceOf(ExactOutcome.Optimal.class);
        }
    }

    /**
     * Problem: max x + y, 3x + y <= 1, x + 3y <= 1. Analysis: both rows tight, x = y = 1/4, dual values 1/4 each.
     */
    @Test
    void theOptimumIsARationalNumber() {
        ProgramWriter writer = new ProgramWriter("quarters", Sense.MAXIMIZE, Major.ROWS, 2, 2, 4);
        writer.column(0, INF, 1);
        writer.column(0, INF, 1);
        for (int k = 0; k < 2; k++) {
            writer.row(-INF, 1);
            writer.coefficient(k, 3);
            writer.coefficient(1 - k, 1);
        }
        assertThat(new ExactOptimum().of(writer.finish()))
                .isInstanceOfSatisfying(ExactOutcome.Optimal.class, optimal -> {
                    assertThat(optimal.objective()).isEqualTo(Rationals.of(1, 2));
                    assertThat(optimal.primal()).containsExactly(Rationals.of(1, 4), Rationals.of(1, 4));
                    assertThat(optimal.dual()).containsExactly(Rationals.of(1, 4), Rationals.of(1, 4));
                });
    }

    /**
     * Problem: max x, x <= 1/3, x + y = 2/3, y >= 1/3 + 1e-30 (exactly; in doubles y >= 1/3). Analysis: y at its bound, so
     * x = 1/3 - 1e-30: no double tells it from 1/3, at which the first basis may stop.
     */
    @Test
    void whatNoDoubleShowsIsSeen() {
        BigFraction third = Rationals.of(1, 3);
        BigFraction above = third.add(Rationals.parse("1e-30"));
        ProgramWriter writer = new ProgramWriter("close", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.column(0, 1.0 / 3, 1);
        writer.column(1.0 / 3, INF, 0);
        writer.row(2.0 / 3, 2.0 / 3);
        writer.coefficient(0, 1);
        writer.coefficient(1, 1);
        BigFraction two = Rationals.of(2, 3);
        Program program = writer.exact(() -> new ExactProgram(
                        BigFraction.ZERO,
                        NumberColumn.ofDoubles(1, 0),
                        new BigFraction[] {BigFraction.ZERO, above},
                        new BigFraction[] {third, null},
                        new BigFraction[] {two},
                        new BigFraction[] {two},
                        NumberColumn.ofDoubles(1, 1)))
                .finish();
        assertThat(new ExactOptimum().of(program))
                .isInstanceOfSatisfying(
                        ExactOutcome.Optimal.class,
                        optimal -> assertThat(optimal.objective()).isEqualTo(two.subtract(above)));
    }

    /** Problem: x + y >= 1 + 2^-40, x, y in [0, 1/2]. Analysis: infeasible by less than any solver's tolerance. */
    @Test
    void infeasibilityBelowTolerancesIsProved() {
        ProgramWriter writer = new ProgramWriter("hair", Sense.MINIMIZE, Major.ROWS, 2, 1, 2);
        writer.column(0, 0.5, 1);
        writer.column(0, 0.5, 1);
        writer.row(1 + 0x1p-40, INF);
        writer.coefficient(0, 1);
        writer.coefficient(1, 1);
        assertThat(new ExactOptimum().of(writer.finish())).isInstanceOf(ExactOutcome.Infeasible.class);
    }

    @Test
    void programsWithoutRowsOrColumnsAreDecided() {
        ProgramWriter rowless = new ProgramWriter("rowless", Sense.MAXIMIZE, Major.ROWS, 1, 0, 0);
        rowless.column(-1, 3, 2);
        assertThat(new ExactOptimum().of(rowless.finish()))
                .isInstanceOfSatisfying(
                        ExactOutcome.Optimal.class,
                        optimal -> assertThat(optimal.objective()).isEqualTo(Rationals.of(6)));
        ProgramWriter empty = new ProgramWriter("columnless", Sense.MAXIMIZE, Major.ROWS, 0, 1, 0);
        empty.row(1, 2);
        assertThat(new ExactOptimum().of(empty.finish())).isInstanceOf(ExactOutcome.Infeasible.class);
    }

    @Test
    void limitsEndUndecidedAndIntegersAreRefused() {
        Program hard = RandomPrograms.hard(RandomPrograms.SEED, 120);
        ExactOutcome late = new ExactOptimum().of(hard, SolveOptions.DEFAULT.withTimeLimit(Duration.ofNanos(1)));
        assertThat(late).isNotInstanceOf(ExactOutcome.Infeasible.class).isNotInstanceOf(ExactOutcome.Unbounded.class);
        ExactOutcome stopped = new ExactOptimum(WrongBases.NONE, 0).of(hard);
        assertThat(stopped).isInstanceOf(ExactOutcome.Undecided.class);
        ProgramWriter integral = new ProgramWriter("integral", Sense.MAXIMIZE, Major.ROWS, 1, 0, 0);
        integral.integer(0, 1, 1);
        Program mixed = integral.finish();
        assertThatIllegalArgumentException().isThrownBy(() -> new ExactOptimum().of(mixed));
    }
}
