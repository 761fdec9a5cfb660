package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.HarderClass;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Precision.Effort;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFileTest {
    private static final BigFraction WIDTH = Rationals.of(1, 1_000_000_000L);

    /** A random certificate of any class and arithmetic, or an empty list where the class or the numbers are refused. */
    private static List<Certificate> certificates(SplittableRandom random) {
        Instance instance = RandomInstances.next(random);
        Game game = instance.game();
        List<DeviationClass> classes = new ArrayList<>(List.of(
                new DeviationClass.Markov(),
                new DeviationClass.Coarse(),
                new DeviationClass.Stationary(),
                new DeviationClass.Swaps()));
        classes.addAll(instance.deviations().values());
        List<Certificate> certificates = new ArrayList<>();
        for (Policy policy : instance.policies().values()) {
            DeviationClass deviations = classes.get(random.nextInt(classes.size()));
            Effort effort = Effort.values()[random.nextInt(Effort.values().length)];
            try {
                certificates.add(
                        Prover.prove(game, policy, deviations, Proposal.obedience(game), new Precision(effort, WIDTH)));
            } catch (HarderClass | IllegalArgumentException refused) {
                // Rewards of up to 1e308 overflow intervals; some classes are not proved.
            }
        }
        return certificates;
    }

    @Test
    void certificatesReadBackAsWritten() {
        int[] seen = new int[1];
        Cases.run(250, random -> {
            for (Certificate certificate : certificates(random)) {
                seen[0]++;
                String json = CertificateWriter.toJson(certificate);
                CertificateFile file;
                try {
                    file = CertificateReader.read(json, "c.json");
                } catch (InputException refused) {
                    throw new AssertionError(json, refused);
                }
                assertThat(file.intact()).isTrue();
                same(file.certificate(), certificate);
                assertThat(Checker.check(file.certificate())).isEqualTo(Checker.check(certificate));
                assertThat(CertificateWriter.toJson(file.certificate())).isEqualTo(json);
            }
        });
        assertThat(seen[0]).isGreaterThan(100);
    }

    private static void same(Certificate actual, Certificate expected) {
        Same.game(actual.game(), expected.game());
        Same.policy(actual.policy(), expected.policy());
        assertThat(actual.deviations()).isEqualTo(expected.deviations());
        assertThat(actual.arithmetic()).isEqualTo(expected.arithmetic());
        assertThat(actual.agents()).isEqualTo(expected.agents());
    }

    @Test
    void filesReadBack(@TempDir Path folder) {
        Cases.run(5, random -> {
            for (Certificate certificate : certificates(random)) {
                for (String name : List.of("c.json", "c.json.gz")) {
                    CertificateWriter.write(certificate, folder.resolve(name));
                    CertificateFile file = CertificateReader.read(folder.resolve(name));
                    assertThat(file.intact()).isTrue();
                    same(file.certificate(), certificate);
                }
            }
        });
    }

    @Test
    void whiteSpaceBetweenTokensIsNoChange() {
        Cases.run(40, random -> {
            for (Certificate certificate : certificates(random)) {
                String json = CertificateWriter.toJson(certificate);
                String spaced = json.replace("\n", "\r\n\t");
                assertThat(CertificateReader.read(spaced, "c.json").intact()).isTrue();
            }
        });
    }

    @Test
    void anyChangeOfTheContentIsSeen() {
        Cases.run(80, random -> anyChangeIsSeen(random, 40));
    }

    @Tag("long")
    @Test
    void anyChangeOfTheContentIsSeenInManyFiles() {
        Cases.run(5_000, random -> anyChangeIsSeen(random, 100));
    }

    private static void anyChangeIsSeen(SplittableRandom random, int changes) {
        for (Certificate certificate : certificates(random)) {
            String json = CertificateWriter.toJson(certificate);
            String content = withoutSpace(json);
            for (int k = 0; k < changes; k++) {
                String changed = Mutations.mutate(json, random);
                if (withoutSpace(changed).equals(content)) {
                    continue;
                }
                try {
                    CertificateFile file = CertificateReader.read(changed, "c.json");
                    assertThat(file.intact()).as(changed).isFalse();
                } catch (InputException seen) {
                    assertThat(seen.getMessage()).startsWith("c.json");
                }
            }
        }
    }

    /** The text without white space outside of strings: what a person would call its content. */
    private static String withoutSpace(String json) {
        StringBuilder content = new StringBuilder();
        boolean inText = false;
        for (int k = 0; k < json.length(); k++) {
            char c = json.charAt(k);
            if (inText && c == '\\' && k + 1 < json.length()) {
                content.append(c).append(json.charAt(++k));
                continue;
            }
            inText ^= c == '"';
            if (inText || !(c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
                content.append(c);
            }
        }
        return content.toString();
    }

    @Test
    void wrongClaimsAreBadInput() {
        String json = CertificateWriter.toJson(chicken());
        assertThat(CertificateReader.read(json, "c.json").intact()).isTrue();
        refused(json.replace("\"deviations\": \"markov\"", "\"deviations\": \"markow\""), "$.claim.deviations");
        refused(json.replace("\"arithmetic\": \"exact\"", "\"arithmetic\": \"roughly\""), "$.claim.arithmetic");
        refused(json.replace("\"policy\": \"fair\"", "\"policy\": \"unfair\""), "$.claim.policy");
        refused(json.replaceFirst("\"stationary\": true", "\"stationary\": 1"), "$.agents[0].deviation.stationary");
        refused(json.replaceFirst("\"digest\": \"sha256:.", "\"digest\": \"sha256:"), "$.digest");
        refused(json.replaceFirst(",\\s*\"digest\": \"[^\"]*\"", ""), "$");
        refused(json.replaceFirst("\"obeyingLower\"", "\"obeyinglower\""), "$.agents[0].obeyinglower");
        refused(json.replaceFirst("counterplay/certificate", "counterplay/instance"), "$.format");
    }

    private static void refused(String text, String path) {
        assertThatThrownBy(() -> CertificateReader.read(text, "c.json"))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.path()).isEqualTo(path));
    }

    private static Certificate chicken() {
        Instance instance = InstanceReader.read(Texts.CHICKEN, "chicken.json");
        Game game = instance.game();
        return Prover.prove(
                game,
                instance.policies().get("fair"),
                new DeviationClass.Markov(),
                Proposal.obedience(game),
                Precision.standard());
    }
}
