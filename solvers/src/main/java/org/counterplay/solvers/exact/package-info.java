/**
 * Exact optima of linear programs: a floating-point solver proposes a basis, rational arithmetic decides.
 *
 * <p>What is returned was checked exactly against the program's rationals: a primal and a dual solution that are feasible and
 * whose objectives are equal, or a dual ray that shows infeasibility. Otherwise it says that it does not know.
 */
@NullMarked
package org.counterplay.solvers.exact;

import org.jspecify.annotations.NullMarked;
