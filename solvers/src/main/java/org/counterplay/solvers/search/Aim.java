package org.counterplay.solvers.search;

/** The gap that is made as large as possible. */
public enum Aim {
    /** {@code R(learner) - R(expert)}, R the largest markov regret of an agent (2406.04219, Definition 4.2). */
    REGRET_GAP("regret-gap"),
    /**
     * {@code max_i max_{pi_i} J_i(pi_i, learner_-i) - J_i(learner)}: the learner's largest coarse regret (2602.21020). Searches for
     * games and for learners ask for products, {@link PolicyClass#PRODUCT}, unless told otherwise; where the learner is given, the
     * coarse regret is of whatever policy it has.
     */
    NASH_GAP("nash-gap"),
    /** {@code max_i J_i(expert) - J_i(learner)} (2406.04219, Definition 4.1). */
    VALUE_GAP("value-gap");

    private final String label;

    Aim(String label) {
        this.label = label;
    }

    /** Its name on the command line and in files. */
    public String label() {
        return label;
    }
}
