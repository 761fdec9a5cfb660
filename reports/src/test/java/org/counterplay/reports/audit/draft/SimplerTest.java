package org.counterplay.reports.audit.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class SimplerTest {
    @Test
    void theSimplestComeFirst() {
        assertThat(Simpler.than(Rationals.of(3, 7)).stream().map(Rationals::format))
                .containsExactly("0", "1", "1/2", "1/3", "2/5");
        assertThat(Simpler.than(Rationals.of(-3, 7)).stream().map(Rationals::format))
                .containsExactly("0", "-1", "-1/2", "-1/3", "-2/5");
        assertThat(Simpler.than(Rationals.of(2)).stream().map(Rationals::format))
                .containsExactly("0", "1");
        assertThat(Simpler.than(BigFraction.ZERO)).isEmpty();
    }

    @Test
    void allCostLessAndTheConvergentsAreAmongThem() {
        BigFraction value = Rationals.of(314_159, 1_000_000);
        List<BigFraction> simpler = Simpler.than(value);
        assertThat(simpler)
                .doesNotHaveDuplicates()
                .allMatch(each -> Simpler.cost(each).compareTo(Simpler.cost(value)) < 0)
                .isSortedAccordingTo((a, b) -> Simpler.cost(a).compareTo(Simpler.cost(b)));
        assertThat(simpler).contains(Rationals.of(1, 3), Rationals.of(5, 16), Rationals.of(11, 35));
    }
}
