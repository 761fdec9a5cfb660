package org.counterplay.solvers.search.sequential;

/**
 * Where an ascent ended, in floating point: a proposal.
 *
 * @param point the array
 * @param scope what it could change
 * @param gap the aim at the point
 * @param violation the largest violation of a demand, relative
 * @param start the number of the start that it came from
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record Iterate(double[] point, Scope scope, double gap, double violation, long start) {}
