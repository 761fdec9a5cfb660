package org.counterplay.solvers.compare;

import java.util.Optional;
import org.counterplay.model.assumption.IdentityRecoverability;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.assumption.Recoverability.Over;

/** Recoverability at some places; each part is computed when it is first asked for. */
public final class AdvantageBounds {
    private final Deferred<Part<IdentityRecoverability>> identity;
    private final Deferred<Part<Recoverability>> stationary;
    private final Deferred<Part<Recoverability>> markov;

    AdvantageBounds(Game game, Policy expert, Places places, Optional<String> objection, ImitationStudy.Limits limits) {
        identity = new Deferred<>(() -> Part.unless(
                limits.objection().or(() -> objection), () -> IdentityRecoverability.of(game, expert, places)));
        stationary = new Deferred<>(() -> over(Over.STATIONARY, game, expert, places, objection, limits));
        markov = new Deferred<>(() ->
                tied(game, places) ? over(Over.MARKOV, game, expert, places, objection, limits) : stationary.get());
    }

    private static Part<Recoverability> over(
            Over over,
            Game game,
            Policy expert,
            Places places,
            Optional<String> objection,
            ImitationStudy.Limits limits) {
        return Part.unless(
                limits.objection().or(() -> objection),
                () -> Recoverability.of(game, expert, over, places, limits.nodes(), limits.stop()));
    }

    /** Whether a markov deviation may do at one place what no stationary one can that agrees with it at the others. */
    private static boolean tied(Game game, Places places) {
        return game.horizon() instanceof Horizon.Finite && places.of(game).recurs();
    }

    /** Over the identity alone. */
    public Part<IdentityRecoverability> identity() {
        return identity.get();
    }

    /** Over all stationary deviations. */
    public Part<Recoverability> stationary() {
        return stationary.get();
    }

    /** Over all markov deviations. */
    public Part<Recoverability> markov() {
        return markov.get();
    }
}
