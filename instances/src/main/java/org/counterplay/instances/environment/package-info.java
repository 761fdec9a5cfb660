/** Stories told as Markov games. */
@NullMarked
package org.counterplay.instances.environment;

import org.jspecify.annotations.NullMarked;
