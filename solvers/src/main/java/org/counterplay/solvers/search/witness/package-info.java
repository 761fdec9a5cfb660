/**
 * From a point in floating point to a {@link org.counterplay.solvers.search.Witness}: rounding to small rationals,
 * exact repair, and the check that alone decides. What fails the check is dropped, whatever proposed it.
 */
@NullMarked
package org.counterplay.solvers.search.witness;

import org.jspecify.annotations.NullMarked;
