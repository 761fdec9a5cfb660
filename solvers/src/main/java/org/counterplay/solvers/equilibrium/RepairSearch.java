package org.counterplay.solvers.equilibrium;

import org.counterplay.model.game.Policy;

/** A way to look for a near policy of small regret. */
interface RepairSearch {
    /** Looks; what it finds is certified by others. */
    Outcome run();

    /**
     * What was found.
     *
     * @param nearest whether one linear program proved that there is none nearer
     * @param how in words
     */
    record Outcome(Policy policy, boolean nearest, String how) {}
}
