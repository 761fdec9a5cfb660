package org.counterplay.model.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class GrowingProgramTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Minimise x + 2y + 1, x - y >= 0 along columns; x an integer. */
    private static Program small() {
        ProgramWriter writer = new ProgramWriter("small", Sense.MINIMIZE, Major.COLUMNS, 2, 1, 2);
        writer.offset(1);
        writer.row(0, INF);
        writer.integer(0, 9, 1);
        writer.coefficient(0, 1);
        writer.column(-1, INF, 2);
        writer.coefficient(0, -1);
        return writer.finish();
    }

    @Test
    void isWhatWasWrittenIntoIt() {
        GrowingProgram growing = new GrowingProgram(small());
        assertThat(growing.snapshot().columns()).isEqualTo(2);
        assertThat(growing.addRow(-INF, 5, new int[] {1, 0}, new double[] {3, 4}))
                .isEqualTo(1);
        assertThat(growing.addColumn(0, 1, 7, true, new int[] {1}, new double[] {6}))
                .isEqualTo(2);
        growing.cost(1, -2);
        growing.columnBounds(0, 1, 8);
        growing.rowBounds(0, -3, 3);
        Program now = growing.snapshot();
        assertThat(growing.snapshot()).isSameAs(now);
        assertThat(now.major()).isEqualTo(Major.ROWS);
        assertThat(now.objective()).containsExactly(1, -2, 7);
        assertThat(now.columnLower()).containsExactly(1, -1, 0);
        assertThat(now.columnUpper()).containsExactly(8, INF, 1);
        assertThat(now.rowLower()).containsExactly(-3, -INF);
        assertThat(now.rowUpper()).containsExactly(3, 5);
        assertThat(now.start()).containsExactly(0, 2, 5);
        assertThat(now.index()).containsExactly(0, 1, 1, 0, 2);
        assertThat(now.value()).containsExactly(1, -1, 3, 4, 6);
        assertThat(now.integral(0)).isTrue();
        assertThat(now.integral(1)).isFalse();
        assertThat(now.integral(2)).isTrue();
        assertThat(now.offset()).isEqualTo(1);
        assertThat(now.exact().value().at(4)).isEqualTo(Rationals.of(6));
        growing.keepRows(1);
        assertThat(growing.snapshot().coefficients()).isEqualTo(2);
        assertThat(now.coefficients()).isEqualTo(5); // a snapshot stays
        growing.coefficient(0, 1, 8);
        growing.coefficient(0, 2, 9); // there was none
        growing.addRow(0, 1, new int[] {2}, new double[] {2});
        growing.coefficient(1, 2, 3);
        Program changed = growing.snapshot();
        assertThat(changed.start()).containsExactly(0, 3, 4);
        assertThat(changed.index()).containsExactly(0, 1, 2, 2);
        assertThat(changed.value()).containsExactly(1, 8, 9, 3);
    }

    @Test
    void refusesWhatIsNone() {
        GrowingProgram growing = new GrowingProgram(small());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> growing.addRow(0, 1, new int[] {0, 0}, new double[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> growing.addRow(0, 1, new int[] {2}, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> growing.addRow(1, 0, new int[] {}, new double[] {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> growing.addRow(0, 1, new int[] {0}, new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> growing.keepRows(2));
        assertThat(growing.snapshot().rows()).isEqualTo(1);
    }

    @Test
    void theRelaxationAndTheQuestionShareTheRows() {
        Program program = small();
        Program relaxation = program.relaxation();
        assertThat(relaxation.mixedInteger()).isFalse();
        assertThat(relaxation.relaxation()).isSameAs(relaxation);
        assertThat(relaxation.value()).isSameAs(program.value());
        Program question = program.withoutObjective();
        assertThat(question.objective()).containsExactly(0, 0);
        assertThat(question.offset()).isZero();
        assertThat(question.exact().objective().at(1)).isEqualTo(BigFraction.ZERO);
        assertThat(question.integral(0)).isTrue();
    }

    @Test
    void integersAreFixedExactly() {
        Program program = small();
        Program fixed = program.withIntegersFixed(new BigFraction[] {Rationals.of(3), null});
        assertThat(fixed.mixedInteger()).isFalse();
        assertThat(fixed.columnLower()).containsExactly(3, -1);
        assertThat(fixed.columnUpper()).containsExactly(3, INF);
        assertThat(fixed.exact().columnLower()[0]).isEqualTo(Rationals.of(3));
        assertThat(fixed.exact().columnUpper()[0]).isEqualTo(Rationals.of(3));
        assertThat(fixed.exact().columnUpper()[1]).isNull();
        assertThat(program.columnLower()).containsExactly(0, -1);
        for (BigFraction wrong : new BigFraction[] {
            null, Rationals.of(1, 2), Rationals.of(0x1p60).add(Rationals.of(1))
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.withIntegersFixed(new BigFraction[] {wrong, null}));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> program.withIntegersFixed(new BigFraction[1]));
    }
}
