package org.counterplay.solvers.assumption;

import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.backend.Interruption;
import org.hipparchus.fraction.BigFraction;

/**
 * The recoverability constant of 2406.04219, Assumption 5.1: {@code u = max abs(A_{i,h}^{sigma_E,phi_i}(s,a))} over agents i, <b>all</b>
 * deviations phi_i of agent i, joint actions a and places (h,s), all of them or those that play reaches ({@link Places}). Values are sums over the steps. Deviations are stationary, as printed, or markov; in a discounted game both are one.
 *
 * <p>Found by {@link AdvantageSearch}: an upper bound always (advantages in which what the deviator earns from the next place on and what
 * it earns from this one on are optimised separately), exact where the branch and bound finished.
 *
 * @param value exact where the search finished; else the lower end is attained by the deviation, and the upper end is proved too
 * @param agent whose advantage attains {@code value.lower()}
 * @param step 1-based; 1 in a discounted game
 * @param joint number of the joint action
 * @param advantage the advantage itself, positive or negative
 * @param deviation the agent's deviation
 * @param nodes how many cases were looked at
 */
public record Recoverability(
        Enclosure value,
        int agent,
        int step,
        int state,
        int joint,
        BigFraction advantage,
        Deviation deviation,
        long nodes) {
    /** Cases that are looked at unless another number is asked for. */
    public static final long STANDARD_NODES = 2_000;

    /** Which deviations count. */
    public enum Over {
        /** Maps of (state, recommendation), the same at every step: as printed. */
        STATIONARY,
        /** Maps of (step, state, recommendation). */
        MARKOV
    }

    /**
     * Searches.
     *
     * @param mostNodes cases after which the enclosure is returned as it is; 0 for the bounds alone
     */
    public static Recoverability of(Game game, Policy expert, Over over, Places places, long mostNodes) {
        return of(game, expert, over, places, mostNodes, Interruption.NEVER);
    }

    /** The same, until someone asks to stop; the enclosure is returned as it is then. */
    public static Recoverability of(
            Game game, Policy expert, Over over, Places places, long mostNodes, Interruption stop) {
        return new AdvantageSearch(game, expert, over == Over.STATIONARY, places).search(mostNodes, stop);
    }
}
