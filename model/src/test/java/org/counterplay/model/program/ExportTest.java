package org.counterplay.model.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ReadProgram.Column;
import org.counterplay.model.program.ReadProgram.Row;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final long SEED = Long.getLong("tests.seed", 20240604L);

    @Test
    void mpsHoldsTheExactProgram() throws IOException {
        for (int round = 0; round < 600; round++) {
            Program program = ExportedPrograms.random(SEED + round, false);
            assertSame(MpsReader.read(mps(program)), program, true, "tests.seed=" + (SEED + round));
        }
    }

    @Test
    void lpHoldsTheExactProgram() throws IOException {
        for (int round = 0; round < 600; round++) {
            Program program = ExportedPrograms.random(SEED + round, false);
            assertSame(LpReader.read(lp(program)), program, false, "tests.seed=" + (SEED + round));
        }
    }

    @Test
    void doublesReadBackBitByBit() throws IOException {
        for (int round = 0; round < 300; round++) {
            Program program = ExportedPrograms.random(SEED + round, true);
            for (ReadProgram read : List.of(MpsReader.read(mps(program)), LpReader.read(lp(program)))) {
                List<Column> columns = new ArrayList<>(read.columns.values());
                List<Double> costs = columns.stream()
                        .map(column -> Double.valueOf(asDouble(column.cost)))
                        .toList();
                for (int j = 0; j < program.columns(); j++) {
                    double cost = program.objective()[j];
                    assertThat(costs).as("tests.seed=%d", SEED + round).contains(cost == 0 ? 0.0 : cost);
                }
                List<Double> coefficients = new ArrayList<>();
                read.rows
                        .values()
                        .forEach(row -> row.coefficients.values().forEach(c -> coefficients.add(asDouble(c))));
                Program rows = program.along(Major.ROWS);
                for (int k = 0; k < rows.rows(); k++) {
                    boolean bounded = !Double.isInfinite(rows.rowLower()[k]) || !Double.isInfinite(rows.rowUpper()[k]);
                    for (int at = rows.start()[k]; bounded && at < rows.start()[k + 1]; at++) {
                        assertThat(coefficients).contains(rows.value()[at]);
                    }
                }
            }
        }
    }

    @Test
    void scalesWhatNoDecimalHoldsAndSaysSo() throws IOException {
        Program program = thirds();
        assertThat(mps(program)).isEqualTo("""
                * thirds
                * objective multiplied by 3
                * row half multiplied by 6
                * row bound_y is a bound of a column, multiplied by 3
                NAME thirds
                OBJSENSE
                    MAX
                ROWS
                 N objective
                 L half
                 L bound_y
                COLUMNS
                 x objective 1
                 x half 2
                 y objective 3
                 y half 3
                 y bound_y 3
                RHS
                 RHS objective -6
                 RHS half 6
                 RHS bound_y 2
                BOUNDS
                 UP BND x 0.1
                 FR BND y
                ENDATA
                """);
        assertThat(lp(program)).isEqualTo("""
                \\ thirds
                \\ objective multiplied by 3
                Maximize
                 objective: + 1 x + 3 y + 6
                Subject To
                \\ next row multiplied by 6
                 half: + 2 x + 3 y <= 6
                \\ a bound of a column, multiplied by 3
                 bound_y: + 3 y <= 2
                Bounds
                 0 <= x <= 0.1
                 y free
                End
                """);
    }

    /** Maximise 2 + x/3 + y, x/3 + y/2 <= 1, 0 <= x <= 1/10, y <= 2/3. */
    private static Program thirds() {
        ProgramWriter writer = new ProgramWriter("thirds", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.offset(2).names(j -> j == 0 ? "x" : "y", k -> "half");
        writer.column(0, 0.1, 1.0 / 3);
        writer.column(Double.NEGATIVE_INFINITY, 2.0 / 3, 1);
        writer.row(Double.NEGATIVE_INFINITY, 1);
        writer.coefficient(0, 1.0 / 3);
        writer.coefficient(1, 0.5);
        BigFraction third = Rationals.of(1, 3);
        writer.exact(() -> new ExactProgram(
                Rationals.of(2),
                NumberColumn.of(third, Rationals.of(1)),
                new BigFraction[] {Rationals.of(0), null},
                new BigFraction[] {Rationals.of(1, 10), Rationals.of(2, 3)},
                new BigFraction[] {null},
                new BigFraction[] {Rationals.of(1)},
                NumberColumn.of(third, Rationals.of(1, 2))));
        return writer.finish();
    }

    @Test
    void writesARangeAsTwoRowsWhereAddingItInDoublesWouldMissABound() throws IOException {
        ProgramWriter writer = new ProgramWriter("ranges", Sense.MINIMIZE, Major.ROWS, 1, 2, 2);
        writer.column(0, 1, 1);
        writer.row(1, 3);
        writer.coefficient(0, 1);
        double upper = 0.1 + 1e-17 + 0.2; // 0.30000000000000004: the distance from 0.1 rounds
        writer.row(-1e16, upper);
        writer.coefficient(0, 2);
        String text = mps(writer.finish());
        assertThat(text)
                .contains(" G r1\n")
                .contains(" RNG r1 2\n")
                .contains(" G r2\n")
                .contains(" L r2_upper\n");
        assertThat(text).contains(" RHS r2_upper 0.30000000000000004\n");
    }

    @Test
    void refusesAnLpFileWithoutColumns() {
        Program program = new ProgramWriter("none", Sense.MINIMIZE, Major.ROWS, 0, 0, 0).finish();
        assertThatIllegalArgumentException().isThrownBy(() -> lp(program)).withMessageContaining("none");
    }

    @Test
    void namesAreDistinctAndPlain() {
        ExportNames names = new ExportNames();
        List<String> made = new ArrayList<>();
        for (String wanted :
                new String[] {"a b", "a_b", "a_b_2", "", "3", "e5", "E", "x,y", "Free", "free", "é", "z".repeat(400)}) {
            made.add(names.unique(wanted));
        }
        assertThat(made).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_.]{0,254}"));
        assertThat(made).contains("a_b", "n_3", "n_e5", "n_E", "n_Free", "n_free");
    }

    private static String mps(Program program) throws IOException {
        StringBuilder text = new StringBuilder();
        MpsExport.write(program, text);
        return text.toString();
    }

    private static String lp(Program program) throws IOException {
        StringBuilder text = new StringBuilder();
        LpExport.write(program, text);
        return text.toString();
    }

    private static double asDouble(BigFraction number) {
        return Rationals.toDouble(number);
    }

    /** Compares up to the factors of rows and objective, rows that are bounds, and rows that were split. */
    private static void assertSame(ReadProgram read, Program program, boolean freeRows, String seed) {
        ExactProgram exact = program.along(Major.ROWS).exact();
        Program rows = program.along(Major.ROWS);
        ExportNames columnNames = new ExportNames();
        List<String> columns = new ArrayList<>();
        for (int j = 0; j < program.columns(); j++) {
            columns.add(columnNames.unique(program.columnName(j)));
        }
        Map<String, Column> found = withBoundRows(read);
        assertThat(read.maximize).as(seed).isEqualTo(program.sense() == Sense.MAXIMIZE);
        BigFraction factor = ratio(read, exact, columns);
        assertNumber(read.offset, exact.offset().multiply(factor), seed);
        for (int j = 0; j < columns.size(); j++) {
            Column column = found.get(columns.get(j));
            assertThat(column).as("%s column %s", seed, columns.get(j)).isNotNull();
            assertNumber(column.cost, exact.objective().at(j).multiply(factor), seed);
            assertNumber(column.lower, exact.columnLower()[j], seed);
            assertNumber(column.upper, exact.columnUpper()[j], seed);
            assertThat(column.integral).as(seed).isEqualTo(program.integral(j));
        }
        List<Row> left = new ArrayList<>();
        read.rows.forEach((name, row) -> {
            if (!name.startsWith("bound_")) {
                left.add(row);
            }
        });
        int next = 0;
        for (int k = 0; k < rows.rows(); k++) {
            BigFraction lower = exact.rowLower()[k];
            BigFraction upper = exact.rowUpper()[k];
            if (lower == null && upper == null && !freeRows) {
                continue;
            }
            Row row = left.get(next++);
            boolean split = lower != null && upper != null && !lower.equals(upper) && row.upper == null;
            Row second = split ? left.get(next++) : row;
            Map<String, BigFraction> wanted = new HashMap<>();
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                wanted.put(columns.get(rows.index()[at]), exact.value().at(at));
            }
            BigFraction scale = scale(row, second, wanted, lower, upper);
            for (Row one : List.of(row, second)) {
                one.coefficients
                        .values()
                        .removeIf(number -> number.getNumerator().signum() == 0);
                assertThat(one.coefficients.keySet()).as(seed).isEqualTo(wanted.keySet());
                one.coefficients.forEach(
                        (name, number) -> assertNumber(number, wanted.get(name).multiply(scale), seed));
            }
            assertNumber(row.lower, lower == null ? null : lower.multiply(scale), seed);
            assertNumber(second.upper, upper == null ? null : upper.multiply(scale), seed);
        }
        assertThat(left).as(seed).hasSize(next);
    }

    private static Map<String, Column> withBoundRows(ReadProgram read) {
        read.rows.forEach((name, row) -> {
            if (name.startsWith("bound_")) {
                String column = row.coefficients.keySet().iterator().next();
                BigFraction factor = row.coefficients.get(column);
                Column bounded = read.columns.get(column);
                BinaryOperator<BigFraction> keep = (old, bound) -> bound == null ? old : bound.divide(factor);
                bounded.lower = keep.apply(bounded.lower, row.lower);
                bounded.upper = keep.apply(bounded.upper, row.upper);
            }
        });
        return read.columns;
    }

    private static BigFraction ratio(ReadProgram read, ExactProgram exact, List<String> columns) {
        for (int j = 0; j < columns.size(); j++) {
            if (exact.objective().at(j).getNumerator().signum() != 0) {
                return rounded(read.columns
                        .get(columns.get(j))
                        .cost
                        .divide(exact.objective().at(j)));
            }
        }
        boolean constant = exact.offset().getNumerator().signum() != 0;
        return constant ? rounded(read.offset.divide(exact.offset())) : BigFraction.ONE;
    }

    private static BigFraction scale(
            Row row, Row second, Map<String, BigFraction> wanted, BigFraction lower, BigFraction upper) {
        for (Map.Entry<String, BigFraction> entry : wanted.entrySet()) {
            return rounded(row.coefficients.get(entry.getKey()).divide(entry.getValue()));
        }
        if (lower != null && lower.getNumerator().signum() != 0) {
            return rounded(row.lower.divide(lower));
        }
        return upper != null && upper.getNumerator().signum() != 0
                ? rounded(second.upper.divide(upper))
                : BigFraction.ONE;
    }

    /** A factor is an integer; the shortest decimal of a double may differ from it a little. */
    private static BigFraction rounded(BigFraction factor) {
        BigFraction near = new BigFraction(factor.add(Rationals.of(1, 2))
                .getNumerator()
                .divide(factor.add(Rationals.of(1, 2)).getDenominator()));
        return factor.subtract(near).abs().compareTo(Rationals.of(1, 1000000)) < 0 ? near : factor;
    }

    /** Exactly the number, or the decimal by which a double is written. */
    private static void assertNumber(BigFraction found, BigFraction wanted, String seed) {
        if (found == null || wanted == null) {
            assertThat(found).as(seed).isEqualTo(wanted);
            return;
        }
        boolean isDouble = Rationals.isExactly(wanted, Rationals.toDouble(wanted));
        BigFraction expected = isDouble ? Rationals.parse(Double.toString(Rationals.toDouble(wanted))) : wanted;
        assertThat(found.equals(wanted) || found.equals(expected))
                .as("%s: found %s, wanted %s", seed, Rationals.format(found), Rationals.format(wanted))
                .isTrue();
    }
}
