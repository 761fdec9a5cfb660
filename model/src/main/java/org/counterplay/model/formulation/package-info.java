/** The mathematics of multi-agent imitation as linear and mixed-integer programs; one formulation a class. */
@NullMarked
package org.counterplay.model.formulation;

import org.jspecify.annotations.NullMarked;
