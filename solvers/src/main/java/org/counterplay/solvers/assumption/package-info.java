/**
 * Constants of assumptions that need search or a linear program. Every search has a limit, and says what it has proved where it reaches it:
 * an enclosure, or that it is undecided. Conventions as in {@link org.counterplay.model.assumption}.
 */
@NullMarked
package org.counterplay.solvers.assumption;

import org.jspecify.annotations.NullMarked;
