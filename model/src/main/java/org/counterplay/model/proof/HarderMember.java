package org.counterplay.model.proof;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.response.Choices;
import org.jspecify.annotations.Nullable;

/** The members of the classes that markov deviations bound, but that have not all of them. */
public final class HarderMember {
    private HarderMember() {}

    /** The deviation of a stationary or budget class that does the same wherever the given one leads; null if there is none. */
    public static @Nullable Deviation of(Game game, Policy policy, DeviationClass deviations, Deviation deviation) {
        return switch (deviations) {
            case DeviationClass.Stationary stationary -> StationaryDeviation.of(game, policy, deviation);
            case DeviationClass.Budget budget -> {
                Deviation sparse = withoutIdleChanges(game, policy, deviation);
                yield sparse.changes().size() <= budget.most() ? sparse : null;
            }
            default -> deviation;
        };
    }

    /** Obedience wherever the deviation does not lead, and to what is never recommended; never stationary if finite. */
    private static Deviation withoutIdleChanges(Game game, Policy policy, Deviation deviation) {
        int agent = deviation.agent();
        Timeline places = new Choices.Following(deviation).reach(game, policy, agent);
        Deviation sparse = Deviation.identity(game, agent, game.horizon().tableSteps() == 1);
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                JointActions actions = game.actions(s);
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    int b = actions.action(policy.joints()[k], agent);
                    sparse.set(step, s, b, deviation.plays(step, s, b));
                }
            }
        }
        return sparse;
    }

    static HarderClass harder(Game game, Policy policy, DeviationClass deviations, int agent) {
        String who = deviations.name() + " deviations of agent " + game.agents().get(agent)
                + " are harder than markov ones here: ";
        if (deviations instanceof DeviationClass.Stationary) {
            int state = StationaryDeviation.recurringState(game, policy, agent);
            return new HarderClass(
                    who + "state " + (state < 0 ? "?" : game.states().get(state))
                            + " can occur at two steps, and the best answer to a recommendation changes between them. Finding the"
                            + " best stationary deviation is NP-hard and needs a search; or use markov, whose regret is an upper"
                            + " bound");
        }
        return new HarderClass(
                who + "the best one changes more places than the class allows. Finding the best one within"
                        + " the budget needs a search; or use markov, whose regret is an upper bound");
    }
}
