package org.counterplay.solvers.search.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.variables.IntVar;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Found.Ending;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureSearchTest {
    /** Equal occupancies, rewards in [-1,1], the expert an exact equilibrium: the gap is 2(H - 1), and no game has more. */
    @ParameterizedTest
    @CsvSource({
        "3, COMMON, true",
        "4, COMMON, true",
        "5, COMMON, true",
        "5, GENERAL, true",
        "4, ZERO_SUM, true",
        "4, COMMON, false"
    })
    void equalOccupanciesLeaveTwiceTheLaterSteps(int steps, RewardClass kind, boolean layered) {
        WorstGame question = question(layered ? 2 * steps - 1 : 2, List.of(2, 2), steps, kind, layered);
        StructureOptimum found = StructureSearch.run(question, effort(Interruption.NEVER));
        BigFraction most = Rationals.of(2L * (steps - 1));
        assertThat(found.ending()).isEqualTo(Ending.FINISHED);
        assertThat(found.optimal()).isTrue();
        assertThat(found.bound().value()).isEqualTo(most);
        Candidate best = Objects.requireNonNull(found.best());
        assertThat(best.gap()).isEqualTo(most);
        Game game = best.game("worst");
        Policy expert = best.expert(game);
        Policy learner = best.learner(game);
        assertThat(regret(game, expert)).isEqualTo(new Enclosure(BigFraction.ZERO, BigFraction.ZERO));
        assertThat(regret(game, learner)).isEqualTo(new Enclosure(most, most));
        StateDistribution one = StateDistribution.of(game, expert);
        StateDistribution other = StateDistribution.of(game, learner);
        for (int h = 1; h <= steps; h++) {
            for (int s = 0; s < game.stateCount(); s++) {
                assertThat(other.occupancy(h, s)).isEqualTo(one.occupancy(h, s));
            }
        }
        assertThat(Timeline.of(game).recurs()).isEqualTo(!layered);
    }

    /** With a state less there is a layer of one state, and a step less to gain in. */
    @Test
    void fewerStatesLeaveLess() {
        StructureOptimum found = StructureSearch.run(
                question(6, List.of(2, 2), 4, RewardClass.COMMON, true), effort(Interruption.NEVER));
        assertThat(found.optimalInClass()).isTrue();
        assertThat(found.optimal()).isFalse();
        assertThat(found.gap()).isEqualTo(Rationals.of(4));
    }

    /** The answer is a witness that was checked exactly, of the size that was asked for. */
    @ParameterizedTest
    @CsvSource({"6, COMMON, true", "3, ZERO_SUM, false", "4, GENERAL, false"})
    void theAnswerIsAWitness(int states, RewardClass kind, boolean layered) {
        WorstGame question = question(states, List.of(2, 2), 3, kind, layered);
        Found found = StructureSearch.run(question, effort(Interruption.NEVER)).found(question);
        Witness witness = Objects.requireNonNull(found.witness());
        assertThat(witness.gap()).isEqualTo(Rationals.of(4));
        assertThat(witness.game().stateCount()).isEqualTo(states);
        assertThat(found.bound())
                .isInstanceOfSatisfying(
                        UpperBound.Proved.class,
                        proved -> assertThat(proved.value()).isEqualTo(Rationals.of(4)));
        assertThat(AnalyticBound.toDouble(AnalyticBound.of(question))).isEqualTo(4);
    }

    /** An agent alone gains nothing from a learner that plays as the expert does (2406.04219, Appendix D). */
    @Test
    void oneAgentGainsNothing() {
        StructureOptimum found =
                StructureSearch.run(question(3, List.of(3), 3, RewardClass.COMMON, false), effort(Interruption.NEVER));
        assertThat(found.ending()).isEqualTo(Ending.FINISHED);
        assertThat(found.best()).isNull();
        assertThat(found.classBound()).isEqualTo(BigFraction.ZERO);
    }

    /** The structures with a path of a bound are those, and all those, that trying every path finds to have one. */
    @Test
    void theModelWithAPathFindsWhatHasOne() {
        findsPaths(Shape.layered(List.of(1, 2, 1), List.of(2, 2)), Shape.recurrent(2, List.of(2, 2), 3));
    }

    @Tag("long")
    @Test
    void theModelWithAPathFindsWhatHasOneInLargerGames() {
        findsPaths(Shape.layered(List.of(1, 2, 2), List.of(2, 2)), Shape.recurrent(2, List.of(2, 2), 4));
    }

    private static void findsPaths(Shape... shapes) {
        for (Shape shape : shapes) {
            List<Set<CanonicalForm>> expected = new ArrayList<>();
            for (int steps = 0; steps < shape.horizon(); steps++) {
                expected.add(new HashSet<>());
            }
            for (CanonicalForm form : new ChocoStructures().forms(shape)) {
                for (int agent = 0; agent < 2; agent++) {
                    int[] actions = new int[shape.horizon()];
                    do {
                        int[] rows = rows(form.structure(), agent, actions);
                        expected.get(new PathBounds(form.structure(), agent).steps(rows))
                                .add(form);
                    } while (advance(actions));
                }
            }
            for (int steps = 1; steps < shape.horizon(); steps++) {
                Set<CanonicalForm> found = new HashSet<>(withPath(shape, 0, steps));
                found.addAll(withPath(shape, 1, steps));
                assertThat(found).as("bound %d of %s", steps, shape).isEqualTo(expected.get(steps));
            }
        }
    }

    private static Set<CanonicalForm> withPath(Shape shape, int agent, int steps) {
        Set<CanonicalForm> forms = new HashSet<>();
        ChocoModel model = new ChocoModel(shape);
        ChocoPath path = new ChocoPath(model, agent, steps);
        Solver solver = model.model.getSolver();
        while (solver.solve()) {
            Structure structure = model.read();
            int[] actions =
                    Arrays.stream(path.actions()).mapToInt(IntVar::getValue).toArray();
            assertThat(new PathBounds(structure, agent).steps(rows(structure, agent, actions)))
                    .isEqualTo(steps);
            forms.add(CanonicalForm.of(structure));
        }
        return forms;
    }

    private static boolean advance(int[] bits) {
        for (int k = 0; k < bits.length; k++) {
            bits[k] ^= 1;
            if (bits[k] == 1) {
                return true;
            }
        }
        return false;
    }

    private static int[] rows(Structure structure, int agent, int[] actions) {
        JointActions joints = structure.joints();
        int[] rows = new int[actions.length];
        int state = 0;
        for (int h = 0; h < rows.length; h++) {
            int joint = joints.replace(structure.learnerJoint(state), agent, actions[h]);
            rows[h] = state * joints.size() + joint;
            state = structure.next(state, joint);
        }
        return rows;
    }

    /** With values that seldom reach their bounds, many structures are looked at; nothing better is missed. */
    @Test
    void bestFirstFindsTheBestOfAll() {
        WorstGame question = question(5, List.of(2, 2), 3, RewardClass.COMMON, true);
        Scattered scorer = new Scattered();
        BigFraction most = BigFraction.ZERO;
        for (Shape shape : StructureSearch.shapes(question)) {
            for (CanonicalForm form : new ChocoStructures().forms(shape)) {
                most = Rationals.max(most, scorer.value(form.structure()));
            }
        }
        StructureOptimum whole = StructureSearch.run(question, effort(Interruption.NEVER), new Scattered(), null);
        assertThat(whole.ending()).isEqualTo(Ending.FINISHED);
        assertThat(whole.gap()).isEqualTo(most.multiply(2));
        assertThat(whole.structures()).isGreaterThan(100);
        assertThat(StructureSearch.run(question, effort(Interruption.NEVER), new Scattered(), null)
                        .best())
                .isEqualTo(whole.best());
    }

    /** Stopped again and again, and gone on with, the search comes to the same. */
    @Test
    void aSearchThatIsResumedEndsAlike() {
        resumed(300);
    }

    @Tag("long")
    @Test
    void aSearchThatIsResumedOftenEndsAlike() {
        resumed(200, 400);
    }

    private static void resumed(int... paces) {
        WorstGame question = question(5, List.of(2, 2), 3, RewardClass.COMMON, true);
        StructureOptimum whole = StructureSearch.run(question, effort(Interruption.NEVER), new Scattered(), null);
        assertThat(whole.structures()).isGreaterThan(100);
        for (int pace : paces) {
            Position position = null;
            StructureOptimum part;
            int stops = 0;
            do {
                Scattered scorer = new Scattered();
                part = StructureSearch.run(question, effort(() -> scorer.asked >= pace), scorer, position);
                assertThat(part.classBound()).isGreaterThanOrEqualTo(whole.gap());
                assertThat(part.gap()).isLessThanOrEqualTo(whole.gap());
                position = part.position();
                stops += part.ending() == Ending.INTERRUPTED ? 1 : 0;
            } while (part.ending() == Ending.INTERRUPTED && stops < 10_000);
            assertThat(stops).isPositive();
            assertThat(part.ending()).isEqualTo(Ending.FINISHED);
            assertThat(part.best()).isEqualTo(whole.best());
            assertThat(part.classBound()).isEqualTo(whole.classBound());
        }
    }

    @Test
    void whoStopsAtOnceHasTheBoundOfAll() {
        WorstGame question = question(5, List.of(2, 2), 3, RewardClass.COMMON, true);
        StructureOptimum found = StructureSearch.run(question, effort(() -> true));
        assertThat(found.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(found.best()).isNull();
        assertThat(found.classBound()).isEqualTo(Rationals.of(4));
        assertThat(StructureSearch.resume(question, effort(Interruption.NEVER), found.position())
                        .gap())
                .isEqualTo(Rationals.of(4));
    }

    @Test
    void positionsAreWrittenAndRead() {
        WorstGame question = question(5, List.of(2, 2), 3, RewardClass.COMMON, true);
        Position finished =
                StructureSearch.run(question, effort(Interruption.NEVER)).position();
        for (Position position : List.of(finished, new Position(2, 1, 1, 17, 5, null))) {
            String text = PositionText.write(position, question);
            assertThat(PositionText.read(text, question)).isEqualTo(position);
        }
        String text = PositionText.write(finished, question);
        for (String wrong : List.of(
                text.replace("level ", "level x"),
                text.replace("agent ", "agent 7"),
                text.replaceAll("best-next [^\n]*", "best-next 1 2 3"),
                text.replaceAll("best-next 1", "best-next 0"),
                text.replaceAll("best-learner [^\n]*", "best-learner 1 1 1 1 1"),
                text + text,
                text.replaceAll("solutions.*\n", ""))) {
            assertThatThrownBy(() -> PositionText.read(wrong, question))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void questionsThatAreNotAnsweredAreRefused() {
        WorstGame good = question(3, List.of(2, 2), 3, RewardClass.COMMON, false);
        assertThat(StructureSearch.refusal(good)).isEmpty();
        Size size = good.size();
        ErrorBudget none = new ErrorBudget.Occupancy(BigFraction.ZERO);
        for (WorstGame bad : List.of(
                new WorstGame(size, good.rewards(), List.of(), null, Aim.REGRET_GAP),
                new WorstGame(size, good.rewards(), List.of(), none, Aim.VALUE_GAP),
                new WorstGame(
                        size,
                        good.rewards(),
                        List.of(),
                        new ErrorBudget.Occupancy(Rationals.of(1, 10)),
                        Aim.REGRET_GAP),
                new WorstGame(
                        size, good.rewards(), List.of(), new ErrorBudget.Malice(BigFraction.ZERO), Aim.REGRET_GAP),
                new WorstGame(
                        size,
                        good.rewards(),
                        List.of(new Assumption.Recoverability(BigFraction.ONE)),
                        none,
                        Aim.REGRET_GAP),
                new WorstGame(
                        new Size(2, List.of(2, 2, 2), new Horizon.Finite(2)),
                        new Rewards(RewardClass.ZERO_SUM, Rationals.of(-1), BigFraction.ONE),
                        List.of(),
                        none,
                        Aim.REGRET_GAP),
                new WorstGame(
                        size,
                        new Rewards(RewardClass.COMMON, BigFraction.ONE, BigFraction.ONE),
                        List.of(),
                        none,
                        Aim.REGRET_GAP),
                new WorstGame(
                        new Size(2, List.of(2, 2), new Horizon.Finite(30)),
                        good.rewards(),
                        List.of(),
                        none,
                        Aim.REGRET_GAP))) {
            assertThat(StructureSearch.refusal(bad)).isPresent();
            assertThatThrownBy(() -> StructureSearch.run(bad, effort(Interruption.NEVER)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Rewards of another interval, not around 0, with thirds: gaps scale with its width. */
    @Test
    void gapsScaleWithTheRewards() {
        WorstGame usual = question(2, List.of(2, 2), 3, RewardClass.COMMON, false);
        Rewards thirds = new Rewards(RewardClass.COMMON, Rationals.of(1, 3), Rationals.of(1));
        WorstGame scaled = new WorstGame(usual.size(), thirds, usual.assumptions(), usual.budget(), Aim.REGRET_GAP);
        StructureOptimum found = StructureSearch.run(scaled, effort(Interruption.NEVER));
        Candidate best = Objects.requireNonNull(found.best());
        assertThat(best.gap()).isEqualTo(Rationals.of(4, 3));
        Game game = best.game("scaled");
        assertThat(regret(game, best.learner(game)).lower()).isEqualTo(Rationals.of(4, 3));
        assertThat(regret(game, best.expert(game)).upper()).isEqualTo(BigFraction.ZERO);
    }

    /** What other engines start from: different structures, exact, of the size that was asked for. */
    @Test
    void startsAreDifferentAndExact() {
        WorstGame question = question(5, List.of(2, 2), 3, RewardClass.COMMON, true);
        List<Candidate> starts = StructureStarts.of(question, 3, effort(Interruption.NEVER));
        assertThat(starts).hasSizeGreaterThan(5);
        assertThat(starts.stream().map(start -> CanonicalForm.of(start.structure())))
                .doesNotHaveDuplicates();
        assertThat(starts.getFirst().gap()).isEqualTo(Rationals.of(4));
        assertThat(starts.getLast().gap()).isLessThan(Rationals.of(4)).isGreaterThan(BigFraction.ZERO);
        for (Candidate start : starts) {
            Game game = start.game("start", 5);
            assertThat(game.stateCount()).isEqualTo(5);
            assertThat(regret(game, start.learner(game))
                            .lower()
                            .subtract(regret(game, start.expert(game)).upper()))
                    .isEqualTo(start.gap());
        }
        assertThatThrownBy(() -> starts.getFirst().game("small", 4)).isInstanceOf(IllegalArgumentException.class);
        WorstGame other = new WorstGame(
                question.size(),
                question.rewards(),
                List.of(new Assumption.Recoverability(BigFraction.ONE)),
                new ErrorBudget.Blades(Rationals.of(1, 16)),
                Aim.NASH_GAP);
        assertThat(StructureStarts.of(other, 1, effort(Interruption.NEVER))).isNotEmpty();
    }

    private static Enclosure regret(Game game, Policy policy) {
        return Certification.of(game, policy, new DeviationClass.Markov(), new StructuredFinder(), Precision.standard())
                .certificate()
                .regret();
    }

    private static WorstGame question(int states, List<Integer> actions, int steps, RewardClass kind, boolean layered) {
        List<Assumption> assumptions = new ArrayList<>(List.of(new Assumption.ExpertRegret(BigFraction.ZERO)));
        if (layered) {
            assumptions.add(new Assumption.Layered());
        }
        return new WorstGame(
                new Size(states, actions, new Horizon.Finite(steps)),
                new Rewards(kind, Rationals.of(-1), Rationals.of(1)),
                assumptions,
                new ErrorBudget.Occupancy(BigFraction.ZERO),
                Aim.REGRET_GAP);
    }

    private static Effort effort(Interruption interruption) {
        return new Effort(Duration.ofMinutes(10), 1, 1, interruption, Effort.Listener.NONE);
    }

    /** Values below the bounds that have no order, but are the same for all relabellings. */
    private static final class Scattered implements Scorer {
        private int asked;

        BigFraction value(Structure structure) {
            int hash = CanonicalForm.of(structure).structure().hashCode() * 0x9E3779B9;
            return Rationals.of((long) bound(structure) * (hash >>> 24), 300);
        }

        @Override
        public int bound(Structure structure) {
            return new RewardScorer(RewardClass.COMMON, null).bound(structure);
        }

        @Override
        public Optional<Score> above(Structure structure, BigFraction floor) {
            asked++;
            BigFraction value = value(structure);
            return value.compareTo(floor) > 0
                    ? Optional.of(new Score(value, new DeviationPath(0, new int[0]), new BigFraction[0]))
                    : Optional.empty();
        }
    }
}
