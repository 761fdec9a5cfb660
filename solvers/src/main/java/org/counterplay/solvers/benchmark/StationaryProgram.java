package org.counterplay.solvers.benchmark;

import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/**
 * The best stationary policy of a random decision process whose states recur, as a mixed-integer program of the kind that
 * stationary deviations lead to: x_h(s,a) is the probability of being in state s at step h and choosing a, and the binary
 * y(s,a) says whether a is what s always chooses.
 *
 * <pre>
 *   maximise sum x_h(s,a) r(s,a)   subject to   sum_a x_h(s,a) = inflow of (h,s),   x_h(s,a) &lt;= y(s,a),   sum_a y(s,a) = 1
 * </pre>
 *
 * The 1 before y is the weak bound on the reach probability. Rewards are thousandths, successors drawn with repetition.
 *
 * @param states at least 1; the process begins in each equally likely
 * @param actions of each state
 * @param steps at least 1
 */
public record StationaryProgram(int states, int actions, int steps, long seed) {
    private static final int SUCCESSORS = 2;

    /** Writes the program; its binaries are the first {@code states * actions} columns. */
    public Program write() {
        Random random = new Random(seed);
        int pairs = states * actions;
        int[] next = new int[pairs * SUCCESSORS];
        double[] reward = new double[steps * pairs];
        for (int k = 0; k < next.length; k++) {
            next[k] = random.nextInt(states);
        }
        for (int k = 0; k < reward.length; k++) {
            reward[k] = random.nextInt(1001) / 1000.0;
        }
        ProgramWriter writer = new ProgramWriter(
                "stationary " + states + "x" + actions + "x" + steps,
                Sense.MAXIMIZE,
                Major.ROWS,
                pairs * (steps + 1),
                steps * (states + pairs) + states,
                pairs * steps * (3 + SUCCESSORS));
        for (int pair = 0; pair < pairs; pair++) {
            writer.integer(0, 1, 0);
        }
        for (int k = 0; k < steps * pairs; k++) {
            writer.column(0, 1, reward[k]);
        }
        for (int state = 0; state < states; state++) {
            writer.row(1, 1);
            for (int action = 0; action < actions; action++) {
                writer.coefficient(state * actions + action, 1);
            }
        }
        for (int step = 0; step < steps; step++) {
            flow(writer, next, step);
            for (int pair = 0; pair < pairs; pair++) {
                writer.row(Double.NEGATIVE_INFINITY, 0);
                writer.coefficient((step + 1) * pairs + pair, 1);
                writer.coefficient(pair, -1);
            }
        }
        return writer.finish();
    }

    private void flow(ProgramWriter writer, int[] next, int step) {
        int pairs = states * actions;
        for (int state = 0; state < states; state++) {
            double start = step == 0 ? 1.0 / states : 0;
            writer.row(start, start);
            for (int action = 0; action < actions; action++) {
                writer.coefficient((step + 1) * pairs + state * actions + action, 1);
            }
            for (int pair = 0; step > 0 && pair < pairs; pair++) {
                int times = 0;
                for (int k = 0; k < SUCCESSORS; k++) {
                    times += next[pair * SUCCESSORS + k] == state ? 1 : 0;
                }
                if (times > 0) {
                    writer.coefficient(step * pairs + pair, -(double) times / SUCCESSORS);
                }
            }
        }
    }
}
