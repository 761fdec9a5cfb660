package org.counterplay.reports.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.format.CertificateFile;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;

/** The way of a certificate: made, written, read and checked. */
public final class CheckBenchmark implements Benchmark {
    private static final int LAYERS = 20;
    private static final int RUNS = 5;

    private final int width;

    /** @param states number of states in all; made a multiple of the 20 layers */
    public CheckBenchmark(int states) {
        width = Math.max(4, states / LAYERS);
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String subject() {
        return "certificate of a layered random game of " + LAYERS * width
                + " states, 2 agents with 3 actions, 2 successors; medians of " + RUNS + " runs, the first included";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        step.accept("making the game");
        Instance instance =
                Library.find("random-layered:H=" + LAYERS + ",width=" + width).create();
        Policy policy = instance.policies().values().iterator().next();
        List<Measure> measures = new ArrayList<>();
        step.accept("certifying");
        Certificate certificate = certify(instance, policy);
        measures.add(Measure.of(
                "made and checked, " + certificate.arithmetic().name(),
                Stopwatch.median(0, RUNS, () -> certify(instance, policy)),
                "s"));
        try {
            Path file = Files.createTempFile("counterplay-bench", ".json");
            try {
                step.accept("writing, reading and checking");
                measures.add(Measure.of(
                        "written",
                        Stopwatch.median(0, RUNS, () -> {
                            CertificateWriter.write(certificate, file);
                            return file;
                        }),
                        "s"));
                measures.add(Measure.of("size of the file", Files.size(file) / (double) (1 << 20), "MiB"));
                double read = Stopwatch.median(0, RUNS, () -> CertificateReader.read(file));
                CertificateFile again = CertificateReader.read(file);
                double checked = Stopwatch.median(0, RUNS, () -> {
                    if (!Checker.check(again.certificate()).accepted()) {
                        throw new IllegalStateException("the certificate that was read is rejected");
                    }
                    return again;
                });
                measures.add(Measure.of("read", read, "s"));
                measures.add(Measure.of("checked", checked, "s"));
                measures.add(new Measure("read and checked", read + checked, "s", 5.0));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Outcome.of(measures);
    }

    private static Certificate certify(Instance instance, Policy policy) {
        return Certification.of(
                        instance.game(),
                        policy,
                        new DeviationClass.Markov(),
                        new StructuredFinder(),
                        Precision.standard())
                .certificate();
    }
}
