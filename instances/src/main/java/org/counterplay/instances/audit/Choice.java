package org.counterplay.instances.audit;

/** How one may read what a paper leaves open. */
public enum Choice {
    /** TV is half the L1 distance. */
    HALF_L1("tv", "half-L1"),
    /** TV is the L1 distance, as lines of 2406.04219, E.9 take it. */
    L1("tv", "L1"),
    /** {@code d(s)} is averaged over the steps, as 2406.04219 defines it. */
    AVERAGED("coverage", "averaged"),
    /** {@code max_h d_h(s)}: the state is likely at some step. */
    PER_STEP("coverage", "per-step"),
    /** Deviations are maps of state and recommendation, as printed. */
    STATIONARY("deviations", "stationary"),
    /** Deviations may depend on the step as well. */
    MARKOV("deviations", "markov"),
    /** Advantages are bounded at all steps and states, as 2406.04219 prints it. */
    EVERYWHERE("recoverability", "everywhere"),
    /** They are bounded where play can be. */
    REACHED("recoverability", "reached"),
    /** A value gap may be negative: the learner earns more. */
    SIGNED("valueGap", "signed"),
    /** A value gap is what the learner loses: {@code max(0, gap)}. */
    LOSS("valueGap", "loss"),
    /** Concentrability is a ratio of state distributions, as P3 defines it. */
    STATES("concentrability", "states"),
    /** It is a ratio of occupancy measures, of pairs of state and joint action. */
    PLAYS("concentrability", "states and joint actions");

    private final String dimension;
    private final String label;

    Choice(String dimension, String label) {
        this.dimension = dimension;
        this.label = label;
    }

    /** What it is a reading of. */
    public String dimension() {
        return dimension;
    }

    /** Its name in reports. */
    public String label() {
        return label;
    }
}
