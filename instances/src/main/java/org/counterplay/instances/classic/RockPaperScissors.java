package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * Rock, paper, scissors: each beats the one before it, and rock beats scissors; the winner gets 1 from the loser.
 *
 * <p><b>Source.</b> J. von Neumann, Zur Theorie der Gesellschaftsspiele, Math. Ann. 100 (1928).
 *
 * <p><b>Policies.</b> {@code mixed}: all nine with 1/9; the only correlated equilibrium, worth 0. {@code rock}: both play rock; each
 * gains 1 by paper. {@code no-ties}: the six pairs that are no tie with 1/6 each. Told rock, the other has paper or scissors: rock
 * earns 0, scissors 1/2 (a win or a tie), and likewise for the others, so regret is 1/2; without looking at the recommendation
 * nothing is gained, for the other's action is uniform: a coarse correlated equilibrium that is no correlated one.
 */
public final class RockPaperScissors extends ClassicGame {
    private static final String SOURCE = "von Neumann 1928";
    private static final List<String> ACTIONS = List.of("rock", "paper", "scissors");

    public RockPaperScissors() {
        super("rock-paper-scissors", "without ties: a coarse equilibrium that is no correlated one", SOURCE);
    }

    @Override
    Game game() {
        return NormalForm.game(
                name(), SOURCE, List.of("1", "2"), List.of(ACTIONS, ACTIONS), own -> switch (Math.floorMod(
                        own[0] - own[1], ACTIONS.size())) {
                    case 1 -> new long[] {1, -1};
                    case 2 -> new long[] {-1, 1};
                    default -> new long[] {0, 0};
                });
    }

    @Override
    Policy[] policies(Game game) {
        Recommendations noTies = recommend(game);
        for (int a = 0; a < ACTIONS.size(); a++) {
            for (int b = 0; b < ACTIONS.size(); b++) {
                if (a != b) {
                    noTies.at(0, Rationals.of(1, 6), a, b);
                }
            }
        }
        return new Policy[] {
            NormalForm.uniform(game, "mixed"), recommend(game).at(0, 0, 0).policy("rock"), noTies.policy("no-ties")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("mixed", ZERO),
                value("mixed", "1", ZERO),
                regret("rock", ONE),
                value("rock", "2", ZERO),
                regret("no-ties", Rationals.of(1, 2)),
                coarseRegret("no-ties", ZERO),
                value("no-ties", "1", ZERO));
    }
}
