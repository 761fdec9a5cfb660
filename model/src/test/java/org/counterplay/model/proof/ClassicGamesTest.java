package org.counterplay.model.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.certificate.Verdict;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Games from the textbooks, whose values and regrets are derived by hand. */
class ClassicGamesTest {
    private static final DeviationClass MARKOV = new DeviationClass.Markov();
    private static final DeviationClass COARSE = new DeviationClass.Coarse();

    /** Problem: heads and tails; row wins 1 where they match. Analysis: uniform play is the only Nash equilibrium, value 0. */
    private static Game matchingPennies() {
        return bimatrix(new int[][] {{1, -1}, {-1, 1}}, new int[][] {{-1, 1}, {1, -1}});
    }

    /** Problem: dare (0) or swerve (1); (0,0) both dared, (7,2), (2,7), (6,6) both swerved. */
    private static Game chicken() {
        return bimatrix(new int[][] {{0, 7}, {2, 6}}, new int[][] {{0, 2}, {7, 6}});
    }

    /** Problem: cooperate (0) or defect (1): 3,3 / 0,5 / 5,0 / 1,1. Analysis: defection dominates. */
    private static Game prisonersDilemma() {
        return bimatrix(new int[][] {{3, 0}, {5, 1}}, new int[][] {{3, 5}, {0, 1}});
    }

    @Test
    void matchingPenniesIsInEquilibriumUniformlyOnly() {
        Game game = matchingPennies();
        Certificate uniform = prove(game, policy(game, "1/4", "1/4", "1/4", "1/4"), MARKOV);
        assertThat(Verdict.of(uniform.regret())).isEqualTo(Verdict.EQUILIBRIUM);
        assertThat(uniform.agents()).extracting(AgentProof::value).containsOnly(exactly("0"));

        // Analysis: told to match for sure, column, worth -1, switches and is worth 1.
        Certificate matched = prove(game, policy(game, "1", "0", "0", "0"), MARKOV);
        assertThat(matched.agents()).extracting(AgentProof::regret).containsExactly(exactly("0"), exactly("2"));
        assertThat(matched.agents().get(1).deviation().changes())
                .containsExactly(new Substitution(Substitution.ALL_STEPS, 1, 0, 0, 1));
        assertThat(Verdict.of(matched.regret())).isEqualTo(Verdict.NOT_EQUILIBRIUM);
        assertThat(Verdict.of(matched.regret(), Rationals.of(2))).isEqualTo(Verdict.EPSILON_EQUILIBRIUM);
        assertThat(Verdict.of(matched.regret(), Rationals.of(199, 100))).isEqualTo(Verdict.NOT_EQUILIBRIUM);

        // Analysis: row plays heads with 2/3, column with 1/2. Column gains 1/3 by tails, row nothing.
        Certificate tilted = prove(game, policy(game, "1/3", "1/3", "1/6", "1/6"), MARKOV);
        assertThat(tilted.agents()).extracting(AgentProof::regret).containsExactly(exactly("0"), exactly("1/3"));
    }

    /** Aumann's traffic light with payoff 5 1/4: told to swerve, the other dares with 1/3 in (1/2, 1/4, 1/4). */
    @Test
    void chickenHasACorrelatedEquilibriumBeyondNash() {
        Game game = chicken();
        // Told swerve (3/4): the other swerves with 2/3: 6*2/3 + 2*1/3 = 14/3 = 7*2/3. Told dare: the other swerves: 7
        // > 6.
        Certificate light = prove(game, policy(game, "0", "1/4", "1/4", "1/2"), MARKOV);
        assertThat(Verdict.of(light.regret())).isEqualTo(Verdict.EQUILIBRIUM);
        assertThat(light.agents()).extracting(AgentProof::value).containsOnly(exactly("21/4"));
        assertThat(light.agents()).extracting(AgentProof::regret).containsOnly(exactly("0"));

        // With (1/2, 1/5, 3/10) row, told swerve, meets a swerve with 5/8: 6*5/8+2*3/8 = 36/8 against 35/8: no gain.
        // Column, told swerve, meets one with 5/7: 34/7 against 35/7, a gain of 1/7 with probability 7/10.
        Certificate skewed = prove(game, policy(game, "0", "1/5", "3/10", "1/2"), MARKOV);
        assertThat(skewed.agents())
                .extracting(AgentProof::regret)
                .containsExactlyInAnyOrder(exactly("0"), exactly("1/10"));

        // Both swerving: daring earns 1 more.
        Certificate swerve = prove(game, policy(game, "0", "0", "0", "1"), MARKOV);
        assertThat(swerve.agents()).extracting(AgentProof::regret).containsOnly(exactly("1"));
    }

    @Test
    void defectionDominatesInThePrisonersDilemma() {
        Game game = prisonersDilemma();
        assertThat(prove(game, policy(game, "0", "0", "0", "1"), MARKOV).regret())
                .isEqualTo(exactly("0"));
        Certificate cooperation = prove(game, policy(game, "1", "0", "0", "0"), MARKOV);
        assertThat(cooperation.agents()).extracting(AgentProof::value).containsOnly(exactly("3"));
        assertThat(cooperation.agents()).extracting(AgentProof::regret).containsOnly(exactly("2"));
        // Uniform: worth 9/4; told to cooperate (1/2), defection gains 3/2 on average.
        Certificate uniform = prove(game, policy(game, "1/4", "1/4", "1/4", "1/4"), MARKOV);
        assertThat(uniform.agents()).extracting(AgentProof::regret).containsOnly(exactly("3/4"));
        assertThat(prove(game, policy(game, "1/4", "1/4", "1/4", "1/4"), COARSE).regret())
                .isEqualTo(exactly("3/4"));
    }

    /** Not looking at its recommendation an agent can gain less: told to lose, it would switch; not told, it cannot know. */
    @Test
    void aCoarseEquilibriumNeedNotBeACorrelatedOne() {
        Game game = matchingPennies();
        Policy policy = policy(game, "1/2", "0", "0", "1/2"); // always matched: column, told either, loses
        Certificate markov = prove(game, policy, MARKOV);
        assertThat(markov.agents()).extracting(AgentProof::regret).containsExactly(exactly("0"), exactly("2"));
        Certificate coarse = prove(game, policy, COARSE);
        assertThat(coarse.agents()).extracting(AgentProof::regret).containsExactly(exactly("0"), exactly("1"));
        Certificate masked = prove(
                game,
                policy,
                new DeviationClass.Masked(
                        "heads", java.util.Set.of(new Substitution(Substitution.ALL_STEPS, 1, 0, 0, 1))));
        assertThat(masked.agents()).extracting(AgentProof::regret).containsExactly(exactly("0"), exactly("1"));
    }

    /** Problem: one state, two steps, action 0 pays 0 and action 1 pays 1; told 0. Analysis: 1 is better at both steps. */
    @Test
    void aRecurringStateIsNoObstacleWhereOneAnswerServes() {
        Game game = loop(2, 0, 1);
        Certificate certificate = prove(game, always(game, 0), new DeviationClass.Stationary());
        assertThat(certificate.regret()).isEqualTo(exactly("2"));
    }

    @Test
    void aStationaryClassThatIsHarderIsRefusedByType() {
        GameWriter writer = new GameWriter("clock", new Horizon.Finite(2), List.of("one"), List.of("s"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(List.of("a", "b", "c"))));
        for (int a = 0; a < 3; a++) {
            writer.row();
            writer.successor(0, BigFraction.ONE);
            writer.reward(0, Rationals.of(a));
        }
        Game game = writer.finish();
        // Told b at step 1 and c at step 2 the one answer c to both serves: proved, with regret 1.
        PolicyWriter policy = PolicyWriter.perStep(game, "p");
        policy.next();
        policy.recommend(1, BigFraction.ONE);
        policy.next();
        policy.recommend(2, BigFraction.ONE);
        assertThat(prove(game, policy.finish(), new DeviationClass.Stationary()).regret())
                .isEqualTo(exactly("1"));

        // In the detour the one recommendation asks for two answers.
        Game two = detour();
        PolicyWriter told = PolicyWriter.stationary(two, "b");
        for (int s = 0; s < 2; s++) {
            told.next();
            told.recommend(0, BigFraction.ONE);
        }
        Policy stay = told.finish();
        assertThatExceptionOfType(HarderClass.class)
                .isThrownBy(() -> prove(two, stay, new DeviationClass.Stationary()))
                .withMessageContaining("s");
        assertThat(prove(two, stay, MARKOV).regret()).isEqualTo(exactly("2"));
    }

    /**
     * Problem: at s, "obey" pays 1/2 and stays, "wait" pays 1 and stays, "cash" pays 2 and ends; two steps, told to obey.
     * Analysis: obedience earns 1; to wait and then cash earns 3, every stationary answer at most 2.
     */
    private static Game detour() {
        GameWriter writer = new GameWriter("detour", new Horizon.Finite(2), List.of("one"), List.of("s", "t"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(List.of("obey", "wait", "cash"))));
        String[] pays = {"1/2", "1", "2"};
        int[] leads = {0, 0, 1};
        for (int a = 0; a < 3; a++) {
            writer.row();
            writer.successor(leads[a], BigFraction.ONE);
            writer.reward(0, Rationals.parse(pays[a]));
        }
        writer.state(new JointActions(List.of(List.of("end"))));
        writer.row();
        writer.successor(1, BigFraction.ONE);
        return writer.finish();
    }

    /** Discounted: the same pennies for ever are worth 1/(1 - gamma) times as much. */
    @Test
    void aRepeatedDilemmaHasRegretOverOneMinusGamma() {
        for (String gamma : new String[] {"0", "1/2", "9/10"}) {
            Game game = repeated(new Horizon.Discounted(Rationals.parse(gamma)));
            BigFraction times = BigFraction.ONE.subtract(Rationals.parse(gamma)).reciprocal();
            for (DeviationClass deviations : List.of(MARKOV, COARSE, new DeviationClass.Stationary())) {
                Certificate certificate = prove(game, policy(game, "1", "0", "0", "0"), deviations);
                assertThat(certificate.agents())
                        .extracting(AgentProof::regret)
                        .containsOnly(Enclosure.exactly(times.multiply(2)));
                assertThat(certificate.agents())
                        .extracting(AgentProof::value)
                        .containsOnly(Enclosure.exactly(times.multiply(3)));
            }
        }
    }

    private static Certificate prove(Game game, Policy policy, DeviationClass deviations) {
        Certificate certificate =
                Prover.prove(game, policy, deviations, Proposal.obedience(game), Precision.standard());
        assertThat(Checker.check(certificate)).isInstanceOf(Judgement.Accepted.class);
        return certificate;
    }

    private static Enclosure exactly(String value) {
        return Enclosure.exactly(Rationals.parse(value));
    }

    private static Game bimatrix(int[][] row, int[][] column) {
        return bimatrix(new Horizon.Finite(1), row, column);
    }

    private static Game repeated(Horizon horizon) {
        return bimatrix(horizon, new int[][] {{3, 0}, {5, 1}}, new int[][] {{3, 5}, {0, 1}});
    }

    private static Game bimatrix(Horizon horizon, int[][] row, int[][] column) {
        GameWriter writer = new GameWriter("bimatrix", horizon, List.of("row", "column"), List.of("s"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(List.of("0", "1"), List.of("0", "1"))));
        for (int joint = 0; joint < 4; joint++) {
            writer.row();
            writer.successor(0, BigFraction.ONE);
            writer.reward(0, Rationals.of(row[joint / 2][joint % 2]));
            writer.reward(1, Rationals.of(column[joint / 2][joint % 2]));
        }
        return writer.finish();
    }

    private static Game loop(int steps, int... rewards) {
        GameWriter writer = new GameWriter("loop", new Horizon.Finite(steps), List.of("one"), List.of("s"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(
                IntStream.range(0, rewards.length).mapToObj(a -> "a" + a).toList())));
        for (int reward : rewards) {
            writer.row();
            writer.successor(0, BigFraction.ONE);
            writer.reward(0, Rationals.of(reward));
        }
        return writer.finish();
    }

    private static Policy always(Game game, int joint) {
        PolicyWriter writer = PolicyWriter.stationary(game, "always");
        writer.next();
        writer.recommend(joint, BigFraction.ONE);
        return writer.finish();
    }

    private static Policy policy(Game game, String... probabilities) {
        PolicyWriter writer = PolicyWriter.stationary(game, "sigma");
        writer.next();
        for (int joint = 0; joint < probabilities.length; joint++) {
            writer.recommend(joint, Rationals.parse(probabilities[joint]));
        }
        return writer.finish();
    }
}
