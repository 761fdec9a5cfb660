/** How the time of computations grows with the size of what they are given: measurements, which prove nothing. */
@NullMarked
package org.counterplay.reports.audit.growth;

import org.jspecify.annotations.NullMarked;
