package org.counterplay.reports.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Tries one bound with one constant on one game after another. A game is a counterexample if all conditions hold for certain and
 * the lower bound of what is bounded exceeds the bound, which is taken at the ends at which it is largest.
 */
final class Hunter {
    private final Promise promise;
    private final Constant.Origin origin;
    private final int place;
    private final Set<BigFraction> values = new HashSet<>();
    private int tried;
    private int applied;
    private @Nullable Constant constant;
    private @Nullable BigFraction largest;
    private String at = "";
    private @Nullable Counterexample found;

    /** @param place the constant's place among the promise's constants, which may depend on the number of agents */
    Hunter(Promise promise, Constant.Origin origin, int place) {
        this.promise = promise;
        this.origin = origin;
        this.place = place;
    }

    Hunt hunt(List<Subject> subjects, Reading reading, Laboratory laboratory) {
        for (Subject subject : subjects) {
            tried++;
            attempt(subject, new ReadMeasurements(laboratory.measure(subject, reading), reading));
        }
        if (constant == null) {
            throw new IllegalStateException("no game was given to try " + promise + " on");
        }
        return new Hunt(promise, constant, values.size() > 1, tried, applied, largest, at, found);
    }

    private void attempt(Subject subject, Measurements measured) {
        Constant own = promise.constants(measured.setting()).get(place);
        values.add(own.value());
        if (constant == null) {
            constant = own;
        }
        boolean met = promise.conditions(measured).stream()
                .map(Condition::standing)
                .allMatch(standing -> standing == Standing.HOLDS);
        Amount actual = measured.of(promise.bounded());
        if (!met
                || actual instanceof Amount.Unknown
                || !(promise.bound(own, measured) instanceof Amount.Known promised)) {
            return;
        }
        applied++;
        BigFraction bound = promised.within().upper();
        note(subject, bound, actual);
        boolean exceeded = switch (actual) {
            case Amount.Infinite infinite -> true;
            case Amount.Known known -> known.within().lower().compareTo(bound) > 0;
            case Amount.Unknown unknown -> false;
        };
        if (exceeded
                && (found == null || subject.size().compareTo(found.subject().size()) < 0)) {
            found = new Counterexample(subject, bound, actual, null);
            constant = own;
        }
    }

    private void note(Subject subject, BigFraction bound, Amount actual) {
        if (bound.getNumerator().signum() <= 0 || !(actual instanceof Amount.Known known)) {
            return;
        }
        BigFraction ratio = known.within().lower().divide(bound);
        if (ratio.getNumerator().signum() > 0 && (largest == null || ratio.compareTo(largest) > 0)) {
            largest = ratio;
            at = subject.name();
        }
    }

    @Override
    public String toString() {
        return promise + " with the " + origin.label() + " constant";
    }
}
