package org.counterplay.solvers.search.game;

/** What searches for a worst game. */
public enum Engine {
    /** Structures where they serve the question; then, with the time that is left, sequential linear programs. */
    AUTO("auto"),
    /** All transition structures and policy supports of the size. */
    STRUCTURE("structure"),
    /** Sequential linear programs from many starts. */
    SEQUENTIAL_LP("sequential-lp");

    private final String label;

    Engine(String label) {
        this.label = label;
    }

    /** Its name on the command line and in checkpoints. */
    public String label() {
        return label;
    }
}
