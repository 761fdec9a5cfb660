/**
 * Seeded random games of any size.
 *
 * <p>The same parameters give the same instance on every machine: numbers come from {@link java.util.SplittableRandom}'s
 * 64-bit words alone, and everything else is derived from these here ({@link org.counterplay.instances.random.Draws}). With
 * {@code numbers=dyadic} every probability and reward is a small multiple of a power of 1/2, so doubles hold them exactly and
 * large games are written without an object per number; with {@code numbers=rational} they have small denominators of any kind.
 */
@NullMarked
package org.counterplay.instances.random;

import org.jspecify.annotations.NullMarked;
