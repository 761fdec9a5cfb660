package org.counterplay.reports.audit;

import java.util.EnumMap;
import java.util.Map;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.solvers.certify.Certification;

/**
 * Measurements that are kept once they are taken, and the certificates that they rest on.
 *
 * @param subject what was measured
 * @param expert the certificate of the expert's regret
 * @param learner the certificate of the learner's regret
 */
record Measured(
        Subject subject,
        Measurements measurements,
        Certification expert,
        Certification learner,
        Map<Quantity, Amount> known)
        implements Measurements {
    Measured(Subject subject, Measurements measurements, Certification expert, Certification learner) {
        this(subject, measurements, expert, learner, new EnumMap<>(Quantity.class));
    }

    @Override
    public Setting setting() {
        return measurements.setting();
    }

    @Override
    public Amount of(Quantity quantity) {
        return known.computeIfAbsent(quantity, measurements::of);
    }
}
