package org.counterplay.reports.result;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Verdict;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.certify.Certification;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A policy's certified regret, with what was asked.
 *
 * @param instance the instance as it can be asked for again
 * @param epsilon the regret that is allowed, or null where it was not said
 * @param file where the certificate was written, or null
 */
public record CertificationResult(
        String instance,
        Certification certification,
        @Nullable BigFraction epsilon,
        @Nullable Path file) {
    public Certificate certificate() {
        return certification.certificate();
    }

    /** What the proved bounds say of the policy. */
    public Verdict verdict() {
        Enclosure regret = certificate().regret();
        return epsilon == null ? Verdict.of(regret) : Verdict.of(regret, epsilon);
    }

    /** Whether every agent's value and regret are known exactly. */
    public boolean exact() {
        return certificate().agents().stream()
                .allMatch(proof -> proof.value().exact() && proof.regret().exact());
    }

    /** The agent whose deviation is proved to gain most; among equal ones the first. */
    public int worstAgent() {
        List<AgentProof> proofs = certificate().agents();
        int worst = 0;
        for (int agent = 1; agent < proofs.size(); agent++) {
            if (proofs.get(agent)
                            .regret()
                            .lower()
                            .compareTo(proofs.get(worst).regret().lower())
                    > 0) {
                worst = agent;
            }
        }
        return worst;
    }

    /** What an agent's deviation comes to in play. */
    public Departures departures(int agent) {
        Certificate certificate = certificate();
        return new Departures(
                certificate.game(),
                certificate.policy(),
                certificate.agents().get(agent).deviation(),
                certificate.deviations());
    }

    /** Whether the policy was proved to be what was asked: an equilibrium, or one up to the given epsilon. */
    public boolean holds() {
        return switch (verdict()) {
            case EQUILIBRIUM -> true;
            case EPSILON_EQUILIBRIUM -> epsilon != null;
            case NOT_EQUILIBRIUM, UNDECIDED -> false;
        };
    }

    /** Whether the opposite of {@link #holds} was proved. */
    public boolean fails() {
        return verdict() == Verdict.NOT_EQUILIBRIUM;
    }
}
