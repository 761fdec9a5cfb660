package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.counterplay.instances.format.Document.Kind;
import org.counterplay.model.game.JointActions;

/** Reads the field "agents": each agent's name, and its actions as one list or as an object of lists by state. */
final class AgentsReader {
    private final Reading reading;
    private final Document document;
    private final StateNames states;
    private final List<String> agents = new ArrayList<>();
    private final List<Set<String>> known = new ArrayList<>();
    private final List<List<String>> lists = new ArrayList<>();
    private final List<Map<String, Integer>> listNumbers = new ArrayList<>();
    private final Map<List<String>, Integer> listIndex = new HashMap<>();

    /** For each agent either one entry, the number of its list everywhere, or one for each state. */
    private final List<int[]> listOf = new ArrayList<>();

    private AgentsReader(Reading reading, StateNames states) {
        this.reading = reading;
        this.states = states;
        document = reading.document();
    }

    /** Reads the agents; throws where there are problems. */
    static ActionSets read(Reading reading, int node, StateNames states) {
        AgentsReader reader = new AgentsReader(reading, states);
        reader.readAll(node);
        reading.stopIfWrong();
        ActionSets sets = reader.join(node);
        reading.stopIfWrong();
        return sets;
    }

    private void readAll(int node) {
        if (!reading.isList(node, "\"agents\"")) {
            return;
        }
        Fields fields = new Fields(reading, "an agent", "name", "actions");
        Set<String> seen = new LinkedHashSet<>();
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            if (!fields.open(k)) {
                continue;
            }
            int nameNode = fields.required("name");
            int actionsNode = fields.required("actions");
            String name = nameNode < 0 ? null : reading.newName(nameNode, "an agent's name");
            if (name != null && !seen.add(name)) {
                reading.problem(nameNode, "agent \"" + Shown.text(name) + "\" is given twice");
            }
            agents.add(name == null ? "" : name);
            known.add(new LinkedHashSet<>());
            listOf.add(actionsNode < 0 ? new int[] {0} : actions(actionsNode));
        }
        if (document.first(node) == document.end(node)) {
            reading.problem(node, "a game needs at least one agent");
        }
    }

    private int[] actions(int node) {
        if (document.kind(node) == Kind.LIST) {
            return new int[] {list(node)};
        }
        if (document.kind(node) != Kind.OBJECT) {
            reading.problem(
                    node,
                    "\"actions\" must be a list of names or an object {state: [names]}, not "
                            + document.describe(node));
            return new int[] {0};
        }
        int[] own = new int[states.size()];
        Arrays.fill(own, -1);
        int otherwise = -1;
        for (int key = document.first(node); key < document.end(node); key = document.next(key + 1)) {
            int state = states.find(reading, key, true);
            int list = list(key + 1);
            if (state >= 0) {
                own[state] = list;
            } else if (state == StateNames.ANY) {
                otherwise = list;
            }
        }
        for (int s = 0; s < own.length; s++) {
            if (own[s] < 0) {
                own[s] = otherwise;
                if (otherwise < 0) {
                    reading.problem(
                            node,
                            "agent " + Shown.text(agents.getLast()) + " has no actions at state "
                                    + Shown.text(states.names().get(s)) + "; maybe add \"*\" for all other states");
                }
            }
        }
        return own;
    }

    /** The number of a list of actions. */
    private int list(int node) {
        List<String> names = new ArrayList<>();
        if (reading.isList(node, "actions")) {
            Set<String> seen = new LinkedHashSet<>();
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                String name = reading.newName(k, "an action's name");
                if (name != null) {
                    if (!seen.add(name)) {
                        reading.problem(k, "action \"" + Shown.text(name) + "\" is given twice");
                    }
                    names.add(name);
                }
            }
            if (document.first(node) == document.end(node)) {
                reading.problem(node, "an agent needs at least one action; give one of no effect to an idle agent");
            }
        }
        known.getLast().addAll(names);
        return listIndex.computeIfAbsent(names, list -> {
            lists.add(list);
            listNumbers.add(ActionSets.numbered(list));
            return lists.size() - 1;
        });
    }

    private ActionSets join(int node) {
        int[] setOf = new int[states.size()];
        List<JointActions> sets = new ArrayList<>();
        List<List<Map<String, Integer>>> numbers = new ArrayList<>();
        Map<List<Integer>, Integer> index = new HashMap<>();
        boolean uniform = listOf.stream().allMatch(own -> own.length == 1);
        double rows = 0;
        for (int s = 0; s < setOf.length; s++) {
            if (s > 0 && uniform) {
                rows += sets.getFirst().size();
                continue;
            }
            List<Integer> key = new ArrayList<>();
            for (int[] own : listOf) {
                key.add(own[own.length == 1 ? 0 : s]);
            }
            Integer set = index.get(key);
            if (set == null) {
                set = sets.size();
                checkSize(node, s, key);
                index.put(key, set);
                sets.add(new JointActions(key.stream().map(lists::get).toList()));
                numbers.add(key.stream().map(listNumbers::get).toList());
            }
            setOf[s] = set;
            rows += sets.get(set).size();
        }
        requireMemory(node, rows);
        return new ActionSets(agents, known, setOf, sets, numbers);
    }

    private void checkSize(int node, int state, List<Integer> key) {
        double product = 1;
        for (int list : key) {
            product *= lists.get(list).size();
        }
        requireMemory(node, product, " at state " + Shown.text(states.names().get(state)));
    }

    private void requireMemory(int node, double rows) {
        requireMemory(node, rows, " at all states together");
    }

    private void requireMemory(int node, double rows, String where) {
        if (rows > Integer.MAX_VALUE - 16) {
            throw reading.error(
                    node,
                    String.format(
                            Locale.ROOT,
                            "%.4g joint actions%s; at most %d are supported",
                            rows,
                            where,
                            Integer.MAX_VALUE - 16));
        }
        // Per row: a pointer, a reward per agent, and one successor with its probability at least.
        reading.requireMemory(
                node,
                String.format(Locale.ROOT, "%.0f joint actions%s", rows, where),
                rows * (16 + 8.0 * agents.size()));
    }
}
