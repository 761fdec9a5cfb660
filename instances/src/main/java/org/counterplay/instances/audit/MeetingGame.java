package org.counterplay.instances.audit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** One of {@link MeetingGames}: two actions per agent and state. */
final class MeetingGame {
    /** What is made. */
    record Made(Game game, Policy expert, Policy learner) {}

    private static final int FIRST = 0;
    private static final List<BigFraction> CHANCES =
            List.of(Rationals.of(1, 2), Rationals.of(1, 4), Rationals.of(1, 10), Rationals.of(2, 3));
    private static final List<Horizon> TIMES = List.of(
            new Horizon.Finite(1),
            new Horizon.Finite(2),
            new Horizon.Finite(3),
            new Horizon.Discounted(Rationals.of(1, 2)),
            new Horizon.Discounted(Rationals.of(3, 4)));

    private final int agents;
    private final SplittableRandom random;
    private final Horizon horizon;
    private final int states;
    private final JointActions actions;

    MeetingGame(int agents, long seed) {
        this.agents = agents;
        random = new SplittableRandom(seed);
        horizon = any(TIMES);
        states = 1 + random.nextInt(agents == 3 ? 2 : 3);
        actions = new JointActions(Collections.nCopies(agents, List.of("a1", "a2")));
    }

    /**
     * {@code r_i(s,a) = f_i(s,a_i) + g_i(s,a_-i)} with f_i largest at the first action. What follows depends on nobody's actions, or
     * else rewards are the same at every state, so that it matters to nobody.
     */
    Made dominant() {
        boolean alike = random.nextInt(3) == 0;
        BigFraction[][] own = new BigFraction[states][agents];
        BigFraction[][][] others = new BigFraction[states][agents][actions.size()];
        for (int s = 0; s < states; s++) {
            for (int i = 0; i < agents; i++) {
                own[s][i] = s > 0 && alike ? own[0][i] : Rationals.of(1 + random.nextInt(4), 4);
                for (int joint = 0; joint < actions.size(); joint++) {
                    int fixed = actions.replace(joint, i, FIRST);
                    others[s][i][joint] =
                            s > 0 && alike ? others[0][i][joint] : joint == fixed ? quarters(2) : others[s][i][fixed];
                }
            }
        }
        Game game = game(alike, (s, joint, i) -> {
            BigFraction gain = actions.action(joint, i) == FIRST ? own[s][i].divide(2) : own[s][i].divide(-2);
            return gain.add(others[s][i][joint]);
        });
        BigFraction[][] first = certain();
        return new Made(game, policy(game, "expert", first), policy(game, "learner", careless(first)));
    }

    /** What follows depends on nobody's actions, and each agent's two actions earn the same against the others' lotteries. */
    Made equilibrium() {
        BigFraction[][] chances = new BigFraction[states][agents];
        BigFraction[][][] rewards = new BigFraction[states][agents][actions.size()];
        for (int s = 0; s < states; s++) {
            for (int i = 0; i < agents; i++) {
                chances[s][i] = random.nextInt(4) == 0 ? BigFraction.ONE : any(CHANCES);
            }
            for (int i = 0; i < agents; i++) {
                for (int joint = 0; joint < actions.size(); joint++) {
                    rewards[s][i][joint] = quarters(1);
                }
                balance(rewards[s][i], chances[s], i);
            }
        }
        Game game = game(false, (s, joint, i) -> rewards[s][i][joint]);
        return new Made(game, policy(game, "expert", chances), policy(game, "learner", chances));
    }

    /** Adds what the first action lacks to the rewards at it; where the agent plays it for certain, it may earn more. */
    private void balance(BigFraction[] rewards, BigFraction[] chances, int agent) {
        BigFraction lead = BigFraction.ZERO;
        for (int joint = 0; joint < rewards.length; joint++) {
            BigFraction chance = BigFraction.ONE;
            for (int j = 0; j < agents; j++) {
                if (j != agent) {
                    chance = chance.multiply(
                            actions.action(joint, j) == FIRST ? chances[j] : BigFraction.ONE.subtract(chances[j]));
                }
            }
            BigFraction part = chance.multiply(rewards[joint]);
            lead = actions.action(joint, agent) == FIRST ? lead.add(part) : lead.subtract(part);
        }
        boolean certain = chances[agent].equals(BigFraction.ONE);
        BigFraction half = certain && lead.getNumerator().signum() >= 0 ? BigFraction.ZERO : lead.divide(2);
        BigFraction largest = BigFraction.ONE;
        for (int joint = 0; joint < rewards.length; joint++) {
            rewards[joint] =
                    actions.action(joint, agent) == FIRST ? rewards[joint].subtract(half) : rewards[joint].add(half);
            largest = Rationals.max(largest, rewards[joint].abs());
        }
        for (int joint = 0; joint < rewards.length; joint++) {
            rewards[joint] = rewards[joint].divide(largest);
        }
    }

    /** The first actions of all stay at the first state, where both policies play them; elsewhere the learner plays as it likes. */
    Made unvisited() {
        GameWriter writer = writer();
        writer.initial(0, BigFraction.ONE);
        for (int s = 0; s < states; s++) {
            writer.state(actions);
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.row();
                writer.successor(s == 0 && joint == 0 ? 0 : random.nextInt(states), BigFraction.ONE);
                for (int i = 0; i < agents; i++) {
                    writer.reward(i, quarters(4));
                }
            }
        }
        Game game = writer.finish();
        BigFraction[][] expert = certain();
        BigFraction[][] learner = careless(expert);
        learner[0] = expert[0];
        return new Made(game, policy(game, "expert", expert), policy(game, "learner", learner));
    }

    Made near() {
        BigFraction[][] expert = new BigFraction[states][agents];
        BigFraction[][] learner = new BigFraction[states][agents];
        for (int s = 0; s < states; s++) {
            for (int i = 0; i < agents; i++) {
                expert[s][i] = random.nextInt(2) == 0 ? BigFraction.ONE : any(CHANCES);
                learner[s][i] = random.nextInt(3) == 0
                        ? expert[s][i]
                        : expert[s][i].multiply(Rationals.of(1 + random.nextInt(9), 10));
            }
        }
        Game game = game(true, (s, joint, i) -> quarters(4));
        return new Made(game, policy(game, "expert", expert), policy(game, "learner", learner));
    }

    private interface Earned {
        BigFraction at(int state, int joint, int agent);
    }

    /** Begins at each state alike. */
    private Game game(boolean moved, Earned rewards) {
        GameWriter writer = writer();
        for (int s = 0; s < states; s++) {
            writer.initial(s, new BigFraction(1, states));
        }
        for (int s = 0; s < states; s++) {
            writer.state(actions);
            int next = random.nextInt(states);
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.row();
                writer.successor(moved ? random.nextInt(states) : next, BigFraction.ONE);
                for (int i = 0; i < agents; i++) {
                    writer.reward(i, rewards.at(s, joint, i));
                }
            }
        }
        return writer.finish();
    }

    private GameWriter writer() {
        return new GameWriter(
                "meeting",
                horizon,
                IntStream.rangeClosed(1, agents).mapToObj(Integer::toString).toList(),
                IntStream.range(0, states).mapToObj(s -> "s" + s).toList());
    }

    private BigFraction[][] certain() {
        BigFraction[][] chances = new BigFraction[states][agents];
        for (BigFraction[] row : chances) {
            Arrays.fill(row, BigFraction.ONE);
        }
        return chances;
    }

    /** With a chance of the second action where the first was certain. */
    private BigFraction[][] careless(BigFraction[][] chances) {
        BigFraction[][] less = new BigFraction[states][agents];
        for (int s = 0; s < states; s++) {
            for (int i = 0; i < agents; i++) {
                less[s][i] = random.nextInt(3) == 0 ? chances[s][i] : chances[s][i].subtract(any(CHANCES));
            }
        }
        return less;
    }

    /** {@code chances[s][i]} of the first action. */
    private static Policy policy(Game game, String name, BigFraction[][] chances) {
        PolicyWriter writer = PolicyWriter.stationary(game, name);
        for (BigFraction[] row : chances) {
            writer.next();
            writer.product(Arrays.stream(row)
                    .map(chance -> new BigFraction[] {chance, BigFraction.ONE.subtract(chance)})
                    .toList());
        }
        return writer.finish();
    }

    /** A random multiple of 1/4 of at most so many quarters. */
    private BigFraction quarters(int most) {
        return Rationals.of(random.nextInt(2 * most + 1) - (long) most, 4);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
