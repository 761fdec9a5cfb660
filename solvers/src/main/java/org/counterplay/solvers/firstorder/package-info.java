/**
 * A first-order method for linear programs that are solved again and again with other columns fixed: it begins from an
 * earlier answer and can be stopped at any iteration, which the libraries' methods of this kind do not offer here. It
 * claims nothing; what its multipliers are worth is for its users to find out.
 */
@NullMarked
package org.counterplay.solvers.firstorder;

import org.jspecify.annotations.NullMarked;
