package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Branch and bound over the learners of a grid, all in rationals: state by state in the order in which play comes to them,
 * each of its options in the order of what {@link GridGame} says can be gained with it. What cannot exceed the best
 * witness, or must break the budget, is not followed. When it ends, nothing on the grid is better than the best witness.
 */
final class GridBranching {
    private final Question.WorstLearner question;
    private final Game game;
    private final GridGame values;
    private final GridOptions options;
    private final ExactLearner exact;
    private final BigFraction subtracted;
    private final BooleanSupplier stop;
    private final Consumer<Witness> keeper;
    private final int[] order;
    private final @Nullable BigFraction[][] plays;
    private @Nullable Witness best;
    private @Nullable BigFraction open;
    private long nodes;

    /** An option and the gap that it may lead to. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Branch(BigFraction[] play, BigFraction most) {}

    /**
     * A search.
     *
     * @param subtracted from an agent's gain to be a gap of that agent; for a value gap nothing is
     * @param best a witness to begin with, or null
     * @param keeper told of the best witness, often
     */
    GridBranching(
            Question.WorstLearner question,
            GridOptions options,
            ExactLearner exact,
            BigFraction subtracted,
            @Nullable Witness best,
            BooleanSupplier stop,
            Consumer<Witness> keeper) {
        this.question = question;
        this.options = options;
        this.exact = exact;
        this.subtracted = subtracted;
        this.best = best;
        this.stop = stop;
        this.keeper = keeper;
        game = question.game();
        values = new GridGame(question);
        plays = new BigFraction[game.stateCount()][];
        order = order();
    }

    /** Searches; the largest gap that what was left out may have, or null if nothing was. */
    @Nullable
    BigFraction run(BigFraction[] expertValues) {
        branch(0, expertValues);
        return open;
    }

    /** The best witness. */
    @Nullable
    Witness best() {
        return best;
    }

    /** Partial learners that were looked at. */
    long nodes() {
        return nodes;
    }

    private int[] order() {
        List<Integer> seen = new ArrayList<>();
        Timeline places = Timeline.of(game);
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                if (!seen.contains(s)) {
                    seen.add(s);
                }
            }
        }
        for (int s = 0; s < game.stateCount(); s++) {
            if (!seen.contains(s)) {
                plays[s] = options.at(s).getFirst();
            }
        }
        return seen.stream().mapToInt(Integer::intValue).toArray();
    }

    private void branch(int depth, BigFraction[] expertValues) {
        if (depth == order.length) {
            offer();
            return;
        }
        if (best != null) {
            keeper.accept(best);
        }
        int state = order[depth];
        List<Branch> branches = new ArrayList<>();
        for (BigFraction[] play : options.at(state)) {
            if (stop.getAsBoolean()) {
                // the bound of the whole node holds for what was not looked at
                plays[state] = null;
                leave(most(expertValues));
                return;
            }
            plays[state] = play;
            nodes++;
            if (values.error(plays).compareTo(question.budget().amount()) <= 0) {
                branches.add(new Branch(play, most(expertValues)));
            }
        }
        branches.sort((one, other) -> other.most().compareTo(one.most()));
        for (Branch each : branches) {
            if (best != null && each.most().compareTo(best.gap()) <= 0) {
                break;
            }
            if (stop.getAsBoolean()) {
                leave(each.most());
                break;
            }
            plays[state] = each.play();
            branch(depth + 1, expertValues);
        }
        plays[state] = null;
    }

    private void leave(BigFraction most) {
        open = open == null ? most : Rationals.max(open, most);
    }

    /** The largest gap of an agent that the open states allow. */
    private BigFraction most(BigFraction[] expertValues) {
        BigFraction most = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BigFraction own = values.gain(agent, plays);
            own = question.aim() == Aim.VALUE_GAP ? own.add(expertValues[agent]) : own.subtract(subtracted);
            most = most == null ? own : Rationals.max(most, own);
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        return most;
    }

    private void offer() {
        BigFraction[] entries = new BigFraction[game.rowCount()];
        Arrays.fill(entries, BigFraction.ZERO);
        for (int s = 0; s < plays.length; s++) {
            BigFraction[] play = plays[s];
            if (play != null) {
                System.arraycopy(play, 0, entries, game.firstRow(s), play.length);
            }
        }
        Witness witness = exact.verified(exact.policy(entries));
        if (witness != null && (best == null || witness.gap().compareTo(best.gap()) > 0)) {
            best = witness;
        }
    }
}
