package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;

/**
 * What a learner of a grid may do at each state: every distribution over joint actions whose probabilities are multiples of
 * 1/N, and the expert's own, which comes first. Where the agents play independently, each agent's own distribution is one whose
 * probabilities are multiples of 1/N, or what the expert's plays by itself; first come the expert's of all. At states that no
 * play comes to the first alone.
 */
final class GridOptions {
    private static final int MOST = 20_000;

    private final Game game;
    private final int parts;
    private final List<List<BigFraction[]>> options = new ArrayList<>();

    /**
     * The options.
     *
     * @param parts N
     * @throws IllegalArgumentException if N is not positive, or a state has more than 20,000 options
     */
    GridOptions(Question.WorstLearner question, int parts) {
        game = question.game();
        this.parts = parts;
        if (parts < 1) {
            throw new IllegalArgumentException("a grid of " + parts + " parts; at least 1 is needed");
        }
        boolean[] reached = reached(game);
        LearnerForm form = new LearnerForm(game, question.policies());
        BigFraction[] centre = form.point(ExactLearner.entries(game, question.expert()));
        BigFraction[] rows = form.rows(centre);
        for (int s = 0; s < game.stateCount(); s++) {
            BigFraction[] own = Arrays.copyOfRange(rows, game.firstRow(s), game.firstRow(s + 1));
            List<BigFraction[]> here = new ArrayList<>();
            here.add(own);
            if (reached[s] && question.policies() == PolicyClass.PRODUCT) {
                products(s, form, centre, here);
            } else if (reached[s]) {
                require(s, count(own.length));
                spread(new int[own.length], 0, parts, own, here);
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

    private void require(int state, long count) {
        if (count > MOST) {
            throw new IllegalArgumentException("a grid of " + parts + " parts has more than " + MOST
                    + " points at state " + game.states().get(state) + " with "
                    + game.actions(state).size() + " joint actions; maybe take fewer parts");
        }
    }

    /** {@code binomial(N + K - 1, K - 1)}, or more than the limit. */
    private long count(int actions) {
        long count = 1;
        for (int k = 1; k < actions && count <= MOST; k++) {
            count = count * (parts + k) / k;
        }
        return count;
    }

    /** All products of what each agent may do, but what is there. */
    private void products(int state, LearnerForm form, BigFraction[] centre, List<BigFraction[]> into) {
        JointActions actions = game.actions(state);
        long count = 1;
        for (int i = 0; i < actions.agents() && count <= MOST; i++) {
            count *= count(actions.count(i)) + 1;
        }
        require(state, count);
        List<BigFraction[]> combined = new ArrayList<>();
        BigFraction[] nothing = new BigFraction[actions.size()];
        Arrays.fill(nothing, BigFraction.ONE);
        combined.add(nothing);
        for (int i = 0; i < actions.agents(); i++) {
            int first = form.coordinate(state, 0, i);
            BigFraction[] own = Arrays.copyOfRange(centre, first, first + actions.count(i));
            List<BigFraction[]> each = new ArrayList<>();
            each.add(own);
            spread(new int[own.length], 0, parts, own, each);
            List<BigFraction[]> longer = new ArrayList<>();
            for (BigFraction[] before : combined) {
                for (BigFraction[] play : each) {
                    BigFraction[] product = new BigFraction[before.length];
                    int agent = i;
                    Arrays.setAll(product, joint -> before[joint].multiply(play[actions.action(joint, agent)]));
                    longer.add(product);
                }
            }
            combined = longer;
        }
        into.addAll(combined.subList(1, combined.size())); // the first is the expert's of all
    }

    /** All points of the grid but one. */
    private void spread(int[] counts, int from, int left, BigFraction[] but, List<BigFraction[]> into) {
        if (from == counts.length - 1) {
            counts[from] = left;
            BigFraction[] point = new BigFraction[counts.length];
            Arrays.setAll(point, a -> Rationals.of(counts[a], parts));
            if (!Arrays.equals(point, but)) {
                into.add(point);
            }
            return;
        }
        for (int here = left; here >= 0; here--) {
            counts[from] = here;
            spread(counts, from + 1, left - here, but, into);
        }
    }
}
