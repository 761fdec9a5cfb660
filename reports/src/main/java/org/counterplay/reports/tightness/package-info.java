/**
 * Tightness studies: at each point of a sweep the bound, the paper's own witness, the worst case that is found, and the best
 * upper bound that is proved; and what follows for the constants. A cell of a sweep is computed once and kept in the run store.
 */
@NullMarked
package org.counterplay.reports.tightness;

import org.jspecify.annotations.NullMarked;
