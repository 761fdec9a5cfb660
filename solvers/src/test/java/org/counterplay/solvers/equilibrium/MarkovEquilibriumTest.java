package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.junit.jupiter.api.Test;

/** Equilibria by backward induction have regret exactly 0, and the values that they claim. */
class MarkovEquilibriumTest {
    private static final ExactPrograms EXACT = new SizedPrograms();

    @Test
    void randomGamesHaveRegretZero() {
        for (int seed = 1; seed <= 12; seed++) {
            for (String name : List.of(
                    "random-layered:H=3,width=3,seed=" + seed,
                    "random-recurrent:states=3,H=3,actions=2,numbers=rational,seed=" + seed,
                    "random-sparse:states=4,H=2,agents=3,actions=2,idle=1/3,seed=" + seed,
                    "random-recurrent:states=2,H=2,rewards=zero-sum,seed=" + seed)) {
                Game game = Library.find(name).create().game();
                for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                    for (Goal goal : List.of(new Goal.Welfare(), new Goal.Fair())) {
                        holds(name, game, concept, goal);
                    }
                }
            }
        }
    }

    @Test
    void theWitnessOfTheorem45HasAnEquilibriumThatGetsEverything() {
        Game game = Library.find("theorem-4.5:H=5").create().game();
        MarkovEquilibrium found = holds("theorem-4.5:H=5", game, EquilibriumConcept.CE, new Goal.Welfare());
        assertThat(found.values().get(0).getNumerator().intValueExact()).isEqualTo(3);
    }

    @Test
    void discountedGamesAreRefused() {
        Game game =
                Library.find("random-recurrent:states=2,discount=1/2").create().game();
        assertThatThrownBy(() -> MarkovEquilibrium.of(
                        game, EquilibriumConcept.CE, (step, state) -> new Goal.Welfare(), "x", EXACT))
                .isInstanceOf(ExactPrograms.NotSolved.class);
    }

    private static MarkovEquilibrium holds(String name, Game game, EquilibriumConcept concept, Goal goal) {
        MarkovEquilibrium found = MarkovEquilibrium.of(game, concept, (step, state) -> goal, "best", EXACT);
        Certificate certificate = Prover.prove(
                game,
                found.policy(),
                concept == EquilibriumConcept.CE ? new DeviationClass.Markov() : new DeviationClass.Coarse(),
                Proposal.obedience(game),
                Precision.standard());
        String place = goal.name() + " " + concept + " of " + name;
        assertThat(Checker.check(certificate).accepted()).as(place).isTrue();
        assertThat(certificate.regret().upper().getNumerator().signum())
                .as(place)
                .isZero();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            assertThat(certificate.agents().get(agent).value().lower())
                    .as(place)
                    .isEqualTo(found.values().get(agent));
        }
        return found;
    }
}
