/**
 * The printed witnesses of theorems, one theorem a file: statement, whether it is an upper or a lower bound, citation,
 * parameters, what is returned, the printed values, a transcript.
 *
 * <p>P1 is Multi-Agent Imitation Learning: Value is Easy, Regret is Hard (arXiv:2406.04219). Its values are sums over the
 * steps, its averaged state distribution is {@code d = (1/H) sum_h d_h}, TV is half the L1 distance. Expectations hold what
 * the paper prints, and beside it the exact value as derived in the doc comment.
 *
 * <p>P2 is Matching Multiple Experts: On the Exploitability of Multi-Agent Imitation Learning (arXiv:2602.21020), P3 Learning
 * Equilibria from Data (arXiv:2505.17610) and Rate Optimal Learning of Equilibria from Data (arXiv:2510.09325). Their values
 * are {@code sum_t gamma^(t-1) r_t}, their state distribution {@code (1-gamma) sum_t gamma^(t-1) P(s_t = s)}; distances are L1.
 */
@NullMarked
package org.counterplay.instances.theorem;

import org.jspecify.annotations.NullMarked;
