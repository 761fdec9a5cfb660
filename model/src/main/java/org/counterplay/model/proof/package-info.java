/**
 * Builds certificates: from a game, a policy, a deviation class and, where a solver made one, a proposal for the deviation.
 * What is built is a claim until {@link org.counterplay.model.certificate.Checker} accepts it; the two share no code.
 */
@NullMarked
package org.counterplay.model.proof;

import org.jspecify.annotations.NullMarked;
