/**
 * The deviator's decision process: what one agent can reach and earn by not following its recommendations while the others
 * follow theirs (formulations, section 2).
 *
 * <p>At a place (h,s) the agent decides at each <b>site</b>: a recommendation b that it may get, or, where it does not look
 * at recommendations, one site for all of them. At a site it has <b>options</b>, the actions c it may play, with
 *
 * <pre>
 *   weight of site b     sigma_h,i(b|s)
 *   R_h(s,b,c)           = sum_a_-i sigma_h(b,a_-i|s) r_i(s,c,a_-i)          = weight * rbar_h(s,b,c)
 *   W_h(s'|s,b,c)        = sum_a_-i sigma_h(b,a_-i|s) T(s'|s,c,a_-i)         = weight * Tbar_h(s'|s,b,c)
 * </pre>
 *
 * (R less what {@link org.counterplay.model.response.Choices#charge} takes off), so that the value of a place is {@code sum_b max_c [R + sum_s' W f(s')]}, with no division.
 */
@NullMarked
package org.counterplay.model.response;

import org.jspecify.annotations.NullMarked;
