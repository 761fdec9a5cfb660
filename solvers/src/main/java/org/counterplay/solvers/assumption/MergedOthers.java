package org.counterplay.solvers.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.TotalVariation;
import org.hipparchus.fraction.BigFraction;

/** A game of two: agent 0 is one agent of a game, agent 1 all the others together; both earn what the one earns. */
final class MergedOthers {
    private final Game original;
    private final int agent;
    private final Game merged;

    MergedOthers(Game original, int agent) {
        this.original = original;
        this.agent = agent;
        GameWriter writer =
                new GameWriter(original.name(), original.horizon(), List.of("one", "others"), original.states());
        for (int k = 0; k < original.initialStates().length; k++) {
            writer.initial(
                    original.initialStates()[k], original.initialProbabilities().at(k));
        }
        for (int s = 0; s < original.stateCount(); s++) {
            int own = original.actions(s).count(agent);
            int others = original.actions(s).size() / own;
            writer.state(new JointActions(List.of(numbers(own), numbers(others))));
            for (int joint = 0; joint < own * others; joint++) {
                writer.row();
                int row = original.firstRow(s) + original(s, joint / others, joint % others);
                for (int k = original.firstSuccessor(row); k < original.firstSuccessor(row + 1); k++) {
                    writer.successor(
                            original.successors()[k], original.probabilities().at(k));
                }
                for (int i = 0; i < 2; i++) {
                    writer.reward(i, original.reward(agent).at(row));
                }
            }
        }
        merged = writer.finish();
    }

    Game game() {
        return merged;
    }

    /** Number of the others' actions together. */
    int others(int state) {
        return merged.actions(state).count(1);
    }

    /** The original joint action of an own action and one of the others together. */
    int original(int state, int own, int others) {
        JointActions actions = original.actions(state);
        int stride = actions.stride(agent);
        int count = actions.count(agent);
        return others / stride * stride * count + own * stride + others % stride;
    }

    /** The agent's own part of a policy, the others doing what is named; per step where the horizon is finite. */
    Policy against(Policy policy, Others others) {
        return write(merged, policy, others, (state, own, other) -> own * others(state) + other, null);
    }

    /** The same in the original game, the agent answering as given where that is not null. */
    Policy originally(Policy policy, Others others, @org.jspecify.annotations.Nullable Others answer) {
        return write(original, policy, others, this::original, answer);
    }

    /** A choice per place. */
    interface Others {
        int at(int step, int state);
    }

    private interface Joint {
        int of(int state, int own, int others);
    }

    private Policy write(
            Game game, Policy policy, Others others, Joint joint, @org.jspecify.annotations.Nullable Others answer) {
        int steps = game.horizon().tableSteps();
        PolicyWriter writer =
                steps == 1 ? PolicyWriter.stationary(game, "others") : PolicyWriter.perStep(game, "others");
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                writer.next();
                BigFraction[] own = TotalVariation.marginal(original, policy, agent, step, s);
                if (answer != null) {
                    Arrays.fill(own, BigFraction.ZERO);
                    own[answer.at(step, s)] = BigFraction.ONE;
                }
                for (int b = 0; b < own.length; b++) {
                    if (own[b].getNumerator().signum() > 0) {
                        writer.recommend(joint.of(s, b, others.at(step, s)), own[b]);
                    }
                }
            }
        }
        return writer.finish();
    }

    private static List<String> numbers(int count) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            names.add("a" + k);
        }
        return names;
    }
}
