/** Exact numbers: rationals as they were written, the doubles beside them, and enclosures. */
@NullMarked
package org.counterplay.model.number;

import org.jspecify.annotations.NullMarked;
