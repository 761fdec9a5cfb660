package org.counterplay.solvers.deviation;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.formulation.TiedDeviatorProgram;

/**
 * Actions that no best stationary deviation plays at a spot: the best markov deviation that plays them there at every step is
 * worth less than a stationary deviation at hand. What is closed helps to close more.
 */
final class ClosedActions implements TiedDeviatorProgram.Closed {
    private static final long EVALUATIONS = 20_000;
    private static final int ROUNDS = 3;

    private final Map<Spot, Integer> numbers = new HashMap<>();
    private final long[] opens;
    private final int[] plays;
    private final double value;

    ClosedActions(DecisionProcess process) {
        Relaxation relaxation = new StationaryRelaxation(process);
        LocalSearch local = new LocalSearch(relaxation, EVALUATIONS);
        int[] first = relaxation.obedience();
        double most = relaxation.induction.value(first);
        for (int[] start : relaxation.starts()) {
            int[] improved = local.improve(start);
            double own = relaxation.induction.value(improved);
            if (own > most) {
                most = own;
                first = improved;
            }
        }
        plays = first;
        value = most;
        opens = process.everything();
        boolean closed = true;
        for (int round = 0; closed && round < ROUNDS; round++) {
            closed = false;
            for (int spot = 0; spot < opens.length; spot++) {
                for (int c = 0; c < process.actions[spot]; c++) {
                    long before = opens[spot];
                    long own = 1L << c;
                    if ((before & own) == 0 || before == own) {
                        continue;
                    }
                    opens[spot] = own;
                    boolean worse = relaxation.induction.best(opens) + 2 * process.error < value;
                    opens[spot] = worse ? before & ~own : before;
                    closed |= worse;
                }
            }
        }
        for (int spot = 0; spot < opens.length; spot++) {
            numbers.put(process.spots[spot], spot);
        }
    }

    /** Closes an action at a spot. */
    void close(int spot, int action) {
        opens[spot] &= ~(1L << action);
    }

    /** The actions that are left open at each spot. */
    long[] open() {
        return opens.clone();
    }

    /** The deviation at hand: the action at each spot. */
    int[] plays() {
        return plays.clone();
    }

    /** What it is worth, to within the process's error. */
    double value() {
        return value;
    }

    @Override
    public boolean at(Spot spot, int action) {
        Integer number = numbers.get(spot);
        return number != null && (opens[number] >> action & 1) == 0;
    }
}
