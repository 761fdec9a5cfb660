package org.counterplay.solvers.certify;

import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.number.Enclosure;

/**
 * An expert's policy and a learner's in one game, under one deviation class.
 *
 * @param expert the expert's certified regret
 * @param learner the learner's certified regret
 */
public record Comparison(Certification expert, Certification learner) {
    /** {@code max_i (J_i(expert) - J_i(learner))}, sums over steps (2406.04219, Definition 4.1). */
    public Enclosure valueGap() {
        Enclosure gap = null;
        for (int agent = 0; agent < expert.certificate().agents().size(); agent++) {
            Enclosure own = valueGap(agent);
            gap = gap == null ? own : gap.max(own);
        }
        if (gap == null) {
            throw new IllegalStateException("a game without agents");
        }
        return gap;
    }

    /** {@code J_i(expert) - J_i(learner)}. */
    public Enclosure valueGap(int agent) {
        AgentProof of = expert.certificate().agents().get(agent);
        return of.value().minus(learner.certificate().agents().get(agent).value());
    }

    /** {@code R(learner) - R(expert)}, R the largest regret of an agent (2406.04219, Definition 4.2). */
    public Enclosure regretGap() {
        return learner.certificate().regret().minus(expert.certificate().regret());
    }
}
