package org.counterplay.reports.picture;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.counterplay.model.game.Game;

/** In which layer a state is drawn: the step at which it occurs, or, where states recur, its distance from the start, from 1. */
final class Layers {
    private final int[] layer;
    private final int last;

    Layers(Game game, ScenePlays plays) {
        layer = new int[game.stateCount()];
        if (plays.recurs()) {
            distances(game);
        } else {
            Arrays.setAll(layer, plays::firstStep);
        }
        last = plays.reached().stream().map(s -> layer[s]).max().orElse(1);
    }

    int of(int state) {
        return layer[state];
    }

    int last() {
        return last;
    }

    private void distances(Game game) {
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int s : game.initialStates()) {
            layer[s] = 1;
            waiting.add(s);
        }
        while (!waiting.isEmpty()) {
            int s = waiting.remove();
            for (int k = game.firstSuccessor(game.firstRow(s)); k < game.firstSuccessor(game.firstRow(s + 1)); k++) {
                int next = game.successors()[k];
                if (layer[next] == 0) {
                    layer[next] = layer[s] + 1;
                    waiting.add(next);
                }
            }
        }
    }
}
