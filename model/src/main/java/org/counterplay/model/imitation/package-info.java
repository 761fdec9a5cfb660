/**
 * How far a learner's policy is from an expert's: the errors that the theory of multi-agent imitation speaks of
 * (formulations, section 5).
 *
 * <p>Normalisation, kept everywhere and named by every quantity. <b>TV</b> is half the L1 distance, in [0,1]; <b>L1</b> is
 * the whole of it, in [0,2]. <b>Averaged</b> quantities are over {@code d = (1/H) sum_h d_h} (finite horizon) or {@code (1 -
 * gamma) sum_t gamma^(t-1) d_t} (discounted), as 2406.04219 and 2602.21020 print them; the largest over single steps stands
 * beside them where the papers' proofs need it. In a discounted game tables have one step, and "per step" is the same as averaged.
 *
 * <p>Every number is an {@link org.counterplay.model.number.Enclosure}: exact in rationals, or, where the game is too large for
 * them, an interval from doubles with all rounding errors counted.
 */
@NullMarked
package org.counterplay.model.imitation;

import org.jspecify.annotations.NullMarked;
