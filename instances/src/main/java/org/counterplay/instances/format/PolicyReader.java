package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a policy of its rules. At each step and state the first rule counts that is for that state or any, for that step or
 * all, and recommends actions that the state has. A policy of which no rule names a step is stationary.
 */
final class PolicyReader {
    private static final int NONE = Integer.MAX_VALUE;

    private final Reading reading;
    private final int node;
    private final String name;
    private final GameReader.Named game;
    private final int steps;
    private final PolicyRules rules;
    private final RuleIndex index;
    private final int tableSteps;

    private PolicyReader(Reading reading, int node, String name, GameReader.Named game) {
        this.reading = reading;
        this.node = node;
        this.name = name;
        this.game = game;
        steps = game.game().horizon() instanceof Horizon.Finite finite ? finite.steps() : -1;
        rules = PolicyRules.read(reading, node, game.states(), game.sets(), steps);
        reading.stopIfWrong();
        index = new RuleIndex(game.states().size(), rules.stateOf(), rules.count());
        boolean perStep =
                IntStream.range(0, rules.count()).anyMatch(rule -> rules.stepOf(rule) != PolicyRules.ALL_STEPS);
        tableSteps = perStep ? steps : 1;
    }

    /** Reads a policy; throws where there are problems. */
    static Policy read(Reading reading, int node, String name, GameReader.Named game) {
        return new PolicyReader(reading, node, name, game).read();
    }

    private Policy read() {
        double places = (double) tableSteps * game.states().size();
        if (places > Integer.MAX_VALUE - 16) {
            throw reading.error(
                    node,
                    String.format(
                            Locale.ROOT,
                            "policy %s has rules with \"step\": %d steps at %d states are %.4g places; at most %d are supported",
                            Shown.text(name),
                            tableSteps,
                            game.states().size(),
                            places,
                            Integer.MAX_VALUE - 16));
        }
        requireMemory(places, 0);
        int[] chosen = choose((int) places);
        reading.stopIfWrong();
        double entries = 0;
        for (int place = 0; place < chosen.length; place++) {
            entries += rules.mostJoints(
                    chosen[place], game.sets().setOf(place % game.states().size()));
        }
        requireMemory(places, entries);
        return write(chosen, (int) Math.min(entries, Integer.MAX_VALUE - 16.0));
    }

    private void requireMemory(double places, double entries) {
        reading.requireMemory(
                node,
                String.format(
                        Locale.ROOT,
                        "policy %s of %d steps at %d states with up to %.0f recommendations",
                        Shown.text(name),
                        tableSteps,
                        game.states().size(),
                        entries),
                8 * places + 12 * entries);
    }

    /** The rule at each place (step - 1) * states + state. */
    private int[] choose(int places) {
        int states = game.states().size();
        int[] chosen = new int[places];
        int[] own = new int[tableSteps];
        int[][] anyAt = new int[game.sets().setCount()][];
        for (int s = 0; s < states; s++) {
            int set = game.sets().setOf(s);
            int[] any = anyAt[set];
            if (any == null) {
                any = new int[tableSteps];
                first(index.any(), 0, index.any().length, set, any);
                anyAt[set] = any;
            }
            int from = index.first(s);
            int[] named = new int[index.first(s + 1) - from];
            for (int k = 0; k < named.length; k++) {
                named[k] = index.rule(from + k);
            }
            first(named, 0, named.length, set, own);
            for (int step = 0; step < tableSteps; step++) {
                int rule = Math.min(own[step], any[step]);
                chosen[step * states + s] = rule;
                if (rule == NONE) {
                    reading.problem(
                            node,
                            "no rule of policy " + Shown.text(name) + " matches state "
                                    + Shown.text(game.states().names().get(s))
                                    + (tableSteps == 1 ? "" : " at step " + (step + 1))
                                    + "; maybe add a rule for state \"*\"");
                }
            }
        }
        return chosen;
    }

    /** Of some rules in order, the first that counts at each step of a state with the given action set. */
    private void first(int[] candidates, int from, int end, int set, int[] into) {
        Arrays.fill(into, NONE);
        int unset = into.length;
        for (int k = from; k < end && unset > 0; k++) {
            int rule = candidates[k];
            int step = rules.stepOf(rule);
            if (step != PolicyRules.ALL_STEPS && into[step - 1] != NONE) {
                continue;
            }
            if (!rules.applies(rule, set)) {
                continue;
            }
            if (step != PolicyRules.ALL_STEPS) {
                into[step - 1] = rule;
                unset--;
            } else {
                for (int h = 0; h < into.length; h++) {
                    into[h] = Math.min(into[h], rule);
                }
                unset = 0;
            }
        }
    }

    private Policy write(int[] chosen, int expected) {
        Game of = game.game();
        PolicyWriter writer =
                tableSteps == 1 ? PolicyWriter.stationary(of, name, expected) : PolicyWriter.perStep(of, name);
        int lastRule = -1;
        int lastSet = -1;
        @Nullable List<BigFraction[]> marginals = null;
        Play play = new Play(new int[0], new int[0]);
        for (int place = 0; place < chosen.length; place++) {
            int rule = chosen[place];
            int set = game.sets().setOf(place % game.states().size());
            boolean same = rule == lastRule && set == lastSet;
            lastRule = rule;
            lastSet = set;
            writer.next();
            if (rules.isProduct(rule)) {
                if (!same || marginals == null) {
                    marginals = new ArrayList<>();
                    rules.marginals(rule, set, marginals);
                }
                writer.product(marginals);
            } else {
                if (!same) {
                    play = play(rule, set);
                }
                for (int k = 0; k < play.joints.length; k++) {
                    int entry = rules.firstEntry(rule) + play.entries[k];
                    if (rules.probabilities().isDouble(entry)) {
                        writer.recommend(play.joints[k], rules.probabilities().doubleAt(entry));
                    } else {
                        writer.recommend(play.joints[k], rules.probabilities().at(entry));
                    }
                }
            }
        }
        try {
            return writer.finish();
        } catch (IllegalArgumentException refused) {
            throw reading.error(node, String.valueOf(refused.getMessage()));
        }
    }

    private record Play(int[] joints, int[] entries) {}

    /** A rule's joint actions at a set, ascending, and the entry that each comes from. */
    private Play play(int rule, int set) {
        int[] joints = new int[rules.entries(rule)];
        rules.joints(rule, set, joints);
        long[] order = new long[joints.length];
        for (int e = 0; e < order.length; e++) {
            order[e] = (long) joints[e] << 32 | e;
        }
        Arrays.sort(order);
        int[] entries = new int[joints.length];
        for (int k = 0; k < order.length; k++) {
            joints[k] = (int) (order[k] >> 32);
            entries[k] = (int) order[k];
            if (k > 0 && joints[k] == joints[k - 1]) {
                throw reading.error(
                        rules.nodeOf(rule),
                        "joint action " + GameReader.shown(game.sets().set(set).describe(joints[k]))
                                + " is given twice, once with \"*\"");
            }
        }
        return new Play(joints, entries);
    }
}
