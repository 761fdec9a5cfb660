/**
 * Results as programs read them. Every number is a text that holds the exact rational; beside it, under the same key with
 * {@code Double} at its end, stands the nearest double.
 */
@NullMarked
package org.counterplay.reports.json;

import org.jspecify.annotations.NullMarked;
