/**
 * Values, advantages and occupancy measures of a policy, or of a policy and one agent's deviation from it.
 *
 * <p>Normalisation. Values are sums over the steps; in a discounted game {@code sum_t gamma^(t-1) r_t}. State distributions of
 * a finite horizon are per step, each with sum 1, and averaged over the H steps where it says so; in a discounted game {@code
 * (1 - gamma) sum_t gamma^(t-1) P(s_t = s)}, with sum 1.
 */
@NullMarked
package org.counterplay.model.occupancy;

import org.jspecify.annotations.NullMarked;
