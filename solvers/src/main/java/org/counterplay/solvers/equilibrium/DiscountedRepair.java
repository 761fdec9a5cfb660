package org.counterplay.solvers.equilibrium;

import org.counterplay.model.game.Game;

/** Repair in discounted games. */
final class DiscountedRepair implements RepairSearch {
    private final Game game;

    DiscountedRepair(Game game) {
        this.game = game;
    }

    @Override
    public Outcome run() {
        throw new ExactPrograms.NotSolved(
                "game " + game.name() + " is discounted; policies are repaired for finite horizons so far");
    }
}
