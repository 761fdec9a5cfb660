package org.counterplay.solvers.backend;

import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/** Random programs that are feasible and bounded by construction, of small integers. */
public final class RandomPrograms {
    /** The seed of all random tests: {@code -Dtests.seed=...} replays a failure. */
    public static final long SEED = Long.getLong("tests.seed", 20240604L);

    private RandomPrograms() {}

    /**
     * A program around a point that satisfies all rows, its columns in boxes; of every kind of row and column, some
     * coefficients 0, some rows tight at the point.
     */
    public static Program bounded(long seed, int columns, int rows, double density) {
        Random random = new Random(seed);
        Sense sense = random.nextBoolean() ? Sense.MINIMIZE : Sense.MAXIMIZE;
        ProgramWriter writer = new ProgramWriter("random " + seed, sense, Major.ROWS, columns, rows, columns * rows);
        writer.offset(random.nextInt(7) - 3);
        int[] point = new int[columns];
        for (int j = 0; j < columns; j++) {
            point[j] = random.nextInt(9) - 4;
            int kind = random.nextInt(10);
            double lower = point[j] - (kind < 2 ? 0 : random.nextInt(5));
            double upper = kind == 0 ? lower : point[j] + random.nextInt(6);
            writer.column(lower, upper, random.nextInt(13) - 6);
        }
        for (int k = 0; k < rows; k++) {
            int[] coefficients = new int[columns];
            int activity = 0;
            for (int j = 0; j < columns; j++) {
                coefficients[j] = random.nextDouble() < density ? random.nextInt(9) - 4 : 0;
                activity += coefficients[j] * point[j];
            }
            int kind = random.nextInt(4);
            double lower = kind == 1 ? Double.NEGATIVE_INFINITY : activity - (kind == 0 ? 0 : random.nextInt(4));
            double upper = kind == 0 ? activity : kind == 2 ? Double.POSITIVE_INFINITY : activity + random.nextInt(4);
            writer.row(lower, upper);
            for (int j = 0; j < columns; j++) {
                writer.coefficient(j, coefficients[j]);
            }
        }
        return writer.finish();
    }

    /** A dense program that takes the simplex method long: maximise a sum under many random packing rows. */
    public static Program hard(long seed, int size) {
        Random random = new Random(seed);
        ProgramWriter writer = new ProgramWriter("hard " + seed, Sense.MAXIMIZE, Major.ROWS, size, size, size * size);
        for (int j = 0; j < size; j++) {
            writer.column(0, Double.POSITIVE_INFINITY, 1 + random.nextDouble());
        }
        for (int k = 0; k < size; k++) {
            writer.row(Double.NEGATIVE_INFINITY, 1 + random.nextDouble());
            for (int j = 0; j < size; j++) {
                writer.coefficient(j, 0.1 + random.nextDouble());
            }
        }
        return writer.finish();
    }
}
