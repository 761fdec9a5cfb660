/** OR-Tools' engines for linear programs: GLOP, PDLP and CLP (Apache and Eclipse licences). */
@NullMarked
package org.counterplay.solvers.ortools;

import org.jspecify.annotations.NullMarked;
