/** Finds, unpacks once and loads the native libraries that the OR-Tools jars carry. */
@NullMarked
package org.counterplay.solvers.natives;

import org.jspecify.annotations.NullMarked;
