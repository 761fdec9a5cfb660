package org.counterplay.instances.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .sta} file: the names of the variables, {@code (x,y)}, then a row {@code 3:(0,true)} for each state. A state is
 * called as it is written there, {@code (0,true)}.
 *
 * @param variables the first line, like {@code (x,y)}
 * @param names the states' names
 */
record PrismStates(String variables, List<String> names) {
    static PrismStates read(SourceText source, int states) {
        Rows rows = new Rows(source);
        rows.require("the names of the variables");
        String variables = rows.from(0);
        if (!variables.startsWith("(") || !variables.endsWith(")")) {
            throw rows.error(
                    0, "the names of the variables, like (x,y), should stand here, not " + Shown.text(variables));
        }
        @Nullable String[] names = new String[states];
        Map<String, Integer> numbers = new HashMap<>();
        while (rows.next()) {
            String row = rows.from(0);
            int colon = row.indexOf(':');
            String name = row.substring(colon + 1).strip();
            if (colon <= 0 || !name.startsWith("(") || !name.endsWith(")")) {
                throw rows.error(0, "a line must be like 3:(0,true), not " + Shown.text(row));
            }
            int start = rows.start(0);
            int state = rows.integer(
                    0,
                    "the state",
                    start,
                    start + row.substring(0, colon).stripTrailing().length());
            if (state >= states) {
                throw rows.error(
                        0, "state " + state + ", but the .tra file has " + states + " states, numbered from 0");
            }
            if (name.codePoints().anyMatch(Character::isISOControl)) {
                throw rows.error(0, "a state's values with a control character");
            }
            if (names[state] != null) {
                throw rows.error(0, "state " + state + " is given twice");
            }
            Integer twin = numbers.put(name, state);
            if (twin != null) {
                throw rows.error(0, "states " + twin + " and " + state + " have the same values");
            }
            names[state] = name;
        }
        for (int s = 0; s < states; s++) {
            if (names[s] == null) {
                throw rows.error(0, "state " + s + " is missing; maybe the file was cut off");
            }
        }
        return new PrismStates(variables, Arrays.asList(names));
    }
}
