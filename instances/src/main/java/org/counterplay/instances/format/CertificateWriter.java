package org.counterplay.instances.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.Layout.Form;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.certificate.ValueTable;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Enclosure;

/**
 * Writes certificates as JSON: the claim, the game with the one policy and, where it is masked or listed, the deviation
 * class, then each agent's proof, and last a digest of all of that. A table is a list with an object {state: value} for each
 * step; "obeyingUpper" is left out where it is the same as "obeyingLower". Where a stationary or
 * budget class is bounded case by case, a proof has the "cases" (see {@link CoverText}) and, where they have prices, the
 * "rarity" of places. Numbers are exact.
 */
public final class CertificateWriter {
    static final String FORMAT = "counterplay/certificate";
    static final int VERSION = 1;

    private final Layout layout;
    private final Certificate certificate;
    private final Game game;

    private CertificateWriter(Layout layout, Certificate certificate) {
        this.layout = layout;
        this.certificate = certificate;
        game = certificate.game();
    }

    /**
     * Writes a file, whole or not at all; gzipped where the name ends in {@code .gz}.
     *
     * @throws InputException if the file cannot be written
     * @throws IllegalArgumentException if the certificate has a name or a number that could not be read again
     */
    public static void write(Certificate certificate, Path path) {
        Instance instance = instance(certificate);
        AtomicFile.write(path, out -> write(certificate, instance, out));
    }

    /** The text of a file; throws as {@link #write(Certificate, Path)} does. */
    public static String toJson(Certificate certificate) {
        StringWriter out = new StringWriter();
        try {
            write(certificate, instance(certificate), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void write(Certificate certificate, Instance instance, Writer out) throws IOException {
        ContentDigest digest = new ContentDigest(out);
        Layout layout = new Layout(digest, false);
        layout.object(Form.BLOCK);
        new CertificateWriter(layout, certificate).writeContent(instance);
        layout.flush();
        String content = digest.finish();
        layout.key(ContentDigest.FIELD).text(content);
        layout.end();
    }

    private static Instance instance(Certificate certificate) {
        Instance instance = new Instance(
                certificate.game(),
                Map.of(policyName(certificate), certificate.policy()),
                switch (certificate.deviations()) {
                    case DeviationClass.Masked masked -> Map.of(masked.label(), masked);
                    case DeviationClass.Listed listed -> Map.of(listed.label(), listed);
                    case DeviationClass.Markov markov -> Map.of();
                    case DeviationClass.Stationary stationary -> Map.of();
                    case DeviationClass.Coarse coarse -> Map.of();
                    case DeviationClass.Budget budget -> Map.of();
                    case DeviationClass.Swaps swaps -> Map.of();
                });
        InstanceWriter.check(instance);
        return instance;
    }

    private static String policyName(Certificate certificate) {
        String name = certificate.policy().name();
        return name.isEmpty() ? "policy" : name;
    }

    private void writeContent(Instance instance) throws IOException {
        layout.key("format").text(FORMAT);
        layout.key("version").integer(VERSION);
        layout.key("claim").object(Form.BLOCK);
        layout.key("policy").text(policyName(certificate));
        layout.key("deviations").text(certificate.deviations().name());
        layout.key("arithmetic").text(certificate.arithmetic().name().toLowerCase(Locale.ROOT));
        layout.key("agents").list(Form.BLOCK);
        for (int i = 0; i < certificate.agents().size(); i++) {
            AgentProof proof = certificate.agents().get(i);
            layout.object(Form.LINE).key("name").text(game.agents().get(i));
            enclosure("value", proof.value());
            enclosure("regret", proof.regret());
            layout.end();
        }
        layout.end();
        enclosure("regret", certificate.regret());
        layout.end();
        layout.key("game");
        InstanceWriter.write(instance, layout);
        layout.key("agents").list(Form.BLOCK);
        for (int i = 0; i < certificate.agents().size(); i++) {
            writeProof(i, certificate.agents().get(i));
        }
        layout.end();
    }

    private void writeProof(int agent, AgentProof proof) throws IOException {
        layout.object(Form.BLOCK).key("name").text(game.agents().get(agent));
        layout.key("obeyingLower");
        table(proof.obeyingLower());
        if (!proof.obeyingUpper().equals(proof.obeyingLower())) {
            layout.key("obeyingUpper");
            table(proof.obeyingUpper());
        }
        Deviation deviation = proof.deviation();
        layout.key("deviation").object(Form.BLOCK);
        layout.key("stationary").truth(deviation.stationary());
        layout.key("changes");
        new DeviationText(layout, game).changes(Form.BLOCK, deviation.changes());
        layout.end();
        layout.key("deviating");
        table(proof.deviating());
        layout.key("bounding").list(Form.BLOCK);
        for (ValueTable table : proof.bounding()) {
            table(table);
        }
        layout.end();
        cover(agent, proof.cover());
        layout.end();
    }

    /** Cases that are not distinguished are not written. */
    private void cover(int agent, Cover cover) throws IOException {
        if (cover.equals(Cover.WHOLE)) {
            return;
        }
        layout.key("cases");
        new CoverText(layout, game, agent).cases(cover.cases());
        if (cover.rarity() != null) {
            layout.key("rarity");
            table(cover.rarity());
        }
    }

    private void enclosure(String key, Enclosure enclosure) throws IOException {
        layout.key(key).object(Form.LINE);
        layout.key("lower").number(enclosure.lower());
        layout.key("upper").number(enclosure.upper());
        layout.end();
    }

    private void table(ValueTable table) throws IOException {
        layout.list(Form.BLOCK);
        for (int step = 1; step <= table.steps(); step++) {
            layout.object(Form.WRAPPED);
            int[] states = table.states(step);
            for (int k = 0; k < states.length; k++) {
                layout.key(game.states().get(states[k])).number(table.values(), table.first(step) + k);
            }
            layout.end();
        }
        layout.end();
    }
}
