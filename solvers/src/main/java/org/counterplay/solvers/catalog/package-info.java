/** Which backends there are. */
@NullMarked
package org.counterplay.solvers.catalog;

import org.jspecify.annotations.NullMarked;
