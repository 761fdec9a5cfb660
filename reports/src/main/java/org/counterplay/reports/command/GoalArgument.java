package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.instances.format.ObjectiveReader;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.equilibrium.Goal;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What an equilibrium is to be best at, as it is named on the command line.
 *
 * @param name as it was named
 * @param goal the same at every place; null where it is to be near a policy
 * @param target the policy to be near, or null
 */
record GoalArgument(
        String name, @Nullable Goal goal, @Nullable Policy target) {
    static final String DESCRIPTION = "What it is best at: welfare (the sum of values), fair (the least value, then the"
            + " second least, ..), agent:NAME, weights:NAME=W,.. (the sum of W times the value of agent NAME),"
            + " linear:A1/A2=W,.. or linear:FILE (the sum of W times the probability of joint action A1/A2, where * stands for"
            + " any action; one-step games with one state), or nearest:POLICY (total variation, averaged over the states that"
            + " POLICY visits; see --regret). At each place of a longer game it is best for the play that follows, but for"
            + " nearest:, which counts for the whole (default: welfare).";

    static GoalArgument parse(String text, InstanceArgument loaded) {
        Game game = loaded.instance().game();
        int colon = text.indexOf(':');
        String of = colon < 0 ? "" : text.substring(colon + 1);
        return switch (colon < 0 ? text : text.substring(0, colon + 1)) {
            case "welfare" -> new GoalArgument(text, new Goal.Welfare(), null);
            case "fair" -> new GoalArgument(text, new Goal.Fair(), null);
            case "agent:" -> new GoalArgument(text, new Goal.OfAgent(agent(of, game), of), null);
            case "weights:" -> new GoalArgument(text, new Goal.Weighted(text, weights(of, game)), null);
            case "linear:" -> new GoalArgument(text, new Goal.LinearIn(text, linear(of, game)), null);
            case "nearest:" -> new GoalArgument(text, null, loaded.policy(of, "--objective nearest:"));
            default ->
                throw new BadArgument("--objective \"" + text + "\" is not known; there are welfare, fair, agent:NAME,"
                        + " weights:NAME=W,.., linear:A1/A2=W,.., linear:FILE and nearest:POLICY");
        };
    }

    /** Whether a game is one state of one step. */
    static boolean isOneShot(Game game) {
        return game.stateCount() == 1 && game.horizon().tableSteps() == 1 && !discounted(game);
    }

    private static boolean discounted(Game game) {
        return game.horizon() instanceof Horizon.Discounted;
    }

    private static int agent(String name, Game game) {
        int agent = game.agents().indexOf(name);
        if (agent < 0) {
            throw new BadArgument(
                    "--objective: there is no agent \"" + name + "\"; there are " + String.join(", ", game.agents()));
        }
        return agent;
    }

    private static BigFraction[] weights(String text, Game game) {
        BigFraction[] weights = new BigFraction[game.agentCount()];
        Arrays.fill(weights, BigFraction.ZERO);
        entries(text).forEach((name, weight) -> weights[agent(name, game)] = weight);
        return weights;
    }

    private static BigFraction[] linear(String text, Game game) {
        if (!isOneShot(game)) {
            throw new BadArgument(
                    "--objective linear: weighs the joint actions of one-step games with one state; this game"
                            + " is longer or has more states. Maybe use weights:NAME=W,.., which weighs the agents' values");
        }
        Path file = InstanceArgument.existingFile(text);
        if (file != null || text.indexOf('=') < 0) {
            return ObjectiveReader.read(file != null ? file : InstanceArgument.path(text), game, 0);
        }
        JointActions actions = game.actions(0);
        BigFraction[] weights = new BigFraction[actions.size()];
        entries(text).forEach((pattern, weight) -> {
            String[] parts = pattern.split("/", -1);
            if (parts.length != actions.agents()) {
                throw new BadArgument("--objective linear: \"" + pattern + "\" names " + parts.length
                        + " actions; there are " + actions.agents()
                        + " agents. Write one each, as in a1/b2=3; names that"
                        + " hold a slash need a file");
            }
            for (int agent = 0; agent < parts.length; agent++) {
                if (!parts[agent].equals("*") && !actions.names(agent).contains(parts[agent])) {
                    throw new BadArgument("--objective linear: agent "
                            + game.agents().get(agent) + " has no action \"" + parts[agent] + "\"; there are "
                            + String.join(", ", actions.names(agent)));
                }
            }
            for (int joint = 0; joint < weights.length; joint++) {
                if (weights[joint] == null && matches(parts, actions, joint)) {
                    weights[joint] = weight;
                }
            }
        });
        for (int joint = 0; joint < weights.length; joint++) {
            weights[joint] = weights[joint] == null ? BigFraction.ZERO : weights[joint];
        }
        return weights;
    }

    private static boolean matches(String[] parts, JointActions actions, int joint) {
        for (int agent = 0; agent < parts.length; agent++) {
            if (!parts[agent].equals("*")
                    && !parts[agent].equals(actions.names(agent).get(actions.action(joint, agent)))) {
                return false;
            }
        }
        return true;
    }

    /** {@code NAME=NUMBER,..} in its order. */
    private static Map<String, BigFraction> entries(String text) {
        Map<String, BigFraction> entries = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.lastIndexOf('=');
            if (equals <= 0) {
                throw new BadArgument("--objective: \"" + entry + "\" is no NAME=NUMBER; write for example 1=2,2=1/2");
            }
            try {
                BigFraction weight = Rationals.parse(entry.substring(equals + 1));
                if (entries.putIfAbsent(entry.substring(0, equals).strip(), weight) != null) {
                    throw new BadArgument("--objective: \"" + entry.substring(0, equals) + "\" is weighed twice");
                }
            } catch (NumberFormatException wrong) {
                throw new BadArgument("--objective: " + wrong.getMessage());
            }
        }
        return entries;
    }
}
