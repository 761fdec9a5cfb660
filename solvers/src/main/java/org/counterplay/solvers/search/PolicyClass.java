package org.counterplay.solvers.search;

/** Which policies expert and learner may be. */
public enum PolicyClass {
    /** A mediator's recommendations, correlated at will (2406.04219). */
    CORRELATED("correlated"),
    /**
     * {@code sigma(a|s) = prod_i sigma_i(a_i|s)}: the agents play independently, as 2602.21020 has it throughout. A Nash gap is the
     * coarse regret of such a policy (formulations, section 5); the coarse regret of a correlated one is its distance from a coarse
     * correlated equilibrium, and may be larger.
     */
    PRODUCT("product");

    private final String label;

    PolicyClass(String label) {
        this.label = label;
    }

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** The class that an aim is defined for: products for {@link Aim#NASH_GAP}, all policies for the others. */
    public static PolicyClass of(Aim aim) {
        return aim == Aim.NASH_GAP ? PRODUCT : CORRELATED;
    }
}
