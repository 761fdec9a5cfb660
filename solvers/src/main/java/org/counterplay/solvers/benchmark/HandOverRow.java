package org.counterplay.solvers.benchmark;

/**
 * A hand-over, measured.
 *
 * @param road how the program gets to the library
 * @param seconds wall-clock, the best of several turns
 */
public record HandOverRow(String road, int coefficients, double seconds) {}
