package org.counterplay.solvers.benchmark;

import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/**
 * A knapsack with several capacities, purely integral: maximise the worth of what is packed, each thing once at most, each
 * capacity half of all weights; worths are near the mean weight, which makes it hard.
 *
 * @param things at least 1
 * @param capacities at least 1
 */
public record PackingProgram(int things, int capacities, long seed) {
    /** Writes the program; equal parameters give equal programs. */
    public Program write() {
        Random random = new Random(seed);
        ProgramWriter writer = new ProgramWriter(
                "packing " + things + "x" + capacities,
                Sense.MAXIMIZE,
                Major.COLUMNS,
                things,
                capacities,
                things * capacities);
        int[][] weight = new int[things][capacities];
        int[] total = new int[capacities];
        for (int[] of : weight) {
            for (int k = 0; k < capacities; k++) {
                of[k] = 10 + random.nextInt(90);
                total[k] += of[k];
            }
        }
        for (int k = 0; k < capacities; k++) {
            writer.row(Double.NEGATIVE_INFINITY, total[k] / 2);
        }
        for (int[] of : weight) {
            int sum = 0;
            for (int each : of) {
                sum += each;
            }
            writer.integer(0, 1, sum / capacities + random.nextInt(20));
            for (int k = 0; k < capacities; k++) {
                writer.coefficient(k, of[k]);
            }
        }
        return writer.finish();
    }
}
