package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.OneAgent;
import org.counterplay.instances.promise.PerformanceDifference;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.solvers.compare.ImitationStudy;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ClimberTest {
    private static final long SEED = Long.getLong("tests.seed", 1);
    private static final Reading HALF = new Reading(List.of(Choice.HALF_L1));
    private final Laboratory laboratory = new Laboratory(new ImitationStudy.Limits(100, 100, 4, 1));

    @Test
    void itComesToTheSharpConstantOfALemma() {
        Function<Draft, Trial> trial = trial(new PerformanceDifference());
        List<Draft> best = new Climber(trial, 160, SEED).climb(List.of(), 3);
        assertThat(best).isNotEmpty();
        BigFraction reached = trial.apply(best.getFirst()).ratio();
        assertThat(reached)
                .as("2 is sharp (seed %d)", SEED)
                .isGreaterThan(BigFraction.ONE)
                .isLessThanOrEqualTo(BigFraction.TWO);
        assertThat(best)
                .isSortedAccordingTo((one, other) -> Objects.requireNonNull(
                                trial.apply(other).ratio())
                        .compareTo(Objects.requireNonNull(trial.apply(one).ratio())));
    }

    @Test
    void kindsOfGamesThatABoundDoesNotSpeakOfAreLeft() {
        Function<Draft, Trial> trial = trial(new OneAgent());
        assertThat(new Climber(trial, 160, SEED).climb(List.of(), 9))
                .isNotEmpty()
                .allMatch(draft -> trial.apply(draft).applies());
    }

    private Function<Draft, Trial> trial(Promise promise) {
        return draft ->
                Trial.of(promise, 0, new ReadMeasurements(laboratory.glance(Subject.of("draft", draft), HALF), HALF));
    }
}
