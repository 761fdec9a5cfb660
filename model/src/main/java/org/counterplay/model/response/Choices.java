package org.counterplay.model.response;

import java.util.Set;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.hipparchus.fraction.BigFraction;

/**
 * Which actions an agent may play at a place in answer to a recommendation. Obedience, one fixed deviation and the classes
 * whose best deviation is found place by place are all of this form.
 */
public sealed interface Choices {
    /** Whether the action may be played when the other is recommended; steps count from 1. */
    boolean allows(int step, int state, int recommended, int action);

    /** Only what is recommended. */
    record Obedience() implements Choices {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return recommended == action;
        }
    }

    /** Only what a deviation plays. */
    record Following(Deviation deviation) implements Choices {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return deviation.plays(step, state, recommended) == action;
        }
    }

    /** Every action, in knowledge of the recommendation. */
    record All() implements Choices {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return true;
        }
    }

    /** Every action, but one choice for all recommendations. */
    record Unseen() implements Choices {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return true;
        }
    }

    /** What is recommended, and the listed substitutions. */
    record Masked(int agent, Set<Substitution> mask) implements Choices {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return recommended == action
                    || mask.contains(new Substitution(Substitution.ALL_STEPS, agent, state, recommended, action))
                    || mask.contains(new Substitution(step, agent, state, recommended, action));
        }
    }

    /** What a case of a class leaves open, some changes being charged for: what they cost is taken off their worth. */
    record Within(Case one, Cover cover) implements Choices {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return one.allows(step, state, recommended, action);
        }
    }

    /** What is taken off an option's {@code R_h(s,b,c)}: 0 except for {@link Within}. */
    default BigFraction charge(int step, int state, int recommended, int action) {
        return this instanceof Within within
                ? within.cover().charge(within.one(), step, state, recommended, action)
                : BigFraction.ZERO;
    }

    /**
     * The choices of a class whose best deviation is found place by place; for {@code stationary} and {@code budget} those of
     * {@code markov}, which bound it.
     *
     * @throws IllegalArgumentException for listed classes, whose deviations are not free place by place
     */
    static Choices of(DeviationClass deviations, int agent) {
        return switch (deviations) {
            case DeviationClass.Markov markov -> new All();
            case DeviationClass.Stationary stationary -> new All();
            case DeviationClass.Budget budget -> new All();
            case DeviationClass.Coarse coarse -> new Unseen();
            case DeviationClass.Masked masked -> new Masked(agent, masked.allowed());
            case DeviationClass.Listed listed -> throw listedClass(listed);
            case DeviationClass.Swaps swaps -> throw listedClass(swaps);
        };
    }

    /** The places that an agent with these choices can reach while the others follow the policy. */
    default Timeline reach(Game game, Policy policy, int agent) {
        return Timeline.of(game, (step, state, played) -> {
            JointActions actions = game.actions(state);
            int stride = actions.stride(agent);
            for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                int joint = policy.joints()[k];
                int own = actions.action(joint, agent);
                for (int c = 0; c < actions.count(agent); c++) {
                    if (allows(step, state, own, c)) {
                        played.set(joint + (c - own) * stride);
                    }
                }
            }
        });
    }

    private static IllegalArgumentException listedClass(DeviationClass deviations) {
        return new IllegalArgumentException(
                "the deviations of class " + deviations.name() + " are evaluated one by one");
    }
}
