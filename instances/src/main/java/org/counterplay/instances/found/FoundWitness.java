package org.counterplay.instances.found;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.CertificateFile;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * A witness of the library.
 *
 * @param name its name, as in {@code found:witness=NAME}
 * @param gap the gap that was searched for, exactly
 * @param command the command line that found it, without {@code counterplay}
 */
public record FoundWitness(String name, BigFraction gap, String command) {
    private static final String INDEX = "witnesses.txt";

    /** All witnesses, in the order of the index: lines {@code name | gap | command}. */
    public static List<FoundWitness> all() {
        List<FoundWitness> all = new ArrayList<>();
        for (String line : text(INDEX).lines().filter(text -> !text.isBlank()).toList()) {
            String[] parts = line.split("\\|", -1);
            if (parts.length != 3) {
                throw new IllegalStateException("line \"" + line + "\" of " + INDEX + " is not name | gap | command");
            }
            all.add(new FoundWitness(parts[0].strip(), Rationals.parse(parts[1].strip()), parts[2].strip()));
        }
        return List.copyOf(all);
    }

    /** The game with policies {@code expert} and {@code learner}. */
    public Instance instance() {
        return InstanceReader.read(text(name + ".json"), name + ".json");
    }

    /** The certificate of the learner's regret. */
    public CertificateFile learnerCertificate() {
        return certificate("learner");
    }

    /** The certificate of the expert's regret. */
    public CertificateFile expertCertificate() {
        return certificate("expert");
    }

    private CertificateFile certificate(String policy) {
        String file = name + "." + policy + ".certificate.json";
        return CertificateReader.read(text(file), file);
    }

    private static String text(String file) {
        try (InputStream in = FoundWitness.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
