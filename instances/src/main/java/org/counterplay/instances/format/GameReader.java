package org.counterplay.instances.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Takes a game from the fields of an instance. */
final class GameReader {
    private final Reading reading;
    private final Document document;
    private final Fields fields;
    private final int root;

    GameReader(Reading reading, int root, Fields fields) {
        this.reading = reading;
        this.root = root;
        this.fields = fields;
        document = reading.document();
    }

    /** A game with the names in it. */
    record Named(Game game, StateNames states, ActionSets sets) {}

    /** Reads the game; throws where there are problems. */
    Named read() {
        Horizon horizon = horizon();
        int agentsNode = fields.required("agents");
        int statesNode = fields.required("states");
        int initialNode = fields.required("initial");
        int transitionsNode = fields.required("transitions");
        int rewardsNode = fields.required("rewards");
        String name = optionalText("name");
        String source = optionalText("source");
        reading.stopIfWrong();
        StateNames states = StateNames.read(reading, statesNode);
        ActionSets sets = AgentsReader.read(reading, agentsNode, states);
        if (horizon == null) {
            throw new IllegalStateException("a missing horizon is a problem");
        }
        Entries initial = new Entries(states);
        initial.read(initialNode, "the initial distribution");
        Entries targets = new Entries(states);
        ActionRules transitions = ActionRules.read(
                reading, transitionsNode, "transitions", states, sets, "to", node -> targets.read(node, "\"to\""));
        NumberColumn.Writer rewardValues = new NumberColumn.Writer(16);
        ActionRules rewards = ActionRules.read(
                reading, rewardsNode, "rewards", states, sets, "values", node -> readValues(node, sets, rewardValues));
        reading.stopIfWrong();
        NumberColumn rewardColumn = rewardValues.finish();
        targets.finish();
        initial.finish();

        int rows = (int) sets.rows();
        double entries = countEntries(transitionsNode, states, sets, transitions, targets);
        reading.stopIfWrong();
        reading.requireMemory(
                transitionsNode,
                String.format(Locale.ROOT, "%d joint actions at all states and %.0f transitions", rows, entries),
                rows * (4 + 8.0 * sets.agentCount()) + entries * 12);
        GameWriter writer = new GameWriter(name, horizon, sets.agents(), states.names(), rows, (int) entries);
        writer.source(source);
        for (int k = initial.first(0); k < initial.first(1); k++) {
            writer.initial(initial.state(k), initial.probability(k));
        }
        write(writer, sets, transitions, targets, rewards, rewardColumn);
        try {
            return new Named(writer.finish(), states, sets);
        } catch (IllegalArgumentException refused) {
            throw reading.error(root, String.valueOf(refused.getMessage()));
        }
    }

    private @Nullable Horizon horizon() {
        int steps = fields.optional("horizon");
        int discount = fields.optional("discount");
        if ((steps < 0) == (discount < 0)) {
            reading.problem(
                    steps < 0 ? root : discount,
                    steps < 0
                            ? "an instance needs \"horizon\" (a number of steps) or \"discount\" (a number below 1)"
                            : "\"horizon\" and \"discount\" are both given; give one of them");
            return null;
        }
        if (steps >= 0) {
            int count = reading.integer(steps, "\"horizon\"", 1);
            return count < 1 ? null : new Horizon.Finite(count);
        }
        BigFraction gamma = reading.number(discount, "\"discount\"");
        if (gamma == null) {
            return null;
        }
        if (gamma.getNumerator().signum() < 0 || gamma.compareTo(BigFraction.ONE) >= 0) {
            reading.problem(discount, "\"discount\" is " + Shown.number(gamma) + "; it must be at least 0 and below 1");
            return null;
        }
        return new Horizon.Discounted(gamma);
    }

    private String optionalText(String field) {
        int node = fields.optional(field);
        String text = node < 0 ? "" : reading.text(node, "\"" + field + "\"");
        return text == null ? "" : text;
    }

    private void readValues(int node, ActionSets sets, NumberColumn.Writer into) {
        if (!reading.isList(node, "\"values\"")) {
            return;
        }
        int count = 0;
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            double quick = document.quickDouble(k);
            if (Double.isNaN(quick)) {
                BigFraction value = reading.finite(k, "a reward");
                if (value != null) {
                    into.add(value);
                }
            } else {
                into.add(quick);
            }
            count++;
        }
        if (count != sets.agentCount()) {
            reading.problem(
                    node,
                    count + " rewards; there are " + sets.agentCount() + " agents: " + Shown.names(sets.agents()));
        }
    }

    /** The number of transitions; a problem for each state with a joint action that has no rule. */
    private double countEntries(
            int node, StateNames states, ActionSets sets, ActionRules transitions, Entries targets) {
        int[] rules = new int[0];
        double entries = 0;
        for (int s = 0; s < states.size(); s++) {
            int size = sets.at(s).size();
            rules = rules.length < size ? new int[size] : rules;
            transitions.match(s, rules);
            int missing = 0;
            int firstMissing = 0;
            for (int joint = size - 1; joint >= 0; joint--) {
                if (rules[joint] == ActionRules.NONE) {
                    missing++;
                    firstMissing = joint;
                } else {
                    entries += targets.first(rules[joint] + 1) - targets.first(rules[joint]);
                }
            }
            if (missing > 0) {
                reading.problem(
                        node,
                        "no rule of \"transitions\" matches state "
                                + Shown.text(states.names().get(s))
                                + ", joint action " + shown(sets.at(s).describe(firstMissing))
                                + (missing > 1 ? ", nor " + (missing - 1) + " more of its joint actions" : ""));
            }
        }
        if (entries > Integer.MAX_VALUE - 16) {
            throw reading.error(
                    node,
                    String.format(
                            Locale.ROOT,
                            "%.4g transitions; at most %d are supported",
                            entries,
                            Integer.MAX_VALUE - 16));
        }
        return entries;
    }

    static String shown(List<String> joint) {
        return "(" + Shown.names(joint) + ")";
    }

    private static void write(
            GameWriter writer,
            ActionSets sets,
            ActionRules transitions,
            Entries targets,
            ActionRules rewards,
            NumberColumn rewardValues) {
        int agents = sets.agentCount();
        int[] transitionOf = new int[0];
        int[] rewardOf = new int[0];
        for (int s = 0; s < sets.stateCount(); s++) {
            int size = sets.at(s).size();
            transitionOf = transitionOf.length < size ? new int[size] : transitionOf;
            rewardOf = rewardOf.length < size ? new int[size] : rewardOf;
            transitions.match(s, transitionOf);
            rewards.match(s, rewardOf);
            writer.state(sets.at(s));
            for (int joint = 0; joint < size; joint++) {
                writer.row();
                for (int k = targets.first(transitionOf[joint]); k < targets.first(transitionOf[joint] + 1); k++) {
                    if (targets.probabilities().isDouble(k)) {
                        writer.successor(
                                targets.state(k), targets.probabilities().doubleAt(k));
                    } else {
                        writer.successor(targets.state(k), targets.probability(k));
                    }
                }
                if (rewardOf[joint] != ActionRules.NONE) {
                    for (int i = 0; i < agents; i++) {
                        int at = rewardOf[joint] * agents + i;
                        if (rewardValues.isDouble(at)) {
                            writer.reward(i, rewardValues.doubleAt(at));
                        } else {
                            writer.reward(i, rewardValues.at(at));
                        }
                    }
                }
            }
        }
    }

    /** Distributions over states, one after another. */
    private final class Entries {
        private final StateNames names;
        private final NumberColumn.Writer values = new NumberColumn.Writer(16);
        private int[] first = new int[17];
        private int[] states = new int[16];
        private int count;
        private NumberColumn column = NumberColumn.ofDoubles();

        Entries(StateNames names) {
            this.names = names;
        }

        void read(int node, String what) {
            if (!reading.isObject(node, what)) {
                return;
            }
            long before = reading.problemCount();
            int from = values.size();
            for (int key = document.first(node); key < document.end(node); key = document.next(key + 1)) {
                int state = names.find(reading, key, false);
                int at = values.size();
                if (Distributions.append(reading, key + 1, values)) {
                    if (at >= states.length) {
                        states = Arrays.copyOf(states, states.length + (states.length >> 1));
                    }
                    states[at] = state;
                }
            }
            if (reading.problemCount() == before) {
                Distributions.check(reading, node, what, values, from);
            }
            if (count + 2 > first.length) {
                first = Arrays.copyOf(first, count + (count >> 1) + 2);
            }
            first[++count] = values.size();
        }

        void finish() {
            column = values.finish();
        }

        int first(int distribution) {
            return first[distribution];
        }

        int state(int k) {
            return states[k];
        }

        BigFraction probability(int k) {
            return column.at(k);
        }

        NumberColumn probabilities() {
            return column;
        }
    }
}
