/**
 * One-shot games that everyone knows, as Markov games of one state and one step, with policies whose values and regrets are
 * derived by hand in the doc comments.
 */
@NullMarked
package org.counterplay.instances.classic;

import org.jspecify.annotations.NullMarked;
