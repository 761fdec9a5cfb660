package org.counterplay.instances;

/** What an {@link Expectation} is about. Gaps, errors and distances of a policy are measured against {@code expert}. */
public enum Quantity {
    /** {@code J_i(sigma)}: an agent's sum of rewards (not averaged over the steps). */
    VALUE("value"),
    /** {@code max_phi J_i(sigma, phi) - J_i(sigma)} over markov deviations, of one agent or the largest over all. */
    REGRET("regret"),
    /** The same over coarse deviations, which do not look at the recommendation. */
    COARSE_REGRET("regret.coarse"),
    /** {@code max_i J_i(expert) - J_i(sigma)}. */
    VALUE_GAP("valueGap"),
    /** {@code R(sigma) - R(expert)}. */
    REGRET_GAP("regretGap"),
    /** {@code sum_s,a |rho_expert - rho_sigma|}, rho averaged over the steps. */
    OCCUPANCY_L1("occupancyL1"),
    /** {@code E_{s ~ d_expert} TV(expert(s), sigma(s))}, d averaged over the steps, TV half the L1 distance. */
    BC_ERROR("bc"),
    /** {@code max_i max_phi E_{s ~ d_(sigma, phi_i)} TV(expert(s), sigma(s))}, likewise. */
    MALICE_ERROR("malice"),
    /** The same expectation, as BLADES writes it. */
    BLADES_ERROR("blades"),
    /** {@code min_s d(s)}, d averaged over the steps. */
    COVERAGE_AVERAGED("coverage.averaged"),
    /** {@code min_s max_h d_h(s)}. */
    COVERAGE_PER_STEP("coverage.perStep"),
    /** {@code max_{i,s,a} |r_i(s,a)|}; of the game alone. */
    LARGEST_REWARD("largestReward");

    private final String key;

    Quantity(String key) {
        this.key = key;
    }

    /** Its name in reports, as in the JSON output of {@code compare}. */
    public String key() {
        return key;
    }
}
