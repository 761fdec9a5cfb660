package org.counterplay.reports.audit.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void linesAreFittedToLogarithms() {
        assertThat(growth(size -> 1L << size).fit()).isNotNull().satisfies(fit -> {
            assertThat(fit.better()).isEqualTo(Growth.Kind.EXPONENTIAL);
            assertThat(fit.perAction()).isCloseTo(2, within(1e-9));
        });
        assertThat(growth(size -> (long) size * size * size).fit()).isNotNull().satisfies(fit -> {
            assertThat(fit.better()).isEqualTo(Growth.Kind.POWER);
            assertThat(fit.power()).isCloseTo(3, within(1e-9));
        });
        assertThat(new Growth("", "", "", List.of(new Growth.Point(2, 1, 0, 4))).fit())
                .isNull();
    }

    @Test
    void workIsTheSameEachTimeWhateverTheClockSays() {
        List<Growth> some = new BimatrixGrowth(1, 0.02).measure();
        List<Growth> again = new BimatrixGrowth(1, 0.02).measure();
        assertThat(some).hasSize(4);
        for (int k = 0; k < some.size(); k++) {
            List<Growth.Point> one = some.get(k).points();
            List<Growth.Point> other = again.get(k).points();
            assertThat(one).isNotEmpty();
            for (int size = 0; size < Math.min(one.size(), other.size()); size++) {
                assertThat(one.get(size).work()).isEqualTo(other.get(size).work());
            }
        }
    }

    private interface Work {
        long of(int size);
    }

    private static Growth growth(Work work) {
        return new Growth(
                "",
                "",
                "",
                IntStream.range(2, 12)
                        .mapToObj(size -> new Growth.Point(size, 1, 0, work.of(size)))
                        .toList());
    }
}
