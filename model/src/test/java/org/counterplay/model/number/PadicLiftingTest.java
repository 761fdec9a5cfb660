package org.counterplay.model.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.counterplay.model.sample.ForAll;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** One factorisation, many right sides, also of the transpose; small and long coefficients, sparse and dense. */
class PadicLiftingTest {
    private final long seed = ForAll.firstSeed();
    private final Random random = new Random(seed);

    @Test
    void systemsAndTheirTransposesAreSolved() {
        int solved = 0;
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(12);
            boolean sparse = random.nextBoolean();
            boolean integer = random.nextBoolean();
            BigFraction scale =
                    random.nextInt(4) == 0 ? Rationals.parse("123456789012345678901234567890/7") : BigFraction.ONE;
            BigFraction[][] a = new BigFraction[n][n];
            ExactLinearSystem system = new ExactLinearSystem(n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] = sparse && random.nextInt(3) > 0 && i != j
                            ? BigFraction.ZERO
                            : number(integer).multiply(scale);
                }
                system.row(IntStream.range(0, n).toArray(), a[i], BigFraction.ZERO);
            }
            try {
                assertThat(system.solve()).containsOnly(BigFraction.ZERO);
            } catch (ArithmeticException singular) {
                continue;
            }
            solved++;
            for (int side = 0; side < 3; side++) {
                BigFraction[] b = new BigFraction[n];
                for (int i = 0; i < n; i++) {
                    b[i] = random.nextInt(3) == 0
                            ? BigFraction.ZERO
                            : number(side == 0).multiply(side == 2 ? scale : BigFraction.ONE);
                }
                BigFraction[] x = system.solve(b);
                BigFraction[] y = system.solveTransposed(b);
                for (int i = 0; i < n; i++) {
                    BigFraction row = BigFraction.ZERO;
                    BigFraction column = BigFraction.ZERO;
                    for (int j = 0; j < n; j++) {
                        row = row.add(a[i][j].multiply(x[j]));
                        column = column.add(a[j][i].multiply(y[j]));
                    }
                    assertThat(row).as("seed %d, round %d", seed, round).isEqualTo(b[i]);
                    assertThat(column)
                            .as("transposed, seed %d, round %d", seed, round)
                            .isEqualTo(b[i]);
                }
            }
        }
        assertThat(solved).isGreaterThan(150);
    }

    private BigFraction number(boolean integer) {
        return Rationals.of(random.nextInt(41) - 20, integer ? 1 : 1 + random.nextInt(12));
    }
}
