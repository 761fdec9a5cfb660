package org.counterplay.solvers.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.TiedDeviatorProgram;
import org.counterplay.model.formulation.TiedDeviatorProgram.Closed;
import org.counterplay.model.formulation.TiedDeviatorProgram.Reach;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.catalog.Backends;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** No deviation that counts is cut off: every one is a point of the program, however it is tightened. */
class RootTighteningTest {
    private static final DeviationClass STATIONARY = new DeviationClass.Stationary();
    private static final double ROOM = 1e-7;
    private static final long MOST = 800;

    @Test
    void everyDeviationThatIsAsGoodIsAPointOfTheProgram() {
        int points = 0;
        int further = 0;
        int closings = 0;
        for (int k = 0; k < 60; k++) {
            String name = RecurrentGames.name(RecurrentGames.SEED + 70_000 + k, 4, 5);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            Policy policy = instance.policies().values().iterator().next();
            if (Enumeration.count(game, policy, 0, STATIONARY, MOST) > MOST) {
                continue;
            }
            DecisionProcess process = new DecisionProcess(game, policy, 0, true);
            ClosedActions closed = new ClosedActions(process);
            TiedDeviatorProgram plain = TiedDeviatorProgram.of(game, policy, 0, STATIONARY, Reach.ONE, Closed.NONE);
            int before = actions(closed);
            TiedDeviatorProgram tight = new RootTightening(
                            process, closed, VerifiedBackend.of(Backends.named("highs")), SolveOptions.DEFAULT, true)
                    .program();
            further += rowsOf(tight) - rowsOf(plain);
            closings += before - actions(closed);
            String where = name + ", -Dtests.seed=" + RecurrentGames.SEED;
            int[] found = {0};
            Enumeration.best(game, policy, 0, STATIONARY, deviation -> {
                BigFraction value = PolicyValues.of(game, policy, 0, deviation).value();
                assertThat(violation(plain.program(), plain.point(deviation)))
                        .as(where)
                        .isLessThan(ROOM);
                if (Rationals.toDouble(value) >= closed.value()) {
                    found[0]++;
                    assertThat(violation(tight.program(), tight.point(deviation)))
                            .as(where)
                            .isLessThan(ROOM);
                }
                return value;
            });
            points += found[0];
        }
        assertThat(points).isGreaterThan(40);
        assertThat(further).as("rows that one step alone does not give").isGreaterThan(0);
        assertThat(closings).as("actions that the relaxation closes").isGreaterThan(0);
    }

    @Test
    void placesThatABudgetReachesAreWithinItsBounds() {
        int below = 0;
        for (int k = 0; k < 40; k++) {
            String name = RecurrentGames.name(RecurrentGames.SEED + 80_000 + k, 3, 4);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            Policy policy = instance.policies().values().iterator().next();
            int budget = 1 + new SplittableRandom(RecurrentGames.SEED + k).nextInt(3);
            DeviationClass others = new DeviationClass.Budget(budget - 1);
            if (Enumeration.count(game, policy, 0, others, MOST) > MOST) {
                continue;
            }
            DecisionProcess process = new DecisionProcess(game, policy, 0, false);
            BudgetReach reach = new BudgetReach(process, budget);
            ReachBounds free = new ReachBounds(process);
            String where = name + ", budget " + budget + ", -Dtests.seed=" + RecurrentGames.SEED;
            Enumeration.best(game, policy, 0, others, deviation -> {
                StateDistribution visits = StateDistribution.of(game, policy, deviation);
                for (int step = 1; step <= process.places.steps(); step++) {
                    int[] states = process.places.states(step);
                    for (int s = 0; s < states.length; s++) {
                        int place = process.places.first(step) + s;
                        for (int site = process.firstSite[place]; site < process.firstSite[place + 1]; site++) {
                            assertThat(Rationals.toDouble(visits.at(step, states[s])) * process.weight[site])
                                    .as(where)
                                    .isLessThanOrEqualTo(reach.most(process.firstOption[site]) + ROOM);
                        }
                    }
                }
                return BigFraction.ZERO;
            });
            for (int place = 0; place < process.places.size(); place++) {
                int site = process.firstSite[place];
                below += reach.most(process.firstOption[site]) < process.weight[site] * free.of(place) - ROOM ? 1 : 0;
            }
        }
        assertThat(below)
                .as("places that a budget reaches less than any deviation")
                .isGreaterThan(0);
    }

    private static int actions(ClosedActions closed) {
        int count = 0;
        for (long open : closed.open()) {
            count += Long.bitCount(open);
        }
        return count;
    }

    private static int rowsOf(TiedDeviatorProgram program) {
        return program.program().rows();
    }

    /** By how much a point is outside of a row or a column's bounds. */
    private static double violation(Program program, double[] point) {
        Program rows = program.along(Major.ROWS);
        double worst = 0;
        for (int j = 0; j < point.length; j++) {
            worst = Math.max(worst, Math.max(rows.columnLower()[j] - point[j], point[j] - rows.columnUpper()[j]));
        }
        for (int row = 0; row < rows.rows(); row++) {
            double sum = 0;
            for (int k = rows.start()[row]; k < rows.start()[row + 1]; k++) {
                sum += rows.value()[k] * point[rows.index()[k]];
            }
            worst = Math.max(worst, Math.max(rows.rowLower()[row] - sum, sum - rows.rowUpper()[row]));
        }
        return worst;
    }
}
