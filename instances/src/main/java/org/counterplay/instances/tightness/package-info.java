/**
 * The upper bounds of the papers as a tightness study sweeps them, one theorem or family of theorems a file: the parameters,
 * the values that they run through, the paper's own witness at each point, what is tried beside the search, and the constants
 * that are proved.
 *
 * <p>A {@link org.counterplay.instances.tightness.Point} fixes the nominal numbers (horizon, agents, errors, u, beta); a game
 * <b>meets</b> it if what is measured of it in the sweep's reading is no larger (coverage: no smaller). The bound is taken at
 * the point, so it holds of every game that meets it. Rewards lie in [-1,1] throughout, as all four papers have them.
 */
@NullMarked
package org.counterplay.instances.tightness;

import org.jspecify.annotations.NullMarked;
