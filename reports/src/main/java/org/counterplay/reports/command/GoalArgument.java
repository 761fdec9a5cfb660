package org.counterplay.reports.command;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.hipparchus.fraction.BigFraction;

/** What an equilibrium is to be best at, as it is named on the command line. */
record GoalArgument(String name, MarkovEquilibrium.GoalAt goal) {
    static final String DESCRIPTION = "What it is best at: welfare (the sum of values), fair (the least value, then the"
            + " second least, ..), agent:NAME, or nearest:POLICY (total variation; one-step games with one state). At each place of a longer game"
            + " it is best for the play that follows (default: welfare).";

    static GoalArgument parse(String text, InstanceArgument loaded) {
        Game game = loaded.instance().game();
        if (text.equals("welfare")) {
            return new GoalArgument(text, (step, state) -> new Goal.Welfare());
        }
        if (text.equals("fair")) {
            return new GoalArgument(text, (step, state) -> new Goal.Fair());
        }
        if (text.startsWith("agent:")) {
            String name = text.substring("agent:".length());
            int agent = game.agents().indexOf(name);
            if (agent < 0) {
                throw new BadArgument("--objective: there is no agent \"" + name + "\"; there are "
                        + String.join(", ", game.agents()));
            }
            return new GoalArgument(text, (step, state) -> new Goal.OfAgent(agent, name));
        }
        if (text.startsWith("nearest:")) {
            Policy target = loaded.policy(text.substring("nearest:".length()), "--objective nearest:");
            if (game.stateCount() != 1 || game.horizon().tableSteps() != 1) {
                throw new BadArgument("--objective nearest: serves games of one state and one step so far");
            }
            return new GoalArgument(
                    text, (step, state) -> new Goal.NearestTo(target.name(), distribution(target, game, step, state)));
        }
        throw new BadArgument(
                "--objective \"" + text + "\" is not known; there are welfare, fair, agent:NAME and nearest:POLICY");
    }

    private static BigFraction[] distribution(Policy policy, Game game, int step, int state) {
        BigFraction[] distribution = new BigFraction[game.actions(state).size()];
        Arrays.fill(distribution, BigFraction.ZERO);
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            distribution[policy.joints()[k]] = policy.probabilities().at(k);
        }
        return distribution;
    }
}
