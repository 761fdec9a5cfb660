/** Best equilibria, exactly: of stage games by one linear program, of Markov games by one at each place. */
@NullMarked
package org.counterplay.solvers.equilibrium;

import org.jspecify.annotations.NullMarked;
