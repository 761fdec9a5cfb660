package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * What a learner of a grid may do at each state: every distribution over joint actions whose probabilities are multiples of
 * 1/N, and the expert's own, which comes first. At states that no play comes to the expert's alone.
 */
final class GridOptions {
    private static final int MOST = 20_000;

    private final int parts;
    private final List<List<BigFraction[]>> options = new ArrayList<>();

    /**
     * The options.
     *
     * @param parts N
     * @throws IllegalArgumentException if N is not positive, or a state has more than 20,000 options
     */
    GridOptions(Game game, Policy expert, int parts) {
        this.parts = parts;
        if (parts < 1) {
            throw new IllegalArgumentException("a grid of " + parts + " parts; at least 1 is needed");
        }
        boolean[] reached = reached(game);
        for (int s = 0; s < game.stateCount(); s++) {
            int joints = game.actions(s).size();
            BigFraction[] own = new BigFraction[joints];
            Arrays.fill(own, BigFraction.ZERO);
            for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
                own[expert.joints()[k]] = expert.probabilities().at(k);
            }
            List<BigFraction[]> here = new ArrayList<>();
            here.add(own);
            if (reached[s]) {
                if (count(joints) > MOST) {
                    throw new IllegalArgumentException("a grid of " + parts + " parts has more than " + MOST
                            + " points at state " + game.states().get(s) + " with " + joints
                            + " joint actions; maybe take fewer parts");
                }
                spread(new int[joints], 0, parts, here);
            }
            options.add(here);
        }
    }

    /** What is possible at a state. */
    List<BigFraction[]> at(int state) {
        return options.get(state);
    }

    private static boolean[] reached(Game game) {
        boolean[] reached = new boolean[game.stateCount()];
        Timeline places = Timeline.of(game);
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                reached[s] = true;
            }
        }
        return reached;
    }

    /** {@code binomial(N + K - 1, K - 1)}, or more than the limit. */
    private long count(int joints) {
        long count = 1;
        for (int k = 1; k < joints && count <= MOST; k++) {
            count = count * (parts + k) / k;
        }
        return count;
    }

    private void spread(int[] counts, int from, int left, List<BigFraction[]> into) {
        if (from == counts.length - 1) {
            counts[from] = left;
            BigFraction[] point = new BigFraction[counts.length];
            Arrays.setAll(point, a -> Rationals.of(counts[a], parts));
            if (!Arrays.equals(point, into.getFirst())) {
                into.add(point);
            }
            return;
        }
        for (int here = left; here >= 0; here--) {
            counts[from] = here;
            spread(counts, from + 1, left - here, into);
        }
    }
}
