/**
 * The upper bounds that the papers prove, one a file: what they assume, what they bound, with which constants.
 *
 * <p>The papers write most bounds as O(.). A {@link org.counterplay.instances.promise.Promise} gives the constant that the
 * printed proof comes to ({@code printed}) and the one that a proof in its doc comment comes to ({@code derived}); they
 * differ mostly since the printed Lemma C.1 loses a factor of two, see {@link
 * org.counterplay.instances.promise.PerformanceDifference}. Each promise is written for both horizons: {@code h} is the
 * number of steps H, or {@code 1/(1-gamma)}, and expectations over states are averages over the steps, or normalised by {@code
 * 1-gamma}.
 */
@NullMarked
package org.counterplay.instances.promise;

import org.jspecify.annotations.NullMarked;
