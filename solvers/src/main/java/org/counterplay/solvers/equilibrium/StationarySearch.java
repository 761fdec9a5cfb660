package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium.Limits;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium.Stop;
import org.counterplay.solvers.regret.Response;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The search of {@link DiscountedEquilibrium}: keeps the policy of least regret, measured in floating point. */
final class StationarySearch {
    private static final int EXACT_ROUNDS = 30;
    private static final int MOST_BITS = 1_500;
    private static final int MOST_STATES_EXACT = 300;
    private static final int ROUNDS_A_START = 150;
    private static final int IDLE_ROUNDS = 40;
    private static final int NEWTON_STEPS = 25;
    private static final double SMALLEST_RADIUS = 1e-7;
    private static final long MOST_DENOMINATOR = 10_000;

    private final Game game;
    private final StationaryPlay play;
    private final MarkovEquilibrium.GoalAt goal;
    private final ExactPrograms programs;
    private final Limits limits;
    private final Grid grid;
    private final SplittableRandom random;
    private final Backend backend = Backends.named("highs");
    private final StructuredFinder finder = new StructuredFinder();
    private final long begun = System.nanoTime();
    private BigFraction @Nullable [][] best;
    private double bestRegret = Double.POSITIVE_INFINITY;
    private int tried;
    private @Nullable Stop stop;

    StationarySearch(
            Game game,
            EquilibriumConcept concept,
            MarkovEquilibrium.GoalAt goal,
            ExactPrograms programs,
            Limits limits) {
        this.game = game;
        play = new StationaryPlay(game, concept);
        this.goal = goal;
        this.programs = programs;
        this.limits = limits;
        grid = Grid.of(game, 1 / (1 - Rationals.toDouble(play.gamma)));
        random = new SplittableRandom(limits.seed());
    }

    Policy best(String name) {
        BigFraction[][] found = best;
        if (found == null) {
            throw new ExactPrograms.NotSolved(
                    "no policy of game " + game.name() + " was found before the search ended");
        }
        return play.policy(name, found);
    }

    int tried() {
        return tried;
    }

    Stop run() {
        exactPolicyIteration();
        for (int start = 0; stop == null; start++) {
            valueIteration(start);
            if (stop == null) {
                polish();
            }
        }
        Stop why = stop;
        return why == null ? Stop.ITERATIONS : why;
    }

    /** Ends with regret 0, or where numbers grow long, or goes on without it. */
    private void exactPolicyIteration() {
        if (play.states.length > MOST_STATES_EXACT) {
            return;
        }
        BigFraction[][] values = zero();
        for (int round = 0; round < EXACT_ROUNDS && stop == null; round++) {
            BigFraction[][] sigma = new BigFraction[game.stateCount()][];
            step(values, null, sigma);
            if (longest(sigma) > MOST_BITS / 4) {
                return;
            }
            consider(sigma);
            BigFraction[][] own = exactly(sigma);
            if (own == null || longest(own) > MOST_BITS) {
                return;
            }
            values = own;
        }
    }

    /** Takes note of a policy whose own values make it an equilibrium; returns those values, null where the search ended. */
    private BigFraction @Nullable [][] exactly(BigFraction[][] sigma) {
        BigFraction[][] own = play.values(play.policy("tried", sigma));
        if (!play.obeyed(sigma, own)) {
            return own;
        }
        best = sigma;
        bestRegret = 0;
        stop = Stop.EXACT;
        return null;
    }

    /** From a start that depends on its number. */
    private void valueIteration(int start) {
        BigFraction[][] values = startingValues(start);
        double before = bestRegret;
        int idle = 0;
        for (int round = 1; round <= ROUNDS_A_START && stop == null && idle < IDLE_ROUNDS; round++) {
            BigFraction[][] sigma = new BigFraction[game.stateCount()][];
            BigFraction[][] found = step(values, grid, sigma);
            consider(sigma);
            idle = bestRegret < before ? 0 : idle + 1;
            before = bestRegret;
            BigFraction weight = switch (start % 3) {
                case 0 -> BigFraction.ONE;
                case 1 -> Rationals.of(1, 2);
                default -> Rationals.of(1, round + 1L);
            };
            if (!move(values, found, weight)) {
                return;
            }
        }
    }

    private BigFraction[][] startingValues(int start) {
        BigFraction[][] found = best;
        if (start == 0 || found == null) {
            return zero();
        }
        StationaryProgram at = new StationaryProgram(play, found);
        BigFraction[][] values = zero();
        double spread = start < 3 ? 0 : Math.scalb(1, -(start % 4)) * at.range();
        for (int p = 0; p < play.states.length; p++) {
            for (int agent = 0; agent < game.agentCount(); agent++) {
                double value = at.value(p, agent) + spread * (2 * random.nextDouble() - 1);
                values[play.states[p]][agent] = grid.value(Rationals.of(value));
            }
        }
        return values;
    }

    /** {@code values <- values + weight (found - values)}; false where nothing moves any more. */
    private boolean move(BigFraction[][] values, BigFraction[][] found, BigFraction weight) {
        boolean moved = false;
        for (int state : play.states) {
            for (int agent = 0; agent < game.agentCount(); agent++) {
                BigFraction old = values[state][agent];
                BigFraction next =
                        grid.value(old.add(found[state][agent].subtract(old).multiply(weight)));
                moved |= !next.equals(old);
                values[state][agent] = next;
            }
        }
        return moved;
    }

    /** Best stage equilibria where these values follow, into sigma; returns their values. */
    private BigFraction[][] step(BigFraction[][] values, @Nullable Grid rounding, BigFraction[][] sigma) {
        BigFraction[][] found = new BigFraction[game.stateCount()][];
        IntStream range = IntStream.range(0, play.states.length);
        (play.states.length > 1 ? range.parallel() : range).forEach(p -> {
            int state = play.states[p];
            StageGame stage = play.stage(state, values, rounding);
            StageEquilibrium solved = StageEquilibrium.best(stage, play.concept, goal.at(1, state), programs);
            sigma[state] = rounding == null ? solved.sigma() : rounding.distribution(solved.sigma());
            found[state] = solved.payoffs();
        });
        return found;
    }

    /** Keeps a policy if it is the best so far, and looks whether to stop. */
    private double consider(BigFraction[][] sigma) {
        tried++;
        Policy policy = play.policy("tried", sigma);
        double regret = finder.find(game, policy, Repair.deviations(play.concept)).responses().stream()
                .mapToDouble(Response::regret)
                .max()
                .orElse(0);
        if (regret < bestRegret) {
            best = sigma;
            bestRegret = regret;
        }
        if (limits.interruption().requested()) {
            stop = Stop.INTERRUPTED;
        } else if (limits.time() != null
                && System.nanoTime() - begun > limits.time().toNanos()) {
            stop = Stop.TIME;
        } else if (tried >= limits.iterations()) {
            stop = Stop.ITERATIONS;
        }
        return regret;
    }

    /** Linear programs from the best policy; then simple rationals near it; then the tolerance is asked. */
    private void polish() {
        newton();
        BigFraction[][] found = best;
        if (stop != null || found == null) {
            return;
        }
        BigFraction[][] simple = play.simple(found, MOST_DENOMINATOR);
        if (simple != null && play.states.length <= MOST_STATES_EXACT) {
            exactly(simple);
        }
        if (stop == null && bestRegret <= limits.tolerance()) {
            stop = Stop.TOLERANCE;
        }
    }

    private void newton() {
        BigFraction[][] current = best;
        if (current == null) {
            return;
        }
        StationaryProgram at = new StationaryProgram(play, current);
        double worst = at.worst();
        double radius = 1;
        for (int step = 0; step < NEWTON_STEPS && stop == null && worst > 0 && radius > SMALLEST_RADIUS; step++) {
            Solution solution = backend.solve(at.within(radius), SolveOptions.DEFAULT.withTolerance(1e-10));
            double[] primal = solution.primal();
            BigFraction[][] next = primal == null ? null : play.distributions(primal, at.first(), grid);
            if (next == null) {
                radius /= 4;
                continue;
            }
            StationaryProgram there = new StationaryProgram(play, next);
            double reached = there.worst();
            consider(next);
            if (reached < worst) {
                radius = Math.min(1, 2 * radius);
                at = there;
                worst = reached;
            } else {
                radius /= 4;
            }
        }
    }

    private BigFraction[][] zero() {
        BigFraction[][] values = new BigFraction[game.stateCount()][];
        for (int state : play.states) {
            values[state] = new BigFraction[game.agentCount()];
            Arrays.fill(values[state], BigFraction.ZERO);
        }
        return values;
    }

    private int longest(BigFraction[][] table) {
        int longest = 0;
        for (int state : play.states) {
            for (BigFraction value : table[state]) {
                longest = Math.max(longest, Rationals.bits(value));
            }
        }
        return longest;
    }
}
