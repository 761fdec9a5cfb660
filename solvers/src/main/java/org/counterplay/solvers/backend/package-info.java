/**
 * What every solver of programs looks like from outside, and what is made of its word.
 *
 * <p>A {@link org.counterplay.solvers.backend.Backend} takes a {@link org.counterplay.model.program.Program} and says
 * something of it. {@link org.counterplay.solvers.backend.Verification} measures what was said against the program; {@link
 * org.counterplay.solvers.backend.VerifiedBackend} does both and, where it is given several backends, asks the next one
 * when a claim is refuted, and says so. Of a program with integral columns what is measured is that the point is feasible and
 * integral; that nothing better is, its bound, stays the solver's claim ({@link
 * org.counterplay.solvers.backend.Standing#FEASIBLE_CLAIMED_OPTIMAL}). Signs of dual values and rays are those of {@link org.counterplay.model.program}.
 */
@NullMarked
package org.counterplay.solvers.backend;

import org.jspecify.annotations.NullMarked;
