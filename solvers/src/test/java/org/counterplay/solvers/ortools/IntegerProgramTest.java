package org.counterplay.solvers.ortools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.UnsupportedFeature;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class IntegerProgramTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Maximise x/3 + y/7 + 1/2, x/3 + y/7 <= 22/21, x, y from 0 to 9. */
    private static Program sevenths() {
        ProgramWriter writer = new ProgramWriter("sevenths", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.offset(0.5);
        writer.integer(0, 9, 1 / 3.0);
        writer.integer(0, 9, 1 / 7.0);
        writer.row(-INF, 22 / 21.0);
        writer.coefficient(0, 1 / 3.0);
        writer.coefficient(1, 1 / 7.0);
        NumberColumn both = NumberColumn.of(Rationals.of(1, 3), Rationals.of(1, 7));
        BigFraction nine = Rationals.of(9);
        writer.exact(() -> new ExactProgram(
                Rationals.of(1, 2),
                both,
                new BigFraction[] {BigFraction.ZERO, BigFraction.ZERO},
                new BigFraction[] {nine, nine},
                new BigFraction[] {null},
                new BigFraction[] {Rationals.of(22, 21)},
                both));
        return writer.finish();
    }

    /** 7x + 3y <= 22 is met with equality by (1, 5) alone: x = 0, 2 or 3 reach 21, 20 and 21. */
    @Test
    void saysExactlyWhatTheRationalsSay() {
        IntegerProgram integers = IntegerProgram.of("cp-sat", sevenths());
        assertThat(integers.rows()[0].value()).containsExactly(7, 3);
        assertThat(integers.rows()[0].upper()).isEqualTo(22);
        assertThat(integers.rows()[0].lower()).isEqualTo(Long.MIN_VALUE);
        assertThat(integers.objective()).containsExactly(-7, -3); // CP-SAT minimises
        assertThat(integers.factor()).isEqualTo(Rationals.of(-1, 21));
        Solution solution = new CpSatBackend().solve(sevenths(), SolveOptions.DEFAULT);
        assertThat(solution.primal()).containsExactly(1, 5);
        assertThat(solution.bound()).isEqualTo(22 / 21.0 + 0.5);
    }

    @Test
    void findsBoundsInRows() {
        ProgramWriter writer = new ProgramWriter("implied", Sense.MINIMIZE, Major.ROWS, 3, 2, 4);
        writer.integer(0, INF, -1);
        writer.integer(-INF, 4, 1);
        writer.integer(-3, INF, 0);
        writer.row(1, INF);
        writer.coefficient(0, -1);
        writer.coefficient(1, 0.5);
        writer.row(-INF, 7);
        writer.coefficient(0, 2);
        writer.coefficient(2, 3);
        IntegerProgram integers = IntegerProgram.of("cp-sat", writer.finish());
        assertThat(integers.upper()[0]).isEqualTo(1); // x <= y/2 - 1 with y <= 4
        assertThat(integers.lower()[1]).isEqualTo(2); // y/2 >= 1 + x >= 1
        assertThat(integers.upper()[2]).isEqualTo(2); // 3z <= 7 - 2x <= 7
    }

    @Test
    void refusesWhatDoesNotFit() {
        refused(program(0, INF, 1, 1), "no upper bound");
        refused(program(0, 1e17, 1, 1), "2^53");
        refused(program(0, 1e15, 1e10, 1), "row r1");
        refused(program(0, 10, 1, 1e30), "objective");
        refused(program(0, 10, 1e-30, 1), "row r1");
        ProgramWriter writer = new ProgramWriter("mixed", Sense.MINIMIZE, Major.ROWS, 2, 0, 0);
        writer.integer(0, 1, 1);
        writer.column(0, 1, 1);
        refused(writer.finish(), "x2");
    }

    /** One row {@code coefficient x + y >= -5}, maximise cost x + y/3; y from 0 to 1. */
    private static Program program(double lower, double upper, double coefficient, double cost) {
        ProgramWriter writer = new ProgramWriter("large", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.integer(lower, upper, cost);
        writer.integer(0, 1, 0.3);
        writer.row(-5, INF);
        writer.coefficient(0, coefficient);
        writer.coefficient(1, 0.1);
        return writer.finish();
    }

    private static void refused(Program program, String why) {
        assertThatThrownBy(() -> IntegerProgram.of("cp-sat", program))
                .isInstanceOf(UnsupportedFeature.class)
                .hasMessageContaining("cp-sat")
                .hasMessageContaining(why)
                .hasMessageContaining("ask highs or scip");
    }
}
