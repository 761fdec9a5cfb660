package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.RandomPrograms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the floating-point stage says, the outcome is the truth or undecided; and with steps enough, the truth. */
class WrongBasesTest {
    @ParameterizedTest
    @EnumSource
    void aWrongFinderCostsStepsAndNoMore(WrongBases finder) {
        int steps = 0;
        for (long seed = RandomPrograms.SEED; seed < RandomPrograms.SEED + 400; seed++) {
            Program program = RandomLinearPrograms.of(seed);
            String what = finder + ", -Dtests.seed=" + seed;
            ExactOutcome outcome = new ExactOptimum(finder, 2000).of(program);
            assertThat(Against.truth(what, program, outcome))
                    .as("%s: decided, %s", what, outcome)
                    .isTrue();
            steps += outcome.account().steps();
            Against.truth(what, program, new ExactOptimum(finder, 1).of(program));
        }
        assertThat(steps).as("exact simplex steps").isPositive();
    }
}
