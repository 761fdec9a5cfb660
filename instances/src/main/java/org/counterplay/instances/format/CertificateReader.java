package org.counterplay.instances.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.Document.Kind;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates that {@link CertificateWriter} wrote. Every field must be there and none more, so a change of a file's
 * content is either an {@link InputException} or a {@link CertificateFile} that is not intact.
 */
public final class CertificateReader {
    private static final Pattern DIGEST = Pattern.compile(ContentDigest.PREFIX + "[0-9a-f]{64}");

    private static final Pattern BUDGET = Pattern.compile("budget:(0|[1-9][0-9]{0,8})");

    private final Reading reading;
    private final Document document;
    private final Fields claim;
    private final Fields agentClaim;
    private final Fields bounds;

    private CertificateReader(Reading reading) {
        this.reading = reading;
        document = reading.document();
        claim = new Fields(reading, "a claim", "policy", "deviations", "arithmetic", "agents", "regret");
        agentClaim = new Fields(reading, "an agent's claim", "name", "value", "regret");
        bounds = new Fields(reading, "an enclosure", "lower", "upper");
    }

    /**
     * Reads a file, gzipped or not.
     *
     * @throws InputException if it cannot be read, or anything in it is wrong
     */
    public static CertificateFile read(Path path) {
        return new CertificateReader(new Reading(InputFile.load(path))).read();
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @throws InputException if anything in it is wrong
     */
    public static CertificateFile read(String text, String fileName) {
        return new CertificateReader(new Reading(InputFile.parse(fileName, text))).read();
    }

    private CertificateFile read() {
        InstanceFields.checkFormat(reading, 0, CertificateWriter.FORMAT, CertificateWriter.VERSION);
        Fields root = new Fields(
                reading, "a certificate", "format", "version", "claim", "game", "agents", ContentDigest.FIELD);
        root.open(0);
        int claimNode = root.required("claim");
        int gameNode = root.required("game");
        int agentsNode = root.required("agents");
        int digestNode = root.required(ContentDigest.FIELD);
        reading.stopIfWrong();
        String stated = reading.text(digestNode, "\"digest\"");
        if (stated == null || !DIGEST.matcher(stated).matches()) {
            throw reading.error(digestNode, "\"digest\" must be \"sha256:\" and 64 digits from 0-9 and a-f");
        }
        Instance instance = InstanceFields.read(reading, gameNode);

        claim.open(claimNode);
        int policyNode = claim.required("policy");
        int deviationsNode = claim.required("deviations");
        int arithmeticNode = claim.required("arithmetic");
        int agentClaimsNode = claim.required("agents");
        int regretNode = claim.required("regret");
        reading.stopIfWrong();
        Policy policy = policy(policyNode, gameNode, instance);
        DeviationClass deviations = deviations(deviationsNode, gameNode, instance);
        Arithmetic arithmetic = arithmetic(arithmeticNode);
        List<ProofReader.Claim> claims = claims(agentClaimsNode, instance);
        Enclosure regret = enclosure(regretNode);
        List<AgentProof> proofs = new ProofReader(reading, instance.game()).read(agentsNode, claims);
        Certificate certificate = new Certificate(instance.game(), policy, deviations, arithmetic, proofs);
        if (!certificate.regret().equals(regret)) {
            throw reading.error(regretNode, "the regret claimed in all is not the largest of the agents' regrets");
        }
        return new CertificateFile(certificate, stated, ContentDigest.of(document));
    }

    private Policy policy(int node, int gameNode, Instance instance) {
        String name = reading.text(node, "\"policy\"");
        Policy policy = name == null ? null : instance.policies().get(name);
        if (policy == null || instance.policies().size() != 1) {
            throw reading.error(
                    policy == null ? node : gameNode,
                    "the game must come with one policy, the one that the claim names");
        }
        return policy;
    }

    private DeviationClass deviations(int node, int gameNode, Instance instance) {
        String name = reading.text(node, "\"deviations\"");
        List<DeviationClass> known = new ArrayList<>(instance.deviations().values());
        boolean own = !known.isEmpty();
        DeviationClass.Budget budget = own || name == null ? null : budget(name);
        if (budget != null) {
            return budget;
        }
        if (!own) {
            known = List.of(
                    new DeviationClass.Markov(),
                    new DeviationClass.Stationary(),
                    new DeviationClass.Coarse(),
                    new DeviationClass.Swaps());
        }
        if (own && known.size() != 1) {
            throw reading.error(gameNode, "the game comes with more than one deviation class");
        }
        for (DeviationClass candidate : known) {
            if (candidate.name().equals(name)) {
                return candidate;
            }
        }
        throw reading.error(
                node,
                "unknown deviation class " + document.describe(node) + "; it must be one of "
                        + Shown.names(known.stream().map(DeviationClass::name).toList()));
    }

    private static DeviationClass.@Nullable Budget budget(String name) {
        Matcher matcher = BUDGET.matcher(name);
        return matcher.matches() ? new DeviationClass.Budget(Integer.parseInt(matcher.group(1))) : null;
    }

    private Arithmetic arithmetic(int node) {
        String name = reading.text(node, "\"arithmetic\"");
        for (Arithmetic arithmetic : Arithmetic.values()) {
            if (arithmetic.name().toLowerCase(Locale.ROOT).equals(name)) {
                return arithmetic;
            }
        }
        throw reading.error(
                node,
                "unknown arithmetic " + document.describe(node) + "; it must be one of "
                        + Shown.names(Arrays.stream(Arithmetic.values())
                                .map(arithmetic -> arithmetic.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private List<ProofReader.Claim> claims(int node, Instance instance) {
        List<String> agents = instance.game().agents();
        if (document.kind(node) != Kind.LIST || document.count(node) != agents.size()) {
            throw reading.error(node, "there must be a list with a claim for each agent: " + Shown.names(agents));
        }
        List<ProofReader.Claim> claims = new ArrayList<>();
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            agentClaim.open(k);
            int name = agentClaim.required("name");
            int value = agentClaim.required("value");
            int regret = agentClaim.required("regret");
            reading.stopIfWrong();
            ProofReader.checkName(reading, name, agents.get(claims.size()));
            claims.add(new ProofReader.Claim(enclosure(value), enclosure(regret)));
        }
        return claims;
    }

    private Enclosure enclosure(int node) {
        bounds.open(node);
        int lowerNode = bounds.required("lower");
        int upperNode = bounds.required("upper");
        reading.stopIfWrong();
        BigFraction lower = reading.number(lowerNode, "\"lower\"");
        BigFraction upper = reading.number(upperNode, "\"upper\"");
        reading.stopIfWrong();
        if (lower == null || upper == null || lower.compareTo(upper) > 0) {
            throw reading.error(node, "the lower bound is above the upper bound");
        }
        return new Enclosure(lower, upper);
    }
}
