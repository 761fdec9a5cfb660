package org.counterplay.solvers.benchmark;

import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/**
 * The best-response program of a random layered decision process: x_h(s,a) is the probability of being in state s at step h
 * and choosing a.
 *
 * <pre>
 *   maximise sum x_h(s,a) r_h(s,a)   subject to   sum_a x_h(s,a) - sum_{s',a'} T(s|s',a') x_{h-1}(s',a') = start_h(s),   x &gt;= 0
 * </pre>
 *
 * with the uniform distribution as start_1 and 0 later. Its dual values are the optimal values of the states.
 *
 * @param steps at least 1
 * @param states of each step, at least 1
 * @param actions of each state, at least 1
 * @param successors of each action, drawn with repetition and equally likely, at least 1
 */
public record LayeredProgram(int steps, int states, int actions, int successors, long seed) {
    /** 5 steps, 3 actions and 2 successors, with about so many coefficients. */
    public static LayeredProgram ofSize(int coefficients, long seed) {
        int states = Math.max(1, (int) Math.round(coefficients / (5 * 3 * (1 + 2 * 0.8))));
        return new LayeredProgram(5, states, 3, 2, seed);
    }

    /** Writes the program; equal parameters give equal programs. */
    public Program write() {
        Random random = new Random(seed);
        int rows = steps * states;
        int columns = rows * actions;
        ProgramWriter writer = new ProgramWriter(
                "layered " + steps + "x" + states + "x" + actions + "x" + successors,
                Sense.MAXIMIZE,
                Major.COLUMNS,
                columns,
                rows,
                columns * (1 + successors));
        for (int row = 0; row < rows; row++) {
            double start = row < states ? 1.0 / states : 0;
            writer.row(start, start);
        }
        int[] next = new int[successors];
        for (int row = 0; row < rows; row++) {
            int nextStep = (row / states + 1) * states;
            for (int action = 0; action < actions; action++) {
                writer.column(0, Double.POSITIVE_INFINITY, random.nextInt(1001) / 1000.0);
                writer.coefficient(row, 1);
                if (nextStep < rows) {
                    for (int k = 0; k < successors; k++) {
                        next[k] = nextStep + random.nextInt(states);
                    }
                    successors(writer, next);
                }
            }
        }
        return writer.finish();
    }

    private static void successors(ProgramWriter writer, int[] next) {
        for (int k = 0; k < next.length; k++) {
            int times = 0;
            boolean first = true;
            for (int other = 0; other < next.length; other++) {
                times += next[other] == next[k] ? 1 : 0;
                first &= other >= k || next[other] != next[k];
            }
            if (first) {
                writer.coefficient(next[k], -(double) times / next.length);
            }
        }
    }
}
