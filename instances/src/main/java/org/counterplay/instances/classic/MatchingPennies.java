package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * Matching pennies: the first agent wins the second's penny if the two show the same side, and loses its own if not.
 *
 * <pre>
 *            heads     tails
 *   heads   (1,-1)    (-1,1)
 *   tails   (-1,1)    (1,-1)
 * </pre>
 *
 * <p><b>Source.</b> J. von Neumann and O. Morgenstern, Theory of Games and Economic Behavior, Princeton 1944, section 14.7.
 *
 * <p><b>Policies.</b> {@code mixed}: all four with 1/4; the only correlated equilibrium, worth 0. {@code heads}: both show heads; the
 * second agent gains 2 by tails. {@code matched}: both heads or both tails, by a fair coin; the second gains 2 by showing the
 * other side of what it is told, but only 1 by showing one side always.
 */
public final class MatchingPennies extends ClassicGame {
    private static final String SOURCE = "von Neumann and Morgenstern 1944";
    private static final int HEADS = 0;
    private static final int TAILS = 1;

    public MatchingPennies() {
        super("matching-pennies", "zero sum, and only chance is safe", SOURCE);
    }

    @Override
    Game game() {
        List<String> sides = List.of("heads", "tails");
        return NormalForm.bimatrix(name(), SOURCE, sides, sides, new long[][][] {{{1, -1}, {-1, 1}}, {{-1, 1}, {1, -1}}
        });
    }

    @Override
    Policy[] policies(Game game) {
        return new Policy[] {
            NormalForm.uniform(game, "mixed"),
            recommend(game).at(0, HEADS, HEADS).policy("heads"),
            recommend(game)
                    .at(0, Rationals.of(1, 2), HEADS, HEADS)
                    .at(0, Rationals.of(1, 2), TAILS, TAILS)
                    .policy("matched")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("mixed", ZERO),
                value("mixed", "1", ZERO),
                regret("heads", Rationals.of(2)),
                value("heads", "2", Rationals.of(-1)),
                regret("matched", Rationals.of(2)),
                coarseRegret("matched", ONE),
                value("matched", "1", ONE));
    }
}
