/**
 * An expert and a learner side by side: certified gaps, imitation errors and the constants of the assumptions, together.
 * Normalisation as in {@link org.counterplay.model.imitation} and {@link org.counterplay.model.assumption}.
 */
@NullMarked
package org.counterplay.solvers.compare;

import org.jspecify.annotations.NullMarked;
