package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;

/**
 * A game with an expert and a learner. Tables are changed in place by this package alone, in copies that nobody else holds; agents,
 * states and actions have numbers, which become the names {@code 1}, {@code s0} and {@code a1}.
 */
public final class Draft {
    Horizon horizon;
    BigFraction[] initial;
    List<Stage> stages;
    Play expert;
    Play learner;

    Draft(Horizon horizon, BigFraction[] initial, List<Stage> stages, Play expert, Play learner) {
        this.horizon = horizon;
        this.initial = initial;
        this.stages = new ArrayList<>(stages);
        this.expert = expert;
        this.learner = learner;
    }

    /** The tables of a game and two policies. */
    public static Draft of(Game game, Policy expert, Policy learner) {
        BigFraction[] initial = zeros(game.stateCount());
        for (int k = 0; k < game.initialStates().length; k++) {
            initial[game.initialStates()[k]] = game.initialProbabilities().at(k);
        }
        List<Stage> stages = new ArrayList<>();
        for (int s = 0; s < game.stateCount(); s++) {
            stages.add(stage(game, s));
        }
        return new Draft(game.horizon(), initial, stages, Play.of(game, expert), Play.of(game, learner));
    }

    private static Stage stage(Game game, int state) {
        JointActions actions = game.actions(state);
        int[] counts = IntStream.range(0, game.agentCount()).map(actions::count).toArray();
        BigFraction[][] next = new BigFraction[actions.size()][];
        BigFraction[][] rewards = new BigFraction[actions.size()][game.agentCount()];
        for (int joint = 0; joint < actions.size(); joint++) {
            int row = game.firstRow(state) + joint;
            next[joint] = zeros(game.stateCount());
            for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                next[joint][game.successors()[k]] = game.probabilities().at(k);
            }
            for (int i = 0; i < game.agentCount(); i++) {
                rewards[joint][i] = game.reward(i).at(row);
            }
        }
        return new Stage(counts, next, rewards);
    }

    static BigFraction[] zeros(int count) {
        BigFraction[] zeros = new BigFraction[count];
        Arrays.fill(zeros, BigFraction.ZERO);
        return zeros;
    }

    /** The certain choice of one of several options. */
    static BigFraction[] point(int count, int at) {
        BigFraction[] point = zeros(count);
        point[at] = BigFraction.ONE;
        return point;
    }

    Draft copy() {
        return new Draft(
                horizon, initial.clone(), stages.stream().map(Stage::copy).toList(), expert.copy(), learner.copy());
    }

    int agents() {
        return stages.getFirst().counts().length;
    }

    /** Every lottery: the initial one, what follows each row, and what the policies toss. They may be changed in place. */
    List<BigFraction[]> lotteries() {
        List<BigFraction[]> all = new ArrayList<>();
        all.add(initial);
        stages.forEach(stage -> all.addAll(Arrays.asList(stage.next())));
        for (Play play : List.of(expert, learner)) {
            for (BigFraction[][][] step : play.lotteries()) {
                for (BigFraction[][] place : step) {
                    all.addAll(Arrays.asList(place));
                }
            }
        }
        return all;
    }

    /** Every row's rewards, one an agent. They may be changed in place. */
    List<BigFraction[]> rewards() {
        return stages.stream().flatMap(stage -> Stream.of(stage.rewards())).toList();
    }

    /** The game, the expert and the learner. */
    public Pair pair(String name, String source) {
        List<String> agents =
                IntStream.rangeClosed(1, agents()).mapToObj(Integer::toString).toList();
        List<String> states =
                IntStream.range(0, stages.size()).mapToObj(s -> "s" + s).toList();
        GameWriter writer = new GameWriter(name, horizon, agents, states).source(source);
        for (int s = 0; s < initial.length; s++) {
            writer.initial(s, initial[s]);
        }
        for (Stage stage : stages) {
            writer.state(stage.actions());
            for (int joint = 0; joint < stage.next().length; joint++) {
                writer.row();
                for (int s = 0; s < initial.length; s++) {
                    writer.successor(s, stage.next()[joint][s]);
                }
                for (int i = 0; i < agents.size(); i++) {
                    writer.reward(i, stage.rewards()[joint][i]);
                }
            }
        }
        Game game = writer.finish();
        return new Pair(game, expert.policy(game, "expert"), learner.policy(game, "learner"));
    }

    /** What a draft becomes. */
    public record Pair(Game game, Policy expert, Policy learner) {}
}
