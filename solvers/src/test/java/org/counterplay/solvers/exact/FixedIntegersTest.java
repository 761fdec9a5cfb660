package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.exact.FixedIntegers.Worth;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class FixedIntegersTest {
    private final FixedIntegers fixed = new FixedIntegers();

    /** Maximise x + y, x + 3y <= 1 in exact thirds: x/3 + y <= 1/3, x integral from 0 to 5, y >= 0. */
    private static Program thirds() {
        ProgramWriter writer = new ProgramWriter("thirds", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.integer(0, 5, 1);
        writer.column(0, Double.POSITIVE_INFINITY, 1);
        writer.row(Double.NEGATIVE_INFINITY, 1 / 3.0);
        writer.coefficient(0, 1 / 3.0);
        writer.coefficient(1, 1);
        BigFraction third = Rationals.of(1, 3);
        writer.exact(() -> new ExactProgram(
                BigFraction.ZERO,
                NumberColumn.ofDoubles(1, 1),
                new BigFraction[] {BigFraction.ZERO, BigFraction.ZERO},
                new BigFraction[] {Rationals.of(5), null},
                new BigFraction[] {null},
                new BigFraction[] {third},
                NumberColumn.of(third, BigFraction.ONE)));
        return writer.finish();
    }

    @Test
    void givesTheExactWorthOfIntegers() {
        Worth none = fixed.of(thirds(), new double[] {1e-7, 17});
        assertThat(((Worth.Best) none).objective()).isEqualTo(Rationals.of(1, 3));
        Worth one = fixed.of(thirds(), new double[] {0.9999999, -4});
        assertThat(((Worth.Best) one).objective()).isEqualTo(BigFraction.ONE);
        assertThat(((Worth.Best) one).point()).containsExactly(BigFraction.ONE, BigFraction.ZERO);
    }

    @Test
    void saysWhatIsInfeasible() {
        assertThat(fixed.of(thirds(), new double[] {2, 0})).isInstanceOf(Worth.Infeasible.class);
        Worth outside = fixed.of(thirds(), new double[] {6, 0});
        assertThat(((Worth.Infeasible) outside).why()).contains("x1").contains("6");
        assertThat(fixed.of(thirds(), new double[] {-1, 0})).isInstanceOf(Worth.Infeasible.class);
    }

    @Test
    void saysWhatIsUnbounded() {
        ProgramWriter writer = new ProgramWriter("free rest", Sense.MINIMIZE, Major.ROWS, 2, 1, 2);
        writer.integer(0, 5, 1);
        writer.column(Double.NEGATIVE_INFINITY, 0, 1);
        writer.row(Double.NEGATIVE_INFINITY, 3);
        writer.coefficient(0, 1);
        writer.coefficient(1, 1);
        assertThat(fixed.of(writer.finish(), new double[] {2, 0})).isInstanceOf(Worth.Unbounded.class);
    }

    @Test
    void refusesWhatIsNearNoInteger() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertThatIllegalArgumentException().isThrownBy(() -> fixed.of(thirds(), new double[] {wrong, 0}));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> fixed.of(thirds(), new double[1]));
    }
}
