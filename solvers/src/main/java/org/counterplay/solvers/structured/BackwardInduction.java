package org.counterplay.solvers.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.regret.Response;

/**
 * Values of obedience and best deviations of <b>all</b> agents in one backward sweep over the transitions of a
 * finite-horizon game.
 *
 * <p>Per step, {@code next} holds for each state the 2m numbers (U_1, V_1, .., U_m, V_m) side by side, so that one gather per
 * transition serves all of them: the transition arrays, the bulk of a large game, are read once. States of a step are shared
 * out over the processors; each writes its own states only, so results do not depend on how many there are.
 *
 * <p>Memory beyond the game: two such tables over the states, and one deviation per agent.
 */
final class BackwardInduction {
    private static final int CHUNK = 2048;
    private static final double UNIT = 0x1p-53;

    private final Game game;
    private final Policy policy;
    private final StructuredFinder.ChoicesOf choicesOf;
    private final Timeline places;

    BackwardInduction(Game game, Policy policy, StructuredFinder.ChoicesOf choicesOf) {
        this.game = game;
        this.policy = policy;
        this.choicesOf = choicesOf;
        places = Timeline.of(game);
    }

    List<Response> responses() {
        int agents = game.agentCount();
        Choices[] choices = new Choices[agents];
        Deviation[] deviations = new Deviation[agents];
        for (int i = 0; i < agents; i++) {
            choices[i] = choicesOf.of(i);
            deviations[i] = Deviation.identity(game, i, !places.recurs());
        }
        int width = 2 * agents;
        double[] next = new double[tableLength(width)];
        double[] current =
                places.recurs() ? new double[next.length] : next; // layers do not overlap: one table is enough
        double error = 0;
        for (int step = places.steps(); step >= 1; step--) {
            int[] states = places.states(step);
            int chunks = (states.length + CHUNK - 1) / CHUNK;
            int thisStep = step;
            double[] from = next;
            double[] to = current;
            double largest = IntStream.range(0, chunks)
                    .parallel()
                    .mapToDouble(chunk -> sweep(choices, deviations)
                            .sweep(
                                    thisStep,
                                    states,
                                    chunk * CHUNK,
                                    Math.min(states.length, (chunk + 1) * CHUNK),
                                    from,
                                    to))
                    .max()
                    .orElse(0);
            error += largest; // each step's own error; errors of later steps pass through averages unamplified
            next = to;
            current = from;
        }
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            double value = atStart(next, width, 2 * i + 1);
            double deviating = atStart(next, width, 2 * i);
            double total = error + UNIT * 4 * game.initialStates().length * (Math.abs(value) + Math.abs(deviating));
            responses.add(
                    deviating > value
                            ? new Response(i, value, deviating, total, deviations[i])
                            : new Response(i, value, value, total, Deviation.identity(game, i, true)));
        }
        return responses;
    }

    private Sweep sweep(Choices[] choices, Deviation[] deviations) {
        return choices.length == 2
                ? new TwoAgentSweep(game, policy, choices, deviations, places.steps())
                : new StepSweep(game, policy, choices, deviations, places.steps());
    }

    private int tableLength(int width) {
        long length = (long) width * game.stateCount();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(game.stateCount() + " states of " + game.agentCount()
                    + " agents are more than one table of the structured backend holds");
        }
        return (int) length;
    }

    private double atStart(double[] table, int width, int column) {
        double sum = 0;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum += game.initialProbabilities().doubleAt(k) * table[width * game.initialStates()[k] + column];
        }
        return sum;
    }
}
