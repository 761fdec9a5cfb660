package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * El Farol for three: a bar is good for two, and bad for three. Who stays at home has 0; who goes has 1, or -3 if all go.
 *
 * <p><b>Source.</b> W. B. Arthur, Inductive reasoning and bounded rationality, Am. Econ. Rev. 84 (1994), for three agents.
 *
 * <p><b>Policies.</b> {@code rotation}: one of the three, each as likely, is told to stay; told to go, only one other goes (1 against
 * 0), told to stay, both others go (0 against -3): a correlated equilibrium, worth 2/3 to each. {@code third-stays}: a pure one.
 * {@code mixed}: each goes with 1/2, independently; going earns 3/4 - 3/4 = 0 as staying does: a Nash equilibrium worth 0.
 * {@code everyone}: all go; each gains 3 by staying. {@code nobody}: all stay; each gains 1 by going.
 */
public final class ElFarol extends ClassicGame {
    private static final String SOURCE = "Arthur 1994, for three agents";
    private static final int GO = 0;
    private static final int STAY = 1;

    public ElFarol() {
        super("el-farol", "three agents, a bar for two; taking turns is an equilibrium", SOURCE);
    }

    @Override
    Game game() {
        List<String> actions = List.of("go", "stay");
        return NormalForm.game(name(), SOURCE, List.of("1", "2", "3"), List.of(actions, actions, actions), own -> {
            boolean crowded = own[0] == GO && own[1] == GO && own[2] == GO;
            long[] payoffs = new long[own.length];
            for (int i = 0; i < own.length; i++) {
                payoffs[i] = own[i] == STAY ? 0 : crowded ? -3 : 1;
            }
            return payoffs;
        });
    }

    @Override
    Policy[] policies(Game game) {
        return new Policy[] {
            recommend(game)
                    .at(0, Rationals.of(1, 3), STAY, GO, GO)
                    .at(0, Rationals.of(1, 3), GO, STAY, GO)
                    .at(0, Rationals.of(1, 3), GO, GO, STAY)
                    .policy("rotation"),
            recommend(game).at(0, GO, GO, STAY).policy("third-stays"),
            NormalForm.uniform(game, "mixed"),
            recommend(game).at(0, GO, GO, GO).policy("everyone"),
            recommend(game).at(0, STAY, STAY, STAY).policy("nobody")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("rotation", ZERO),
                value("rotation", "3", Rationals.of(2, 3)),
                regret("third-stays", ZERO),
                value("third-stays", "1", ONE),
                regret("mixed", ZERO),
                value("mixed", "2", ZERO),
                regret("everyone", Rationals.of(3)),
                value("everyone", "1", Rationals.of(-3)),
                regret("nobody", ONE));
    }
}
