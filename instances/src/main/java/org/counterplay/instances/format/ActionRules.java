package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.game.JointActions;

/**
 * Rules on (state, joint action): transitions and rewards. The first rule of the file that matches counts.
 *
 * <p>Rules that name a state are looked at only there. Those for any state are matched once for each different action set,
 * and a rule with the same names as an earlier one is not looked at again; so matching costs the size of the boxes of joint
 * actions that different rules name, not rules times rows.
 */
final class ActionRules {
    /** The rule of a joint action that none matches. */
    static final int NONE = Integer.MAX_VALUE;

    /** Takes the value of a rule. */
    interface Values {
        /**
         * Reads a value.
         *
         * @param node where it stands
         */
        void read(int node);
    }

    private final ActionSets sets;
    private final RuleIndex index;
    private final int[] patternOf;
    private final List<String[]> patterns;
    private final int[] anyRules;
    private final int[][] matchedByAny;
    private final int[] stamps;
    private final int count;
    private int stamp;

    private ActionRules(ActionSets sets, int[] stateOf, int[] patternOf, int count, List<String[]> patterns) {
        this.sets = sets;
        this.patternOf = patternOf;
        this.patterns = patterns;
        this.count = count;
        index = new RuleIndex(sets.stateCount(), stateOf, count);
        matchedByAny = new int[sets.setCount()][];
        stamps = new int[patterns.size()];
        Arrays.fill(stamps, -1);
        anyRules = Arrays.stream(index.any())
                .filter(rule -> {
                    boolean fresh = stamps[patternOf[rule]] < 0;
                    stamps[patternOf[rule]] = 0;
                    return fresh;
                })
                .toArray();
        Arrays.fill(stamps, -1);
    }

    /**
     * Reads a list of rules; their values are given to the reader of values in order.
     *
     * @param what the field's name
     * @param valueField the name of the field that holds a rule's value
     */
    static ActionRules read(
            Reading reading,
            int node,
            String what,
            StateNames states,
            ActionSets sets,
            String valueField,
            Values values) {
        Document document = reading.document();
        Fields fields = new Fields(reading, "a rule of \"" + what + "\"", "state", "actions", valueField);
        Map<List<String>, Integer> numbers = new HashMap<>();
        List<String[]> patterns = new ArrayList<>();
        int[] stateOf = new int[0];
        int[] patternOf = new int[0];
        int count = 0;
        if (reading.isList(node, "\"" + what + "\"")) {
            count = document.count(node);
            stateOf = new int[count];
            patternOf = new int[count];
            int rule = 0;
            for (int k = document.first(node); k < document.end(node); k = document.next(k), rule++) {
                if (!fields.open(k)) {
                    continue;
                }
                int stateNode = fields.required("state");
                int actionsNode = fields.required("actions");
                int valueNode = fields.required(valueField);
                stateOf[rule] = stateNode < 0 ? StateNames.NONE : states.find(reading, stateNode, true);
                if (actionsNode >= 0) {
                    List<String> pattern = pattern(reading, actionsNode, stateOf[rule], states, sets);
                    patternOf[rule] = numbers.computeIfAbsent(pattern, names -> {
                        patterns.add(names.toArray(String[]::new));
                        return patterns.size() - 1;
                    });
                }
                if (valueNode >= 0) {
                    values.read(valueNode);
                }
            }
        }
        return reading.problemCount() > 0
                ? new ActionRules(sets, new int[0], new int[0], 0, List.of())
                : new ActionRules(sets, stateOf, patternOf, count, patterns);
    }

    /** A joint action in which {@code *} may stand for any action; not of the right length where there was a problem. */
    static List<String> pattern(Reading reading, int node, int state, StateNames states, ActionSets sets) {
        List<String> pattern = new ArrayList<>(sets.agentCount());
        if (!reading.isList(node, "\"actions\"")) {
            return pattern;
        }
        Document document = reading.document();
        String stateName = state >= 0 ? states.names().get(state) : "";
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            String action = reading.text(k, "an action's name");
            if (action != null && pattern.size() < sets.agentCount() && !action.equals(Reading.ANY)) {
                sets.check(reading, k, pattern.size(), state, stateName, action);
            }
            pattern.add(action == null ? "" : action);
        }
        if (pattern.size() != sets.agentCount()) {
            reading.problem(
                    node,
                    "a joint action of " + pattern.size() + " actions; there are " + sets.agentCount() + " agents: "
                            + Shown.names(sets.agents()));
        }
        return pattern;
    }

    /** Number of rules. */
    int count() {
        return count;
    }

    /** Writes the number of the rule that counts for each joint action of a state, or {@link #NONE}. */
    void match(int state, int[] into) {
        int set = sets.setOf(state);
        int size = sets.set(set).size();
        Arrays.fill(into, 0, size, NONE);
        boolean all = false;
        stamp++;
        for (int at = index.first(state); at < index.first(state + 1) && !all; at++) {
            int rule = index.rule(at);
            if (stamps[patternOf[rule]] != stamp) {
                stamps[patternOf[rule]] = stamp;
                all = fill(set, rule, into);
            }
        }
        int[] byAny = matchedByAny(set);
        for (int joint = 0; joint < size; joint++) {
            into[joint] = Math.min(into[joint], byAny[joint]);
        }
    }

    private int[] matchedByAny(int set) {
        int[] matched = matchedByAny[set];
        if (matched == null) {
            matched = new int[sets.set(set).size()];
            Arrays.fill(matched, NONE);
            for (int rule : anyRules) {
                if (fill(set, rule, matched)) {
                    break;
                }
            }
            matchedByAny[set] = matched;
        }
        return matched;
    }

    /** Gives a rule to those of the joint actions it matches that have none yet; returns whether it matches all. */
    private boolean fill(int set, int rule, int[] into) {
        JointActions actions = sets.set(set);
        String[] pattern = patterns.get(patternOf[rule]);
        int base = 0;
        int[] free = new int[pattern.length];
        int freeCount = 0;
        int matched = 1;
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].equals(Reading.ANY)) {
                free[freeCount++] = i;
                matched *= actions.count(i);
            } else {
                int action = sets.find(set, i, pattern[i]);
                if (action < 0) {
                    return false;
                }
                base += action * actions.stride(i);
            }
        }
        int[] at = new int[freeCount];
        int joint = base;
        for (int k = 0; k < matched; k++) {
            if (into[joint] == NONE) {
                into[joint] = rule;
            }
            for (int f = freeCount - 1; f >= 0; f--) {
                joint += actions.stride(free[f]);
                if (++at[f] < actions.count(free[f])) {
                    break;
                }
                joint -= at[f] * actions.stride(free[f]);
                at[f] = 0;
            }
        }
        return matched == actions.size();
    }
}
