package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * Battle of the sexes: better together than apart, but where?
 *
 * <pre>
 *            ballet   boxing
 *   ballet   (2,1)    (0,0)
 *   boxing   (0,0)    (1,2)
 * </pre>
 *
 * <p><b>Source.</b> R. D. Luce and H. Raiffa, Games and Decisions, Wiley 1957, section 5.3.
 *
 * <p><b>Policies.</b> {@code ballet} and {@code boxing}: both go there; equilibria. {@code coin}: one of these by a fair coin that
 * both see; a correlated equilibrium worth 3/2 to each. {@code mixed}: each goes to its own favourite with 2/3, independently;
 * either action earns 2/3, the Nash equilibrium. {@code apart}: each goes to its own favourite; each gains 1 by following the
 * other.
 */
public final class BattleOfTheSexes extends ClassicGame {
    private static final String SOURCE = "Luce and Raiffa 1957";
    private static final int BALLET = 0;
    private static final int BOXING = 1;

    public BattleOfTheSexes() {
        super("battle-of-the-sexes", "together, but where? a coin is fair", SOURCE);
    }

    @Override
    Game game() {
        List<String> actions = List.of("ballet", "boxing");
        return NormalForm.bimatrix(name(), SOURCE, actions, actions, new long[][][] {{{2, 1}, {0, 0}}, {{0, 0}, {1, 2}}
        });
    }

    @Override
    Policy[] policies(Game game) {
        return new Policy[] {
            recommend(game).at(0, BALLET, BALLET).policy("ballet"),
            recommend(game).at(0, BOXING, BOXING).policy("boxing"),
            recommend(game)
                    .at(0, Rationals.of(1, 2), BALLET, BALLET)
                    .at(0, Rationals.of(1, 2), BOXING, BOXING)
                    .policy("coin"),
            independently(
                    game,
                    "mixed",
                    mixing(Rationals.of(2, 3), Rationals.of(1, 3)),
                    mixing(Rationals.of(1, 3), Rationals.of(2, 3))),
            recommend(game).at(0, BALLET, BOXING).policy("apart")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("ballet", ZERO),
                value("ballet", "1", Rationals.of(2)),
                regret("boxing", ZERO),
                value("boxing", "1", ONE),
                regret("coin", ZERO),
                value("coin", "1", Rationals.of(3, 2)),
                value("coin", "2", Rationals.of(3, 2)),
                regret("mixed", ZERO),
                value("mixed", "1", Rationals.of(2, 3)),
                value("mixed", "2", Rationals.of(2, 3)),
                regret("apart", ONE),
                value("apart", "1", ZERO));
    }
}
