/**
 * Worst rewards (formulations, section 6): transitions and policies are fixed, rewards free within a range.
 *
 * <p>A gap does not change when a constant is added to an agent's rewards, and is proportional to their width, so rewards are scaled
 * to z per game row in [0,1]. For each deviating agent the problem is {@code max over deviations phi and z of (v(phi) - d) z -
 * t(z)}: v the visits of each row under phi, d those of obedience, t the expert's regret. With phi fixed it is a linear
 * program; {@link org.counterplay.solvers.search.reward.BoxBranching} branches on boxes of z and bounds the products
 * {@code v z} by their envelopes; what it rejects was bounded with all rounding errors counted.
 */
@NullMarked
package org.counterplay.solvers.search.reward;

import org.jspecify.annotations.NullMarked;
