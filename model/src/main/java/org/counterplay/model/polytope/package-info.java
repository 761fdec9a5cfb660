/**
 * Exact convex geometry of payoffs: points, half-spaces, convex polygons of the plane, and polytopes of any dimension given by
 * half-spaces. All coordinates are rationals and every answer is exact.
 *
 * <p>Conventions: coordinate i is agent i's payoff; a polygon's vertices go anticlockwise; the empty set is no polygon.
 */
@NullMarked
package org.counterplay.model.polytope;

import org.jspecify.annotations.NullMarked;
