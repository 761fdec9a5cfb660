package org.counterplay.solvers.assumption;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether an agent's own part of a policy is a best response to <b>every</b> policy of the others (2602.21020, Definition 8: the expert
 * is a dominant-strategy equilibrium if that holds of every agent): {@code V_i(pi_i^E, pi_-i) >= V_i(pi_i, pi_-i)} from the initial
 * distribution, for all pi. Of a correlated policy the agent's marginals are taken.
 *
 * <p>In a finite horizon the others' policies may depend on the step. The gain {@code max_pi_i V_i(pi_i, pi_-i) - V_i(pi_i^E, pi_-i)} is
 * then convex in what the others do at each place, so deterministic ones, together or each for itself, are the worst. In a discounted
 * game it is proved for all others' policies, refuted by a stationary one, or undecided ({@link MixedDominance}): in small games only
 * where another answer is as good as the agent's own policy or nearly so, and, with several others, where only mixed ones refute it.
 */
public sealed interface Dominance {
    /** It is, as bounds in rationals prove. */
    record Dominant(long nodes) implements Dominance {}

    /**
     * It is not.
     *
     * @param others the agent's own part, and what the others do instead of theirs, as a policy of the game
     * @param better the same with the agent's better answer
     * @param gain {@code V_i(better) - V_i(others)}, exact and positive; a sum over the steps
     */
    record Dominated(Policy others, Policy better, BigFraction gain) implements Dominance {}

    /** Not decided within the limits; the gain is at most {@code most}, and none was found. */
    record Undecided(BigFraction most, String why) implements Dominance {}

    /** Cases that are looked at unless another number is asked for. */
    long STANDARD_NODES = 500;

    /** Decides for one agent. */
    static Dominance of(Game game, Policy expert, int agent, long mostNodes) {
        return new DominanceSearch(game, expert, agent).search(mostNodes);
    }

    /** Whether the expert is a dominant-strategy equilibrium: the first agent's verdict that is not {@link Dominant}, else that. */
    static Dominance ofAll(Game game, Policy expert, long mostNodes) {
        Dominance undecided = null;
        long nodes = 0;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            Dominance own = of(game, expert, agent, mostNodes);
            switch (own) {
                case Dominated dominated -> {
                    return dominated;
                }
                case Undecided open -> undecided = undecided == null ? open : undecided;
                case Dominant dominant -> nodes += dominant.nodes();
            }
        }
        return undecided == null ? new Dominant(nodes) : undecided;
    }
}
