/** Pictures of payoff sets, as SVG. */
@NullMarked
package org.counterplay.reports.picture;

import org.jspecify.annotations.NullMarked;
