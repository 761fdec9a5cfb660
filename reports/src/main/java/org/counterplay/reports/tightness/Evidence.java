package org.counterplay.reports.tightness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.game.Policy;
import org.counterplay.reports.audit.Subject;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.tightness.CellResult.FoundAt;
import org.counterplay.solvers.certify.Comparison;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What proves a worst case: the instance, and the certificates of both regrets, over coarse deviations where a Nash gap is
 * bounded. They were accepted by the checker when they were built.
 */
record Evidence(Artifact instance, Artifact learner, Artifact expert) {
    static Evidence of(Trial trial, Cell cell) {
        Subject subject = trial.measure().subject();
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("expert", subject.expert());
        policies.put("learner", subject.learner());
        String source = "counterplay tightness " + cell.sweep().key() + ", " + cell.point() + ": " + trial.how();
        Instance instance = new Instance(subject.game().named(subject.game().name(), source), policies, Map.of());
        Comparison proved = trial.measure().regrets(cell.sweep().promise().bounded() == Quantity.NASH_GAP);
        String stem = cell.stem();
        return new Evidence(
                new Artifact(stem + ".json", InstanceWriter.toJson(instance)),
                new Artifact(
                        stem + ".learner.certificate.json",
                        CertificateWriter.toJson(proved.learner().certificate())),
                new Artifact(
                        stem + ".expert.certificate.json",
                        CertificateWriter.toJson(proved.expert().certificate())));
    }

    List<Artifact> artifacts() {
        return List.of(instance, learner, expert);
    }

    FoundAt found(BigFraction value, @Nullable BigFraction ratio, String how, long seed) {
        return new FoundAt(value, ratio, how, seed, instance.name(), learner.name(), expert.name(), learner.digest());
    }
}
