/** From a game and a policy to a checked certificate, and to a comparison of two policies. */
@NullMarked
package org.counterplay.solvers.certify;

import org.jspecify.annotations.NullMarked;
