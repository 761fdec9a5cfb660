package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * The prisoner's dilemma: to defect is better whatever the other does, and worse for both.
 *
 * <pre>
 *               cooperate   defect
 *   cooperate     (3,3)     (0,5)
 *   defect        (5,0)     (1,1)
 * </pre>
 *
 * <p><b>Source.</b> A. W. Tucker 1950; the payoffs of R. Axelrod, The Evolution of Cooperation, Basic Books 1984.
 *
 * <p><b>Policies.</b> {@code defect}: both do; the only correlated equilibrium, worth 1. {@code cooperate}: both do; each gains 5 - 3
 * by defecting. {@code uniform}: all four with 1/4; told to cooperate (with 1/2), defecting earns 3 instead of 3/2: regret 3/4.
 */
public final class PrisonersDilemma extends ClassicGame {
    private static final String SOURCE = "Tucker 1950; Axelrod 1984";
    private static final int COOPERATE = 0;
    private static final int DEFECT = 1;

    public PrisonersDilemma() {
        super("prisoners-dilemma", "what is best for each is worst for both", SOURCE);
    }

    @Override
    Game game() {
        List<String> actions = List.of("cooperate", "defect");
        return NormalForm.bimatrix(name(), SOURCE, actions, actions, new long[][][] {{{3, 3}, {0, 5}}, {{5, 0}, {1, 1}}
        });
    }

    @Override
    Policy[] policies(Game game) {
        return new Policy[] {
            recommend(game).at(0, DEFECT, DEFECT).policy("defect"),
            recommend(game).at(0, COOPERATE, COOPERATE).policy("cooperate"),
            NormalForm.uniform(game, "uniform")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("defect", ZERO),
                value("defect", "1", ONE),
                regret("cooperate", Rationals.of(2)),
                value("cooperate", "2", Rationals.of(3)),
                regret("uniform", Rationals.of(3, 4)),
                value("uniform", "1", Rationals.of(9, 4)));
    }
}
