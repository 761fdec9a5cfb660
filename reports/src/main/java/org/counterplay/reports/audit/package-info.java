/**
 * Judges the theorems of {@link org.counterplay.instances.audit}: measures their witnesses, evaluates what is assumed and claimed
 * under every reading, searches for counterexamples of what is said to hold for all games, and says what comes of it.
 *
 * <p>Nothing in this package knows a theorem: a verdict is computed from predicates and certified measurements.
 */
@NullMarked
package org.counterplay.reports.audit;

import org.jspecify.annotations.NullMarked;
