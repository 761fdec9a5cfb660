/** Regret in floating point: what each way of finding a best deviation proposes and claims. Proofs are made from it. */
@NullMarked
package org.counterplay.solvers.regret;

import org.jspecify.annotations.NullMarked;
