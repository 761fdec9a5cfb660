package org.counterplay.solvers.payoff;

/**
 * How far exact payoff sets are followed. Polygons gain vertices, and coordinates gain bits, with every step that mixes actions.
 *
 * @param vertices most vertices of a polygon
 * @param bits most bits of a coordinate, numerator and denominator together
 */
public record Limits(int vertices, int bits) {
    /** 400 vertices, 6000 bits. */
    public static final Limits STANDARD = new Limits(400, 6_000);
}
