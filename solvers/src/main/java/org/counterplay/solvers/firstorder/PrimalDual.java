package org.counterplay.solvers.firstorder;

import java.util.Arrays;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;

/**
 * The reflected and restarted primal-dual hybrid gradient method with Halpern's anchor (Chambolle and Pock 2011;
 * Applegate et al. 2021; Lu and Yang 2024) for {@code min c v, least <= A v <= most, lower <= v <= upper}: with {@code
 * T(v, y)} the step
 *
 * <pre>
 *   v' = [v - (eta / w) (c - A^T y)] within its bounds,     y' = [y + eta w (b - A (2 v' - v))] of the sign that its row allows,
 * </pre>
 *
 * {@code (v, y)} becomes {@code (k+1)/(k+2) (2 T(v, y) - (v, y)) + 1/(k+2) (v_0, y_0)}; when the length of the step T
 * has fallen enough, or for long has not, k begins again with {@code (v_0, y_0)} the present point.
 *
 * <p>Rows have one finite side or two equal ones. Of one thread; deterministic.
 */
public final class PrimalDual {
    private static final double SUFFICIENT = 0.2;
    private static final double NECESSARY = 0.8;
    private static final double LONG = 0.36;
    private static final double STEP = 0.998;
    private static final int POWER_ROUNDS = 30;

    private final Program program;
    private final Scaled scaled;
    private final double weight;
    private final double norm;
    private final double[] v;
    private final double[] y;
    private final double[] anchorV;
    private final double[] anchorY;
    private final double[] nextV;
    private final double[] nextY;
    private final boolean[] fixed;
    private int[] columns = new int[0];
    private int[] rows = new int[0];
    private int[] rowStart = new int[0];
    private int[] rowIndex = new int[0];
    private double[] rowValue = new double[0];
    private int[] columnStart = new int[0];
    private int[] columnIndex = new int[0];
    private double[] columnValue = new double[0];
    private int sinceRestart;
    private long iterations;
    private double atRestart = Double.POSITIVE_INFINITY;
    private double previous = Double.POSITIVE_INFINITY;

    /**
     * Where the iterations stand.
     *
     * <p>In single precision, as many are kept and any point is as good.
     *
     * @param v scaled columns
     * @param y scaled multipliers of rows
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    public record Point(float[] v, float[] y) {}

    /**
     * Prepares a program, and begins at 0.
     *
     * @param sizes positive, per column: about how large it may be, or a power of that
     * @param weight w, positive: what a unit of the scaled columns counts against one of the multipliers. Where it followed how far
     *     both have come, as in the literature, multipliers became good later
     */
    public PrimalDual(Program program, double[] sizes, double weight) {
        this.program = program;
        this.weight = weight;
        scaled = new Scaled(program, sizes);
        v = new double[scaled.columns];
        y = new double[scaled.rows];
        anchorV = v.clone();
        anchorY = y.clone();
        nextV = v.clone();
        nextY = y.clone();
        fixed = new boolean[scaled.columns];
        fix(fixed);
        norm = norm();
        begin(new Point(new float[v.length], new float[y.length]));
    }

    /**
     * Fixes columns at 0, where their bounds allow it, and leaves the others free within their bounds; to be followed
     * by {@link #begin}.
     */
    public void fix(boolean[] atZero) {
        System.arraycopy(atZero, 0, fixed, 0, fixed.length);
        int[] place = new int[scaled.columns];
        columns = new int[scaled.columns];
        int count = 0;
        for (int j = 0; j < fixed.length; j++) {
            if (!fixed[j]) {
                place[j] = count;
                columns[count++] = j;
            }
        }
        columns = Arrays.copyOf(columns, count);
        rows = new int[scaled.rows];
        rowStart = new int[scaled.rows + 1];
        rowIndex = new int[scaled.index.length];
        rowValue = new double[scaled.index.length];
        int[] sizes = new int[count + 1];
        int found = 0;
        int entries = 0;
        for (int k = 0; k < scaled.rows; k++) {
            int before = entries;
            for (int e = scaled.start[k]; e < scaled.start[k + 1]; e++) {
                int j = scaled.index[e];
                if (!fixed[j]) {
                    rowIndex[entries] = place[j];
                    rowValue[entries++] = scaled.value[e];
                    sizes[place[j] + 1]++;
                }
            }
            if (entries > before) {
                rows[found++] = k;
                rowStart[found] = entries;
            }
        }
        rows = Arrays.copyOf(rows, found);
        for (int j = 0; j < count; j++) {
            sizes[j + 1] += sizes[j];
        }
        columnStart = sizes.clone();
        columnIndex = new int[entries];
        columnValue = new double[entries];
        for (int k = 0; k < found; k++) {
            for (int e = rowStart[k]; e < rowStart[k + 1]; e++) {
                int at = sizes[rowIndex[e]]++;
                columnIndex[at] = k;
                columnValue[at] = rowValue[e];
            }
        }
    }

    /** Begins at a point of an earlier time; its fixed columns are 0 from here on. */
    public void begin(Point from) {
        for (int j = 0; j < v.length; j++) {
            v[j] = fixed[j] ? 0 : from.v()[j];
        }
        for (int k = 0; k < y.length; k++) {
            y[k] = from.y()[k];
        }
        System.arraycopy(v, 0, nextV, 0, v.length);
        System.arraycopy(y, 0, nextY, 0, y.length);
        iterations = 0;
        restart();
    }

    /** The point that the iterations are at. */
    public Point point() {
        return new Point(floats(v), floats(y));
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            rounded[k] = (float) values[k];
        }
        return rounded;
    }

    /** Iterates so many times. */
    public void iterate(int count) {
        for (int k = 0; k < count; k++) {
            double length = step();
            sinceRestart++;
            iterations++;
            if (sinceRestart == 1) {
                atRestart = length;
            }
            boolean enough = length <= SUFFICIENT * atRestart
                    || length <= NECESSARY * atRestart && length > previous
                    || sinceRestart >= LONG * iterations && sinceRestart > 1;
            previous = length;
            if (enough) {
                restart();
            }
        }
    }

    /** The columns after the last step, within their bounds. */
    public double[] primal() {
        double[] primal = new double[v.length];
        for (int j : columns) {
            primal[j] = nextV[j] * scaled.column[j];
        }
        return primal;
    }

    /** The rows' multipliers after the last step, of the signs of {@link org.counterplay.model.program.Solution#dual}. */
    public double[] dual() {
        double sign = program.sense() == Sense.MAXIMIZE ? -1 : 1;
        double[] dual = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            dual[k] = sign * nextY[k] * scaled.row[k];
        }
        return dual;
    }

    private void restart() {
        System.arraycopy(v, 0, anchorV, 0, v.length);
        System.arraycopy(y, 0, anchorY, 0, y.length);
        sinceRestart = 0;
        previous = Double.POSITIVE_INFINITY;
    }

    /** One iteration; the weighted length of T's step. */
    private double step() {
        double tau = STEP / (norm * weight);
        double sigma = STEP * weight / norm;
        double keep = (sinceRestart + 1.0) / (sinceRestart + 2.0);
        double ofV = 0;
        double[] ahead = new double[columns.length];
        double[] here = new double[rows.length];
        for (int r = 0; r < here.length; r++) {
            here[r] = y[rows[r]];
        }
        for (int c = 0; c < columns.length; c++) {
            int j = columns[c];
            double gradient = scaled.cost[j];
            for (int e = columnStart[c]; e < columnStart[c + 1]; e++) {
                gradient -= columnValue[e] * here[columnIndex[e]];
            }
            double moved = Math.min(scaled.upper[j], Math.max(scaled.lower[j], v[j] - tau * gradient));
            double far = moved - v[j];
            ahead[c] = moved + far;
            ofV += far * far;
            nextV[j] = moved;
        }
        double ofY = 0;
        for (int r = 0; r < rows.length; r++) {
            int k = rows[r];
            double activity = 0;
            for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                activity += rowValue[e] * ahead[rowIndex[e]];
            }
            double moved = multiplier(k, y[k], sigma, activity);
            double far = moved - y[k];
            ofY += far * far;
            nextY[k] = moved;
            y[k] = keep * (moved + far) + (1 - keep) * anchorY[k];
        }
        for (int c = 0; c < columns.length; c++) {
            int j = columns[c];
            v[j] = keep * ahead[c] + (1 - keep) * anchorV[j];
        }
        return Math.sqrt(weight * ofV + ofY / weight);
    }

    private double multiplier(int row, double from, double sigma, double activity) {
        double least = scaled.least[row];
        double most = scaled.most[row];
        if (least == most) {
            return from + sigma * (least - activity);
        }
        return most == Double.POSITIVE_INFINITY
                ? Math.max(0, from + sigma * (least - activity))
                : Math.min(0, from + sigma * (most - activity));
    }

    /** The largest singular value of the scaled matrix, a little rounded up. */
    private double norm() {
        double[] u = new double[columns.length];
        for (int c = 0; c < u.length; c++) {
            u[c] = 1 + 0.3 * StrictMath.sin(c); // no direction is missed
        }
        double size = 1;
        for (int round = 0; round < POWER_ROUNDS; round++) {
            double[] image = new double[rows.length];
            for (int r = 0; r < rows.length; r++) {
                for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                    image[r] += rowValue[e] * u[rowIndex[e]];
                }
            }
            double before = Math.sqrt(Arrays.stream(u).map(x -> x * x).sum());
            double sum = 0;
            for (int c = 0; c < u.length; c++) {
                double back = 0;
                for (int e = columnStart[c]; e < columnStart[c + 1]; e++) {
                    back += columnValue[e] * image[columnIndex[e]];
                }
                u[c] = back / before;
                sum += u[c] * u[c];
            }
            size = Math.sqrt(Math.sqrt(sum));
        }
        return Math.max(1e-12, 1.02 * size);
    }
}
