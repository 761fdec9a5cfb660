/** What an agent may do instead of what it is told: deviations and the classes they are taken from. */
@NullMarked
package org.counterplay.model.deviation;

import org.jspecify.annotations.NullMarked;
