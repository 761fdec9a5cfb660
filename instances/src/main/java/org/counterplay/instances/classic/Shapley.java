package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * Shapley's game, in which fictitious play never settles.
 *
 * <pre>
 *         b1      b2      b3
 *   a1   (0,0)   (1,0)   (0,1)
 *   a2   (0,1)   (0,0)   (1,0)
 *   a3   (1,0)   (0,1)   (0,0)
 * </pre>
 *
 * <p><b>Source.</b> L. S. Shapley, Some topics in two-person games, in Advances in Game Theory, Princeton 1964.
 *
 * <p><b>Policies.</b> {@code mixed}: everything with 1/3, independently; the only Nash equilibrium, worth 1/3. {@code cycle}: the
 * six cells off the diagonal with 1/6 each; told any action, it wins against one of the two that the other may have been told
 * and one other action wins against the other one, so nothing is gained: a correlated equilibrium worth 1/2. {@code
 * first-wins}: (a1,b2); the second agent gains 1 by b3. {@code diagonal}: the three cells of the diagonal with 1/3 each; told
 * any action, some other surely wins: each agent gains 1.
 */
public final class Shapley extends ClassicGame {
    private static final String SOURCE = "Shapley 1964";
    private static final int ACTIONS = 3;

    public Shapley() {
        super("shapley", "fictitious play never settles here", SOURCE);
    }

    @Override
    Game game() {
        return NormalForm.bimatrix(
                name(), SOURCE, List.of("a1", "a2", "a3"), List.of("b1", "b2", "b3"), new long[][][] {
                    {{0, 0}, {1, 0}, {0, 1}}, {{0, 1}, {0, 0}, {1, 0}}, {{1, 0}, {0, 1}, {0, 0}}
                });
    }

    @Override
    Policy[] policies(Game game) {
        Recommendations cycle = recommend(game);
        Recommendations diagonal = recommend(game);
        for (int a = 0; a < ACTIONS; a++) {
            for (int b = 0; b < ACTIONS; b++) {
                if (a == b) {
                    diagonal.at(0, Rationals.of(1, 3), a, b);
                } else {
                    cycle.at(0, Rationals.of(1, 6), a, b);
                }
            }
        }
        return new Policy[] {
            NormalForm.uniform(game, "mixed"),
            cycle.policy("cycle"),
            recommend(game).at(0, 0, 1).policy("first-wins"),
            diagonal.policy("diagonal")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("mixed", ZERO),
                value("mixed", "1", Rationals.of(1, 3)),
                regret("cycle", ZERO),
                value("cycle", "1", Rationals.of(1, 2)),
                value("cycle", "2", Rationals.of(1, 2)),
                regret("first-wins", ONE),
                value("first-wins", "1", ONE),
                regret("diagonal", ONE),
                value("diagonal", "2", ZERO));
    }
}
