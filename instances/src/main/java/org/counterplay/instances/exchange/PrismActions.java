package org.counterplay.instances.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.Shown;
import org.counterplay.model.game.JointActions;

/** The action sets at each state, made of the labels of its choices, and which choice each joint action is. */
final class PrismActions {
    private final PrismTransitions transitions;
    private final Map<List<List<String>>, JointActions> known = new HashMap<>();
    private int[] choices = {};

    PrismActions(PrismTransitions transitions) {
        this.transitions = transitions;
    }

    /** The choice of a joint action at the state that was last asked for, or -1 where the state has none. */
    int choice(int joint) {
        return choices[joint];
    }

    /** The joint actions at a state: every agent's actions in the order in which the labels first have them. */
    JointActions at(int state) {
        int first = transitions.firstChoice(state);
        int end = transitions.firstChoice(state + 1);
        List<Map<String, Integer>> numbers = new ArrayList<>();
        for (int i = 0; i < transitions.players(); i++) {
            numbers.add(new LinkedHashMap<>());
        }
        if (first == end) {
            choices = new int[] {-1};
            numbers.forEach(own -> own.put(PrismReader.IDLE, 0));
            return jointActions(numbers);
        }
        for (int c = first; c < end; c++) {
            List<String> label = transitions.label(c);
            for (int i = 0; i < label.size(); i++) {
                Map<String, Integer> own = numbers.get(i);
                own.putIfAbsent(label.get(i), own.size());
            }
        }
        number(state, first, end, numbers);
        return jointActions(numbers);
    }

    private void number(int state, int first, int end, List<Map<String, Integer>> numbers) {
        double size = 1;
        for (Map<String, Integer> own : numbers) {
            size *= own.size();
        }
        if (size > end - first) {
            throw transitions.error(
                    first,
                    "state " + state + " has " + (end - first) + " choices, but its labels make " + (long) size
                            + " joint actions; there is none for " + missing(first, end, numbers));
        }
        choices = new int[(int) size];
        Arrays.fill(choices, -1);
        for (int c = first; c < end; c++) {
            int joint = 0;
            for (int i = 0; i < numbers.size(); i++) {
                Map<String, Integer> own = numbers.get(i);
                joint = joint * own.size()
                        + own.getOrDefault(transitions.label(c).get(i), 0);
            }
            if (choices[joint] >= 0) {
                throw transitions.error(c, "state " + state + " has two choices for " + transitions.label(c));
            }
            choices[joint] = c;
        }
    }

    /** The first joint action that no choice has; it is among the first (number of choices + 1). */
    private String missing(int first, int end, List<Map<String, Integer>> numbers) {
        List<List<String>> labels = new ArrayList<>();
        for (int c = first; c < end; c++) {
            labels.add(transitions.label(c));
        }
        List<List<String>> names = names(numbers);
        for (long joint = 0; ; joint++) {
            List<String> label = new ArrayList<>();
            long rest = joint;
            for (int i = names.size() - 1; i >= 0; i--) {
                label.add(names.get(i).get((int) (rest % names.get(i).size())));
                rest /= names.get(i).size();
            }
            Collections.reverse(label);
            if (!labels.contains(label)) {
                return Shown.text(label.toString());
            }
        }
    }

    private JointActions jointActions(List<Map<String, Integer>> numbers) {
        return known.computeIfAbsent(names(numbers), JointActions::new);
    }

    private static List<List<String>> names(List<Map<String, Integer>> numbers) {
        return numbers.stream().map(own -> List.copyOf(own.keySet())).toList();
    }
}
