package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumDemands;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.formulation.ObedienceRow;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.exact.BasisFinder;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.exact.HighsBasisFinder;
import org.counterplay.solvers.highs.Basis;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Best equilibria of many small games against all vertices of their polytopes; generated rows against all rows. */
class BestEquilibriaTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final ExactPrograms EXACT = new SizedPrograms();

    /** Games of ties, duplicate actions, zeros and single actions: every objective against brute force. */
    @Test
    void optimaAreThoseOfTheBestVertices() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 400; k++) {
            StageGame game = small(random);
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                List<BigFraction[]> vertices = Vertices.of(game, concept);
                String place = "game " + k + " " + concept + ", -Dtests.seed=" + SEED;
                assertThat(vertices).as(place).isNotEmpty();
                BigFraction[] weights = new BigFraction[game.actions().size()];
                Arrays.setAll(weights, joint -> Rationals.of(random.nextInt(-3, 4), 1 + random.nextInt(3)));
                for (Goal goal : List.of(
                        new Goal.Welfare(),
                        new Goal.OfAgent(0, "1"),
                        new Goal.Weighted("w", agentWeights(game, random)),
                        new Goal.LinearIn("linear", weights))) {
                    StageEquilibrium best = StageEquilibrium.best(game, concept, goal, EXACT);
                    NumberColumn functional = functional(goal, game);
                    BigFraction most = vertices.stream()
                            .map(vertex -> at(functional, vertex))
                            .reduce(Rationals::max)
                            .orElseThrow();
                    String what = goal.name() + " of " + place;
                    assertThat(best.objective()).as(what).isEqualTo(most);
                    assertThat(at(functional, best.sigma())).as(what).isEqualTo(most);
                    assertThat(new ViolatedRows(game, concept).exactly(best.sigma()))
                            .as(what)
                            .isEmpty();
                    long asGood = vertices.stream()
                            .filter(vertex -> at(functional, vertex).equals(most))
                            .count();
                    assertThat(Uniqueness.of(best, game, concept, goal, EXACT))
                            .as(what)
                            .isEqualTo(new Uniqueness(asGood == 1, vertices.size() == 1));
                }
                fair(game, concept, vertices, place);
            }
        }
    }

    private static void fair(StageGame game, EquilibriumConcept concept, List<BigFraction[]> vertices, String place) {
        StageEquilibrium fair = StageEquilibrium.best(game, concept, new Goal.Fair(), EXACT);
        Uniqueness unique = Uniqueness.of(fair, game, concept, new Goal.Fair(), EXACT);
        assertThat(unique.onlyEquilibrium()).as("fair of " + place).isEqualTo(vertices.size() == 1);
        BigFraction least = Arrays.stream(fair.payoffs()).reduce(Rationals::min).orElseThrow();
        assertThat(fair.objective()).as("fair of " + place).isEqualTo(least);
        for (BigFraction[] vertex : vertices) {
            BigFraction worst = game.payoffs().stream()
                    .map(payoff -> at(payoff, vertex))
                    .reduce(Rationals::min)
                    .orElseThrow();
            assertThat(worst).as("fair of " + place).isLessThanOrEqualTo(least);
        }
    }

    @Test
    void generatedRowsGiveTheSameOptimum() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int k = 0; k < 40; k++) {
            StageGame game = random(random, new int[] {2 + random.nextInt(7), 2 + random.nextInt(7)}, 20);
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                EquilibriumDemands demands = EquilibriumDemands.equilibrium(concept);
                for (EquilibriumObjective objective : List.of(
                        new EquilibriumObjective.Welfare(),
                        new EquilibriumObjective.Agent(1),
                        new EquilibriumObjective.WorstOff(Set.of(0, 1)))) {
                    assertThat(ConstraintGeneration.generated(game, demands, objective, EXACT)
                                    .objective())
                            .as("game " + k + " " + concept + ", -Dtests.seed=" + SEED)
                            .isEqualTo(EXACT.optimum(EquilibriumProgram.of(game, demands, objective))
                                    .objective());
                }
            }
        }
    }

    @Test
    void noGuessesOrWrongOnesGiveTheSameOptimum() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        StageGame game = random(random, new int[] {6, 6}, 50);
        EquilibriumDemands demands = EquilibriumDemands.equilibrium(EquilibriumConcept.CE);
        EquilibriumObjective welfare = new EquilibriumObjective.Welfare();
        BigFraction right =
                EXACT.optimum(EquilibriumProgram.of(game, demands, welfare)).objective();
        ExactPrograms silent = new Guessing(program -> Optional.empty());
        ExactPrograms wrong = new Guessing(
                program -> Optional.of(random.doubles(program.columns(), -1, 1).toArray()));
        for (ExactPrograms programs : List.of(silent, wrong)) {
            assertThat(ConstraintGeneration.generated(game, demands, welfare, programs)
                            .objective())
                    .isEqualTo(right);
        }
    }

    /** A floating-point solver that proposes bases of its own making: the optimum is right, or there is none. */
    @Test
    void wrongBasesNeverGiveAWrongNumber() {
        SplittableRandom random = new SplittableRandom(SEED + 3);
        BasisFinder lying = new Lying(random);
        ExactPrograms programs = new ExactOptimum(lying, 200)::of;
        int solved = 0;
        for (int k = 0; k < 60; k++) {
            StageGame game = small(random);
            BigFraction right = StageEquilibrium.best(game, EquilibriumConcept.CE, new Goal.Welfare(), EXACT)
                    .objective();
            try {
                assertThat(StageEquilibrium.best(game, EquilibriumConcept.CE, new Goal.Welfare(), programs)
                                .objective())
                        .as("game " + k + ", -Dtests.seed=" + SEED)
                        .isEqualTo(right);
                solved++;
            } catch (ExactPrograms.NotSolved refused) {
                assertThat(refused.getMessage()).contains("program");
            }
        }
        assertThat(solved).isGreaterThan(30);
    }

    private record Guessing(Function<Program, Optional<double[]>> guesses) implements ExactPrograms {
        @Override
        public ExactOutcome solve(Program program) {
            return EXACT.solve(program);
        }

        @Override
        public Optional<double[]> guess(Program program) {
            return guesses.apply(program);
        }
    }

    /** HiGHS's claims with columns and rows of its basis exchanged at random. */
    private record Lying(SplittableRandom random) implements BasisFinder {
        @Override
        public String name() {
            return "lying";
        }

        @Override
        public Search open(Program program, SolveOptions options) {
            Search honest = new HighsBasisFinder().open(program, options);
            return new Search() {
                @Override
                public Proposed propose() {
                    Proposed proposed = honest.propose();
                    Basis basis = proposed.basis();
                    if (basis == null) {
                        return proposed;
                    }
                    int[] columns = basis.columns().clone();
                    int at = random.nextInt(columns.length);
                    int other = random.nextInt(columns.length);
                    int kept = columns[at];
                    columns[at] = columns[other];
                    columns[other] = kept;
                    double[] primal = new double[program.columns()];
                    Arrays.setAll(primal, j -> random.nextDouble());
                    return new Proposed(proposed.claim(), new Basis(columns, basis.rows()), primal);
                }

                @Override
                public void close() {
                    honest.close();
                }
            };
        }
    }

    private static BigFraction at(NumberColumn functional, BigFraction[] sigma) {
        BigFraction sum = BigFraction.ZERO;
        for (int joint = 0; joint < sigma.length; joint++) {
            sum = sum.add(functional.at(joint).multiply(sigma[joint]));
        }
        return sum;
    }

    private static NumberColumn functional(Goal goal, StageGame game) {
        return switch (goal) {
            case Goal.OfAgent one -> game.payoffs().get(one.agent());
            case Goal.Weighted weighted -> StageEquilibrium.combined(game, weighted.weights());
            case Goal.LinearIn linear -> NumberColumn.of(linear.weights());
            default -> {
                BigFraction[] ones = new BigFraction[game.actions().agents()];
                Arrays.fill(ones, BigFraction.ONE);
                yield StageEquilibrium.combined(game, ones);
            }
        };
    }

    private static BigFraction[] agentWeights(StageGame game, SplittableRandom random) {
        BigFraction[] weights = new BigFraction[game.actions().agents()];
        Arrays.setAll(weights, agent -> Rationals.of(random.nextInt(-2, 4), 1 + random.nextInt(2)));
        return weights;
    }

    /** At most six joint actions, so that all vertices can be listed. */
    private static StageGame small(SplittableRandom random) {
        int[][] shapes = {{2, 2}, {1, 3}, {2, 3}, {3, 2}, {1, 1}, {2, 1, 2}, {1, 2, 3}, {4}};
        return random(random, shapes[random.nextInt(shapes.length)], 1 + random.nextInt(4));
    }

    private static StageGame random(SplittableRandom random, int[] counts, int range) {
        List<List<String>> names = Arrays.stream(counts)
                .mapToObj(count ->
                        IntStream.range(0, count).mapToObj(a -> "a" + a).toList())
                .toList();
        JointActions actions = new JointActions(names);
        List<NumberColumn> payoffs = new ArrayList<>();
        for (int agent = 0; agent < counts.length; agent++) {
            payoffs.add(NumberColumn.ofDoubles(IntStream.range(0, actions.size())
                    .mapToDouble(joint -> random.nextInt(range))
                    .toArray()));
        }
        return new StageGame(actions, payoffs);
    }

    /** All vertices of an equilibrium polytope: every choice of enough tight constraints that fixes one feasible point. */
    private static final class Vertices {
        private final BigFraction[][] rows;
        private final int size;
        private final List<BigFraction[]> found = new ArrayList<>();

        private Vertices(BigFraction[][] rows, int size) {
            this.rows = rows;
            this.size = size;
        }

        static List<BigFraction[]> of(StageGame game, EquilibriumConcept concept) {
            JointActions actions = game.actions();
            List<BigFraction[]> rows = new ArrayList<>();
            for (int joint = 0; joint < actions.size(); joint++) {
                rows.add(unit(actions.size(), joint));
            }
            for (ObedienceRow row : ObedienceRow.all(actions, concept)) {
                BigFraction[] slack = new BigFraction[actions.size()];
                for (int joint = 0; joint < slack.length; joint++) {
                    NumberColumn payoff = game.payoffs().get(row.agent());
                    boolean counts = row.recommended() < 0 || actions.action(joint, row.agent()) == row.recommended();
                    slack[joint] = counts
                            ? payoff.at(joint).subtract(payoff.at(actions.replace(joint, row.agent(), row.instead())))
                            : BigFraction.ZERO;
                }
                boolean fresh = Arrays.stream(slack)
                                .anyMatch(value -> value.getNumerator().signum() != 0)
                        && rows.stream().noneMatch(other -> Arrays.equals(other, slack));
                if (fresh) {
                    rows.add(slack);
                }
            }
            Vertices vertices = new Vertices(rows.toArray(new BigFraction[0][]), actions.size());
            BigFraction[] total = new BigFraction[actions.size() + 1];
            Arrays.fill(total, BigFraction.ONE);
            List<BigFraction[]> first = new ArrayList<>();
            first.add(total);
            vertices.choose(0, first);
            return vertices.found;
        }

        private static BigFraction[] unit(int size, int at) {
            BigFraction[] unit = new BigFraction[size];
            Arrays.fill(unit, BigFraction.ZERO);
            unit[at] = BigFraction.ONE;
            return unit;
        }

        /** @param basis reduced equations so far, each with its right side last; independent */
        private void choose(int from, List<BigFraction[]> basis) {
            if (basis.size() == size) {
                BigFraction[] point = solve(basis);
                boolean feasible = Arrays.stream(rows).allMatch(row -> {
                    BigFraction sum = BigFraction.ZERO;
                    for (int j = 0; j < size; j++) {
                        sum = sum.add(row[j].multiply(point[j]));
                    }
                    return sum.getNumerator().signum() >= 0;
                });
                if (feasible && found.stream().noneMatch(other -> Arrays.equals(other, point))) {
                    found.add(point);
                }
                return;
            }
            for (int k = from; k < rows.length; k++) {
                BigFraction[] equation = Arrays.copyOf(rows[k], size + 1);
                equation[size] = BigFraction.ZERO;
                for (BigFraction[] other : basis) {
                    eliminate(equation, other);
                }
                if (pivot(equation) >= 0) {
                    List<BigFraction[]> more = new ArrayList<>(basis);
                    more.add(equation);
                    choose(k + 1, more);
                }
            }
        }

        private int pivot(BigFraction[] equation) {
            for (int j = 0; j < size; j++) {
                if (equation[j].getNumerator().signum() != 0) {
                    return j;
                }
            }
            return -1;
        }

        private void eliminate(BigFraction[] equation, BigFraction[] by) {
            int pivot = pivot(by);
            BigFraction factor = equation[pivot].divide(by[pivot]);
            if (factor.getNumerator().signum() != 0) {
                for (int j = 0; j <= size; j++) {
                    equation[j] = equation[j].subtract(factor.multiply(by[j]));
                }
            }
        }

        private BigFraction[] solve(List<BigFraction[]> basis) {
            BigFraction[] point = new BigFraction[size];
            for (int k = basis.size() - 1; k >= 0; k--) {
                BigFraction[] equation = basis.get(k).clone();
                for (int later = k + 1; later < basis.size(); later++) {
                    eliminate(equation, basis.get(later));
                }
                int pivot = pivot(equation);
                BigFraction right = equation[size];
                for (int j = 0; j < size; j++) {
                    if (j != pivot && equation[j].getNumerator().signum() != 0) {
                        right = right.subtract(equation[j].multiply(point[j]));
                    }
                }
                point[pivot] = right.divide(equation[pivot]);
            }
            return point;
        }
    }
}
