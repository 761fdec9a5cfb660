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
 * <p>A table holds for each state the deviators' values U_1 .. U_m side by side, and after those of all states the values of
 * obedience V_1 .. V_m likewise, so that one gather per transition serves all agents and the transition arrays, the bulk of a
 * large game, are read once. States of a step are shared out over the processors; each writes its own states only, so results
 * do not depend on how many there are.
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
        double largest = 0; // of the numbers at the step after
        for (int step = places.steps(); step >= 1; step--) {
            List<Sweep> parts = sweep(step, choices, deviations, next, current);
            double most = parts.stream().mapToDouble(Sweep::largest).max().orElse(0);
            int operations = parts.stream().mapToInt(Sweep::operations).max().orElse(0);
            // Data are off by a unit each, and so is each operation, on numbers of at most twice this size. Errors of
            // later
            // steps pass through averages, which do not amplify them.
            error += 4 * UNIT * (operations + 8) * 2 * (most + largest);
            largest = most;
            double[] swap = next;
            next = current;
            current = swap;
        }
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            double value = atStart(next, agents * game.stateCount() + i);
            double deviating = atStart(next, i);
            double total = error + UNIT * 4 * game.initialStates().length * (Math.abs(value) + Math.abs(deviating));
            responses.add(
                    deviating > value
                            ? new Response(i, value, deviating, total, deviations[i])
                            : new Response(i, value, value, total, Deviation.identity(game, i, true)));
        }
        return responses;
    }

    private List<Sweep> sweep(int step, Choices[] choices, Deviation[] deviations, double[] next, double[] current) {
        int[] states = places.states(step);
        return IntStream.range(0, (states.length + CHUNK - 1) / CHUNK)
                .parallel()
                .mapToObj(chunk -> {
                    Sweep part = choices.length == 2
                            ? new TwoAgentSweep(game, policy, choices, deviations, places.steps())
                            : new StepSweep(game, policy, choices, deviations, places.steps());
                    part.sweep(
                            step, states, chunk * CHUNK, Math.min(states.length, (chunk + 1) * CHUNK), next, current);
                    return part;
                })
                .toList();
    }

    private int tableLength(int width) {
        long length = (long) width * game.stateCount();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(game.stateCount() + " states of " + game.agentCount()
                    + " agents are more than one table of the structured backend holds");
        }
        return (int) length;
    }

    private double atStart(double[] table, int column) {
        double sum = 0;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum += game.initialProbabilities().doubleAt(k)
                    * table[game.agentCount() * game.initialStates()[k] + column];
        }
        return sum;
    }
}
