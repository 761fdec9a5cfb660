package org.counterplay.model.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.DeviationClass.Candidate;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Certificates whose parts do not fit together are rejected; the checker does not throw. */
class MalformedCertificateTest {
    private final Game game = chain(3, 3);
    private final Policy policy = first(game);
    private final Certificate good = prove(game, policy, new DeviationClass.Markov());

    @Test
    void theCertificateTheyAreMadeFromIsGood() {
        assertThat(Checker.check(good).accepted()).isTrue();
        // Told 0 for 3 steps, action 2 pays 2 at each.
        assertThat(good.regret().lower()).isEqualTo(Rationals.of(6));
    }

    /** Read in the chain's rows, its action 2 at one state would be action 0 of the next. */
    @Test
    void aDeviationOfAGameWithMoreActions() {
        Game small = chain(3, 2);
        AgentProof honest =
                prove(small, first(small), new DeviationClass.Markov()).agents().get(0);
        Deviation foreign = good.agents().get(0).deviation();
        rejected(new Certificate(
                small,
                first(small),
                new DeviationClass.Markov(),
                Arithmetic.EXACT,
                List.of(with(honest, foreign, honest.deviating()))));
    }

    @Test
    void aDeviationOfALongerGame() {
        Game longer = chain(5, 3);
        Deviation foreign = Deviation.identity(longer, 0, false);
        AgentProof proof = good.agents().get(0);
        rejected(with(good, with(proof, foreign, proof.deviating())));
    }

    @Test
    void aPolicyOfAGameWithMoreActions() {
        Game small = chain(3, 2);
        AgentProof honest =
                prove(small, first(small), new DeviationClass.Markov()).agents().get(0);
        PolicyWriter writer = PolicyWriter.stationary(game, "third");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            writer.recommend(2, BigFraction.ONE);
        }
        rejected(new Certificate(
                small, writer.finish(), new DeviationClass.Markov(), Arithmetic.EXACT, List.of(honest)));
    }

    @Test
    void aPolicyOfALongerGame() {
        Game longer = chain(5, 3);
        PolicyWriter writer = PolicyWriter.perStep(longer, "long");
        for (int k = 0; k < 5 * longer.stateCount(); k++) {
            writer.next();
            writer.recommend(0, BigFraction.ONE);
        }
        rejected(new Certificate(game, writer.finish(), new DeviationClass.Markov(), Arithmetic.EXACT, good.agents()));
    }

    @Test
    void tablesOfTooFewOrTooManySteps() {
        AgentProof proof = good.agents().get(0);
        for (DeviationClass deviations : List.of(
                new DeviationClass.Markov(),
                new DeviationClass.Coarse(),
                new DeviationClass.Masked("none", Set.of()))) {
            for (int steps : new int[] {0, 1, 2, 4, 9}) {
                int[][] states = new int[steps][0];
                ValueTable table = new ValueTable(states, NumberColumn.of());
                rejected(new Certificate(
                        game, policy, deviations, Arithmetic.EXACT, List.of(with(proof, proof.deviation(), table))));
            }
        }
    }

    @Test
    void tablesOfStatesThatDoNotExist() {
        AgentProof proof = good.agents().get(0);
        for (int step = 0; step < 3; step++) {
            int[][] states = {{0}, {0}, {0}};
            states[step] = new int[] {0, 77};
            ValueTable table = new ValueTable(
                    states, NumberColumn.of(BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO));
            for (DeviationClass deviations : List.of(new DeviationClass.Markov(), new DeviationClass.Coarse())) {
                rejected(new Certificate(
                        game, policy, deviations, Arithmetic.EXACT, List.of(with(proof, proof.deviation(), table))));
            }
        }
    }

    @Test
    void listsOfWhatIsNoDeviation() {
        for (Substitution wrong : List.of(
                new Substitution(9, 0, 0, 0, 1),
                new Substitution(-1, 0, 0, 0, 1),
                new Substitution(0, 0, 77, 0, 1),
                new Substitution(0, 0, -1, 0, 1),
                new Substitution(0, 0, 0, 3, 1),
                new Substitution(0, 0, 0, 0, 3),
                new Substitution(0, 1, 0, 0, 1))) {
            DeviationClass listed = new DeviationClass.Listed("bad", List.of(new Candidate("bad", 0, List.of(wrong))));
            rejected(new Certificate(game, policy, listed, Arithmetic.EXACT, good.agents()));
            assertThatIllegalArgumentException()
                    .as("%s", wrong)
                    .isThrownBy(() -> Deviation.of(game, 0, List.of(wrong)));
            assertThatIllegalArgumentException().isThrownBy(() -> prove(game, policy, listed));
        }
    }

    /** A mask for one step only: allowed there, and only there. */
    @Test
    void aMaskForOneStepOnly() {
        Set<Substitution> second = Set.of(new Substitution(2, 0, 0, 0, 2));
        Certificate masked = prove(game, policy, new DeviationClass.Masked("second", second));
        assertThat(Checker.check(masked).accepted()).isTrue();
        assertThat(masked.regret().upper()).isEqualTo(Rationals.of(2));
        rejected(new Certificate(
                game, policy, new DeviationClass.Masked("second", second), Arithmetic.EXACT, good.agents()));
    }

    /**
     * Two steps at s, told to stay for 0; "wait" pays 1 and stays, "cash" pays 2 and ends. Markov gains 3 by waiting and then
     * cashing, every stationary answer at most 2: the markov proof must not pass for a stationary one.
     */
    @Test
    void aDeviationThatChangesWithTheStepIsNotStationary() {
        GameWriter writer = new GameWriter("detour", new Horizon.Finite(2), List.of("one"), List.of("s", "t"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(List.of("stay", "wait", "cash"))));
        for (int a = 0; a < 3; a++) {
            writer.row();
            writer.successor(a == 2 ? 1 : 0, BigFraction.ONE);
            writer.reward(0, Rationals.of(a));
        }
        writer.state(new JointActions(List.of(List.of("end"))));
        writer.row();
        writer.successor(1, BigFraction.ONE);
        Game detour = writer.finish();
        Certificate markov = prove(detour, first(detour), new DeviationClass.Markov());
        assertThat(markov.regret().lower()).isEqualTo(Rationals.of(3));
        rejected(new Certificate(
                detour, markov.policy(), new DeviationClass.Stationary(), Arithmetic.EXACT, markov.agents()));
    }

    @Test
    void noProofsAtAll() {
        rejected(new Certificate(game, policy, new DeviationClass.Markov(), Arithmetic.EXACT, List.of()));
    }

    private static void rejected(Certificate certificate) {
        assertThat(Checker.check(certificate))
                .isInstanceOfSatisfying(
                        Judgement.Rejected.class,
                        judgement -> assertThat(judgement.faults()).isNotEmpty());
    }

    private static Certificate with(Certificate certificate, AgentProof proof) {
        return new Certificate(
                certificate.game(),
                certificate.policy(),
                certificate.deviations(),
                certificate.arithmetic(),
                List.of(proof));
    }

    private static AgentProof with(AgentProof p, Deviation deviation, ValueTable deviating) {
        return new AgentProof(
                p.value(), p.regret(), p.obeyingLower(), p.obeyingUpper(), deviation, deviating, p.bounding());
    }

    private static Certificate prove(Game game, Policy policy, DeviationClass deviations) {
        return Prover.prove(game, policy, deviations, Proposal.obedience(game), Precision.standard());
    }

    /** Two states, each leading to itself; action a pays a. Play begins at the first. */
    private static Game chain(int steps, int actions) {
        GameWriter writer = new GameWriter("chain", new Horizon.Finite(steps), List.of("one"), List.of("s", "t"));
        writer.initial(0, BigFraction.ONE);
        List<String> names = List.of("a", "b", "c").subList(0, actions);
        for (int s = 0; s < 2; s++) {
            writer.state(new JointActions(List.of(names)));
            for (int a = 0; a < actions; a++) {
                writer.row();
                writer.successor(s, BigFraction.ONE);
                writer.reward(0, Rationals.of(a));
            }
        }
        return writer.finish();
    }

    private static Policy first(Game game) {
        PolicyWriter writer = PolicyWriter.stationary(game, "first");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            writer.recommend(0, BigFraction.ONE);
        }
        return writer.finish();
    }
}
