package org.counterplay.reports.tightness;

import java.util.List;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.tightness.CellResult.Requirement;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A measured game at a point.
 *
 * @param how where it comes from
 * @param value what is bounded, at least; null where it is not known
 */
record Trial(
        Gauge.Measure measure,
        String how,
        List<Requirement> requirements,
        @Nullable BigFraction value) {
    static Trial of(Gauge.Measure measure, String how, Meeting meeting, Promise promise) {
        return new Trial(
                measure,
                how,
                meeting.judge(measure.measured()),
                measure.measured().of(promise.bounded()) instanceof Amount.Known known
                        ? known.within().lower()
                        : null);
    }

    /** Whether it meets the point, so that it counts. */
    boolean counts() {
        return value != null && requirements.stream().allMatch(Requirement::met);
    }

    /** The value, 0 where it is not known. */
    BigFraction atLeast() {
        return value == null ? BigFraction.ZERO : value;
    }

    /** Whether it counts for more than another. */
    boolean beats(@Nullable Trial other) {
        if (value == null || !counts()) {
            return false;
        }
        return other == null || other.value() == null || value.compareTo(other.value()) > 0;
    }
}
