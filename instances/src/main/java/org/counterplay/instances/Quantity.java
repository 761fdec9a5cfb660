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
    LARGEST_REWARD("largestReward"),
    /** {@code R(expert)}, as {@link #REGRET}. */
    EXPERT_REGRET("expertRegret"),
    /** {@code max_i max_{pi_i} J_i(pi_i, sigma_-i) - J_i(sigma)}: the largest coarse regret, of a product policy. */
    NASH_GAP("nashGap"),
    /** The same of the expert. */
    EXPERT_NASH_GAP("expertNashGap"),
    /** {@code max_i E_{s ~ d_expert} ||expert_i(s) - sigma_i(s)||_1}, of product policies; L1, d averaged over the steps. */
    BC_AGENT_L1("bcAgentL1"),
    /** {@code E_{s ~ d_sigma} TV(expert(s), sigma(s))}: on sigma's own path. */
    ON_POLICY_ERROR("onPolicy"),
    /** {@code sum_s |d_expert(s) - d_sigma(s)|}, d averaged over the steps. */
    STATES_L1("statesL1"),
    /**
     * {@code max |A_i(h,s,a)|} under the expert and any deviation of the class that regrets range over; a bound on it. Over all steps and
     * states, as printed.
     */
    RECOVERABILITY("recoverability"),
    /** The same over the places (h,s) that play can reach. */
    RECOVERABILITY_REACHED("recoverability.reached"),
    /** The same under the expert alone. */
    RECOVERABILITY_IDENTITY("recoverability.identity"),
    /** The most that an agent can gain over its expert's policy, whatever policies the others play; 0 if it is dominant. */
    DOMINANCE_LOSS("dominanceLoss"),
    /** delta(eps_BC), eps_BC as {@link #BC_AGENT_L1} (2602.21020, Definition 6). */
    RESPONSE_CONTINUITY("responseContinuity"),
    /** delta((n - 1) eps_BC). */
    RESPONSE_CONTINUITY_OF_OTHERS("responseContinuity.others"),
    /** C_max: the largest {@code d_dev(s) / d_expert(s)} over states and markov deviations of one agent, averaged. */
    CONCENTRABILITY("concentrability"),
    /** The same of {@code rho_dev(s,a) / rho_expert(s,a)} over states and joint actions. */
    CONCENTRABILITY_OF_PLAYS("concentrability.plays"),
    /** {@code max over markov deviations of E_dev[phi^T Lambda_E^+ phi]}, phi the indicators of (state, joint action). */
    FEATURE_CONCENTRABILITY("featureConcentrability.tabular"),
    /** d, the number of those indicators. */
    FEATURE_COUNT("featureCount.tabular"),
    /** 0 where the game is linear in those indicators, else 1. */
    LINEARITY_DEFECT("linearityDefect.tabular"),
    /** {@code max_(s,a) R(sigma, f) - R(expert, f)} over the rewards {@code f = -1(s,a)} of all agents. */
    INDICATOR_REGRET_GAP("regretGap.indicators"),
    /** {@code max_(s,a) |max_phi J(sigma, phi, f)|} of both policies and the same rewards: what 2406.04219, E.1 takes for 0. */
    INDICATOR_SHORTFALL("shortfall.indicators");

    private final String key;

    Quantity(String key) {
        this.key = key;
    }

    /** Its name in reports, as in the JSON output of {@code compare}. */
    public String key() {
        return key;
    }
}
