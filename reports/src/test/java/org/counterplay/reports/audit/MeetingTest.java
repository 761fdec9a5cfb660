package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.compare.ImitationStudy;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Games that are said to meet an assumption do, as it is measured. */
class MeetingTest {
    private static final long SEED = Long.getLong("tests.seed", 1);
    private static final Laboratory LABORATORY = new Laboratory(new ImitationStudy.Limits(100, 100, 4, 1));
    private static final Amount NONE = Amount.exactly(BigFraction.ZERO);

    @Test
    void dominantOnesAreDominant() {
        each("dominant", measured -> {
            assertThat(measured.of(Quantity.DOMINANCE_LOSS)).isIn(NONE, undecided(measured));
            assertThat(measured.of(Quantity.EXPERT_NASH_GAP)).isEqualTo(NONE);
        });
    }

    @Test
    void equilibriaAreEquilibriaThatComeEverywhere() {
        each("equilibrium", measured -> {
            assertThat(measured.of(Quantity.EXPERT_NASH_GAP)).isEqualTo(NONE);
            assertThat(measured.of(Quantity.OCCUPANCY_L1)).isEqualTo(NONE);
            assertThat(measured.of(Quantity.COVERAGE_AVERAGED)).isNotEqualTo(NONE);
        });
    }

    @Test
    void whatIsUnvisitedDoesNotShow() {
        each(
                "unvisited",
                measured -> assertThat(measured.of(Quantity.OCCUPANCY_L1)).isEqualTo(NONE));
    }

    @Test
    void nearOnesComeEverywhere() {
        each(
                "near",
                measured -> assertThat(measured.of(Quantity.COVERAGE_AVERAGED)).isNotEqualTo(NONE));
    }

    private interface Claim {
        void of(Measurements measured);
    }

    /** In a discounted game dominance may stay open; then no gain was found. */
    private static Amount undecided(Measurements measured) {
        return measured.setting().discounted()
                        && measured.of(Quantity.DOMINANCE_LOSS) instanceof Amount.Known(Enclosure within)
                        && within.lower().equals(BigFraction.ZERO)
                ? measured.of(Quantity.DOMINANCE_LOSS)
                : NONE;
    }

    private static void each(String kind, Claim claim) {
        Reading reading = new Reading(List.of());
        for (int agents = 1; agents <= 3; agents++) {
            for (long k = 0; k < 6; k++) {
                String name = "meeting:kind=" + kind + ",agents=" + agents + ",seed=" + (SEED + k);
                Subject subject = Subject.ofPair(name, Library.find(name).create());
                assertThat(subject).as(name).isNotNull();
                Measurements measured = LABORATORY.glance(subject, reading);
                assertThat(measured.setting().product() && measured.setting().stationary())
                        .isTrue();
                assertThat(measured.of(Quantity.LARGEST_REWARD))
                        .isInstanceOfSatisfying(
                                Amount.Known.class,
                                known -> assertThat(known.within().upper()).isLessThanOrEqualTo(BigFraction.ONE));
                claim.of(measured);
            }
        }
    }
}
