package org.counterplay.model.sample;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Needlessly complicated or merely different encodings of the same game. */
public final class Recoding {
    private Recoding() {}

    /** State s in two copies, the second numbered last: what led to s leads to the copy with the given share. */
    public static SmallGame splitState(SmallGame game, int s, BigFraction share) {
        SmallGame split = withState(game, s);
        int copy = game.states();
        split(split.initial, s, copy, share);
        for (BigFraction[][] plane : split.next) {
            for (BigFraction[] row : plane) {
                split(row, s, copy, share);
            }
        }
        return split;
    }

    /** One more state, numbered last, from which everything goes on as from s but to which nothing leads. */
    public static SmallGame withState(SmallGame game, int s) {
        SmallGame more = game.copy();
        more.counts = appended(more.counts, game.counts[s].clone());
        more.initial = appended(more.initial, BigFraction.ZERO);
        more.next = appended(more.next, copy(game.next[s]));
        for (BigFraction[][] plane : more.next) {
            for (int k = 0; k < plane.length; k++) {
                plane[k] = appended(plane[k], BigFraction.ZERO);
            }
        }
        for (int i = 0; i < more.reward.length; i++) {
            more.reward[i] = appended(more.reward[i], game.reward[i][s].clone());
        }
        for (int h = 0; h < more.sigma.length; h++) {
            more.sigma[h] = appended(more.sigma[h], game.sigma[h][s].clone());
        }
        return more;
    }

    /** One more agent at the given position, idle everywhere, with the rewards of agent 0. */
    public static SmallGame withIdleAgent(SmallGame game, int position) {
        SmallGame more = game.copy();
        for (int s = 0; s < game.states(); s++) {
            int[] own = more.counts[s];
            more.counts[s] = IntStream.concat(
                            IntStream.concat(Arrays.stream(own, 0, position), IntStream.of(1)),
                            Arrays.stream(own, position, own.length))
                    .toArray();
        }
        more.reward = appended(more.reward, game.reward[0]);
        for (int i = more.reward.length - 1; i > position; i--) {
            more.reward[i] = more.reward[i - 1];
        }
        more.reward[position] = copy(game.reward[0]);
        return more;
    }

    /** New agent k is old agent {@code agents[k]}, new state t is old state {@code states[t]}. */
    public static SmallGame permuted(SmallGame game, int[] agents, int[] states, boolean reverseActions) {
        SmallGame p = game.copy();
        for (int t = 0; t < states.length; t++) {
            int old = states[t];
            p.counts[t] = Arrays.stream(agents).map(i -> game.counts[old][i]).toArray();
            p.initial[t] = game.initial[old];
            p.next[t] = new BigFraction[game.joints(old)][states.length];
            for (BigFraction[][] own : p.reward) {
                own[t] = new BigFraction[game.joints(old)];
            }
            for (BigFraction[][] step : p.sigma) {
                step[t] = new BigFraction[game.joints(old)];
            }
        }
        for (int t = 0; t < states.length; t++) {
            int old = states[t];
            for (int joint = 0; joint < game.joints(old); joint++) {
                int[] from = game.decode(old, joint);
                int[] actions = new int[agents.length];
                for (int k = 0; k < agents.length; k++) {
                    int count = game.counts[old][agents[k]];
                    actions[k] = reverseActions ? count - 1 - from[agents[k]] : from[agents[k]];
                }
                int to = p.encode(t, actions);
                for (int u = 0; u < states.length; u++) {
                    p.next[t][to][u] = game.next[old][joint][states[u]];
                }
                for (int k = 0; k < agents.length; k++) {
                    p.reward[k][t][to] = game.reward[agents[k]][old][joint];
                }
                for (int h = 0; h < p.sigma.length; h++) {
                    p.sigma[h][t][to] = game.sigma[h][old][joint];
                }
            }
        }
        return p;
    }

    /** The rewards of an agent times a factor plus a constant. */
    public static SmallGame rescaled(SmallGame game, int agent, BigFraction factor, BigFraction constant) {
        SmallGame other = game.copy();
        for (BigFraction[] row : other.reward[agent]) {
            for (int k = 0; k < row.length; k++) {
                row[k] = row[k].multiply(factor).add(constant);
            }
        }
        return other;
    }

    /** The states (h, s) of a finite-horizon game, s of step h being numbered (h - 1) |S| + s; a stationary policy. */
    public static SmallGame unrolled(SmallGame game) {
        int n = game.states();
        int size = n * game.steps;
        SmallGame layers = new SmallGame(
                game.steps,
                null,
                new int[size][],
                Arrays.copyOf(game.initial, size),
                new BigFraction[size][][],
                new BigFraction[game.agents()][size][],
                new BigFraction[1][size][]);
        Arrays.fill(layers.initial, n, size, BigFraction.ZERO);
        for (int k = 0; k < size; k++) {
            int h = k / n;
            int s = k % n;
            layers.counts[k] = game.counts[s].clone();
            layers.sigma[0][k] = game.sigma(h + 1, s).clone();
            layers.next[k] = new BigFraction[game.joints(s)][];
            for (int i = 0; i < game.agents(); i++) {
                layers.reward[i][k] = game.reward[i][s].clone();
            }
            for (int joint = 0; joint < game.joints(s); joint++) {
                BigFraction[] row = new BigFraction[size];
                Arrays.fill(row, BigFraction.ZERO);
                System.arraycopy(game.next[s][joint], 0, row, Math.min(h + 1, game.steps - 1) * n, n);
                layers.next[k][joint] = row;
            }
        }
        return layers;
    }

    /** One more action of an agent at a state that does what its action 0 does, and takes a share of its probability. */
    public static SmallGame withTwinAction(SmallGame game, int state, int agent, BigFraction share) {
        SmallGame more = game.copy();
        int twin = more.counts[state][agent]++;
        int joints = more.joints(state);
        more.next[state] = new BigFraction[joints][];
        for (BigFraction[][] own : more.reward) {
            own[state] = new BigFraction[joints];
        }
        for (BigFraction[][] step : more.sigma) {
            step[state] = new BigFraction[joints];
        }
        for (int joint = 0; joint < joints; joint++) {
            int[] actions = more.decode(state, joint);
            int part = actions[agent];
            actions[agent] = part == twin ? 0 : part;
            int from = game.encode(state, actions);
            BigFraction kept = part == twin ? share : part == 0 ? BigFraction.ONE.subtract(share) : BigFraction.ONE;
            more.next[state][joint] = game.next[state][from].clone();
            for (int i = 0; i < game.agents(); i++) {
                more.reward[i][state][joint] = game.reward[i][state][from];
            }
            for (int h = 0; h < game.sigma.length; h++) {
                more.sigma[h][state][joint] = kept.multiply(game.sigma[h][state][from]);
            }
        }
        return more;
    }

    /** The same game, the policy uniform over joint actions. */
    public static SmallGame withUniformPolicy(SmallGame game) {
        SmallGame other = game.copy();
        for (BigFraction[][] step : other.sigma) {
            for (BigFraction[] row : step) {
                Arrays.fill(row, Rationals.of(1, row.length));
            }
        }
        return other;
    }

    private static void split(BigFraction[] row, int s, int copy, BigFraction share) {
        row[copy] = row[s].multiply(share);
        row[s] = row[s].subtract(row[copy]);
    }

    private static <T> T[] appended(T[] array, T last) {
        T[] longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = last;
        return longer;
    }

    private static BigFraction[][] copy(BigFraction[][] plane) {
        return Arrays.stream(plane).map(BigFraction[]::clone).toArray(BigFraction[][]::new);
    }
}
