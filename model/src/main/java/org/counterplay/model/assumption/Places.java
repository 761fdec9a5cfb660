package org.counterplay.model.assumption;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;

/**
 * Which places (h,s) an assumption on advantages speaks of. 2406.04219, Assumption 5.1 asks for all h and s, thus also for states that no
 * play is in at that step; but just those that can be reached enter a performance difference.
 */
public enum Places {
    /** All steps and all states, as printed. */
    EVERY("everywhere"),
    /** Those that some joint play reaches. */
    REACHED("reached");

    private final String label;

    Places(String label) {
        this.label = label;
    }

    /** Its name on the command line and in files. */
    public String label() {
        return label;
    }

    /** The places of a game. */
    public Timeline of(Game game) {
        return switch (this) {
            case EVERY -> Timeline.everywhere(game);
            case REACHED -> Timeline.of(game);
        };
    }
}
