package org.counterplay.model.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterplay.model.sample.ForAll;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

/** Exact sums, linear systems and enclosures against plain rationals and another library's elimination. */
class ExactArithmeticTest {
    private final long seed = ForAll.firstSeed();
    private final Random random = new Random(seed);

    @Test
    void anExactSumIsThatOfPlainRationals() {
        ExactSum sum = new ExactSum();
        for (int round = 0; round < 500; round++) {
            sum.clear();
            BigFraction plain = BigFraction.ZERO;
            for (int k = random.nextInt(20); k > 0; k--) {
                BigFraction a = fraction();
                BigFraction b = fraction();
                switch (random.nextInt(3)) {
                    case 0 -> {
                        sum.add(a);
                        plain = plain.add(a);
                    }
                    case 1 -> {
                        sum.subtract(a);
                        plain = plain.subtract(a);
                    }
                    default -> {
                        sum.addProduct(a, b);
                        plain = plain.add(a.multiply(b));
                    }
                }
                assertThat(sum.value()).as("seed %d", seed).isEqualTo(plain);
                assertThat(sum.compareTo(plain)).isZero();
                assertThat(sum.compareTo(a)).isEqualTo(plain.compareTo(a));
            }
        }
    }

    @Test
    void aLinearSystemIsSolvedAsByElimination() {
        int singular = 0;
        for (int round = 0; round < 250; round++) {
            boolean huge = random.nextInt(8) == 0;
            int n = 1 + random.nextInt(huge ? 3 : 8);
            int zeros = random.nextInt(80); // percent: rows and columns with one entry are common where it is high
            BigFraction[][] matrix = new BigFraction[n][n];
            BigFraction[] right = new BigFraction[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i][j] = random.nextInt(100) < zeros ? BigFraction.ZERO : huge ? long1() : fraction();
                }
                right[i] = random.nextInt(3) == 0 ? BigFraction.ZERO : fraction();
            }
            if (n > 1 && random.nextInt(4) == 0) { // a multiple of another row
                BigFraction factor = fraction();
                for (int j = 0; j < n; j++) {
                    matrix[1][j] = matrix[0][j].multiply(factor);
                }
            }
            ExactLinearSystem system = new ExactLinearSystem(n);
            for (int i = 0; i < n; i++) {
                int row = i;
                int[] columns = IntStream.range(0, n)
                        .filter(j -> matrix[row][j].getNumerator().signum() != 0 || random.nextBoolean())
                        .toArray();
                system.row(
                        columns,
                        IntStream.of(columns).mapToObj(j -> matrix[row][j]).toArray(BigFraction[]::new),
                        right[i]);
            }
            var solver = new FieldLUDecomposition<>(MatrixUtils.createFieldMatrix(matrix)).getSolver();
            if (!solver.isNonSingular()) {
                singular++;
                assertThatExceptionOfType(ArithmeticException.class)
                        .as("seed %d, round %d", seed, round)
                        .isThrownBy(system::solve);
                continue;
            }
            assertThat(system.solve())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(solver.solve(new ArrayFieldVector<>(right)).toArray());
            assertThat(system.solveTransposed(right))
                    .as("transposed, seed %d, round %d", seed, round)
                    .isEqualTo(new FieldLUDecomposition<>(
                                    MatrixUtils.createFieldMatrix(matrix).transpose())
                            .getSolver()
                            .solve(new ArrayFieldVector<>(right))
                            .toArray());
        }
        assertThat(singular).isPositive();
    }

    /** The Hilbert matrix: solutions with long numerators, determinants with many small prime factors. */
    @Test
    void illConditionedSystemsAreSolvedExactly() {
        int n = 25;
        ExactLinearSystem system = new ExactLinearSystem(n);
        int[] columns = IntStream.range(0, n).toArray();
        BigFraction[] solution = new BigFraction[n];
        for (int j = 0; j < n; j++) {
            solution[j] = Rationals.of(random.nextInt(-9, 10), 1 + random.nextInt(9));
        }
        for (int i = 0; i < n; i++) {
            BigFraction[] row = new BigFraction[n];
            BigFraction right = BigFraction.ZERO;
            for (int j = 0; j < n; j++) {
                row[j] = Rationals.of(1, i + j + 1L);
                right = right.add(row[j].multiply(solution[j]));
            }
            system.row(columns, row, right);
        }
        assertThat(system.solve()).isEqualTo(solution);
    }

    @Test
    void theFirstPrimeInAMatrixIsNoReasonToCallItSingular() {
        ExactLinearSystem system = new ExactLinearSystem(1);
        long product = 1_073_741_789L * Integer.MAX_VALUE; // the largest primes below 2^30 and 2^31
        system.row(new int[] {0}, new BigFraction[] {Rationals.of(product)}, BigFraction.ONE);
        assertThat(system.solve()).containsExactly(Rationals.of(1, product));
        ExactLinearSystem empty = new ExactLinearSystem(0);
        assertThat(empty.solve()).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new ExactLinearSystem(2).solve());
    }

    @Test
    void sparseSystemsAreSolvedToSmallResiduals() {
        for (int round = 0; round < 1_500; round++) {
            int n = 1 + random.nextInt(round % 2 == 0 ? 4 : 60); // small ones often make Krylov methods break down
            double gamma = new double[] {0, 0.5, 0.9, 0.99, 0.9999}[random.nextInt(5)];
            int[] start = new int[n + 1];
            int[] columns = new int[3 * n];
            double[] values = new double[3 * n];
            boolean cycle = random.nextInt(4) == 0; // a permutation: all eigenvalues on the circle
            for (int i = 0; i < n; i++) {
                int entries = cycle ? 1 : 1 + random.nextInt(Math.min(3, n));
                int[] targets = random.ints(0, n).distinct().limit(entries).toArray();
                start[i + 1] = start[i] + entries;
                for (int k = 0; k < entries; k++) {
                    columns[start[i] + k] = cycle ? (i + 1) % n : targets[k];
                    values[start[i] + k] = 1.0 / entries;
                }
            }
            boolean few = random.nextBoolean(); // many equal numbers, as in games written by people
            double[] right = random.doubles(n, -1, 1)
                    .map(b -> random.nextInt(3) == 0 ? 0 : few ? Math.rint(2 * b) / 2 : b)
                    .toArray();
            double[] x = new SparseSystem(start, columns, values, gamma).solve(right);
            double scale = 1;
            for (double entry : x) {
                scale = Math.max(scale, Math.abs(entry));
            }
            for (int i = 0; i < n; i++) {
                double residual = x[i] - right[i];
                for (int k = start[i]; k < start[i + 1]; k++) {
                    residual -= gamma * values[k] * x[columns[k]];
                }
                assertThat(Math.abs(residual))
                        .as("seed %d, round %d, n %d, gamma %s", seed, round, n, gamma)
                        .isLessThan(1e-8 * scale);
            }
        }
    }

    @Test
    void enclosuresKeepTheirOrder() {
        Enclosure a = new Enclosure(Rationals.of(1), Rationals.of(3));
        Enclosure b = new Enclosure(Rationals.of(2), Rationals.of(2));
        assertThat(a.max(b)).isEqualTo(new Enclosure(Rationals.of(2), Rationals.of(3)));
        assertThat(a.minus(b)).isEqualTo(new Enclosure(Rationals.of(-1), Rationals.of(1)));
        assertThat(a.width()).isEqualTo(Rationals.of(2));
        assertThat(a.exact()).isFalse();
        assertThat(b.exact()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Enclosure(Rationals.of(1), BigFraction.ZERO));
    }

    private BigFraction fraction() {
        return Rationals.of(random.nextInt(-20, 21), 1 + random.nextInt(12));
    }

    private BigFraction long1() {
        return new BigFraction(
                new BigInteger(120, random).subtract(BigInteger.ONE.shiftLeft(119)),
                new BigInteger(100, random).setBit(0));
    }
}
