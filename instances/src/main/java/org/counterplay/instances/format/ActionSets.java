package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a file and their action sets. States with the same sets share one {@link JointActions}; the different ones
 * are numbered.
 */
final class ActionSets {
    private final List<String> agents;
    private final List<Set<String>> known;
    private final int[] setOf;
    private final List<JointActions> sets;
    private final List<List<Map<String, Integer>>> numbers;

    ActionSets(
            List<String> agents,
            List<Set<String>> known,
            int[] setOf,
            List<JointActions> sets,
            List<List<Map<String, Integer>>> numbers) {
        this.agents = agents;
        this.known = known;
        this.setOf = setOf;
        this.sets = sets;
        this.numbers = numbers;
    }

    /** The action sets of a game. */
    static ActionSets of(Game game) {
        List<Set<String>> known = new ArrayList<>();
        game.agents().forEach(agent -> known.add(new HashSet<>()));
        Map<JointActions, Integer> numberOf = new HashMap<>();
        List<JointActions> sets = new ArrayList<>();
        List<List<Map<String, Integer>>> numbers = new ArrayList<>();
        int[] setOf = new int[game.stateCount()];
        @Nullable JointActions last = null;
        for (int s = 0; s < setOf.length; s++) {
            JointActions actions = game.actions(s);
            if (actions == last) {
                setOf[s] = setOf[s - 1];
                continue;
            }
            last = actions;
            Integer number = numberOf.get(actions);
            if (number == null) {
                number = sets.size();
                numberOf.put(actions, number);
                sets.add(actions);
                List<Map<String, Integer>> own = new ArrayList<>();
                for (int i = 0; i < actions.agents(); i++) {
                    own.add(numbered(actions.names(i)));
                    known.get(i).addAll(actions.names(i));
                }
                numbers.add(own);
            }
            setOf[s] = number;
        }
        return new ActionSets(game.agents(), known, setOf, sets, numbers);
    }

    static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> numbered = HashMap.newHashMap(names.size());
        for (int k = 0; k < names.size(); k++) {
            numbered.put(names.get(k), k);
        }
        return numbered;
    }

    List<String> agents() {
        return agents;
    }

    int agentCount() {
        return agents.size();
    }

    int stateCount() {
        return setOf.length;
    }

    /** Number of different sets. */
    int setCount() {
        return sets.size();
    }

    /** The number of a state's set. */
    int setOf(int state) {
        return setOf[state];
    }

    /** The set with a number. */
    JointActions set(int number) {
        return sets.get(number);
    }

    /** The joint actions at a state. */
    JointActions at(int state) {
        return sets.get(setOf[state]);
    }

    /** The number of an agent's action in a set, or -1 where it has none of that name there. */
    int find(int set, int agent, String action) {
        Integer number = numbers.get(set).get(agent).get(action);
        return number == null ? -1 : number;
    }

    /** The names of an agent's actions at any state. */
    Set<String> known(int agent) {
        return known.get(agent);
    }

    /** The number of rows (state, joint action). */
    long rows() {
        long rows = 0;
        for (int set : setOf) {
            rows += sets.get(set).size();
        }
        return rows;
    }

    /**
     * Notes a problem at a node unless the agent has an action of that name at the state, or where the state is {@link
     * StateNames#ANY} at any state.
     */
    boolean check(Reading reading, int node, int agent, int state, String stateName, String action) {
        if (!known.get(agent).contains(action)) {
            String maybe = Shown.maybe(action, known.get(agent));
            reading.problem(
                    node,
                    "unknown action \"" + Shown.text(action) + "\" of agent " + Shown.text(agents.get(agent))
                            + (maybe.isEmpty() ? "; its actions are " + Shown.names(known.get(agent)) : maybe));
            return false;
        }
        if (state >= 0 && find(setOf[state], agent, action) < 0) {
            reading.problem(
                    node,
                    "agent " + Shown.text(agents.get(agent)) + " has no action \"" + Shown.text(action)
                            + "\" at state " + Shown.text(stateName) + "; its actions there are "
                            + Shown.names(at(state).names(agent)));
            return false;
        }
        return true;
    }
}
