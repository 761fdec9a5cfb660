package org.counterplay.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The wording never says more than the bounds do. */
class VerdictTextTest {
    @Test
    void withoutEpsilon() {
        assertThat(verdict("0", "0", null, Arithmetic.EXACT)).isEqualTo("EQUILIBRIUM (regret exactly 0)");
        assertThat(verdict("4", "4", null, Arithmetic.EXACT))
                .isEqualTo("NOT AN EQUILIBRIUM (deviation gains at least 4)");
        assertThat(verdict("0", "1/1000", null, Arithmetic.ENCLOSED))
                .isEqualTo("epsilon-EQUILIBRIUM with epsilon in [0, 1/1000] (checked as rational bounds)");
        assertThat(verdict("1/3", "1/2", null, Arithmetic.INTERVAL))
                .isEqualTo("NOT AN EQUILIBRIUM (deviation gains at least 1/3; checked in interval arithmetic)");
    }

    @Test
    void withEpsilon() {
        assertThat(verdict("1/3", "1/2", "1/2", Arithmetic.EXACT))
                .isEqualTo("epsilon-EQUILIBRIUM with epsilon in [1/3, 1/2] (at most 1/2, as asked)");
        assertThat(verdict("1/3", "1/2", "1/4", Arithmetic.EXACT))
                .isEqualTo("NOT AN EQUILIBRIUM (deviation gains at least 1/3, more than epsilon = 1/4)");
        assertThat(verdict("1/3", "1/2", "2/5", Arithmetic.INTERVAL))
                .startsWith("UNDECIDED (the regret is in [1/3, 1/2], and so is epsilon = 2/5")
                .contains("checked in interval arithmetic");
    }

    private static String verdict(String lower, String upper, @Nullable String epsilon, Arithmetic arithmetic) {
        BigFraction allowed = epsilon == null ? null : Rationals.parse(epsilon);
        return VerdictText.of(
                new Enclosure(Rationals.parse(lower), Rationals.parse(upper)), allowed, arithmetic, Style.PLAIN);
    }
}
