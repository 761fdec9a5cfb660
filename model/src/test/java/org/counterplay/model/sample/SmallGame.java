package org.counterplay.model.sample;

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
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A game and a policy in it as dense arrays that tests change at will; {@link #game} and {@link #policy} write them down.
 *
 * <p>Joint actions are numbered in mixed radix, the first agent most significant, as {@link #encode} computes it here anew.
 */
public final class SmallGame {
    /** H, or 0 where {@link #gamma} is given. */
    public int steps;

    public @Nullable BigFraction gamma;

    /** Number of actions by state and agent. */
    public int[][] counts;

    public BigFraction[] initial;

    /** By state, joint action, next state. */
    public BigFraction[][][] next;

    /** By agent, state, joint action. */
    public BigFraction[][][] reward;

    /** By step (one only if stationary), state, joint action. */
    public BigFraction[][][] sigma;

    public SmallGame(
            int steps,
            @Nullable BigFraction gamma,
            int[][] counts,
            BigFraction[] initial,
            BigFraction[][][] next,
            BigFraction[][][] reward,
            BigFraction[][][] sigma) {
        this.steps = steps;
        this.gamma = gamma;
        this.counts = counts;
        this.initial = initial;
        this.next = next;
        this.reward = reward;
        this.sigma = sigma;
    }

    /** A deep copy. */
    public SmallGame copy() {
        return new SmallGame(
                steps,
                gamma,
                Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new),
                initial.clone(),
                copy(next),
                copy(reward),
                copy(sigma));
    }

    public int agents() {
        return reward.length;
    }

    public int states() {
        return counts.length;
    }

    public boolean discounted() {
        return gamma != null;
    }

    /** Rows of tables over steps: H, or 1. */
    public int tableSteps() {
        return gamma != null ? 1 : steps;
    }

    public int joints(int state) {
        return Arrays.stream(counts[state]).reduce(1, (a, b) -> a * b);
    }

    /** The distribution over joint actions at a step (1-based) and state. */
    public BigFraction[] sigma(int step, int state) {
        return sigma[sigma.length == 1 ? 0 : step - 1][state];
    }

    public int[] decode(int state, int joint) {
        int[] actions = new int[agents()];
        int left = joint;
        for (int i = agents() - 1; i >= 0; i--) {
            actions[i] = left % counts[state][i];
            left /= counts[state][i];
        }
        return actions;
    }

    public int encode(int state, int[] actions) {
        int joint = 0;
        for (int i = 0; i < agents(); i++) {
            joint = joint * counts[state][i] + actions[i];
        }
        return joint;
    }

    /** The joint action with one agent's part replaced. */
    public int replaced(int state, int joint, int agent, int action) {
        int[] actions = decode(state, joint);
        actions[agent] = action;
        return encode(state, actions);
    }

    public int part(int state, int joint, int agent) {
        return decode(state, joint)[agent];
    }

    public Horizon horizon() {
        return gamma != null ? new Horizon.Discounted(gamma) : new Horizon.Finite(steps);
    }

    public Game game() {
        List<String> agentNames =
                IntStream.range(0, agents()).mapToObj(i -> "i" + i).toList();
        List<String> stateNames =
                IntStream.range(0, states()).mapToObj(s -> "s" + s).toList();
        GameWriter writer = new GameWriter("sample", horizon(), agentNames, stateNames);
        for (int s = 0; s < states(); s++) {
            writer.initial(s, initial[s]);
            List<List<String>> names = new ArrayList<>();
            for (int count : counts[s]) {
                names.add(IntStream.range(0, count).mapToObj(a -> "a" + a).toList());
            }
            writer.state(new JointActions(names));
            for (int joint = 0; joint < joints(s); joint++) {
                writer.row();
                for (int to = 0; to < states(); to++) {
                    writer.successor(to, next[s][joint][to]);
                }
                for (int i = 0; i < agents(); i++) {
                    writer.reward(i, reward[i][s][joint]);
                }
            }
        }
        return writer.finish();
    }

    /** The policy in a game that {@link #game} wrote. */
    public Policy policy(Game game) {
        PolicyWriter writer =
                sigma.length == 1 ? PolicyWriter.stationary(game, "sigma") : PolicyWriter.perStep(game, "sigma");
        for (BigFraction[][] step : sigma) {
            for (BigFraction[] distribution : step) {
                writer.next();
                for (int joint = 0; joint < distribution.length; joint++) {
                    writer.recommend(joint, distribution[joint]);
                }
            }
        }
        return writer.finish();
    }

    /** A number that falls as the game becomes simpler. */
    public long weight() {
        long weight = 1000L * tableSteps() + 100L * sigma.length;
        for (BigFraction[][][] table : List.of(next, reward, sigma)) {
            for (BigFraction[][] plane : table) {
                for (BigFraction[] row : plane) {
                    weight += 50;
                    for (BigFraction value : row) {
                        weight += 5 + (value.getNumerator().signum() == 0 ? 0 : Rationals.bits(value));
                    }
                }
            }
        }
        for (BigFraction value : initial) {
            weight += value.getNumerator().signum() == 0 ? 0 : Rationals.bits(value);
        }
        return weight + (gamma == null ? 0 : Rationals.bits(gamma));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(gamma != null ? "gamma " + Rationals.format(gamma) : "H " + steps)
                .append(", agents ")
                .append(agents())
                .append(", initial ")
                .append(line(initial))
                .append('\n');
        for (int s = 0; s < states(); s++) {
            text.append("state ")
                    .append(s)
                    .append(" actions ")
                    .append(Arrays.toString(counts[s]))
                    .append('\n');
            for (int joint = 0; joint < joints(s); joint++) {
                text.append("  ")
                        .append(Arrays.toString(decode(s, joint)))
                        .append(" to ")
                        .append(line(next[s][joint]));
                text.append(" rewards ");
                for (BigFraction[][] own : reward) {
                    text.append(Rationals.format(own[s][joint])).append(' ');
                }
                text.append(" sigma ");
                for (BigFraction[][] step : sigma) {
                    text.append(Rationals.format(step[s][joint])).append(' ');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String line(BigFraction[] values) {
        return Arrays.stream(values).map(Rationals::format).toList().toString();
    }

    static BigFraction[][][] copy(BigFraction[][][] table) {
        return Arrays.stream(table)
                .map(plane -> Arrays.stream(plane).map(BigFraction[]::clone).toArray(BigFraction[][]::new))
                .toArray(BigFraction[][][]::new);
    }
}
