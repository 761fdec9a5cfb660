package org.counterplay.model.assumption;

import java.util.Arrays;

/** The places of one step from which given places of later steps can be entered, followed back a step at a time. */
final class ReachCone {
    private final ReachBounds bounds;
    private final boolean[] marked;
    private int[] places = new int[64];
    private int[] before = new int[64];
    private int count;
    private int size;

    ReachCone(ReachBounds bounds, int placeCount) {
        this.bounds = bounds;
        marked = new boolean[placeCount];
    }

    /** Forgets all places. */
    void clear() {
        for (int k = 0; k < size; k++) {
            marked[before[k]] = false;
        }
        count = 0;
        size = 0;
    }

    /** The places are the first {@link #count} ones of this array, in no order. */
    int[] places() {
        return places;
    }

    /** The number of places. */
    int count() {
        return count;
    }

    /** Adds the predecessors of all places to the step before. */
    void grow() {
        for (int k = 0; k < count; k++) {
            int end = bounds.firstPredecessor(places[k] + 1);
            for (int j = bounds.firstPredecessor(places[k]); j < end; j++) {
                add(bounds.predecessor(j));
            }
        }
    }

    /** Adds a place to the step before that is not there yet; the caller knows, so that no mark is looked up. */
    void addFirst(int place) {
        if (size == before.length) {
            before = Arrays.copyOf(before, 2 * size);
        }
        before[size++] = place;
    }

    /** Adds a place to the step before. */
    void add(int place) {
        if (!marked[place]) {
            marked[place] = true;
            if (size == before.length) {
                before = Arrays.copyOf(before, 2 * size);
            }
            before[size++] = place;
        }
    }

    /** Turns to those places of the step before, numbers {@code from .. to-1}, whose value is positive; none was added. */
    void back(int from, int to, double[] values) {
        if (before.length < to - from) {
            before = new int[to - from];
        }
        for (int place = from; place < to; place++) {
            if (values[place] > 0) {
                before[size++] = place;
            }
        }
        int[] swap = places;
        places = before;
        before = swap;
        count = size;
        size = 0;
    }

    /** Turns to the step before. */
    void back() {
        for (int k = 0; k < size; k++) {
            marked[before[k]] = false;
        }
        int[] swap = places;
        places = before;
        before = swap;
        count = size;
        size = 0;
    }
}
