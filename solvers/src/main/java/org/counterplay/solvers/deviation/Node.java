package org.counterplay.solvers.deviation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A node of the search: its parent's deviations, of which only some actions are open at one spot. */
final class Node {
    final @Nullable Node parent;
    final int atSpot;
    final long open;
    final double bound;
    final double price;

    /** Where it is to be distinguished next, or {@link Relaxation#NONE} where it is closed. */
    final int spot;

    /** The order in which nodes were made, which does not depend on the number of threads. */
    final long number;

    /** The nodes that it was shared out into, where those are recorded. */
    Node @Nullable [] children;

    /** Whether it is among the recorded children of a node. */
    boolean recorded;

    Node(@Nullable Node parent, int atSpot, long open, double bound, double price, int spot, long number) {
        this.parent = parent;
        this.atSpot = atSpot;
        this.open = open;
        this.bound = bound;
        this.price = price;
        this.spot = spot;
        this.number = number;
    }

    /** The open actions at each spot. */
    long[] opens(long[] everything) {
        long[] opens = Arrays.copyOf(everything, everything.length);
        for (Node node = this; node != null; node = node.parent) {
            if (node.atSpot >= 0) {
                opens[node.atSpot] &= node.open;
            }
        }
        return opens;
    }
}
