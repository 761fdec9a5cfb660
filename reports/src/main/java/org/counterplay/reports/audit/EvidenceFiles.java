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
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.ProductForm;
import org.counterplay.reports.audit.Judged.Counterexample;
import org.counterplay.reports.audit.Judged.Hunt;

/**
 * Writes counterexamples to a folder: the instance with its policies {@code expert} and {@code learner}, and beside it a
 * certificate of each policy's regret, of product policies of the Nash gap too ({@code coarse}).
 */
public final class EvidenceFiles {
    private final Path folder;

    public EvidenceFiles(Path folder) {
        this.folder = folder;
    }

    /** The same audit, with the files in which its counterexamples were written. */
    public Audit write(Audit audit) {
        List<Judged> judged = new ArrayList<>();
        for (Judged each : audit.judged()) {
            judged.add(
                    each instanceof Judged.Search search
                            ? new Judged.Search(
                                    search.reading(),
                                    search.hunts().stream().map(this::write).toList())
                            : each);
        }
        return new Audit(audit.row(), judged);
    }

    private Hunt write(Hunt hunt) {
        Counterexample found = hunt.found();
        return found == null
                ? hunt
                : new Hunt(
                        hunt.promise(),
                        hunt.constant(),
                        hunt.varies(),
                        hunt.tried(),
                        hunt.applied(),
                        hunt.largest(),
                        hunt.at(),
                        found.in(write(found.subject())));
    }

    /** The instance file. */
    Path write(Subject subject) {
        String stem = subject.name().replaceAll("[^A-Za-z0-9.=-]+", "_");
        Path file = folder.resolve(stem + ".json");
        if (Files.exists(file)) {
            return file; // written before, for another theorem
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder " + folder + " could not be made", failed);
        }
        Game game = subject.game();
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("expert", subject.expert());
        policies.put("learner", subject.learner());
        policies.forEach((name, policy) -> {
            certify(game, policy, new DeviationClass.Markov(), stem + "." + name + ".certificate.json");
            if (ProductForm.holds(game, policy)) {
                certify(game, policy, new DeviationClass.Coarse(), stem + "." + name + ".coarse.certificate.json");
            }
        });
        InstanceWriter.write(new Instance(game, policies, Map.of()), file);
        return file;
    }

    private void certify(Game game, Policy policy, DeviationClass deviations, String name) {
        CertificateWriter.write(Laboratory.certify(game, policy, deviations).certificate(), folder.resolve(name));
    }
}
