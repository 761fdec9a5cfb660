package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of small Markov games, degenerate ones among them: what is returned passes certification with what it claims. */
class ManyGamesTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final ExactPrograms PROGRAMS = new SizedPrograms();

    @Test
    void moreThanAThousandGamesHaveTheRegretThatIsClaimed() {
        hold(SEED, 1_300);
    }

    @Test
    @Tag("long")
    void tenThousandMore() {
        hold(SEED + 1, 10_000);
    }

    /** The same games with values rounded from the last step on. */
    @Test
    void roundedAnswersKeepTheirBoundsAndAgreeWithExactOnes() {
        RandomMarkovGames games = new RandomMarkovGames(SEED + 2);
        for (int k = 0; k < 300; k++) {
            Game game = games.finite();
            EquilibriumConcept concept = concept(k);
            Goal goal = goals(game, 0).get(k % 3);
            String place =
                    goal.name() + " " + concept + " of game " + k + " (" + game.name() + "), -Dtests.seed=" + SEED;
            MarkovEquilibrium found = solve(game, concept, (step, state) -> goal, Carrying.ROUNDED);
            Exactness.Rounded rounded = (Exactness.Rounded) found.exactness();
            Certificate certificate = holds(game, concept, found, place);
            assertThat(certificate.regret().upper()).as(place).isLessThanOrEqualTo(rounded.regret());
            if (game.name().equals("COMMON") && goal instanceof Goal.Welfare) {
                BigFraction exact = solve(game, concept, (step, state) -> goal, Carrying.EXACT)
                        .values()
                        .get(0);
                assertThat(found.values().get(0).subtract(exact).abs())
                        .as(place + ": the best value of a common reward has no jumps")
                        .isLessThanOrEqualTo(rounded.regret());
            }
        }
    }

    private static void hold(long seed, int count) {
        RandomMarkovGames games = new RandomMarkovGames(seed);
        int exact = 0;
        for (int k = 0; k < count; k++) {
            Game game = games.finite();
            EquilibriumConcept concept = concept(k);
            int kind = k % 5;
            MarkovEquilibrium.GoalAt goal = (step, state) -> goals(game, state).get(kind);
            String place = goal.at(1, 0).name() + " " + concept + " of game " + k + " (" + game.name()
                    + "), -Dtests.seed=" + SEED;
            MarkovEquilibrium found = solve(game, concept, goal, Carrying.AUTOMATIC);
            Certificate certificate = holds(game, concept, found, place);
            switch (found.exactness()) {
                case Exactness.Exact nothingLost -> {
                    exact++;
                    assertThat(certificate.regret()).as(place).isEqualTo(Enclosure.exactly(BigFraction.ZERO));
                }
                case Exactness.Rounded rounded ->
                    assertThat(certificate.regret().upper()).as(place).isLessThanOrEqualTo(rounded.regret());
            }
        }
        assertThat(exact).as("exact of " + count + ", -Dtests.seed=" + SEED).isGreaterThan(count * 9 / 10);
    }

    private static MarkovEquilibrium solve(
            Game game, EquilibriumConcept concept, MarkovEquilibrium.GoalAt goal, Carrying carrying) {
        return MarkovEquilibrium.of(game, concept, goal, "found", PROGRAMS, carrying, Interruption.NEVER);
    }

    /** Certifies, and holds the values against the certificate's. */
    private static Certificate holds(Game game, EquilibriumConcept concept, MarkovEquilibrium found, String place) {
        Certification certification = Certification.of(
                game,
                found.policy(),
                concept == EquilibriumConcept.CE ? new DeviationClass.Markov() : new DeviationClass.Coarse(),
                new StructuredFinder(),
                Precision.standard());
        assertThat(certification.remarks()).as(place).isEmpty();
        Certificate certificate = certification.certificate();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            Enclosure proved = certificate.agents().get(agent).value();
            Enclosure claimed = found.value(agent);
            assertThat(claimed.lower()).as(place).isLessThanOrEqualTo(proved.lower());
            assertThat(claimed.upper()).as(place).isGreaterThanOrEqualTo(proved.upper());
        }
        return certificate;
    }

    private static EquilibriumConcept concept(int k) {
        return k % 2 == 0 ? EquilibriumConcept.CE : EquilibriumConcept.CCE;
    }

    private static List<Goal> goals(Game game, int state) {
        int size = game.actions(state).size();
        BigFraction[] uniform = new BigFraction[size];
        Arrays.fill(uniform, Rationals.of(1, size));
        BigFraction[] weights = new BigFraction[size];
        Arrays.setAll(weights, a -> Rationals.of((a * 7 + state) % 5 - 2));
        return List.of(
                new Goal.Welfare(),
                new Goal.OfAgent(game.agentCount() - 1, "last"),
                new Goal.Fair(),
                new Goal.NearestTo("uniform", uniform),
                new Goal.LinearIn("weights", weights));
    }
}
