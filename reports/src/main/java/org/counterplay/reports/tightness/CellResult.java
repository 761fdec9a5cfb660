package org.counterplay.reports.tightness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep came to at one point.
 *
 * @param parameters the point, {@code agents} and {@code horizon} or {@code discount} first
 * @param bounds the theorem's bound with each of its constants, printed before derived
 * @param witnesses the paper's own witnesses, measured
 * @param found the worst case that meets the point, or null where nothing does
 * @param upper the least upper bound that is proved, or null
 * @param proofs the bound with each constant that is proved for all games
 * @param tried games that were measured
 * @param met how many of them meet the point
 * @param remarks what was left out, and why
 * @param seconds it took
 */
public record CellResult(
        SequencedMap<String, String> parameters,
        List<BoundAt> bounds,
        List<WitnessAt> witnesses,
        @Nullable FoundAt found,
        @Nullable UpperAt upper,
        List<ProofAt> proofs,
        int tried,
        int met,
        List<String> remarks,
        double seconds) {
    public CellResult {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        bounds = List.copyOf(bounds);
        witnesses = List.copyOf(witnesses);
        proofs = List.copyOf(proofs);
        remarks = List.copyOf(remarks);
    }

    /**
     * The bound with a constant.
     *
     * @param origin {@code printed} or {@code derived}
     * @param proportional whether it grows as the constant does
     */
    public record BoundAt(
            String origin, BigFraction constant, String source, BigFraction value, boolean proportional) {}

    /**
     * The paper's witness.
     *
     * @param value of what is bounded, or null where it is not known
     * @param ratio to the first bound, or null
     */
    public record WitnessAt(
            String name,
            List<Requirement> assumptions,
            @Nullable BigFraction value,
            @Nullable BigFraction ratio) {
        public WitnessAt {
            assumptions = List.copyOf(assumptions);
        }

        /** Whether it meets the point in the sweep's reading. */
        public boolean meets() {
            return assumptions.stream().allMatch(Requirement::met);
        }
    }

    /**
     * Something that a game must meet.
     *
     * @param holds null where it is not known
     * @param factor by how much it is broken, above 1; null where it is not, or not by a factor
     */
    public record Requirement(
            String name,
            String required,
            String actual,
            @Nullable Boolean holds,
            @Nullable BigFraction factor) {
        /** Whether it holds for certain. */
        public boolean met() {
            return Boolean.TRUE.equals(holds);
        }
    }

    /**
     * The worst case.
     *
     * @param ratio to the first bound, or null where that is 0
     * @param how where it comes from
     * @param instance name of the artifact that is the instance, with policies {@code expert} and {@code learner}
     * @param certificate name of the artifact that certifies the learner's regret
     * @param expertCertificate that of the expert's
     * @param certificateDigest SHA-256 of the learner's certificate
     */
    public record FoundAt(
            BigFraction value,
            @Nullable BigFraction ratio,
            String how,
            long seed,
            String instance,
            String certificate,
            String expertCertificate,
            String certificateDigest) {}

    /** An upper bound, and the games it is for. */
    public record UpperAt(BigFraction value, String how, String of) {}

    /** The bound with a constant that is proved. */
    public record ProofAt(BigFraction constant, String how, BigFraction value) {}

    /** Whether the worst case is known exactly here. */
    public boolean closed() {
        return found != null && upper != null && found.value().equals(upper.value());
    }

    /** {@code agents=2, horizon=3, eps=1/16, u=1}. */
    public String where() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
