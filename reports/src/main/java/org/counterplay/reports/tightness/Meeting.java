package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.tightness.Axis;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.tightness.CellResult.Requirement;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a measured game meets a point of a sweep: every condition of the bound holds for certain, rewards lie in [-1,1], and no
 * nominal number is exceeded (of coverage, undercut).
 */
final class Meeting {
    private static final Set<Quantity> AT_LEAST = Set.of(Quantity.COVERAGE_AVERAGED, Quantity.COVERAGE_PER_STEP);

    private final Sweep sweep;
    private final Point point;

    Meeting(Sweep sweep, Point point) {
        this.sweep = sweep;
        this.point = point;
    }

    /** All that is required, judged. */
    List<Requirement> judge(Measurements measured) {
        List<Requirement> all = new ArrayList<>();
        all.add(require("rewards", Quantity.LARGEST_REWARD, BigFraction.ONE, measured));
        for (Axis axis : sweep.range().axes()) {
            BigFraction nominal = point.given().get(axis.quantity());
            if (nominal != null) {
                all.add(require(axis.name(), axis.quantity(), nominal, measured));
            }
        }
        Set<Quantity> swept =
                Set.copyOf(sweep.range().axes().stream().map(Axis::quantity).toList());
        point.given().entrySet().stream()
                .filter(entry -> !swept.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.add(require(entry.getKey().key(), entry.getKey(), entry.getValue(), measured)));
        for (Condition condition : sweep.promise().conditions(measured)) {
            if (condition.standing() != Standing.HOLDS) {
                all.add(new Requirement(
                        condition.name(),
                        condition.required(),
                        condition.actual(),
                        condition.standing() == Standing.OPEN ? null : false,
                        null));
            }
        }
        return all;
    }

    /** How many times too large the quantity is (of coverage, too small); 1 where it is right; null where it is not known. */
    static @Nullable BigFraction excess(Quantity quantity, BigFraction nominal, Measurements measured) {
        if (!(measured.of(quantity) instanceof Amount.Known(Enclosure within))) {
            return null;
        }
        boolean least = AT_LEAST.contains(quantity);
        BigFraction actual = least ? within.lower() : within.upper();
        BigFraction over = least ? nominal : actual;
        BigFraction under = least ? actual : nominal;
        if (over.compareTo(under) <= 0) {
            return BigFraction.ONE;
        }
        return under.getNumerator().signum() > 0 ? over.divide(under) : null;
    }

    private static Requirement require(String name, Quantity quantity, BigFraction nominal, Measurements measured) {
        boolean least = AT_LEAST.contains(quantity);
        String required = (least ? ">= " : "<= ") + Rationals.format(nominal);
        return switch (measured.of(quantity)) {
            case Amount.Unknown unknown -> new Requirement(name, required, "not known: " + unknown.why(), null, null);
            case Amount.Infinite infinite -> new Requirement(name, required, "infinity", false, null);
            case Amount.Known(Enclosure within) -> {
                boolean surely = least
                        ? within.lower().compareTo(nominal) >= 0
                        : within.upper().compareTo(nominal) <= 0;
                boolean surelyNot = least
                        ? within.upper().compareTo(nominal) < 0
                        : within.lower().compareTo(nominal) > 0;
                BigFraction factor = surely ? null : excess(quantity, nominal, measured);
                yield new Requirement(
                        name,
                        required,
                        within.exact()
                                ? Rationals.format(within.lower())
                                : "in [" + Rationals.format(within.lower()) + ", " + Rationals.format(within.upper())
                                        + "]",
                        surely ? Boolean.TRUE : surelyNot ? Boolean.FALSE : null,
                        surelyNot ? factor : null);
            }
        };
    }
}
