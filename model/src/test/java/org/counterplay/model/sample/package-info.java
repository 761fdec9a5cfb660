/**
 * Small random games for tests, and what they are compared with: a generator, a shrinker, and evaluations by brute force
 * that share no code with what they check.
 */
@NullMarked
package org.counterplay.model.sample;

import org.jspecify.annotations.NullMarked;
