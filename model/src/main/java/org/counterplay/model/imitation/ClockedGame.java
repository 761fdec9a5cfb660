package org.counterplay.model.imitation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Heap;
import org.hipparchus.fraction.BigFraction;

/**
 * A finite-horizon game whose own rewards are those that one agent earns at places (step, state), so that whatever is known of
 * best deviations in games is known of them.
 *
 * <p>Rewards of a game do not depend on the step. So there is one more agent, a clock, which has an action for each worth g that
 * the state takes over the steps, is told the one of the step, and changes no transition: {@code r_i(s, (a, k)) = g_k(s)}. States,
 * steps, and the agents' own actions and recommendations stay as they are, and so do the deviations of every class; the value of a
 * deviation of the agent is {@code E_{sigma,phi} sum_h g_h(s_h)}.
 *
 * @param game of one agent more, the last; all but the given agent earn nothing
 * @param policy the given one, with the clock's actions
 * @param original the game without the clock
 */
public record ClockedGame(Game game, Policy policy, Game original) {
    private static final int BYTES_A_ROW = 64;

    /**
     * Writes the game.
     *
     * @param reward looked at at places that some play reaches
     * @throws IllegalArgumentException if the game is discounted, or has no room in memory
     */
    public static ClockedGame of(Game game, Policy policy, int agent, PlaceReward.State reward) {
        if (!(game.horizon() instanceof Horizon.Finite(int steps))) {
            throw new IllegalArgumentException("game " + game.name()
                    + " is discounted: its rewards need no clock; write them in place of its own");
        }
        int[][] clock = new int[steps][game.stateCount()];
        List<List<BigFraction>> worths = worths(game, reward, clock);
        double rows = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            rows += (double) game.actions(s).size() * worths.get(s).size();
        }
        Heap.require("game " + game.name() + " with rewards that depend on the step", BYTES_A_ROW * rows);
        Game clocked = game(game, agent, worths);
        return new ClockedGame(clocked, policy(clocked, policy, clock, worths), game);
    }

    /** The same deviation in the original game. */
    public Deviation original(Deviation deviation) {
        Deviation same = Deviation.identity(original, deviation.agent(), deviation.stationary());
        deviation
                .changes()
                .forEach(change ->
                        same.set(Math.max(1, change.step()), change.state(), change.recommended(), change.plays()));
        return same;
    }

    /** The worths that each state takes; notes which one it is at each step, 0 where the state is not reached. */
    private static List<List<BigFraction>> worths(Game game, PlaceReward.State reward, int[][] clock) {
        List<List<BigFraction>> worths = new ArrayList<>();
        for (int s = 0; s < game.stateCount(); s++) {
            worths.add(new ArrayList<>());
        }
        Timeline timeline = Timeline.of(game);
        for (int step = 1; step <= timeline.steps(); step++) {
            for (int s : timeline.states(step)) {
                BigFraction worth = reward.worth().at(step, s);
                List<BigFraction> own = worths.get(s);
                if (!own.contains(worth)) {
                    own.add(worth);
                }
                clock[step - 1][s] = own.indexOf(worth);
            }
        }
        for (List<BigFraction> own : worths) {
            if (own.isEmpty()) {
                own.add(BigFraction.ZERO);
            }
        }
        return worths;
    }

    private static Game game(Game game, int agent, List<List<BigFraction>> worths) {
        List<String> agents = new ArrayList<>(game.agents());
        String name = "clock";
        while (agents.contains(name)) {
            name += "'";
        }
        agents.add(name);
        GameWriter writer = new GameWriter(game.name(), game.horizon(), agents, game.states());
        for (int k = 0; k < game.initialStates().length; k++) {
            writer.initial(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        for (int s = 0; s < game.stateCount(); s++) {
            JointActions actions = game.actions(s);
            List<List<String>> names = new ArrayList<>();
            for (int i = 0; i < game.agentCount(); i++) {
                names.add(actions.names(i));
            }
            List<BigFraction> own = worths.get(s);
            names.add(IntStream.range(0, own.size())
                    .mapToObj(k -> Integer.toString(k + 1))
                    .toList());
            writer.state(new JointActions(names));
            for (int joint = 0; joint < actions.size(); joint++) {
                int row = game.firstRow(s) + joint;
                for (BigFraction worth : own) {
                    writer.row();
                    for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                        writer.successor(
                                game.successors()[k], game.probabilities().at(k));
                    }
                    for (int i = 0; i < agents.size(); i++) {
                        writer.reward(i, i == agent ? worth : BigFraction.ZERO);
                    }
                }
            }
        }
        return writer.finish();
    }

    private static Policy policy(Game clocked, Policy policy, int[][] clock, List<List<BigFraction>> worths) {
        boolean still = policy.stationary() && worths.stream().allMatch(own -> own.size() == 1);
        PolicyWriter writer =
                still ? PolicyWriter.stationary(clocked, policy.name()) : PolicyWriter.perStep(clocked, policy.name());
        for (int step = 1; step <= (still ? 1 : clock.length); step++) {
            for (int s = 0; s < clocked.stateCount(); s++) {
                writer.next();
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    writer.recommend(
                            policy.joints()[k] * worths.get(s).size() + clock[step - 1][s],
                            policy.probabilities().at(k));
                }
            }
        }
        return writer.finish();
    }
}
