package org.counterplay.model.formulation;

import java.util.List;
import org.counterplay.model.polytope.Point;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;

/**
 * How far a point x is from the hull of points p_1, .., p_n, in the norm {@code max_i |.|}:
 *
 * <pre>
 *   minimise t   subject to   sum_k mu_k = 1,   -t &lt;= x_i - sum_k mu_k p_k,i &lt;= t,   mu, t &gt;= 0
 * </pre>
 *
 * Columns: t, then the mu. The optimum is 0 exactly where x is in the hull.
 */
public final class DistanceProgram {
    private DistanceProgram() {}

    /**
     * Writes it.
     *
     * @throws IllegalArgumentException if there are no points
     */
    public static Program of(Point x, List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("the distance to nothing");
        }
        RationalColumns writer = new RationalColumns("distance", Sense.MINIMIZE);
        writer.row(BigFraction.ONE, BigFraction.ONE, "total");
        for (int i = 0; i < x.dimension(); i++) {
            writer.row(x.at(i), null, "above(" + (i + 1) + ")");
            writer.row(null, x.at(i), "below(" + (i + 1) + ")");
        }
        writer.column(BigFraction.ZERO, BigFraction.ONE);
        for (int i = 0; i < x.dimension(); i++) {
            writer.coefficient(1 + 2 * i, BigFraction.ONE);
            writer.coefficient(2 + 2 * i, BigFraction.MINUS_ONE);
        }
        for (Point point : points) {
            writer.column(BigFraction.ZERO, BigFraction.ZERO);
            writer.coefficient(0, BigFraction.ONE);
            for (int i = 0; i < x.dimension(); i++) {
                writer.coefficient(1 + 2 * i, point.at(i));
                writer.coefficient(2 + 2 * i, point.at(i));
            }
        }
        return writer.finish(column -> column == 0 ? "t" : "mu" + column);
    }
}
