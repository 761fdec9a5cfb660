/**
 * Upper bounds on the gap of a worst game, proved by hand: each class holds a theorem, its proof and the number.
 *
 * <p>Rewards lie in [a,b], {@code w = b - a}; steps h = 1..H; R is the regret under markov deviations and A the advantages under
 * the expert E and stationary deviations, {@code |A| <= u} (infinite where recoverability is not assumed; at the places that are
 * reached, which are among those it may be assumed for); L is the learner, {@code t(s) = TV(E(s), L(s))}, {@code d_h} the
 * learner's states under whatever deviation is looked at, {@code d_h^E} the expert's; {@code M} is the error summed over the
 * steps, H eps.
 *
 * <p><b>Two terms.</b> Let {@code U_h(s)} be the agent's best value against E from (h,s) on, over markov deviations, and phi any
 * deviation. As {@code U_h(s) >= sum_a E(a|s) Q_h(s,phi_h(a))} with {@code Q_h(s,a) = r(s,a) + sum_s' T(s'|s,a) U_{h+1}(s')},
 *
 * <pre>
 *   J(L,phi) - U_1 &lt;= sum_h E_{d_h} sum_a L(a|s) Q_h(s,phi_h(a)) - U_h(s) &lt;= sum_h E_{d_h} min( t(s) S_h, B_h )     (I)
 *   J(E) - J(L)     = sum_h E_{d_h} sum_a (E - L)(a|s) A_h(s,a)           &lt;= sum_h E_{d_h} min( t(s) S'_h, B'_h )   (III)
 * </pre>
 *
 * and {@code R(L) - R(E) <= (I) + (III)}, for the agent and phi of the learner's regret, because {@code R(E) >= U_1 - J(E)}. Here S
 * bounds the span {@code max_a - min_a} of Q at a place, and B what Q can be above U there; S' and B' the same of A under
 * obedience. What S and B are is said at {@link org.counterplay.solvers.search.bound.Frame}; what t can be, at the terms of each
 * kind of error. A value gap is (III) alone.
 */
@NullMarked
package org.counterplay.solvers.search.bound;

import org.jspecify.annotations.NullMarked;
