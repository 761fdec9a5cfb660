package org.counterplay.model.sample;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Random small games with all that is awkward: idle agents, action sets that differ from state to state, recommendations of
 * probability 0, unreachable and absorbing states, several initial states, ties, thirds beside dyadic numbers.
 */
public final class SmallGames {
    private final SplittableRandom random;
    private final int mostAgents;
    private final int mostStates;
    private final int mostActions;
    private final int mostSteps;

    private SmallGames(long seed, int mostAgents, int mostStates, int mostActions, int mostSteps) {
        random = new SplittableRandom(seed);
        this.mostAgents = mostAgents;
        this.mostStates = mostStates;
        this.mostActions = mostActions;
        this.mostSteps = mostSteps;
    }

    /** A game of at most 4 agents, 4 states, 3 actions, 4 steps; half of them much smaller. */
    public static SmallGame of(long seed) {
        SplittableRandom size = new SplittableRandom(~seed);
        return size.nextInt(2) == 0 ? new SmallGames(seed, 4, 4, 3, 4).next() : new SmallGames(seed, 2, 3, 2, 3).next();
    }

    private SmallGame next() {
        boolean discounted = random.nextInt(3) == 0;
        int steps = discounted ? 0 : 1 + random.nextInt(mostSteps);
        int agents = 1 + random.nextInt(mostAgents);
        int states = 1 + random.nextInt(mostStates);
        int[][] counts = new int[states][agents];
        boolean idlers = random.nextInt(2) == 0;
        for (int[] own : counts) {
            for (int i = 0; i < agents; i++) {
                own[i] = idlers && random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(mostActions);
            }
            while (Arrays.stream(own).reduce(1, (a, b) -> a * b) > 18) {
                own[random.nextInt(agents)] = 1;
            }
        }
        SmallGame game = new SmallGame(
                steps,
                discounted ? gamma() : null,
                counts,
                distribution(states),
                new BigFraction[states][][],
                new BigFraction[agents][states][],
                new BigFraction[discounted || random.nextInt(2) == 0 ? 1 : steps][states][]);
        transitions(game);
        rewards(game);
        boolean product = random.nextInt(2) == 0;
        for (BigFraction[][] step : game.sigma) {
            for (int s = 0; s < states; s++) {
                step[s] = product ? product(game, s) : distribution(game.joints(s));
            }
        }
        return game;
    }

    private BigFraction gamma() {
        return switch (random.nextInt(6)) {
            case 0 -> BigFraction.ZERO;
            case 1 -> Rationals.of(1, 2);
            case 2 -> Rationals.of(1, 3);
            case 3 -> Rationals.of(99, 100);
            default -> Rationals.of(9, 10);
        };
    }

    private void transitions(SmallGame game) {
        int states = game.states();
        int kind = random.nextInt(4);
        for (int s = 0; s < states; s++) {
            boolean absorbing = random.nextInt(5) == 0;
            game.next[s] = new BigFraction[game.joints(s)][];
            for (int joint = 0; joint < game.joints(s); joint++) {
                game.next[s][joint] = absorbing
                        ? unit(states, s)
                        : switch (kind) {
                            case 0 -> unit(states, random.nextInt(states));
                            case 1 -> unit(states, Math.min(states - 1, s + 1 + random.nextInt(2))); // layered
                            default -> distribution(states);
                        };
            }
        }
    }

    private void rewards(SmallGame game) {
        int agents = game.agents();
        int kind = random.nextInt(7);
        for (int s = 0; s < game.states(); s++) {
            int joints = game.joints(s);
            for (int i = 0; i < agents; i++) {
                game.reward[i][s] = new BigFraction[joints];
            }
            for (int joint = 0; joint < joints; joint++) {
                BigFraction sum = BigFraction.ZERO;
                for (int i = 0; i < agents; i++) {
                    BigFraction value = switch (kind) {
                        case 0 -> BigFraction.ZERO;
                        case 1 -> i == 0 ? fraction() : game.reward[0][s][joint];
                        case 2 -> i == agents - 1 && i > 0 ? sum.negate() : fraction();
                        case 3 -> Rationals.of(random.nextInt(2));
                        case 4 -> Rationals.of(random.nextInt(-1_000_000, 1_000_000), 3);
                        case 5 -> Rationals.of(random.nextDouble() * 2 - 1);
                        default -> fraction();
                    };
                    game.reward[i][s][joint] = value;
                    sum = sum.add(value);
                }
            }
        }
    }

    private BigFraction[] product(SmallGame game, int state) {
        BigFraction[][] marginals = new BigFraction[game.agents()][];
        for (int i = 0; i < marginals.length; i++) {
            marginals[i] = distribution(game.counts[state][i]);
        }
        BigFraction[] joint = new BigFraction[game.joints(state)];
        for (int k = 0; k < joint.length; k++) {
            joint[k] = BigFraction.ONE;
            int[] actions = game.decode(state, k);
            for (int i = 0; i < marginals.length; i++) {
                joint[k] = joint[k].multiply(marginals[i][actions[i]]);
            }
        }
        return joint;
    }

    private BigFraction[] distribution(int size) {
        if (random.nextInt(3) == 0) {
            return unit(size, random.nextInt(size));
        }
        int[] weights = new int[size];
        int sum = 0;
        for (int k = 0; k < size; k++) {
            weights[k] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(3);
            sum += weights[k];
        }
        int whole = random.nextInt(2) == 0 ? Integer.highestOneBit(Math.max(1, sum) * 2 - 1) : Math.max(1, sum);
        weights[random.nextInt(size)] += whole - sum; // dyadic where the whole is a power of two
        int total = whole;
        return Arrays.stream(weights).mapToObj(w -> Rationals.of(w, total)).toArray(BigFraction[]::new);
    }

    private BigFraction fraction() {
        int[] denominators = {1, 1, 2, 3, 4, 7, 10};
        return Rationals.of(random.nextInt(-5, 6), denominators[random.nextInt(denominators.length)]);
    }

    static BigFraction[] unit(int size, int at) {
        BigFraction[] row = new BigFraction[size];
        Arrays.fill(row, BigFraction.ZERO);
        row[at] = BigFraction.ONE;
        return row;
    }
}
