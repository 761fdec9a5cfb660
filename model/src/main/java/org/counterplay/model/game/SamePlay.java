package org.counterplay.model.game;

/** Whether two policies recommend the same, exactly, wherever some joint play can be: {@code sigma_h(.|s) = tau_h(.|s)}. */
public final class SamePlay {
    private SamePlay() {}

    /** Whether they do; entries of each place are in the order of the joint actions and positive. */
    public static boolean holds(Game game, Policy one, Policy other) {
        Timeline places = Timeline.of(game);
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                int from = one.first(step, s);
                int offset = other.first(step, s) - from;
                if (one.end(step, s) + offset != other.end(step, s)) {
                    return false;
                }
                for (int k = from; k < one.end(step, s); k++) {
                    if (one.joints()[k] != other.joints()[k + offset]
                            || !one.probabilities()
                                    .at(k)
                                    .equals(other.probabilities().at(k + offset))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
