package org.counterplay.solvers.search.structure;

/** What a structure must satisfy beyond being of its shape; "reached" and "visited" mean at one of the steps 1..H. */
public enum Rule {
    /** Where the expert's play comes to, learner and expert have the same support: no error on what was demonstrated. */
    AGREEMENT,
    /**
     * At some state where learner and expert differ, some agent that deviates alone from the expert arrives. Without it no
     * agent can gain anything from the learner that it cannot gain from the expert.
     */
    DIFFERENCE,
    /**
     * A joint action that differs from the expert's and from the learner's in more than one agent's part leads where the
     * expert's leads. No single deviation from expert or learner ever sees where it leads, so nothing is lost but copies.
     * For supports of one joint action only.
     */
    UNSEEN_COPIED
}
