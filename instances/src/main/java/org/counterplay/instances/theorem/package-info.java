/**
 * The printed witnesses of theorems, one theorem a file: statement, whether it is an upper or a lower bound, citation,
 * parameters, what is returned, the printed values, a transcript.
 *
 * <p>P1 is Multi-Agent Imitation Learning: Value is Easy, Regret is Hard (arXiv:2406.04219). Its values are sums over the
 * steps, its averaged state distribution is {@code d = (1/H) sum_h d_h}, TV is half the L1 distance. Expectations hold what
 * the paper prints, and beside it the exact value as derived in the doc comment.
 */
@NullMarked
package org.counterplay.instances.theorem;

import org.jspecify.annotations.NullMarked;
