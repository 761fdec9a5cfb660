/** The structured backend: best deviations by dynamic programming, in time linear in the number of transitions. */
@NullMarked
package org.counterplay.solvers.structured;

import org.jspecify.annotations.NullMarked;
