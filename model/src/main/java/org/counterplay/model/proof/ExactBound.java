package org.counterplay.model.proof;

import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;

/**
 * The bound on a case that a certificate's table would give, exactly, in a finite-horizon game.
 *
 * @param value {@code rho_0 U + price * left}, at least the value of every deviation of the case
 * @param deviation a markov deviation that attains it where nothing is charged
 */
public record ExactBound(BigFraction value, Deviation deviation) {
    /** The bound on a case. */
    public static ExactBound of(Game game, Policy policy, int agent, Case one, Cover cover) {
        Tables.Best best = run(game, policy, agent, new Choices.Within(one, cover));
        return new ExactBound(best.table().atStart(game).add(one.allowance()), best.deviation());
    }

    /** The value of a deviation. */
    public static BigFraction of(Game game, Policy policy, Deviation deviation) {
        return run(game, policy, deviation.agent(), new Choices.Following(deviation))
                .table()
                .atStart(game);
    }

    private static Tables.Best run(Game game, Policy policy, int agent, Choices choices) {
        try {
            return RationalInduction.run(game, policy, agent, choices, Rounding.NONE, Long.MAX_VALUE, null);
        } catch (TooLarge impossible) {
            throw new IllegalStateException(impossible); // no limit was given
        }
    }
}
