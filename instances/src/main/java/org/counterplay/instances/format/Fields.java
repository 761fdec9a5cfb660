package org.counterplay.instances.format;

import java.util.Arrays;

/** The members of objects of one sort, by name; an object with a member of another name, or that lacks one, is wrong. */
final class Fields {
    private final Reading reading;
    private final String what;
    private final String[] known;
    private final int[] nodes;
    private int object;

    /**
     * Fields of a sort of objects.
     *
     * @param what the sort of object, with its article, for messages
     * @param known the names that a member may have
     */
    Fields(Reading reading, String what, String... known) {
        this.reading = reading;
        this.what = what;
        this.known = known.clone();
        nodes = new int[known.length];
    }

    /** Takes the members of an object; false where it is none. */
    boolean open(int node) {
        Arrays.fill(nodes, -1);
        object = node;
        if (!reading.isObject(node, what)) {
            return false;
        }
        Document document = reading.document();
        for (int key = document.first(node); key < document.end(node); key = document.next(key + 1)) {
            int at = index(document.text(key));
            if (at < 0) {
                String name = document.text(key);
                reading.problem(
                        key,
                        "unknown field \"" + Shown.text(name) + "\" in " + what
                                + (Shown.maybe(name, known).isEmpty()
                                        ? "; it may have " + Shown.names(Arrays.asList(known))
                                        : Shown.maybe(name, known)));
            } else {
                nodes[at] = key + 1;
            }
        }
        return true;
    }

    /** The value of a member, or -1 where there is none, which is a problem. */
    int required(String name) {
        int node = optional(name);
        if (node < 0) {
            reading.problem(object, what + " needs the field \"" + name + "\"");
        }
        return node;
    }

    /** The value of a member, or -1 where there is none. */
    int optional(String name) {
        return nodes[index(name)];
    }

    boolean has(String name) {
        return optional(name) >= 0;
    }

    private int index(String name) {
        for (int k = 0; k < known.length; k++) {
            if (known[k].equals(name)) {
                return k;
            }
        }
        return -1;
    }
}
