/** Imitation errors that need a linear program. Conventions as in {@link org.counterplay.model.imitation}. */
@NullMarked
package org.counterplay.solvers.imitation;

import org.jspecify.annotations.NullMarked;
