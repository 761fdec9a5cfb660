/**
 * Worst cases: games, rewards and learners that make a gap as large as given assumptions allow (formulations, section 6).
 *
 * <p>A {@link org.counterplay.solvers.search.Question} says what is free, what must hold and what is maximised; engines in
 * the packages below propose in floating point; a {@link org.counterplay.solvers.search.Witness} is what is left after
 * rounding to rationals, repair and an exact check of everything. Nothing else is ever printed.
 *
 * <p>Normalisation: gaps are sums over the steps ({@code sum_t gamma^(t-1)} where discounted). Errors are expectations over
 * state distributions of sum 1 (averaged over the steps; {@code (1 - gamma) sum_t gamma^(t-1)} where discounted). TV is half
 * the L1 distance.
 */
@NullMarked
package org.counterplay.solvers.search;

import org.jspecify.annotations.NullMarked;
