package org.counterplay.solvers.search.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.junit.jupiter.api.Test;

class MeetingTheBoundTest {
    private static Found search(WorstGame question, long seed) {
        Effort effort = new Effort(Duration.ofSeconds(20), seed, 2, Interruption.NEVER, Effort.Listener.NONE);
        return WorstGameSearch.run(question, Engine.SEQUENTIAL_LP, effort, List.of(), null, 160, position -> {})
                .found();
    }

    /** The first points come within 1e-11 of the bound, and cannot be rounded to it; others of the same gap can. */
    @Test
    void whereOnlyRoundingIsMissingOtherPointsAreTried() {
        WorstGame question = new WorstGame(
                new Size(2, List.of(2, 2), new Horizon.Finite(1)),
                new Rewards(RewardClass.ZERO_SUM, Rationals.of(-1), Rationals.of(1)),
                List.of(
                        new Assumption.Coverage(Rationals.of(1, 8), Assumption.Coverage.Reading.AVERAGED),
                        new Assumption.ExpertRegret(Rationals.of(1, 10)),
                        new Assumption.Layered()),
                new ErrorBudget.BehaviorCloning(Rationals.of(1)),
                Aim.REGRET_GAP);
        for (long seed : new long[] {1, 5}) {
            assertThat(search(question, seed).met()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void whereNobodyHasAChoiceThereIsNoGap() {
        for (Aim aim : Aim.values()) {
            WorstGame question = new WorstGame(
                    new Size(2, List.of(1, 1), new Horizon.Discounted(Rationals.of(1, 2))),
                    new Rewards(RewardClass.GENERAL, Rationals.of(-2), Rationals.of(5)),
                    List.of(),
                    null,
                    aim);
            Found found = search(question, 1);
            assertThat(found.met()).isTrue();
            assertThat(found.witness())
                    .isNotNull()
                    .satisfies(witness -> assertThat(witness.gap()).isEqualTo(Rationals.of(0)));
        }
    }
}
