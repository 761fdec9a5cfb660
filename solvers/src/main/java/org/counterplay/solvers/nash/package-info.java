/** Nash equilibria of games of two agents in normal form, exactly. */
@NullMarked
package org.counterplay.solvers.nash;

import org.jspecify.annotations.NullMarked;
