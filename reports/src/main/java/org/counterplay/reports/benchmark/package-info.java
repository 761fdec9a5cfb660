/**
 * Measures of speed and memory, with the ratios that they are judged by. Times are medians of repeated runs in one JVM, after
 * runs that warm it up.
 */
@NullMarked
package org.counterplay.reports.benchmark;

import org.jspecify.annotations.NullMarked;
