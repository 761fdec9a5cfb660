package org.counterplay.solvers.search;

/** How the agents' rewards are tied to one another. */
public enum RewardClass {
    /** One reward for all agents. */
    COMMON("common"),
    /** Each agent's reward is free. */
    GENERAL("general"),
    /** Two agents, {@code r_2 = -r_1}. */
    ZERO_SUM("zero-sum");

    private final String label;

    RewardClass(String label) {
        this.label = label;
    }

    /** Its name on the command line and in files. */
    public String label() {
        return label;
    }
}
