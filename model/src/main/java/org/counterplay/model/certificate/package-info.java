/**
 * Certificates of regret, and the independent checker.
 *
 * <p>What is proved. Let V(s), at step h, be an agent's value of obedience, D of its deviation phi, and U of its best
 * deviation in the class; g is 1 for a finite horizon and gamma for a discounted game, and values after step H are 0. With
 *
 * <pre>
 *   (T f)(h,s)     = sum_a sigma_h(a|s) [ r_i(s,a) + g sum_s' T(s'|s,a) f(h+1,s') ]
 *   (T_phi f)(h,s) = the same with the agent's part b of a replaced by phi(h,s,b)
 *   (T_max f)(h,s) = sum_b max_c in C(s,b) sum_a_-i sigma_h(b,a_-i|s) [ r_i(s,c,a_-i) + g sum_s' T(s'|s,c,a_-i) f(h+1,s') ]
 * </pre>
 *
 * every table that satisfies {@code f <= T f} is at most V everywhere it is defined, and one that satisfies {@code f >= T f}
 * is at least V (by induction over the steps; for gamma &lt; 1 because T is a monotone contraction); likewise D with T_phi and
 * U with T_max. So inequalities at single places prove bounds on whole games, and no solver need be trusted. For coarse
 * deviations the maximum over c stands outside the sum over b.
 *
 * <p>This package depends on games, policies, deviations and exact numbers alone; ArchUnit holds that.
 */
@NullMarked
package org.counterplay.model.certificate;

import org.jspecify.annotations.NullMarked;
