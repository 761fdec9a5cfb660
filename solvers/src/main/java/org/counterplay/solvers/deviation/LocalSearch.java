package org.counterplay.solvers.deviation;

/**
 * Improves a deviation spot by spot until no change of one spot is better, or, in a budget class, of one spot together with
 * obedience at another.
 */
final class LocalSearch {
    private static final int MOST_SPOTS_SWAPPED = 200;

    private final Relaxation relaxation;
    private final DecisionProcess process;
    private final long evaluations;
    private long left;

    /** @param evaluations most deviations that one improvement may evaluate */
    LocalSearch(Relaxation relaxation, long evaluations) {
        this.relaxation = relaxation;
        this.evaluations = evaluations;
        process = relaxation.process;
    }

    /** A deviation at least as good as the given one, which must be in the class; a new array. */
    int[] improve(int[] start) {
        int[] plays = start.clone();
        left = evaluations;
        double value = relaxation.induction.value(plays);
        boolean improved = true;
        while (improved && left > 0) {
            improved = false;
            for (int spot = 0; spot < plays.length && left > 0; spot++) {
                double better = change(plays, spot, value);
                improved |= better > value;
                value = better;
            }
        }
        return plays;
    }

    /** Changes a spot to its best action, if that is better; returns the value. */
    private double change(int[] plays, int spot, double value) {
        double best = value;
        int before = plays[spot];
        int action = before;
        int reverted = -1;
        for (int c = 0; c < process.actions[spot]; c++) {
            if (c == before) {
                continue;
            }
            plays[spot] = c;
            if (relaxation.holds(plays)) {
                double own = evaluate(plays);
                if (clearly(own, best)) {
                    best = own;
                    action = c;
                    reverted = -1;
                }
            } else if (plays.length <= MOST_SPOTS_SWAPPED) {
                for (int other = 0; other < plays.length; other++) {
                    int kept = plays[other];
                    int obedient = process.spots[other].recommended();
                    if (other == spot || kept == obedient) {
                        continue;
                    }
                    plays[other] = obedient;
                    double own = relaxation.holds(plays) ? evaluate(plays) : Double.NEGATIVE_INFINITY;
                    plays[other] = kept;
                    if (clearly(own, best)) {
                        best = own;
                        action = c;
                        reverted = other;
                    }
                }
            }
        }
        plays[spot] = action;
        if (reverted >= 0) {
            plays[reverted] = process.spots[reverted].recommended();
        }
        return best;
    }

    private double evaluate(int[] plays) {
        left--;
        return relaxation.induction.value(plays);
    }

    private boolean clearly(double better, double value) {
        return better > value + 2 * process.error;
    }
}
