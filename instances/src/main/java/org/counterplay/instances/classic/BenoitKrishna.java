package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * A prisoner's dilemma, and then a convention to agree on: two steps, in which the threat of a bad convention buys cooperation from a
 * mediator that remembers what was played.
 *
 * <pre>
 *   dilemma      cooperate  defect        convention   high    low
 *   cooperate    (3,3)      (0,4)         high         (2,2)   (0,0)
 *   defect       (4,0)      (1,1)         low          (0,0)   (1,1)
 * </pre>
 *
 * <p><b>Source.</b> After J.-P. Benoit and V. Krishna, Finitely repeated games, Econometrica 53 (1985): where the last stage has
 * equilibria of different payoffs, cooperation is possible before it. The numbers are chosen here.
 *
 * <p><b>Without memory</b> the convention does not depend on the past, so at the dilemma each agent defects: the best equilibrium is
 * defect, then high, worth 1 + 2 = 3 to each and 6 in all.
 *
 * <p><b>With memory</b> the best welfare is 10, the most that any play gets: both cooperate, then high; after a defection the convention
 * that is worst for whoever defected. It is worth 2/3: with the probabilities p of (high,high), q of (low,low), x and y of the others,
 * obedience asks x, y &lt;= 2p and x, y &lt;= q/2, so {@code 1 = p + q + x + y <= p + q + (2p + q/2) = (3/2)(2p + q)}, and 2p + q is
 * what an agent gets; p = 1/9, q = 4/9, x = y = 2/9 (high with 1/3, independently) attains it. Cooperating earns 3 + 2, which is more
 * than defecting, 4 + 2/3. So memory buys 10 - 6 = 4. It buys nothing where only states are seen: the same state follows whatever is
 * played.
 *
 * <p><b>Policies.</b> {@code markov}: defect, then high. {@code cooperate}: cooperate, then high, whatever was played; each gains 1.
 */
public final class BenoitKrishna extends ClassicGame {
    private static final String SOURCE = "after Benoit, Krishna 1985";
    private static final int DILEMMA = 0;
    private static final int CONVENTION = 1;
    private static final int DEFECT = 1;
    private static final long[][][] PAYOFFS = {
        {{3, 3}, {0, 4}, {4, 0}, {1, 1}},
        {{2, 2}, {0, 0}, {0, 0}, {1, 1}}
    };

    public BenoitKrishna() {
        super("benoit-krishna", "a dilemma, then a convention; threats buy cooperation from who remembers", SOURCE);
    }

    @Override
    Game game() {
        GameWriter writer = new GameWriter(
                        name(), new Horizon.Finite(2), List.of("1", "2"), List.of("dilemma", "convention"))
                .source(SOURCE);
        writer.initial(DILEMMA, BigFraction.ONE);
        List<String> dilemma = List.of("cooperate", "defect");
        List<String> convention = List.of("high", "low");
        for (long[][] payoffs : PAYOFFS) {
            List<String> actions = payoffs == PAYOFFS[DILEMMA] ? dilemma : convention;
            writer.state(new JointActions(List.of(actions, actions)));
            for (long[] payoff : payoffs) {
                writer.row();
                writer.successor(CONVENTION, 1.0);
                writer.reward(0, payoff[0]);
                writer.reward(1, payoff[1]);
            }
        }
        return writer.finish();
    }

    @Override
    Policy[] policies(Game game) {
        return new Policy[] {
            recommend(game).at(DILEMMA, DEFECT, DEFECT).policy("markov"),
            recommend(game).policy("cooperate")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("markov", ZERO),
                value("markov", "1", Rationals.of(3)),
                regret("cooperate", ONE),
                value("cooperate", "2", Rationals.of(5)));
    }
}
