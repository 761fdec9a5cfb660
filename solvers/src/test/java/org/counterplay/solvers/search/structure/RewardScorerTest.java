package org.counterplay.solvers.search.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.structure.PathBounds.Bounded;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RewardScorerTest {
    /** Scores are what the certificates say of the games, and no rewards of {-1,0,1} beat them. */
    @Test
    void scoresAreExactAndOptimal() {
        SplittableRandom random = new SplittableRandom(RandomStructures.SEED);
        Set<BigFraction> values = new HashSet<>();
        for (int round = 0; round < 40; round++) {
            for (RewardClass kind : RewardClass.values()) {
                Structure structure = structure(random);
                BigFraction allowed = random.nextInt(2) == 0 ? null : Rationals.of(random.nextInt(3), 3);
                String where = "round " + round + " of -Dtests.seed=" + RandomStructures.SEED + ", " + kind
                        + ", expert regret " + allowed + ": " + structure;
                RewardScorer scorer = new RewardScorer(kind, allowed);
                Optional<Score> score = scorer.above(structure, BigFraction.ZERO);
                BigFraction value = score.map(Score::value).orElse(BigFraction.ZERO);
                values.add(value);
                assertThat(value).as(where).isLessThanOrEqualTo(Rationals.of(scorer.bound(structure)));
                assertThat(Rationals.of(bestOfGrid(structure, kind, allowed, random), 2))
                        .as(where)
                        .isLessThanOrEqualTo(value);
                score.ifPresent(found -> certify(structure, found, kind, allowed, where));
            }
        }
        assertThat(values).as("different scores").hasSizeGreaterThan(3);
    }

    private static void certify(
            Structure structure, Score score, RewardClass kind, @Nullable BigFraction allowed, String where) {
        Candidate candidate = new Candidate(structure, score, new Rewards(kind, Rationals.of(-1), Rationals.of(1)));
        Game game = candidate.game("candidate");
        BigFraction learner = regret(game, candidate.learner(game));
        BigFraction expert = regret(game, candidate.expert(game));
        assertThat(learner.subtract(expert)).as(where).isEqualTo(candidate.gap());
        if (allowed != null) {
            assertThat(expert).as(where).isLessThanOrEqualTo(allowed.multiply(Rationals.of(2)));
        }
        for (int row = 0; row < structure.next().length; row++) {
            BigFraction one = game.reward(0).at(row);
            BigFraction two = game.reward(1).at(row);
            assertThat(Rationals.max(one.abs(), two.abs())).as(where).isLessThanOrEqualTo(BigFraction.ONE);
            if (kind == RewardClass.COMMON) {
                assertThat(two).isEqualTo(one);
            } else if (kind == RewardClass.ZERO_SUM) {
                assertThat(two).isEqualTo(one.negate());
            }
        }
    }

    private static BigFraction regret(Game game, Policy policy) {
        return Certification.of(game, policy, new DeviationClass.Markov(), new StructuredFinder(), Precision.standard())
                .certificate()
                .regret()
                .lower();
    }

    /** The largest gap (in [-1,1]) of some thousand choices of rewards from {-1,0,1}. */
    private static int bestOfGrid(
            Structure structure, RewardClass kind, @Nullable BigFraction allowed, SplittableRandom random) {
        int rows = structure.next().length;
        int agents = structure.joints().agents();
        int best = 0;
        for (int k = 0; k < 2000; k++) {
            int[][] rewards = new int[agents][rows];
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < agents; i++) {
                    rewards[i][row] = random.nextInt(3) - 1;
                    if (kind == RewardClass.COMMON) {
                        rewards[i][row] = rewards[0][row];
                    } else if (kind == RewardClass.ZERO_SUM && i == 1) {
                        rewards[1][row] = -rewards[0][row];
                    }
                }
            }
            int expert = PlainRegret.regret(structure, structure.expert(), rewards);
            if (allowed == null || Rationals.of(expert, 2).compareTo(allowed) <= 0) {
                best = Math.max(best, PlainRegret.gap(structure, rewards));
            }
        }
        return best;
    }

    /** Each deviation's own program stays below its own bound. */
    @Test
    void boundsAreNeverBelowScores() {
        SplittableRandom random = new SplittableRandom(RandomStructures.SEED + 1);
        int tight = 0;
        int loose = 0;
        for (int round = 0; round < 60; round++) {
            Structure structure = structure(random);
            for (int agent = 0; agent < 2; agent++) {
                for (Bounded bounded : new PathBounds(structure, agent).all()) {
                    RewardProgram program =
                            new RewardProgram(structure, bounded.path(), RewardClass.COMMON, BigFraction.ZERO);
                    BigFraction value = ((ExactOutcome.Optimal) new ExactOptimum().of(program.program())).objective();
                    assertThat(value)
                            .as("round %d of -Dtests.seed=%d: %s, %s", round, RandomStructures.SEED, structure, bounded)
                            .isLessThanOrEqualTo(Rationals.of(bounded.steps()));
                    tight += value.equals(Rationals.of(bounded.steps())) ? 1 : 0;
                    loose += value.equals(Rationals.of(bounded.steps())) ? 0 : 1;
                    assertThat(bounded.steps()).isLessThanOrEqualTo(PathBounds.most(structure.shape()));
                    double[] anything =
                            random.doubles(program.program().rows(), -3, 1).toArray();
                    assertThat(program.bound(anything, BigFraction.ZERO)).isGreaterThanOrEqualTo(value);
                }
            }
        }
        assertThat(tight).isPositive();
        assertThat(loose).isPositive();
    }

    @Test
    void aBackendThatLiesChangesNothing() {
        SplittableRandom random = new SplittableRandom(RandomStructures.SEED + 2);
        for (int round = 0; round < 25; round++) {
            Structure structure = structure(random);
            Optional<Score> honest =
                    new RewardScorer(RewardClass.COMMON, BigFraction.ZERO).above(structure, BigFraction.ZERO);
            for (double factor : new double[] {0, -1, 1e9, Double.NaN}) {
                Scorer lied = new RewardScorer(RewardClass.COMMON, BigFraction.ZERO, new Lying(factor));
                assertThat(lied.above(structure, BigFraction.ZERO).map(Score::value))
                        .isEqualTo(honest.map(Score::value));
            }
        }
    }

    @Test
    void zeroSumRewardsAreOfTwoAgents() {
        Structure structure = RandomStructures.labelled(
                Shape.recurrent(2, List.of(2, 2, 2), 2), new SplittableRandom(RandomStructures.SEED));
        assertThatThrownBy(() -> new RewardScorer(RewardClass.ZERO_SUM, null).above(structure, BigFraction.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Structure structure(SplittableRandom random) {
        List<Shape> shapes = List.of(
                Shape.recurrent(2, List.of(2, 2), 3),
                Shape.recurrent(3, List.of(2, 2), 3),
                Shape.recurrent(3, List.of(2, 2), 4),
                Shape.recurrent(2, List.of(3, 2), 2),
                Shape.layered(List.of(1, 2, 2), List.of(2, 2)),
                Shape.layered(List.of(1, 2, 3, 1), List.of(2, 2)));
        while (true) {
            Shape shape = shapes.get(random.nextInt(shapes.size())).withRules(Rule.AGREEMENT, Rule.DIFFERENCE);
            Optional<Structure> found = RandomStructures.admissible(shape, random);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    /** HiGHS with its dual values multiplied. */
    private record Lying(double factor) implements Backend {
        @Override
        public String name() {
            return "lying";
        }

        @Override
        public String library() {
            return "none";
        }

        @Override
        public String version() {
            return "0";
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Set<Algorithm> algorithms() {
            return Set.of(Algorithm.AUTOMATIC);
        }

        @Override
        public Solution solve(Program program, SolveOptions options) {
            Solution honest = HighsBackend.simplex().solve(program, options);
            double[] dual = honest.dual() == null
                    ? null
                    : Arrays.stream(honest.dual()).map(y -> y * factor).toArray();
            return new Solution(
                    "lying",
                    honest.reason(),
                    honest.limit(),
                    honest.primalStatus(),
                    honest.dualStatus(),
                    honest.objective(),
                    honest.bound(),
                    honest.primal(),
                    dual,
                    honest.ray(),
                    honest.dualRay(),
                    honest.seconds(),
                    honest.handOverSeconds(),
                    honest.iterations(),
                    honest.detail());
        }
    }
}
