package org.counterplay.model.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision.Effort;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.Recoding;
import org.counterplay.model.sample.SampleClasses;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Another encoding of the same game has the same values and regrets; larger classes have no smaller regret. */
class RecodedGamesTest {
    private static final int GAMES = 130;
    private static final DeviationClass MARKOV = new DeviationClass.Markov();
    private static final DeviationClass COARSE = new DeviationClass.Coarse();

    /** Value and regret of each agent. */
    private record Outcome(List<BigFraction> values, List<BigFraction> regrets) {}

    @Test
    void aStateInTwoCopies() {
        ForAll.games(GAMES, (game, seed) -> {
            Random random = new Random(seed);
            SmallGame split =
                    Recoding.splitState(game, random.nextInt(game.states()), Rationals.of(1 + random.nextInt(2), 3));
            assertSame(game, split);
        });
    }

    @Test
    void aStateThatNothingLeadsTo() {
        ForAll.games(GAMES, (game, seed) -> {
            SmallGame more = Recoding.withState(game, new Random(seed).nextInt(game.states()));
            assertSame(game, more);
            DeviationClass swaps = new DeviationClass.Swaps();
            assertThat(outcome(more, swaps)).isEqualTo(outcome(game, swaps));
        });
    }

    @Test
    void anIdleAgentMore() {
        ForAll.games(GAMES, (game, seed) -> {
            int position = new Random(seed).nextInt(game.agents() + 1);
            for (DeviationClass deviations : List.of(MARKOV, COARSE)) {
                Outcome before = outcome(game, deviations);
                Outcome after = outcome(Recoding.withIdleAgent(game, position), deviations);
                List<BigFraction> values = new ArrayList<>(before.values());
                values.add(position, before.values().get(0));
                List<BigFraction> regrets = new ArrayList<>(before.regrets());
                regrets.add(position, BigFraction.ZERO);
                assertThat(after).isEqualTo(new Outcome(values, regrets));
            }
        });
    }

    @Test
    void agentsStatesAndActionsInAnotherOrder() {
        ForAll.games(GAMES, (game, seed) -> {
            int[] agents = shuffled(game.agents(), seed);
            SmallGame permuted = Recoding.permuted(game, agents, shuffled(game.states(), seed + 1), true);
            for (DeviationClass deviations : List.of(MARKOV, COARSE, new DeviationClass.Swaps())) {
                Outcome before = outcome(game, deviations);
                assertThat(outcome(permuted, deviations))
                        .isEqualTo(new Outcome(
                                IntStream.of(agents)
                                        .mapToObj(before.values()::get)
                                        .toList(),
                                IntStream.of(agents)
                                        .mapToObj(before.regrets()::get)
                                        .toList()));
            }
        });
    }

    @Test
    void rewardsScaledAndShifted() {
        ForAll.games(GAMES, (game, seed) -> {
            Random random = new Random(seed);
            int agent = random.nextInt(game.agents());
            BigFraction factor = Rationals.of(1 + random.nextInt(5), 1 + random.nextInt(3));
            BigFraction constant = Rationals.of(random.nextInt(-7, 8), 3);
            BigFraction steps = game.gamma == null
                    ? Rationals.of(game.steps)
                    : BigFraction.ONE.subtract(game.gamma).reciprocal();
            for (DeviationClass deviations : List.of(MARKOV, COARSE)) {
                Outcome before = outcome(game, deviations);
                Outcome after = outcome(Recoding.rescaled(game, agent, factor, constant), deviations);
                List<BigFraction> values = new ArrayList<>(before.values());
                values.set(agent, values.get(agent).multiply(factor).add(constant.multiply(steps)));
                List<BigFraction> regrets = new ArrayList<>(before.regrets());
                regrets.set(agent, regrets.get(agent).multiply(factor));
                assertThat(after).isEqualTo(new Outcome(values, regrets));
            }
        });
    }

    @Test
    void timeUnrolledIntoStates() {
        ForAll.games(GAMES, (game, seed) -> {
            if (!game.discounted()) {
                SmallGame layers = Recoding.unrolled(game);
                assertSame(game, layers);
                assertThat(outcome(layers, new DeviationClass.Stationary())).isEqualTo(outcome(layers, MARKOV));
            }
        });
    }

    @Test
    void anActionTwice() {
        ForAll.games(GAMES, (game, seed) -> {
            Random random = new Random(seed);
            BigFraction share = Rationals.of(random.nextInt(4), 3);
            assertSame(
                    game,
                    Recoding.withTwinAction(game, random.nextInt(game.states()), random.nextInt(game.agents()), share));
        });
    }

    @Test
    void theRegretOfOneAgentAloneIsWhatItsValueLacksOfTheBest() {
        ForAll.games(4 * GAMES, (game, seed) -> {
            if (game.agents() == 1) {
                SmallGame uniform = Recoding.withUniformPolicy(game);
                for (DeviationClass deviations : List.of(MARKOV, COARSE)) {
                    Outcome one = outcome(game, deviations);
                    Outcome other = outcome(uniform, MARKOV);
                    assertThat(one.values().get(0).add(one.regrets().get(0)))
                            .isEqualTo(other.values().get(0).add(other.regrets().get(0)));
                }
            }
        });
    }

    @Test
    void largerClassesHaveNoSmallerRegret() {
        ForAll.games(GAMES, (game, seed) -> {
            Outcome markov = outcome(game, MARKOV);
            DeviationClass.Masked mask = SampleClasses.masked(game, seed);
            Set<Substitution> larger = new HashSet<>(mask.allowed());
            larger.addAll(SampleClasses.masked(game, seed + 1).allowed());
            Outcome masked = outcome(game, mask);
            Outcome wider = outcome(game, new DeviationClass.Masked("wider", larger));
            assertAtMost(masked, wider);
            assertAtMost(wider, markov);
            assertAtMost(outcome(game, COARSE), markov);
            assertAtMost(outcome(game, SampleClasses.listed(game, seed)), markov);
            assertAtMost(outcome(game, new DeviationClass.Swaps()), markov);
            assertThat(outcome(game, new DeviationClass.Masked("empty", Set.of()))
                            .regrets())
                    .containsOnly(BigFraction.ZERO);
        });
    }

    private static void assertAtMost(Outcome smaller, Outcome larger) {
        assertThat(smaller.values()).isEqualTo(larger.values());
        for (int i = 0; i < smaller.regrets().size(); i++) {
            assertThat(smaller.regrets().get(i))
                    .isLessThanOrEqualTo(larger.regrets().get(i));
        }
    }

    private static void assertSame(SmallGame game, SmallGame recoded) {
        for (DeviationClass deviations : List.of(MARKOV, COARSE)) {
            assertThat(outcome(recoded, deviations)).as(deviations.name()).isEqualTo(outcome(game, deviations));
        }
    }

    private static Outcome outcome(SmallGame sample, DeviationClass deviations) {
        Game game = sample.game();
        Certificate certificate = Prover.prove(
                game,
                sample.policy(game),
                deviations,
                Proposal.obedience(game),
                new Precision(Effort.EXACT, Rationals.of(1, 1000)));
        assertThat(Checker.check(certificate)).isInstanceOf(Judgement.Accepted.class);
        return new Outcome(
                certificate.agents().stream()
                        .map(AgentProof::value)
                        .map(value -> value.lower())
                        .toList(),
                certificate.agents().stream()
                        .map(AgentProof::regret)
                        .map(regret -> regret.lower())
                        .toList());
    }

    private static int[] shuffled(int size, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
