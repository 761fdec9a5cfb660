/** How long programs take to hand over and to solve, by backend and size, with the residuals of what comes back. */
@NullMarked
package org.counterplay.solvers.benchmark;

import org.jspecify.annotations.NullMarked;
