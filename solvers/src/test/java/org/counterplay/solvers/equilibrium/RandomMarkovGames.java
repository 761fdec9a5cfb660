package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Small Markov games with what breaks solvers: ties, duplicate actions, games without rewards, agents with one action, states
 * that recur and that do not, one to three agents.
 */
final class RandomMarkovGames {
    private final SplittableRandom random;

    RandomMarkovGames(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A game of one to three steps. */
    Game finite() {
        int steps = 1 + random.nextInt(3);
        boolean layered = random.nextBoolean();
        int width = 1 + random.nextInt(2);
        int states = layered ? steps * width : 1 + random.nextInt(3);
        return game(new Horizon.Finite(steps), states, layered ? width : 0);
    }

    /** A game without end, discounted by at most 3/4. */
    Game discounted() {
        BigFraction gamma = Rationals.of(random.nextInt(4), 4);
        return game(new Horizon.Discounted(gamma), 1 + random.nextInt(3), 0);
    }

    private Game game(Horizon horizon, int states, int width) {
        int agents = 1 + random.nextInt(10) / 4;
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        GameWriter writer = new GameWriter(kind.name(), horizon, names("i", agents), names("s", states));
        writer.initial(0, BigFraction.ONE);
        for (int state = 0; state < states; state++) {
            JointActions actions = new JointActions(IntStream.range(0, agents)
                    .mapToObj(i -> names("a", random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(agents == 3 ? 2 : 3)))
                    .toList());
            rows(writer, actions, kind, successors(state, states, width));
        }
        return writer.finish();
    }

    private void rows(GameWriter writer, JointActions actions, Kind kind, int[] successors) {
        writer.state(actions);
        int agents = actions.agents();
        int twin = kind == Kind.DUPLICATES ? random.nextInt(agents) : -1;
        BigFraction[][] rewards = new BigFraction[actions.size()][];
        int[] weights = new int[actions.size()];
        for (int joint = 0; joint < actions.size(); joint++) {
            writer.row();
            // the twin's last action does what its first does
            boolean copied = twin >= 0
                    && actions.action(joint, twin) > 0
                    && actions.action(joint, twin) == actions.count(twin) - 1;
            int original = copied ? actions.replace(joint, twin, 0) : joint;
            if (!copied) {
                rewards[joint] = kind.rewards(random, agents);
                weights[joint] = random.nextInt(5);
            }
            for (int i = 0; i < agents; i++) {
                writer.reward(i, rewards[original][i]);
            }
            BigFraction first = successors.length == 1 ? BigFraction.ONE : Rationals.of(weights[original], 4);
            writer.successor(successors[0], first);
            if (successors.length > 1) {
                writer.successor(successors[1], BigFraction.ONE.subtract(first));
            }
        }
    }

    /** One state or two; in a layered game of the next layer, the last layer's of its own. */
    private int[] successors(int state, int states, int width) {
        int from = width == 0 ? 0 : Math.min(states - width, (state / width + 1) * width);
        int count = width == 0 ? states : width;
        int first = from + random.nextInt(count);
        int second = from + random.nextInt(count);
        return first == second ? new int[] {first} : new int[] {first, second};
    }

    private static List<String> names(String stem, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(k -> stem + k).toList();
    }

    /** What rewards are drawn from. */
    private enum Kind {
        ZERO,
        TIES,
        DUPLICATES,
        COMMON,
        ZERO_SUM,
        INTEGERS,
        FRACTIONS;

        BigFraction[] rewards(SplittableRandom random, int agents) {
            BigFraction[] rewards = new BigFraction[agents];
            Arrays.setAll(rewards, i -> switch (this) {
                case ZERO -> BigFraction.ZERO;
                case TIES -> Rationals.of(random.nextInt(2));
                case DUPLICATES, COMMON, ZERO_SUM, INTEGERS -> Rationals.of(random.nextInt(-9, 10));
                case FRACTIONS -> Rationals.of(random.nextInt(-9, 10), 1 + random.nextInt(6));
            });
            if (this == COMMON) {
                Arrays.fill(rewards, rewards[0]);
            }
            if (this == ZERO_SUM && agents > 1) {
                BigFraction others = BigFraction.ZERO;
                for (int i = 1; i < agents; i++) {
                    others = others.add(rewards[i]);
                }
                rewards[0] = others.negate();
            }
            return rewards;
        }
    }
}
