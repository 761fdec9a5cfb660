/**
 * Worst rewards (formulations, section 6): transitions and policies are fixed, rewards free within a range.
 *
 * <p>A gap does not change when a constant is added to an agent's rewards, and is proportional to their width, so
 * rewards are scaled to z per game row in [0,1]. For each deviating agent the problem is {@code max over deviations phi
 * and z of (v(phi) - d) z - t(z)}: v the visits of each row under phi, d those of obedience, t the expert's regret.
 * With phi fixed it is a linear program. Without t the worst z are extreme and {@link
 * org.counterplay.solvers.search.reward.BoxBranching} branches on them; with t, or with bounds on the expert's regret
 * or advantages, {@link org.counterplay.solvers.search.reward.SiteBranching} branches on phi. Both bound the products
 * {@code v z} by their envelopes; what they reject was bounded with all rounding errors counted.
 *
 * <p>With t it is the largest distance of a point of one polytope from another: {@code max over v in V of min over e in
 * E of sum_j max(0, v_j - e_j)}, V the differences of visits that the learner's deviations make and E those of the
 * expert's. A relaxation that convexifies over all z at once sees the expert's regret at their mean, where it is nearly
 * 0. What matters is that e may depend on v. In a game of 5 states, 3 x 3 actions and H = 4 whose policies recommend
 * everything and whose largest gap is 4.1359, the linear program of {@link
 * org.counterplay.model.formulation.WorstRewardProducts} says 6.0; the least bound with one e for all v, all else
 * exact, is about 5.4; with an e that is linear in the occupancies of the first two steps 4.45, of all steps 4.18
 * ({@link org.counterplay.solvers.search.reward.ResponseRule}). Where only the expert's regret has products, and not
 * its values, 4.45 becomes 4.81. After some decisions the rest is proved.
 *
 * <p>What did not help the linear programs at the first nodes: halves of single rewards instead of sites, and rows that
 * say that the deviator's choices are its best ones. One product an option instead of one a row of it is much weaker;
 * products of options without those of whole rows are hardly so.
 */
@NullMarked
package org.counterplay.solvers.search.reward;

import org.jspecify.annotations.NullMarked;
