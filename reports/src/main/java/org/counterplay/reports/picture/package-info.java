/** Pictures as SVG: payoff sets, games as graphs, and plots. */
@NullMarked
package org.counterplay.reports.picture;

import org.jspecify.annotations.NullMarked;
