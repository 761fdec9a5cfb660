package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.IncrementalModel;
import org.counterplay.solvers.search.Aim;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How large an agent's gap can be where the expert may not regret anything, exactly. Let {@code Z} be the rewards that are
 * allowed, {@code A_h(s,a;z) = z(s,a) + sum_s' T(s'|s,a) V_{h+1}(s';z) - V_h(s;z)} with the expert's values V. For every play
 * {@code J(pi;z) - J(E;z) = sum_h E_pi A_h(s_h,a_h;z)}, so
 *
 * <pre>
 *   J(L,phi;z) - J(L;z)  &lt;=  max_phi sum_h E_{L,phi} max_{z' in Z} A_h(s_h,a_h;z')  +  max_{z' in Z} (J(E;z') - J(L;z')),
 * </pre>
 *
 * an exact linear program for each joint action at each place and one backward induction. Where all rewards that are allowed
 * make all play worth the same, as where a correlated expert with full support must not regret anything in a zero-sum game,
 * it is 0, which branch and bound on deviations only approaches.
 */
final class AdvantageBound {
    /** Linear programs that are worth their time. */
    private static final int MOST_PROGRAMS = 400;

    private final Side side;
    private final Game game;
    private final Policy expert;
    private final Most most;
    private final Timeline places;
    private final BigFraction[][][] worths;

    /** The most of a linear function of the rewards that are allowed, or null where it was not found. */
    private interface Most {
        @Nullable
        BigFraction of(BigFraction[] function);
    }

    private AdvantageBound(Side side, Most most) {
        this.side = side;
        this.most = most;
        game = side.game();
        expert = side.question().expert();
        places = Timeline.of(game);
        worths = visits();
    }

    /** Whether there is such a bound for a question. */
    static boolean applies(Side side) {
        BigFraction allowed = side.allowed();
        return allowed != null
                && allowed.getNumerator().signum() == 0
                && side.game().horizon() instanceof Horizon.Finite
                && programs(side.game()) <= MOST_PROGRAMS;
    }

    /** The bound in units of the width of the rewards; null where it was not ready in time. */
    static @Nullable BigFraction of(Side side, BooleanSupplier stop) {
        RewardFinish finish = new RewardFinish(side, new ExpertCuts(side), stop);
        return new AdvantageBound(side, function -> {
                    RewardFinish.Rewards rewards = finish.of(function);
                    return rewards == null || !rewards.optimal() ? null : rewards.objective();
                })
                .bound();
    }

    /** About what the bound is, in floating point and fast: whether it is worth proving. Infinite where nothing is known. */
    static double about(Side side, BooleanSupplier stop) {
        try (IncrementalModel model = IncrementalModel.open(
                WorstRewardProgram.withValues(side.obeying().length, side.term()), SolveOptions.DEFAULT)) {
            BigFraction about = new AdvantageBound(side, function -> {
                        for (int j = 0; j < function.length; j++) {
                            model.cost(j, Rationals.toDouble(function[j]));
                        }
                        double objective = stop.getAsBoolean()
                                ? Double.NaN
                                : model.solve().solution().objective();
                        return Double.isFinite(objective) ? Rationals.of(objective) : null;
                    })
                    .bound();
            return about == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(about);
        } catch (RefutedClaim | BackendFailure e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private static long programs(Game game) {
        Timeline places = Timeline.of(game);
        long count = 1;
        for (int h = 1; h <= places.steps(); h++) {
            for (int s : places.states(h)) {
                count += game.actions(s).size();
            }
        }
        return count;
    }

    /** By step and state the visits of each row from there on when all obey the expert: {@code V_h(s;z)} is their sum with z. */
    private BigFraction[][][] visits() {
        int steps = places.steps();
        BigFraction[][][] visits = new BigFraction[steps + 2][game.stateCount()][];
        BigFraction[] nothing = new BigFraction[game.rowCount()];
        Arrays.fill(nothing, BigFraction.ZERO);
        Arrays.fill(visits[steps + 1], nothing);
        for (int h = steps; h >= 1; h--) {
            for (int s : places.states(h)) {
                BigFraction[] here = nothing.clone();
                for (int k = expert.first(h, s); k < expert.end(h, s); k++) {
                    add(
                            here,
                            worth(visits, h, game.firstRow(s) + expert.joints()[k]),
                            expert.probabilities().at(k));
                }
                visits[h][s] = here;
            }
        }
        return visits;
    }

    /** Visits when a row is played at a step and the expert is obeyed from then on. */
    private BigFraction[] worth(BigFraction[][][] visits, int step, int row) {
        BigFraction[] worth = new BigFraction[game.rowCount()];
        Arrays.fill(worth, BigFraction.ZERO);
        worth[row] = BigFraction.ONE;
        for (int e = game.firstSuccessor(row); step < places.steps() && e < game.firstSuccessor(row + 1); e++) {
            add(
                    worth,
                    visits[step + 1][game.successors()[e]],
                    game.probabilities().at(e));
        }
        return worth;
    }

    private static void add(BigFraction[] to, BigFraction[] what, BigFraction times) {
        for (int j = 0; j < to.length; j++) {
            if (what[j].getNumerator().signum() != 0) {
                to[j] = to[j].add(what[j].multiply(times));
            }
        }
    }

    private @Nullable BigFraction bound() {
        BigFraction[] next = new BigFraction[game.stateCount()];
        Arrays.fill(next, BigFraction.ZERO);
        for (int h = places.steps(); h >= 1; h--) {
            BigFraction[] here = new BigFraction[game.stateCount()];
            Arrays.fill(here, BigFraction.ZERO);
            for (int s : places.states(h)) {
                BigFraction value = deviating(h, s, next);
                if (value == null) {
                    return null;
                }
                here[s] = value;
            }
            next = here;
        }
        BigFraction rest = most.of(side.loss());
        if (rest == null) {
            return null;
        }
        ExactSum sum = new ExactSum();
        sum.add(rest);
        for (int k = 0; k < game.initialStates().length; k++) {
            sum.addProduct(game.initialProbabilities().at(k), next[game.initialStates()[k]]);
        }
        return Rationals.max(BigFraction.ZERO, sum.value());
    }

    /** The most that the agent's deviations collect of the largest advantages from a place on. */
    private @Nullable BigFraction deviating(int step, int state, BigFraction[] next) {
        JointActions actions = game.actions(state);
        BigFraction[] worth = new BigFraction[actions.size()];
        for (int a = 0; a < worth.length; a++) {
            int row = game.firstRow(state) + a;
            BigFraction largest = most.of(VisitCounts.difference(worth(worths, step, row), worths[step][state]));
            if (largest == null) {
                return null;
            }
            ExactSum sum = new ExactSum();
            sum.add(largest);
            for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                sum.addProduct(game.probabilities().at(e), next[game.successors()[e]]);
            }
            worth[a] = sum.value();
        }
        boolean seen = side.question().aim() != Aim.NASH_GAP;
        int own = actions.count(side.agent());
        ExactSum[][] sums = new ExactSum[seen ? own : 1][own];
        Policy learner = side.question().learner();
        for (ExactSum[] each : sums) {
            Arrays.setAll(each, c -> new ExactSum());
        }
        for (int k = learner.first(step, state); k < learner.end(step, state); k++) {
            int joint = learner.joints()[k];
            int recommended = seen ? actions.action(joint, side.agent()) : 0;
            for (int c = 0; c < own; c++) {
                sums[recommended][c].addProduct(
                        learner.probabilities().at(k), worth[actions.replace(joint, side.agent(), c)]);
            }
        }
        BigFraction value = BigFraction.ZERO;
        for (ExactSum[] each : sums) {
            value = value.add(Arrays.stream(each)
                    .map(ExactSum::value)
                    .reduce(Rationals::max)
                    .orElseThrow());
        }
        return value;
    }
}
