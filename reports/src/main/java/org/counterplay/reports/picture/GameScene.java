package org.counterplay.reports.picture;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What a picture of a game shows.
 *
 * @param title what it is called
 * @param game the game
 * @param expert whose path is drawn; null for none
 * @param learner whose difference from the expert is drawn; null for none
 * @param deviation one agent's deviation from the learner's recommendations; null for none
 */
public record GameScene(
        String title,
        Game game,
        @Nullable Policy expert,
        @Nullable Policy learner,
        @Nullable Deviation deviation) {
    public GameScene {
        if (deviation != null && learner == null) {
            throw new IllegalArgumentException("a deviation is drawn from a learner's policy, and there is none");
        }
    }
}
