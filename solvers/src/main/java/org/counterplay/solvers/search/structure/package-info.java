/**
 * Worst games by their structure: which state follows which joint action, and which joint actions expert and learner may
 * recommend, all up to relabelling, each with the rewards that are worst for it (formulations, section 6).
 *
 * <p>A {@link org.counterplay.solvers.search.structure.Shape} says what is enumerated, a {@link
 * org.counterplay.solvers.search.structure.StructureSource} enumerates, a {@link
 * org.counterplay.solvers.search.structure.CanonicalForm} tells which are the same. {@link
 * org.counterplay.solvers.search.structure.StructureSearch} goes through structures and deviations by falling upper bounds
 * and solves a linear program in the rewards for each. Gaps are sums over the steps.
 */
@NullMarked
package org.counterplay.solvers.search.structure;

import org.jspecify.annotations.NullMarked;
