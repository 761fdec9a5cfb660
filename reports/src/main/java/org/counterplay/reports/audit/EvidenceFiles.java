package org.counterplay.reports.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.ProductForm;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;
import org.counterplay.reports.store.Artifact;

/**
 * Gathers the {@link Evidence} of audits: of every witness that is replayed, and of every counterexample. A witness that serves several
 * theorems is kept once for each class of deviations.
 */
public final class EvidenceFiles {
    private final Map<String, Evidence> known = new LinkedHashMap<>();
    private final Map<String, Artifact> artifacts = new LinkedHashMap<>();

    /** The same audit, with its evidence. */
    public Audit gather(Audit audit) {
        List<Judged> judged = new ArrayList<>();
        for (Judged each : audit.judged()) {
            judged.add(
                    switch (each) {
                        case Judged.Search search ->
                            new Judged.Search(
                                    search.reading(),
                                    search.hunts().stream()
                                            .map(hunt -> backed(hunt, search.reading()))
                                            .toList());
                        case Judged.Witness witness -> witness.in(of(witness.subject(), witness.reading()));
                        case Judged.Grown grown -> grown;
                        case Judged.Not not -> not;
                    });
        }
        return new Audit(audit.row(), judged);
    }

    /** All files so far; their names differ. */
    public List<Artifact> artifacts() {
        return List.copyOf(artifacts.values());
    }

    /** Writes all files so far to a folder, which is made where there is none. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Artifact artifact : artifacts.values()) {
                Files.writeString(folder.resolve(artifact.name()), artifact.content());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("evidence could not be written to the folder " + folder, failed);
        }
    }

    private Hunt backed(Hunt hunt, Reading reading) {
        Counterexample found = hunt.found();
        return found == null ? hunt : hunt.by(found.in(of(found.subject(), reading)));
    }

    /** The evidence for a pair of policies under the deviations of a reading. */
    Evidence of(Subject subject, Reading reading) {
        DeviationClass deviations = Laboratory.deviations(subject.game(), reading);
        return known.computeIfAbsent(subject.identity() + "|" + deviations.name(), any -> make(subject, deviations));
    }

    private Evidence make(Subject subject, DeviationClass deviations) {
        String stem = subject.name().replaceAll("[^A-Za-z0-9.=-]+", "_");
        if (!subject.expert().name().equals("expert")
                || !subject.learner().name().equals("learner")) {
            stem += "." + subject.expert().name() + "." + subject.learner().name();
        }
        String certified = stem + "." + deviations.name();
        Game game = subject.game();
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("expert", subject.expert());
        policies.put("learner", subject.learner());
        boolean product = ProductForm.holds(game, subject.expert()) && ProductForm.holds(game, subject.learner());
        return new Evidence(
                keep(stem + ".json", InstanceWriter.toJson(new Instance(game, policies, Map.of()))),
                certificate(game, subject.expert(), deviations, certified + ".expert"),
                certificate(game, subject.learner(), deviations, certified + ".learner"),
                product
                        ? List.of(certificate(
                                game, subject.expert(), new DeviationClass.Coarse(), stem + ".coarse.expert"))
                        : List.of(),
                product
                        ? List.of(certificate(
                                game, subject.learner(), new DeviationClass.Coarse(), stem + ".coarse.learner"))
                        : List.of());
    }

    private Artifact certificate(Game game, Policy policy, DeviationClass deviations, String stem) {
        return keep(
                stem + ".certificate.json",
                CertificateWriter.toJson(
                        Laboratory.certify(game, policy, deviations).certificate()));
    }

    private Artifact keep(String name, String content) {
        return artifacts.computeIfAbsent(name, any -> new Artifact(any, content));
    }
}
