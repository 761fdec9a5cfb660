package org.counterplay.solvers.compare;

import java.util.Optional;
import org.counterplay.model.assumption.IdentityRecoverability;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.assumption.Recoverability.Over;

/**
 * Recoverability at some places.
 *
 * @param identity over the identity alone
 * @param stationary over all stationary deviations
 * @param markov over all markov deviations
 */
public record AdvantageBounds(
        Part<IdentityRecoverability> identity, Part<Recoverability> stationary, Part<Recoverability> markov) {
    static AdvantageBounds of(
            Game game, Policy expert, Places places, Optional<String> objection, ImitationStudy.Limits limits) {
        return new AdvantageBounds(
                Part.unless(objection, () -> IdentityRecoverability.of(game, expert, places)),
                Part.unless(
                        objection, () -> Recoverability.of(game, expert, Over.STATIONARY, places, limits.nodes())),
                Part.unless(objection, () -> Recoverability.of(game, expert, Over.MARKOV, places, limits.nodes())));
    }
}
