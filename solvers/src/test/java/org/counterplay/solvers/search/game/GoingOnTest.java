package org.counterplay.solvers.search.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.sequential.Checkpoint;
import org.counterplay.solvers.search.structure.Position;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searches that stop and go on. */
class GoingOnTest {
    private static final List<SearchPosition> KEPT = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // before all
    private static WorstGameSearch.Outcome stopped;

    private static final Rewards RANGE = new Rewards(RewardClass.COMMON, Rationals.of(-1), Rationals.of(1));

    /** Not closed by its bound within the few starts that are looked at here. */
    private static WorstGame open(Assumption... assumptions) {
        return new WorstGame(
                new Size(2, List.of(2, 2), new Horizon.Finite(2)),
                RANGE,
                List.of(assumptions),
                new ErrorBudget.BehaviorCloning(Rationals.of(1, 8)),
                Aim.REGRET_GAP);
    }

    private static WorstGame structures() {
        return new WorstGame(
                new Size(4, List.of(2, 2), new Horizon.Finite(3)),
                RANGE,
                List.of(new Assumption.ExpertRegret(Rationals.of(0))),
                new ErrorBudget.Occupancy(Rationals.of(0)),
                Aim.REGRET_GAP);
    }

    private static Effort effort(Interruption interruption) {
        return new Effort(Duration.ofSeconds(60), 3, 1, interruption, Effort.Listener.NONE);
    }

    private static WorstGameSearch.Outcome search(
            WorstGame question, Interruption interruption, @Nullable SearchPosition from, List<SearchPosition> kept) {
        return WorstGameSearch.run(
                question, Engine.AUTO, effort(interruption), List.of(), from, Long.MAX_VALUE, kept::add);
    }

    /** A search that is stopped after its first batch, for several tests; not in a static initialiser, which its threads wait for. */
    @BeforeAll
    static void stop() {
        stopped = search(open(), () -> !KEPT.isEmpty(), null, KEPT);
    }

    private static Interruption after(int polls) {
        AtomicInteger polled = new AtomicInteger();
        return () -> polled.incrementAndGet() > polls;
    }

    @Test
    void whoIsStoppedAgainAndAgainGetsOnAndLosesNothing() {
        WorstGame question = open(new Assumption.Coverage(Rationals.of(1, 4), Assumption.Coverage.Reading.AVERAGED));
        SearchPosition at = null;
        Witness best = null;
        Set<String> seen = new HashSet<>();
        long starts = 0;
        for (int stop = 0; stop < 4; stop++) {
            WorstGameSearch.Outcome outcome = search(question, after(60), at, new ArrayList<>());
            String text = outcome.checkpoint().write(question);
            at = SearchPosition.read(text, question);
            assertThat(at.write(question)).isEqualTo(text);
            assertThat(outcome.found().ending()).isEqualTo(Found.Ending.INTERRUPTED);
            Witness witness = outcome.found().witness();
            if (best != null) {
                assertThat(witness).isNotNull();
                assertThat(witness.gap()).isGreaterThanOrEqualTo(best.gap());
            }
            best = witness;
            assertThat(seen.add(
                            at.sequential().nextStart() + " " + at.sequential().given()))
                    .as("stop %s gets on", stop)
                    .isTrue();
            assertThat(at.sequential().nextStart()).isGreaterThanOrEqualTo(starts);
            starts = at.sequential().nextStart();
        }
    }

    @Test
    void whatIsKeptOnTheWayHoldsTheBestSoFar() {
        WorstGameSearch.Outcome outcome = stopped;
        assertThat(KEPT).isNotEmpty();
        // As after kill -9: the last that was kept, in a search that is stopped at once.
        SearchPosition last = SearchPosition.read(KEPT.getLast().write(open()), open());
        WorstGameSearch.Outcome resumed = search(open(), () -> true, last, new ArrayList<>());
        Witness before = outcome.found().witness();
        Witness after = resumed.found().witness();
        assertThat(before).isNotNull();
        assertThat(after).isNotNull();
        assertThat(after.gap()).isEqualTo(before.gap());
    }

    @Test
    void theSearchOfStructuresSaysWhereItStands() {
        List<SearchPosition> kept = new ArrayList<>();
        WorstGameSearch.Outcome whole =
                WorstGameSearch.run(structures(), Engine.STRUCTURE, effort(Interruption.NEVER), List.of(), null);
        SearchPosition from = new SearchPosition(new Position(1, 0, 0, 0, 0, null), Checkpoint.BEGINNING, null);
        WorstGameSearch.Outcome part = WorstGameSearch.run(
                structures(), Engine.STRUCTURE, effort(Interruption.NEVER), List.of(), from, Long.MAX_VALUE, kept::add);
        assertThat(kept).allSatisfy(position -> assertThat(position.structure()).isNotNull());
        SearchPosition done = SearchPosition.read(whole.checkpoint().write(structures()), structures());
        WorstGameSearch.Outcome again = WorstGameSearch.run(
                structures(), Engine.STRUCTURE, effort(Interruption.NEVER), List.of(), done, Long.MAX_VALUE, kept::add);
        assertThat(gap(part)).isLessThanOrEqualTo(gap(whole));
        assertThat(gap(again)).isEqualTo(gap(whole));
        assertThat(again.found().structures()).isEqualTo(whole.found().structures());
    }

    private static BigFraction gap(WorstGameSearch.Outcome outcome) {
        Witness witness = outcome.found().witness();
        assertThat(witness).isNotNull();
        return witness.gap();
    }

    @Test
    void aSearchThatIsDoneIsNotDoneAgain() {
        WorstGame question = new WorstGame(
                new Size(1, List.of(2, 2), new Horizon.Finite(1)), RANGE, List.of(), null, Aim.REGRET_GAP);
        WorstGameSearch.Outcome done = search(question, Interruption.NEVER, null, new ArrayList<>());
        assertThat(done.found().ending()).isEqualTo(Found.Ending.FINISHED);
        List<SearchPosition> kept = new ArrayList<>();
        WorstGameSearch.Outcome again = search(question, Interruption.NEVER, done.checkpoint(), kept);
        assertThat(again.found().ending()).isEqualTo(Found.Ending.FINISHED);
        assertThat(kept).isEmpty();
        assertThat(again.found().bound())
                .isEqualTo(new UpperBound.Proved(
                        Rationals.of(2), ((UpperBound.Proved) done.found().bound()).how()));
    }

    @Test
    void aBestThatIsNoneIsRefused() {
        SearchPosition position = stopped.checkpoint();
        assertThat(position.best()).isNotNull();
        WorstGame other = open(
                new Assumption.ExpertRegret(Rationals.of(0)), new Assumption.Recoverability(Rationals.of(1, 1000)));
        assertThatThrownBy(() -> search(other, after(1), position, new ArrayList<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void positionsThatAreNoneAreRefused() {
        SearchPosition position = stopped.checkpoint();
        String text = position.write(open());
        assertThat(SearchPosition.read(text, open()).write(open())).isEqualTo(text);
        for (String wrong : List.of(
                "",
                "next 1\n",
                "given 1\n",
                text.replace("next ", "next -"),
                text.replace("next ", "next x"),
                text.replace("given ", "given 1e"),
                text.replace("best ", "best 1 "),
                text.replace("best ", "best 1/0 "),
                text.replaceFirst("best [^ ]+ ", "best 2 "),
                text + "point 0x1.0p0\n",
                text + "point\n",
                text + "more\n",
                text + "structure:\nlevel 1\n")) {
            assertThatThrownBy(() -> SearchPosition.read(wrong, open()))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void coverageThatNoExpertHasIsAContradiction() {
        for (int states = 1; states <= 5; states++) {
            for (int steps = 1; steps <= 3; steps++) {
                int together = Math.ceilDiv(states, steps);
                for (boolean layered : new boolean[] {false, true}) {
                    for (Assumption.Coverage.Reading reading : Assumption.Coverage.Reading.values()) {
                        int share = reading == Assumption.Coverage.Reading.PER_STEP
                                ? together
                                : layered ? together * steps : states;
                        Assumption.Coverage most = new Assumption.Coverage(Rationals.of(1, share), reading);
                        Assumption.Coverage more = new Assumption.Coverage(Rationals.of(1001, 1000L * share), reading);
                        assertThat(WorstGameSearch.contradiction(covered(states, steps, most, layered)))
                                .isEmpty();
                        assertThat(WorstGameSearch.contradiction(covered(states, steps, more, layered)))
                                .isPresent();
                    }
                }
            }
        }
    }

    private static WorstGame covered(int states, int steps, Assumption.Coverage coverage, boolean layered) {
        List<Assumption> assumptions = new ArrayList<>(List.of(coverage));
        if (layered) {
            assumptions.add(new Assumption.Layered());
        }
        Size size = new Size(states, List.of(2), new Horizon.Finite(steps));
        return new WorstGame(size, RANGE, assumptions, null, Aim.REGRET_GAP);
    }
}
