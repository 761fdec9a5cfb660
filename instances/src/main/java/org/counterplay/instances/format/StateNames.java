package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states of a file and their numbers; for reading one document. */
final class StateNames {
    /** What {@link #find} returns for {@code *}. */
    static final int ANY = -1;

    /** What {@link #find} returns for what is no state; a problem was noted. */
    static final int NONE = -2;

    private final List<String> names;
    private final Map<String, Integer> numbers;

    /** By the number of a text in a document: the state's number and 1, or 0 where that is not known yet. */
    private int[] known = new int[0];

    private StateNames(List<String> names, Map<String, Integer> numbers) {
        this.names = names;
        this.numbers = numbers;
    }

    /** Reads the list of states; throws where it has problems. */
    static StateNames read(Reading reading, int node) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        if (reading.isList(node, "\"states\"")) {
            Document document = reading.document();
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                String name = reading.newName(k, "a state's name");
                if (name != null) {
                    if (numbers.put(name, names.size()) != null) {
                        reading.problem(k, "state \"" + Shown.text(name) + "\" is given twice");
                    }
                    names.add(name);
                }
            }
            if (document.first(node) == document.end(node)) {
                reading.problem(node, "a game needs at least one state");
            }
        }
        reading.stopIfWrong();
        return new StateNames(names, numbers);
    }

    /** The names of a game's states. */
    static StateNames of(List<String> names) {
        Map<String, Integer> numbers = HashMap.newHashMap(names.size());
        for (int s = 0; s < names.size(); s++) {
            numbers.put(names.get(s), s);
        }
        return new StateNames(names, numbers);
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** The number of the state that a key or text names, {@link #ANY} for {@code *} where that is allowed, or {@link #NONE}. */
    int find(Reading reading, int node, boolean anyAllowed) {
        Document document = reading.document();
        if (document.isText(node)) {
            if (known.length == 0) {
                known = new int[document.poolSize()];
            }
            int state = known[document.textNumber(node)];
            if (state > 0) {
                return state - 1;
            }
        }
        String name = reading.text(node, "a state's name");
        if (name == null) {
            return NONE;
        }
        if (anyAllowed && name.equals(Reading.ANY)) {
            return ANY;
        }
        Integer number = numbers.get(name);
        if (number == null) {
            String maybe = Shown.maybe(name, names);
            reading.problem(
                    node,
                    "unknown state \"" + Shown.text(name) + "\""
                            + (maybe.isEmpty() ? "; the states are " + Shown.names(names) : maybe));
            return NONE;
        }
        known[document.textNumber(node)] = number + 1;
        return number;
    }
}
