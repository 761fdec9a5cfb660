package org.counterplay.instances.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.instances.BestResponse;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    @ParameterizedTest
    @ValueSource(strings = {"routing:drivers=2,H=3", "routing:drivers=2,H=6", "routing:drivers=3,H=3"})
    void theExpertIsAnEquilibriumAfterEveryHistory(String name) {
        Instance instance = Library.find(name).create();
        Game game = instance.game();
        Policy expert = instance.policies().get("expert");
        for (int s = 0; s < game.stateCount(); s++) {
            for (int i = 0; i < game.agentCount(); i++) {
                assertThat(BestResponse.regretFrom(game, expert, i, step(game, s), s))
                        .as("driver %d at %s", i + 1, game.states().get(s))
                        .isEqualTo(BigFraction.ZERO);
            }
        }
    }

    @Test
    void theLearnerDiffersFromTheExpertOnlyWhereNobodyObedientComes() {
        Instance instance = Library.find("routing:drivers=3,H=5").create();
        Game game = instance.game();
        Policy expert = instance.policies().get("expert");
        Policy learner = instance.policies().get("learner");
        Timeline seen = Timeline.of(game, expert);
        int differing = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            boolean same = advice(game, expert, s).equals(advice(game, learner, s));
            assertThat(same || seen.indexOf(step(game, s), s) < 0)
                    .as(game.states().get(s))
                    .isTrue();
            differing += same ? 0 : 1;
        }
        assertThat(differing).isPositive();
        assertThat(advice(game, learner, game.states().indexOf("7:10 square,square,ring-road")))
                .containsExactly(List.of("side-street", "side-street", "drive"));
    }

    @Test
    void driversOnTheRoadAndAtWorkAreIdle() {
        Game game = Library.find("routing:drivers=2,H=4").create().game();

        assertThat(game.states()).doesNotHaveDuplicates();
        assertThat(game.agents()).containsExactly("driver 1", "driver 2");
        JointActions actions = game.actions(game.states().indexOf("7:10 square,ring-road"));
        assertThat(actions.names(0)).containsExactly("main-street", "side-street");
        assertThat(actions.names(1)).containsExactly("drive");
        assertThat(game.actions(game.states().indexOf("7:20 work,work")).size()).isEqualTo(1);
    }

    /** The step of a state, from the time in its name. */
    private static int step(Game game, int state) {
        String time = game.states().get(state).substring(0, 4);
        return (Integer.parseInt(time.substring(0, 1)) * 60 + Integer.parseInt(time.substring(2)) - 7 * 60) / 10 + 1;
    }

    private static List<List<String>> advice(Game game, Policy policy, int state) {
        return java.util.stream.IntStream.range(policy.first(1, state), policy.end(1, state))
                .mapToObj(k -> game.actions(state).describe(policy.joints()[k]))
                .toList();
    }
}
