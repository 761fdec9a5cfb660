/**
 * Small games with an expert's and a learner's stationary policy as one flat array of doubles, and everything that a
 * search asks of them millions of times: values, regrets, imitation errors, advantages, and their exact derivatives.
 *
 * <p>What is computed here is a proposal in floating point. Nothing of it is ever reported; {@code search.witness}
 * checks everything again in rationals.
 */
@NullMarked
package org.counterplay.solvers.search.evaluate;

import org.jspecify.annotations.NullMarked;
