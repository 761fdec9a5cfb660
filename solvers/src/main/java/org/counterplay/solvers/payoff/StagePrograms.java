package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.MemoryfulProgram;
import org.counterplay.model.formulation.MemoryfulProgram.Group;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.MinkowskiSum;
import org.counterplay.model.polytope.Point;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@link MemoryfulProgram}s of one step, given the continuations of the next. For two agents whose plays are seen, the
 * continuations of a joint action are the vertices of the expected polygon, so that a program has no more rows than a stage game's; else
 * a group for each state that may follow.
 */
final class StagePrograms {
    private final Game game;
    private final EquilibriumConcept concept;
    private final Monitoring monitoring;
    private final boolean last;
    private final IntFunction<List<Point>> continuations;
    private final @Nullable IntFunction<ConvexPolygon> polygons;
    private final Map<Integer, Point> worst = new HashMap<>();
    private final Map<Successors, MinkowskiSum> sums = new HashMap<>();

    private record Successors(List<Integer> states, List<BigFraction> probabilities) {}

    /** The program of a place, and where the points of its groups come from. */
    final class AtPlace {
        private final MemoryfulProgram program;
        private final List<List<Origin>> origins;

        private AtPlace(MemoryfulProgram program, List<List<Origin>> origins) {
            this.program = program;
            this.origins = origins;
        }

        MemoryfulProgram program() {
            return program;
        }

        Plan plan(BigFraction[] primal) {
            List<Plan.Move> moves = new ArrayList<>();
            for (MemoryfulProgram.Move move : program.moves(primal)) {
                List<Plan.Next> nexts = new ArrayList<>();
                for (int g = 0; g < move.shares().size(); g++) {
                    origins.get(move.joint()).get(g).addTo(nexts, move.shares().get(g));
                }
                moves.add(new Plan.Move(move.joint(), move.probability(), nexts));
            }
            return new Plan(moves);
        }
    }

    /** The states that a group's points stand for; parts[v][k] is the promise at states[k] in point v. */
    private record Origin(int[] states, List<int[]> parts) {
        void addTo(List<Plan.Next> nexts, BigFraction[] shares) {
            for (int k = 0; k < states.length; k++) {
                Map<Integer, BigFraction> sum = new TreeMap<>();
                for (int v = 0; v < shares.length; v++) {
                    if (shares[v].getNumerator().signum() != 0) {
                        sum.merge(parts.get(v)[k], shares[v], BigFraction::add);
                    }
                }
                nexts.add(new Plan.Next(
                        states[k],
                        sum.entrySet().stream()
                                .map(entry -> new Plan.Share(entry.getKey(), entry.getValue()))
                                .toList()));
            }
        }
    }

    /**
     * The programs of a step.
     *
     * @param last whether it is the last step, so that nothing follows
     * @param continuations the promises at each state of the next step
     * @param polygons the same as polygons, in the same order; null where they are no polygons
     */
    StagePrograms(
            Game game,
            EquilibriumConcept concept,
            Monitoring monitoring,
            boolean last,
            IntFunction<List<Point>> continuations,
            @Nullable IntFunction<ConvexPolygon> polygons) {
        this.game = game;
        this.concept = concept;
        this.monitoring = monitoring;
        this.last = last;
        this.continuations = continuations;
        this.polygons = polygons;
    }

    AtPlace at(int state) {
        JointActions actions = game.actions(state);
        StageGame stage = StageGame.of(game, state);
        List<List<Group>> groups = new ArrayList<>();
        List<List<Origin>> origins = new ArrayList<>();
        for (int joint = 0; joint < actions.size(); joint++) {
            List<Group> own = new ArrayList<>();
            List<Origin> from = new ArrayList<>();
            if (!last && monitoring == Monitoring.PLAYED) {
                seen(game.firstRow(state) + joint, own, from);
            } else if (!last) {
                unseen(state, joint, own, from);
            }
            groups.add(own);
            origins.add(from);
        }
        StageGame deviating = last || monitoring == Monitoring.STATES ? stage : threatened(stage, state);
        return new AtPlace(new MemoryfulProgram(stage, deviating, groups, concept), origins);
    }

    private void seen(int row, List<Group> groups, List<Origin> origins) {
        int[] states = Arrays.copyOfRange(game.successors(), game.firstSuccessor(row), game.firstSuccessor(row + 1));
        List<BigFraction> probabilities = new ArrayList<>();
        for (int k = 0; k < states.length; k++) {
            probabilities.add(game.probabilities().at(game.firstSuccessor(row) + k));
        }
        IntFunction<ConvexPolygon> asPolygons = polygons;
        if (asPolygons != null) {
            MinkowskiSum sum = sums.computeIfAbsent(
                    new Successors(Arrays.stream(states).boxed().toList(), probabilities),
                    key -> MinkowskiSum.of(
                            key.probabilities(),
                            key.states().stream().map(asPolygons::apply).toList()));
            groups.add(new Group(sum.polygon().vertices(), BigFraction.ONE, null));
            origins.add(new Origin(states, sum.parts()));
            return;
        }
        for (int k = 0; k < states.length; k++) {
            List<Point> points = continuations.apply(states[k]);
            groups.add(new Group(points, probabilities.get(k), null));
            origins.add(single(states[k], points.size()));
        }
    }

    private void unseen(int state, int joint, List<Group> groups, List<Origin> origins) {
        JointActions actions = game.actions(state);
        Set<Integer> following = new LinkedHashSet<>();
        addSuccessors(game.firstRow(state) + joint, following);
        for (int i = 0; i < actions.agents(); i++) {
            for (int c = 0; c < actions.count(i); c++) {
                addSuccessors(game.firstRow(state) + actions.replace(joint, i, c), following);
            }
        }
        for (int next : following) {
            BigFraction[][] deviationWeights = new BigFraction[actions.agents()][];
            for (int i = 0; i < actions.agents(); i++) {
                deviationWeights[i] = new BigFraction[actions.count(i)];
                for (int c = 0; c < actions.count(i); c++) {
                    deviationWeights[i][c] = probability(game.firstRow(state) + actions.replace(joint, i, c), next);
                }
            }
            List<Point> points = continuations.apply(next);
            groups.add(new Group(points, probability(game.firstRow(state) + joint, next), deviationWeights));
            origins.add(single(next, points.size()));
        }
    }

    private static Origin single(int state, int promises) {
        List<int[]> parts = new ArrayList<>();
        for (int v = 0; v < promises; v++) {
            parts.add(new int[] {v});
        }
        return new Origin(new int[] {state}, parts);
    }

    private void addSuccessors(int row, Set<Integer> to) {
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            to.add(game.successors()[k]);
        }
    }

    private BigFraction probability(int row, int next) {
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            if (game.successors()[k] == next) {
                return game.probabilities().at(k);
            }
        }
        return BigFraction.ZERO;
    }

    /** {@code r_i(s,a) + sum_s' T(s'|s,a) min_v v_i}. */
    private StageGame threatened(StageGame stage, int state) {
        List<NumberColumn> payoffs = new ArrayList<>();
        for (int i = 0; i < game.agentCount(); i++) {
            NumberColumn.Writer column = new NumberColumn.Writer(stage.actions().size());
            for (int joint = 0; joint < stage.actions().size(); joint++) {
                int row = game.firstRow(state) + joint;
                ExactSum sum = new ExactSum();
                sum.add(stage.payoffs().get(i).at(joint));
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    sum.addProduct(
                            game.probabilities(), k, worst(game.successors()[k]).at(i));
                }
                column.add(sum.value());
            }
            payoffs.add(column.finish());
        }
        return new StageGame(stage.actions(), payoffs);
    }

    private Point worst(int state) {
        return worst.computeIfAbsent(state, s -> {
            List<Point> points = continuations.apply(s);
            List<BigFraction> least = new ArrayList<>(points.get(0).coordinates());
            for (Point point : points) {
                for (int i = 0; i < least.size(); i++) {
                    least.set(i, Rationals.min(least.get(i), point.at(i)));
                }
            }
            return new Point(least);
        });
    }
}
