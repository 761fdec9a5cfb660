package org.counterplay.solvers.search;

import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What is searched for: what is free, what must hold, what is maximised. */
public sealed interface Question {
    /** What is maximised. */
    Aim aim();

    /** What game and expert must satisfy. */
    List<Assumption> assumptions();

    /** Rewards within {@code [least, most]}, tied as the class says. */
    record Rewards(RewardClass kind, BigFraction least, BigFraction most) {
        public Rewards {
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException("rewards from " + least + " to " + most);
            }
        }
    }

    /** Transitions and policies fixed, rewards free. */
    record WorstReward(Game game, Policy expert, Policy learner, Rewards rewards, List<Assumption> assumptions, Aim aim)
            implements Question {
        public WorstReward {
            assumptions = List.copyOf(assumptions);
        }
    }

    /**
     * Game and expert fixed, the learner free within an error budget.
     *
     * @param policies what the learner may be
     */
    record WorstLearner(Game game, Policy expert, ErrorBudget budget, Aim aim, PolicyClass policies)
            implements Question {
        /** The same with the policies that the aim is defined for. */
        public WorstLearner(Game game, Policy expert, ErrorBudget budget, Aim aim) {
            this(game, expert, budget, aim, PolicyClass.of(aim));
        }

        @Override
        public List<Assumption> assumptions() {
            return List.of();
        }
    }

    /**
     * Everything free within a size. Without a budget the learner is any policy of the class.
     *
     * @param policies what expert and learner may be
     */
    record WorstGame(
            Size size,
            Rewards rewards,
            List<Assumption> assumptions,
            @Nullable ErrorBudget budget,
            Aim aim,
            PolicyClass policies)
            implements Question {
        public WorstGame {
            assumptions = List.copyOf(assumptions);
        }

        /** The same with the policies that the aim is defined for. */
        public WorstGame(
                Size size, Rewards rewards, List<Assumption> assumptions, @Nullable ErrorBudget budget, Aim aim) {
            this(size, rewards, assumptions, budget, aim, PolicyClass.of(aim));
        }
    }
}
