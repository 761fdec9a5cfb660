package org.counterplay.instances.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.instances.format.Shown;

/** Makes names of labels, which in other formats may be empty or equal. */
final class Labels {
    private static final int MOST_REMARKS = 3;

    private final List<String> remarks;
    private int changed;

    /** Remarks of what is changed are added to the list. */
    Labels(List<String> remarks) {
        this.remarks = remarks;
    }

    /**
     * The names: an empty label becomes its number, from 1; a control character a blank; {@code *}, which stands for anything
     * in instance files, {@code (*)}; and of equal ones the later get {@code _2, _3, ..}.
     *
     * @param what what is named, in the plural, for remarks on other changes than of empty labels
     */
    List<String> distinct(String what, List<String> labels) {
        List<String> wanted = new ArrayList<>(labels.size());
        for (int k = 0; k < labels.size(); k++) {
            wanted.add(readable(labels.get(k), k + 1));
        }
        Set<String> taken = new HashSet<>(wanted);
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>(labels.size());
        for (int k = 0; k < labels.size(); k++) {
            String name = wanted.get(k);
            for (int next = 2; !used.add(name); next++) {
                String other = wanted.get(k) + "_" + next;
                name = taken.add(other) ? other : name;
            }
            names.add(name);
            if (!labels.get(k).isEmpty() && !name.equals(labels.get(k))) {
                remark(what, labels.get(k), name);
            }
        }
        return names;
    }

    private static String readable(String label, int number) {
        if (label.isEmpty()) {
            return Integer.toString(number);
        }
        if (label.equals("*")) {
            return "(*)";
        }
        if (label.codePoints().noneMatch(Character::isISOControl)) {
            return label;
        }
        StringBuilder text = new StringBuilder();
        label.codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return text.toString();
    }

    private void remark(String what, String label, String name) {
        changed++;
        if (changed <= MOST_REMARKS) {
            remarks.add("one of the " + what + " labelled \"" + Shown.text(label) + "\" is called \"" + Shown.text(name)
                    + "\"");
        } else if (changed == MOST_REMARKS + 1) {
            remarks.add("more labels were changed in the same way");
        }
    }
}
