package org.counterplay.reports.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.store.FileDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is stored of an answer's evidence: of every file the digest, and whole what is small. Large certificates must have been
 * asked for, as a file, to leave a trace.
 *
 * @param artifacts under names that differ
 */
record Keeping(List<Artifact> artifacts, List<FileDigest> files) {
    /** Files up to this length are kept whole. */
    private static final long LONGEST_FILE = 4L << 20;

    /** Certificates of games with up to so many places (step, state) are kept without having been asked for. */
    private static final long MOST_PLACES = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    static Keeping of(Answer answer) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        answer.artifacts().forEach(each -> artifacts.putIfAbsent(each.name(), each));
        for (Answer.Proof proof : answer.proofs()) {
            if (places(proof.certificate()) <= MOST_PLACES) {
                keep(proof, artifacts);
            }
        }
        List<FileDigest> files = new ArrayList<>();
        for (Path file : answer.files()) {
            if (Files.isRegularFile(file)) { // and no pipe
                keep(file, artifacts, files);
            }
        }
        return new Keeping(List.copyOf(artifacts.values()), files);
    }

    private static void keep(Answer.Proof proof, Map<String, Artifact> artifacts) {
        try {
            String name = proof.of() + ".certificate.json";
            artifacts.putIfAbsent(name, new Artifact(name, CertificateWriter.toJson(proof.certificate())));
        } catch (IllegalArgumentException unwritable) {
            LOG.debug("a certificate is not stored: {}", unwritable.getMessage());
        }
    }

    private static void keep(Path file, Map<String, Artifact> artifacts, List<FileDigest> files) {
        try {
            FileDigest digest = FileDigest.of(file);
            files.add(digest);
            String name = file.getFileName().toString();
            if (digest.bytes() <= LONGEST_FILE && !name.endsWith(".gz")) {
                artifacts.putIfAbsent(name, new Artifact(name, Files.readString(file)));
            }
        } catch (IOException gone) {
            LOG.debug("a file is not stored", gone);
        }
    }

    private static long places(Certificate certificate) {
        Game game = certificate.game();
        long steps = game.horizon() instanceof Horizon.Finite finite ? finite.steps() : 1;
        return game.stateCount() * steps;
    }
}
