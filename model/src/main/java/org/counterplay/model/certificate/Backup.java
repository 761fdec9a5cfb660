package org.counterplay.model.certificate;

/**
 * Compares a table with an operator applied to it, at one place. One implementation computes in rationals, one in intervals;
 * they share only this.
 */
interface Backup {
    /** Which comparison must hold between the table and the operator applied to it. */
    enum Relation {
        AT_MOST,
        EQUAL,
        AT_LEAST
    }

    /** Takes the table's values of a step as those that follow the places to be compared; -1 for the end of the game. */
    void follow(ValueTable table, int nextStep);

    /**
     * Whether the relation holds at a place.
     *
     * @param entry the place's entry in the table
     * @throws MissingPlace if a state that can follow has no entry in the table
     */
    boolean holds(Play play, Relation relation, ValueTable table, int entry, int step, int state);

    /** Whether a state of the step taken by {@link #follow} was asked for since. */
    boolean reached(int state);

    /** A state that can follow has no entry. */
    final class MissingPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int state;

        MissingPlace(int state) {
            super("no value for state number " + state, null, false, false);
            this.state = state;
        }

        int state() {
            return state;
        }
    }
}
