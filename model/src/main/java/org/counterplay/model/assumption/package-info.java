/**
 * The constants of the assumptions that the theory of multi-agent imitation makes (formulations, section 5), as far as no linear
 * program is needed for them.
 *
 * <p>Where a paper leaves a choice, the readings are cases of {@link org.counterplay.model.assumption.Reading} or parameters, and each
 * result says what it holds for. A quantity that may be infinite is a {@link org.counterplay.model.assumption.Magnitude}.
 */
@NullMarked
package org.counterplay.model.assumption;

import org.jspecify.annotations.NullMarked;
