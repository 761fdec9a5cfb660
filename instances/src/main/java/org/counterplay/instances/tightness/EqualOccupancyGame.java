package org.counterplay.instances.tightness;

import java.util.List;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The two-state game of {@code found:witness=recurrent-occupancies-5}, at any horizon: the policies agree where the expert goes,
 * who deviates once is found out by the expert and not by the learner, and the regret gap is all that is possible, {@code 2 (h -
 * 1)}.
 */
final class EqualOccupancyGame {
    private static final String MEMBER = "found:witness=recurrent-occupancies-5";

    private EqualOccupancyGame() {}

    /** With rewards scaled so that the regret gap is the given one; nothing where it is above {@code 2 (h - 1)}. */
    static List<Candidate> scaled(Point point, BigFraction gap) {
        BigFraction largest = point.steps().subtract(1).multiply(2);
        if (point.agents() != 2 || largest.compareTo(gap) < 0 || largest.equals(BigFraction.ZERO)) {
            return List.of();
        }
        BigFraction by = gap.divide(largest);
        return List.of(Candidate.made(MEMBER + " at rewards of " + Rationals.format(by), () -> {
            Instance instance = Library.find(MEMBER).create();
            Game game = Remade.game(instance.game(), "equal occupancies", point.horizon(), by);
            Policy expert = instance.policies().get("expert");
            Policy learner = instance.policies().get("learner");
            if (expert == null || learner == null) {
                throw new IllegalStateException(MEMBER + " has lost a policy");
            }
            return Instance.pair(game, expert, learner);
        }));
    }
}
