package org.counterplay.reports.result;

import org.counterplay.solvers.certify.Comparison;

/**
 * Two policies compared, with what was asked.
 *
 * @param instance the instance as it can be asked for again
 */
public record ComparisonResult(String instance, Comparison comparison) {}
