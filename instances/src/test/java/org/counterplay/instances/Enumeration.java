package org.counterplay.instances;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;

/**
 * Plays a finite game forward under every markov deviation of an agent, one after the other. Only places where the agent's
 * action makes a difference are enumerated: elsewhere it obeys.
 */
final class Enumeration {
    private static final long MOST = 200_000;

    private final Game game;
    private final Policy policy;
    private final int agent;
    private final int steps;

    private record Told(int step, int state, int action) {}

    /** What came of one deviation: the agent's value, and how often each state is visited, averaged over the steps. */
    record Play(BigFraction value, Map<Integer, BigFraction> visits) {}

    private Enumeration(Game game, Policy policy, int agent) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        steps = ((Horizon.Finite) game.horizon()).steps();
    }

    /** Obedience. */
    static Play obey(Game game, Policy policy, int agent) {
        return new Enumeration(game, policy, agent).play(Map.of());
    }

    /** Every deviation; the first is obedience. */
    static void forEach(Game game, Policy policy, int agent, Consumer<Play> consumer) {
        new Enumeration(game, policy, agent).run(consumer);
    }

    /** max_phi J_i(sigma, phi) - J_i(sigma). */
    static BigFraction regret(Game game, Policy policy, int agent) {
        BigFraction[] best = {obey(game, policy, agent).value()};
        BigFraction obedient = best[0];
        forEach(game, policy, agent, play -> best[0] = play.value().compareTo(best[0]) > 0 ? play.value() : best[0]);
        return best[0].subtract(obedient);
    }

    private void run(Consumer<Play> consumer) {
        List<Told> places = new ArrayList<>(places());
        long count = 1;
        for (Told told : places) {
            count *= game.actions(told.state()).count(agent);
            if (count > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " deviations");
            }
        }
        for (long number = 0; number < count; number++) {
            Map<Told, Integer> deviation = new HashMap<>();
            long rest = number;
            for (Told told : places) {
                int actions = game.actions(told.state()).count(agent);
                deviation.put(told, (int) ((told.action() + rest % actions) % actions));
                rest /= actions;
            }
            consumer.accept(play(deviation));
        }
    }

    private Play play(Map<Told, Integer> deviation) {
        Map<Integer, BigFraction> now = new TreeMap<>();
        for (int k = 0; k < game.initialStates().length; k++) {
            now.put(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        Map<Integer, BigFraction> visits = new TreeMap<>();
        BigFraction value = BigFraction.ZERO;
        for (int step = 1; step <= steps; step++) {
            Map<Integer, BigFraction> next = new TreeMap<>();
            for (Map.Entry<Integer, BigFraction> place : now.entrySet()) {
                int s = place.getKey();
                visits.merge(s, place.getValue().divide(steps), BigFraction::add);
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    int joint = policy.joints()[k];
                    int told = game.actions(s).action(joint, agent);
                    int plays = deviation.getOrDefault(new Told(step, s, told), told);
                    int row = game.firstRow(s) + game.actions(s).replace(joint, agent, plays);
                    BigFraction weight =
                            place.getValue().multiply(policy.probabilities().at(k));
                    value = value.add(weight.multiply(game.reward(agent).at(row)));
                    for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                        next.merge(
                                game.successors()[e],
                                weight.multiply(game.probabilities().at(e)),
                                BigFraction::add);
                    }
                }
            }
            now = next;
        }
        return new Play(value, visits);
    }

    private Set<Told> places() {
        Set<Told> places = new LinkedHashSet<>();
        Set<Integer> now = new LinkedHashSet<>();
        for (int s : game.initialStates()) {
            now.add(s);
        }
        for (int step = 1; step <= steps; step++) {
            Set<Integer> next = new LinkedHashSet<>();
            for (int s : now) {
                JointActions actions = game.actions(s);
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    int joint = policy.joints()[k];
                    int obedient = game.firstRow(s) + joint;
                    for (int c = 0; c < actions.count(agent); c++) {
                        int row = game.firstRow(s) + actions.replace(joint, agent, c);
                        if (!alike(obedient, row)) {
                            places.add(new Told(step, s, actions.action(joint, agent)));
                        }
                        for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                            next.add(game.successors()[e]);
                        }
                    }
                }
            }
            now = next;
        }
        return places;
    }

    private boolean alike(int row, int other) {
        return game.reward(agent).at(row).equals(game.reward(agent).at(other))
                && successors(row).equals(successors(other));
    }

    private Map<Integer, BigFraction> successors(int row) {
        Map<Integer, BigFraction> successors = new TreeMap<>();
        for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
            successors.put(game.successors()[e], game.probabilities().at(e));
        }
        return successors;
    }
}
