package org.counterplay.instances.exchange;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;

/** The {@code .lab} file: a line of labels, {@code 0="init" 1="deadlock"}, then rows {@code 7: 0} with the labels of a state. */
final class PrismLabels {
    private static final Pattern LABEL = Pattern.compile("([0-9]+)=\"([^\"]*)\"");
    private static final String INITIAL = "init";

    private PrismLabels() {}

    /** The states with the label "init", at least one. */
    static BitSet initial(SourceText source, int states) {
        Rows rows = new Rows(source);
        rows.require("the labels, like 0=\"init\" 1=\"deadlock\",");
        String initial = number(rows);
        BitSet found = new BitSet(states);
        while (rows.next()) {
            String first = rows.field(0);
            if (!first.endsWith(":")) {
                throw rows.error(0, "a line must be like 7: 0 1, not " + Shown.text(rows.from(0)));
            }
            int state = rows.integer(0, "the state", rows.start(0), rows.end(0) - 1);
            if (state >= states) {
                throw rows.error(
                        0, "state " + state + ", but the .tra file has " + states + " states, numbered from 0");
            }
            for (int k = 1; k < rows.count(); k++) {
                rows.integer(k, "a label's number");
                if (rows.field(k).equals(initial)) {
                    found.set(state);
                }
            }
        }
        if (found.isEmpty()) {
            throw rows.error(0, "no state has the label \"" + INITIAL + "\"; maybe the file was cut off");
        }
        return found;
    }

    private static String number(Rows rows) {
        String initial = "";
        for (int k = 0; k < rows.count(); k++) {
            Matcher label = LABEL.matcher(rows.field(k));
            if (!label.matches()) {
                throw rows.error(k, "a label must be like 0=\"init\", not " + Shown.text(rows.field(k)));
            }
            if (label.group(2).equals(INITIAL)) {
                initial = label.group(1);
            }
        }
        if (!initial.isEmpty()) {
            return initial;
        }
        throw rows.error(0, "there is no label \"" + INITIAL + "\", which tells where the game starts");
    }
}
