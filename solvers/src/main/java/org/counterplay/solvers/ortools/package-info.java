/**
 * OR-Tools' engines: GLOP, PDLP and CLP for linear programs, SCIP and CBC for programs with integral columns, CP-SAT for purely
 * integral ones (Apache and Eclipse licences).
 */
@NullMarked
package org.counterplay.solvers.ortools;

import org.jspecify.annotations.NullMarked;
