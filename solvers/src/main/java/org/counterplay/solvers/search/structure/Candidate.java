package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.hipparchus.fraction.BigFraction;

/**
 * A structure with rewards: a game, an expert and a learner, all exact. Proposed, not yet certified.
 *
 * @param score the deviation, its value in units of the width of the rewards, and the scaled rewards
 * @param rewards how rewards are tied and where they lie
 */
public record Candidate(Structure structure, Score score, Rewards rewards) {
    /** The gap that the search claims: the learner's regret less the expert's, summed over the steps. */
    public BigFraction gap() {
        return width(rewards).multiply(score.value());
    }

    /** The width of the interval that an agent's rewards can take, given how they are tied. */
    static BigFraction width(Rewards rewards) {
        return most(rewards).subtract(least(rewards));
    }

    private static BigFraction least(Rewards rewards) {
        return rewards.kind() == RewardClass.ZERO_SUM
                ? Rationals.max(rewards.least(), rewards.most().negate())
                : rewards.least();
    }

    private static BigFraction most(Rewards rewards) {
        return rewards.kind() == RewardClass.ZERO_SUM
                ? Rationals.min(rewards.most(), rewards.least().negate())
                : rewards.most();
    }

    /** The game, states and agents named by their numbers. */
    public Game game(String name) {
        return game(name, structure.shape().states());
    }

    /**
     * The same with further states that nothing leads to, for whoever wants a game of so many states.
     *
     * @throws IllegalArgumentException if there are more states than that
     */
    public Game game(String name, int count) {
        Shape shape = structure.shape();
        JointActions joints = structure.joints();
        List<String> agents = IntStream.rangeClosed(1, joints.agents())
                .mapToObj(i -> "agent" + i)
                .toList();
        List<String> states = IntStream.range(0, count).mapToObj(s -> "s" + s).toList();
        if (count < shape.states()) {
            throw new IllegalArgumentException("a structure of " + shape.states() + " states is no game of " + count);
        }
        GameWriter writer = new GameWriter(name, new Horizon.Finite(shape.horizon()), agents, states);
        for (int s = 0; s < shape.initials(); s++) {
            writer.initial(s, Rationals.of(1, shape.initials()));
        }
        for (int s = 0; s < count; s++) {
            boolean isolated = s >= shape.states();
            writer.state(joints);
            for (int a = 0; a < joints.size(); a++) {
                writer.row();
                writer.successor(isolated ? s : structure.next(s, a), 1.0);
                for (int i = 0; i < joints.agents(); i++) {
                    BigFraction scaled = isolated ? BigFraction.ZERO : score.rewards()[s * joints.size() + a];
                    writer.reward(i, reward(i, scaled));
                }
            }
        }
        return writer.finish();
    }

    private BigFraction reward(int agent, BigFraction scaled) {
        BigFraction reward = least(rewards).add(width(rewards).multiply(scaled));
        return switch (rewards.kind()) {
            case COMMON -> reward;
            case GENERAL -> agent == score.path().agent() ? reward : least(rewards);
            case ZERO_SUM -> agent == 0 ? reward : reward.negate();
        };
    }

    /** The expert in the game, uniform on its supports. */
    public Policy expert(Game game) {
        return policy(game, "expert", structure.expert());
    }

    /** The learner in the game, uniform on its supports. */
    public Policy learner(Game game) {
        return policy(game, "learner", structure.learner());
    }

    private static Policy policy(Game game, String name, int[] supports) {
        PolicyWriter writer = PolicyWriter.stationary(game, name);
        for (int s = 0; s < game.stateCount(); s++) {
            int mask = s < supports.length ? supports[s] : 1;
            writer.next();
            BigFraction probability = Rationals.of(1, Integer.bitCount(mask));
            for (int rest = mask; rest != 0; rest &= rest - 1) {
                writer.recommend(Integer.numberOfTrailingZeros(rest), probability);
            }
        }
        return writer.finish();
    }

    /** What the deviator plays, step by step. */
    public List<Integer> actions() {
        List<Integer> actions = new ArrayList<>();
        int size = structure.joints().size();
        Arrays.stream(score.path().rows())
                .forEach(row -> actions.add(
                        structure.joints().action(row % size, score.path().agent())));
        return actions;
    }
}
