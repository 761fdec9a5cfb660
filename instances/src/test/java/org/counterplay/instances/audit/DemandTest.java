package org.counterplay.instances.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final Amount BETWEEN = new Amount.Known(new Enclosure(Rationals.of(1), Rationals.of(2)));
    private static final Amount INFINITE = new Amount.Infinite();

    @Test
    void boundsDecideWhereTheyCan() {
        assertThat(judge(BETWEEN, Relation.AT_MOST, Rationals.of(2))).isEqualTo(Standing.HOLDS);
        assertThat(judge(BETWEEN, Relation.AT_MOST, Rationals.of(3, 2))).isEqualTo(Standing.OPEN);
        assertThat(judge(BETWEEN, Relation.AT_MOST, Rationals.of(1, 2))).isEqualTo(Standing.FAILS);
        assertThat(judge(BETWEEN, Relation.AT_LEAST, Rationals.of(1))).isEqualTo(Standing.HOLDS);
        assertThat(judge(BETWEEN, Relation.AT_LEAST, Rationals.of(2))).isEqualTo(Standing.OPEN);
        assertThat(judge(BETWEEN, Relation.AT_LEAST, Rationals.of(3))).isEqualTo(Standing.FAILS);
        assertThat(judge(BETWEEN, Relation.EQUAL, Rationals.of(1))).isEqualTo(Standing.OPEN);
        assertThat(judge(BETWEEN, Relation.EQUAL, Rationals.of(3))).isEqualTo(Standing.FAILS);
        assertThat(judge(BETWEEN, Relation.DIFFERENT, Rationals.of(0))).isEqualTo(Standing.HOLDS);
        assertThat(judge(BETWEEN, Relation.DIFFERENT, Rationals.of(1))).isEqualTo(Standing.OPEN);
        Amount one = Amount.exactly(BigFraction.ONE);
        assertThat(judge(one, Relation.EQUAL, BigFraction.ONE)).isEqualTo(Standing.HOLDS);
        assertThat(judge(one, Relation.DIFFERENT, BigFraction.ONE)).isEqualTo(Standing.FAILS);
    }

    @Test
    void infinityIsANumberOfItsOwn() {
        assertThat(judge(INFINITE, Relation.AT_MOST, BigFraction.ONE)).isEqualTo(Standing.FAILS);
        assertThat(judge(INFINITE, Relation.AT_LEAST, BigFraction.ONE)).isEqualTo(Standing.HOLDS);
        assertThat(judge(INFINITE, Relation.EQUAL, BigFraction.ONE)).isEqualTo(Standing.FAILS);
        Demand infinite = new Demand("", Quantity.CONCENTRABILITY, Relation.EQUAL, INFINITE);
        assertThat(infinite.judge(of(INFINITE))).isEqualTo(Standing.HOLDS);
        assertThat(infinite.judge(of(BETWEEN))).isEqualTo(Standing.FAILS);
        assertThat(infinite.judge(of(new Amount.Unknown("too large")))).isEqualTo(Standing.OPEN);
    }

    @Test
    void readingsChangeWhatIsMeasured() {
        Measurements measured = of(BETWEEN);
        Reading l1 = new Reading(java.util.List.of(Choice.L1));
        assertThat(new ReadMeasurements(measured, l1).of(Quantity.BC_ERROR))
                .isEqualTo(new Amount.Known(new Enclosure(Rationals.of(2), Rationals.of(4))));
        assertThat(new ReadMeasurements(measured, l1).of(Quantity.OCCUPANCY_L1)).isEqualTo(BETWEEN);
        assertThat(Reading.all(Reading.TV, Reading.COVERAGE, Reading.DEVIATIONS))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(Rows.all().stream().map(Row::key)).doesNotHaveDuplicates().contains("P1/5.10", "P2/Inequality-2");
    }

    private static Standing judge(Amount actual, Relation relation, BigFraction printed) {
        return new Demand("", Quantity.REGRET, relation, Amount.exactly(printed)).judge(of(actual));
    }

    private static Measurements of(Amount amount) {
        return new Measurements() {
            @Override
            public Setting setting() {
                return new Setting(2, BigFraction.ONE, false, true, true, true);
            }

            @Override
            public Amount of(Quantity quantity) {
                return amount;
            }
        };
    }
}
