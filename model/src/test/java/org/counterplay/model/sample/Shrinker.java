package org.counterplay.model.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;

/** Makes a game that fails simpler for as long as it fails: fewer steps, states, agents, actions, simpler numbers. */
public final class Shrinker {
    private static final int MOST_TRIES = 3_000;

    private Shrinker() {}

    /** A game that still fails, and no single simplification of which was found to. */
    public static SmallGame shrink(SmallGame failing, Predicate<SmallGame> fails) {
        SmallGame best = failing;
        int tries = 0;
        boolean progress = true;
        while (progress && tries < MOST_TRIES) {
            progress = false;
            for (SmallGame candidate : simpler(best)) {
                if (candidate.weight() < best.weight() && ++tries < MOST_TRIES && fails.test(candidate)) {
                    best = candidate;
                    progress = true;
                    break;
                }
            }
        }
        return best;
    }

    static List<SmallGame> simpler(SmallGame game) {
        List<SmallGame> result = new ArrayList<>();
        if (game.steps > 1) {
            SmallGame shorter = game.copy();
            shorter.steps--;
            if (shorter.sigma.length > 1) {
                shorter.sigma = Arrays.copyOf(shorter.sigma, shorter.steps);
            }
            result.add(shorter);
        }
        if (game.sigma.length > 1) {
            SmallGame stationary = game.copy();
            stationary.sigma = Arrays.copyOf(stationary.sigma, 1);
            result.add(stationary);
        }
        for (int s = game.states() - 1; s >= 0 && game.states() > 1; s--) {
            result.add(withoutState(game, s));
        }
        for (int i = game.agents() - 1; i >= 0 && game.agents() > 1; i--) {
            result.add(withoutAgent(game, i));
        }
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < game.agents(); i++) {
                if (game.counts[s][i] > 1) {
                    result.add(withoutAction(game, s, i));
                }
            }
        }
        for (int i = 0; i < game.agents(); i++) {
            SmallGame calm = game.copy();
            for (BigFraction[] row : calm.reward[i]) {
                Arrays.fill(row, BigFraction.ZERO);
            }
            result.add(calm);
        }
        rows(game, result);
        return result;
    }

    private static void rows(SmallGame game, List<SmallGame> result) {
        result.add(deterministic(game, copy -> copy.initial, game.initial));
        for (int s = 0; s < game.states(); s++) {
            int state = s;
            for (int joint = 0; joint < game.joints(s); joint++) {
                int row = joint;
                for (int to = 0; to < game.states(); to++) {
                    SmallGame copy = game.copy();
                    copy.next[s][joint] = SmallGames.unit(game.states(), to);
                    result.add(copy);
                }
                for (int i = 0; i < game.agents(); i++) {
                    SmallGame copy = game.copy();
                    copy.reward[i][state][row] = BigFraction.ZERO;
                    result.add(copy);
                    copy = game.copy();
                    copy.reward[i][state][row] = BigFraction.ONE;
                    result.add(copy);
                }
                for (int h = 0; h < game.sigma.length; h++) {
                    SmallGame copy = game.copy();
                    copy.sigma[h][s] = SmallGames.unit(game.joints(s), joint);
                    result.add(copy);
                }
            }
        }
    }

    private static SmallGame deterministic(
            SmallGame game, java.util.function.Function<SmallGame, BigFraction[]> row, BigFraction[] old) {
        SmallGame copy = game.copy();
        int at = 0;
        while (old[at].getNumerator().signum() == 0) {
            at++;
        }
        BigFraction[] target = row.apply(copy);
        System.arraycopy(SmallGames.unit(old.length, at), 0, target, 0, old.length);
        return copy;
    }

    /** What led to the state leads to its neighbour. */
    static SmallGame withoutState(SmallGame game, int gone) {
        SmallGame copy = game.copy();
        copy.counts = without(copy.counts, gone);
        copy.initial = merged(copy.initial, gone);
        copy.next = without(copy.next, gone);
        for (BigFraction[][] plane : copy.next) {
            for (int joint = 0; joint < plane.length; joint++) {
                plane[joint] = merged(plane[joint], gone);
            }
        }
        for (int i = 0; i < copy.reward.length; i++) {
            copy.reward[i] = without(copy.reward[i], gone);
        }
        for (int h = 0; h < copy.sigma.length; h++) {
            copy.sigma[h] = without(copy.sigma[h], gone);
        }
        return copy;
    }

    /** The last action of an agent at a state goes; the policy plays the first in its place. */
    static SmallGame withoutAction(SmallGame game, int state, int agent) {
        SmallGame copy = game.copy();
        copy.counts[state][agent]--;
        int last = copy.counts[state][agent];
        copy.next[state] = new BigFraction[copy.joints(state)][];
        for (BigFraction[][] own : copy.reward) {
            own[state] = new BigFraction[copy.joints(state)];
        }
        for (BigFraction[][] step : copy.sigma) {
            step[state] = new BigFraction[copy.joints(state)];
            Arrays.fill(step[state], BigFraction.ZERO);
        }
        for (int joint = 0; joint < game.joints(state); joint++) {
            int[] actions = game.decode(state, joint);
            boolean removed = actions[agent] == last;
            actions[agent] = removed ? 0 : actions[agent];
            int to = copy.encode(state, actions);
            if (!removed) {
                copy.next[state][to] = game.next[state][joint].clone();
                for (int i = 0; i < game.agents(); i++) {
                    copy.reward[i][state][to] = game.reward[i][state][joint];
                }
            }
            for (int h = 0; h < game.sigma.length; h++) {
                copy.sigma[h][state][to] = copy.sigma[h][state][to].add(game.sigma[h][state][joint]);
            }
        }
        return copy;
    }

    private static SmallGame withoutAgent(SmallGame game, int agent) {
        SmallGame copy = game;
        for (int s = 0; s < game.states(); s++) {
            while (copy.counts[s][agent] > 1) {
                copy = withoutAction(copy, s, agent);
            }
        }
        copy = copy.copy();
        for (int s = 0; s < game.states(); s++) { // idle everywhere by now, so joint actions keep their numbers
            int[] own = copy.counts[s];
            copy.counts[s] = java.util.stream.IntStream.range(0, own.length)
                    .filter(i -> i != agent)
                    .map(i -> own[i])
                    .toArray();
        }
        copy.reward = without(copy.reward, agent);
        return copy;
    }

    private static <T> T[] without(T[] array, int gone) {
        T[] shorter = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, gone + 1, shorter, gone, array.length - gone - 1);
        return shorter;
    }

    private static BigFraction[] merged(BigFraction[] distribution, int gone) {
        BigFraction[] shorter = without(distribution, gone);
        int neighbour = Math.max(0, gone - 1);
        shorter[neighbour] = shorter[neighbour].add(distribution[gone]);
        return shorter;
    }
}
