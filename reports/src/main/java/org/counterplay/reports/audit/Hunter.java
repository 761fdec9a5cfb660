package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Tries one bound with one constant on one game after another; see {@link Trial}. */
final class Hunter {
    private final Promise promise;
    private final int place;
    private final Set<BigFraction> values = new HashSet<>();
    private final List<Integer> byAgents = new ArrayList<>();
    private int tried;
    private int applied;
    private @Nullable Constant constant;
    private @Nullable BigFraction largest;
    private String at = "";
    private @Nullable BigFraction needed;
    private boolean hopeless;
    private @Nullable Counterexample found;

    /** @param place the constant's place among the promise's constants, which may depend on the number of agents */
    Hunter(Promise promise, int place) {
        this.promise = promise;
        this.place = place;
    }

    Hunt hunt(List<Subject> subjects, Reading reading, Laboratory laboratory) {
        for (Subject subject : subjects) {
            attempt(subject, new ReadMeasurements(laboratory.measure(subject, reading), reading));
        }
        if (constant == null) {
            throw new IllegalStateException("no game was given to try " + promise + " on");
        }
        return new Hunt(
                promise,
                constant,
                place,
                values.size() > 1,
                tried,
                applied,
                byAgents,
                largest,
                at,
                values.size() > 1 || hopeless ? null : needed,
                found);
    }

    private void attempt(Subject subject, Measurements measured) {
        Trial trial = Trial.of(promise, place, measured);
        tried++;
        values.add(trial.constant().value());
        if (constant == null) {
            constant = trial.constant();
        }
        BigFraction bound = trial.bound();
        Amount actual = trial.actual();
        if (bound == null || actual == null) {
            return;
        }
        applied++;
        int agents = subject.game().agentCount();
        while (byAgents.size() < agents) {
            byAgents.add(0);
        }
        byAgents.set(agents - 1, byAgents.get(agents - 1) + 1);
        BigFraction ratio = trial.ratio();
        if (ratio != null && ratio.getNumerator().signum() > 0 && (largest == null || ratio.compareTo(largest) > 0)) {
            largest = ratio;
            at = subject.name();
        }
        if (actual instanceof Amount.Known(Enclosure within)) {
            need(within.lower(), trial.constant(), measured);
        } else {
            hopeless = true;
        }
        if (trial.exceeded()
                && (found == null || subject.size().compareTo(found.subject().size()) < 0)) {
            found = new Counterexample(subject, bound, actual, false, "", null);
            constant = trial.constant();
        }
    }

    /** The constant with which the bound, which is linear in it, would be as large as what was measured. */
    private void need(BigFraction actual, Constant of, Measurements measured) {
        BigFraction without = bound(of, BigFraction.ZERO, measured);
        BigFraction slope = bound(of, BigFraction.ONE, measured).subtract(without);
        if (slope.getNumerator().signum() > 0) {
            BigFraction least = actual.subtract(without).divide(slope);
            needed = needed == null ? least : Rationals.max(needed, least);
        } else {
            hopeless |= actual.compareTo(without) > 0;
        }
    }

    private BigFraction bound(Constant of, BigFraction value, Measurements measured) {
        if (promise.bound(new Constant(of.origin(), value, of.source()), measured)
                instanceof Amount.Known(Enclosure within)) {
            return within.upper();
        }
        throw new IllegalStateException(promise + " is known with one constant and unknown with another");
    }

    @Override
    public String toString() {
        return promise + ", constant " + place;
    }
}
