package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.counterplay.instances.Instance;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/** Asserts that two games, policies or instances hold exactly the same. */
public final class Same {
    private Same() {}

    static void instance(Instance actual, Instance expected) {
        game(actual.game(), expected.game());
        assertThat(actual.policies().keySet())
                .containsExactlyElementsOf(expected.policies().keySet());
        expected.policies().forEach((name, policy) -> policy(actual.policies().get(name), policy));
        assertThat(actual.deviations().keySet())
                .containsExactlyElementsOf(expected.deviations().keySet());
        assertThat(actual.deviations()).isEqualTo(expected.deviations());
    }

    public static void game(Game actual, Game expected) {
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.source()).isEqualTo(expected.source());
        assertThat(actual.horizon()).isEqualTo(expected.horizon());
        assertThat(actual.agents()).isEqualTo(expected.agents());
        assertThat(actual.states()).isEqualTo(expected.states());
        for (int s = 0; s < expected.stateCount(); s++) {
            assertThat(actual.actions(s)).isEqualTo(expected.actions(s));
            assertThat(actual.firstRow(s)).isEqualTo(expected.firstRow(s));
        }
        assertThat(actual.firstSuccessors()).isEqualTo(expected.firstSuccessors());
        assertThat(actual.successors()).isEqualTo(expected.successors());
        assertThat(actual.probabilities()).isEqualTo(expected.probabilities());
        for (int i = 0; i < expected.agentCount(); i++) {
            assertThat(actual.reward(i)).isEqualTo(expected.reward(i));
        }
        assertThat(actual.initialStates()).isEqualTo(expected.initialStates());
        assertThat(actual.initialProbabilities()).isEqualTo(expected.initialProbabilities());
    }

    static void policy(Policy actual, Policy expected) {
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.steps()).isEqualTo(expected.steps());
        assertThat(actual.stateCount()).isEqualTo(expected.stateCount());
        assertThat(actual.product()).isEqualTo(expected.product());
        for (int step = 1; step <= expected.steps(); step++) {
            for (int s = 0; s < expected.stateCount(); s++) {
                assertThat(actual.first(step, s)).isEqualTo(expected.first(step, s));
                assertThat(actual.end(step, s)).isEqualTo(expected.end(step, s));
            }
        }
        int entries = expected.probabilities().size();
        assertThat(Arrays.copyOf(actual.joints(), entries)).isEqualTo(Arrays.copyOf(expected.joints(), entries));
        assertThat(actual.probabilities()).isEqualTo(expected.probabilities());
    }
}
