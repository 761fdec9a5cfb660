/** ojAlgo (MIT licence), in Java alone, for tiny programs. */
@NullMarked
package org.counterplay.solvers.ojalgo;

import org.jspecify.annotations.NullMarked;
