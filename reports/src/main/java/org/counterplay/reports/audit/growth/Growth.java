package org.counterplay.reports.audit.growth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a method on a family of growing games.
 *
 * @param family what games they are
 * @param method what was done to them
 * @param unit what the work is counted in
 */
public record Growth(String family, String method, String unit, List<Point> points) {
    private static final int FEWEST = 3;

    public Growth {
        points = List.copyOf(points);
    }

    /**
     * A size.
     *
     * @param size actions of each agent
     * @param games how many were solved
     * @param seconds of the median one, by the wall clock
     * @param work of the median one
     */
    public record Point(int size, int games, double seconds, long work) {}

    /**
     * A line through logarithms.
     *
     * @param perAction by how much the work multiplies with one more action, as if it grew exponentially
     * @param power the exponent of the size, as if it grew as a power
     * @param better which of the two lines is nearer, in squares of logarithms
     */
    public record Fit(double perAction, double power, Kind better) {}

    /** How something grows. */
    public enum Kind {
        EXPONENTIAL,
        POWER
    }

    /** Fitted by least squares to the work, which no clock disturbs; null where there are too few sizes. */
    public @Nullable Fit fit() {
        List<Point> counted = points.stream().filter(point -> point.work() > 0).toList();
        if (counted.size() < FEWEST) {
            return null;
        }
        double[] work = counted.stream()
                .mapToDouble(point -> Math.log((double) point.work()))
                .toArray();
        Line size = Line.of(counted.stream().mapToDouble(Point::size).toArray(), work);
        Line logarithm = Line.of(
                counted.stream().mapToDouble(point -> Math.log(point.size())).toArray(), work);
        return new Fit(
                Math.exp(size.slope()),
                logarithm.slope(),
                size.squares() <= logarithm.squares() ? Kind.EXPONENTIAL : Kind.POWER);
    }

    private record Line(double slope, double squares) {
        static Line of(double[] x, double[] y) {
            double meanX = 0;
            double meanY = 0;
            for (int k = 0; k < x.length; k++) {
                meanX += x[k] / x.length;
                meanY += y[k] / x.length;
            }
            double xy = 0;
            double xx = 0;
            for (int k = 0; k < x.length; k++) {
                xy += (x[k] - meanX) * (y[k] - meanY);
                xx += (x[k] - meanX) * (x[k] - meanX);
            }
            double slope = xx == 0 ? 0 : xy / xx;
            double squares = 0;
            for (int k = 0; k < x.length; k++) {
                double off = y[k] - meanY - slope * (x[k] - meanX);
                squares += off * off;
            }
            return new Line(slope, squares);
        }
    }
}
