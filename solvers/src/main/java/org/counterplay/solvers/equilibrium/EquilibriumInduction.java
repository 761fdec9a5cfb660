package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The sweep of {@link MarkovEquilibrium} from the last step to the first. The stages of a step are solved by all processors. */
final class EquilibriumInduction {
    /** Longest value that is carried on exactly: its length grows with every step that mixes actions. */
    private static final int MOST_BITS = 6_000;

    /** The same where rounding is the other choice: 1,500 bits at 1,000 places, 150 at 10,000, so that time stays in hand. */
    private static final int MOST_BITS_AFFORDED = 1_500;

    private static final int LEAST_BITS_AFFORDED = 100;
    private static final int BITS_TIMES_PLACES = 1_500_000;

    private final Game game;
    private final EquilibriumConcept concept;
    private final MarkovEquilibrium.GoalAt goal;
    private final ExactPrograms programs;
    private final Carrying carrying;
    private final Interruption interruption;
    private final Timeline places;
    private final BigFraction[] @Nullable [] next;
    private final BigFraction[] @Nullable [] sigma;
    private @Nullable Grid grid;
    private int lostStep;
    private int lostState = -1;

    EquilibriumInduction(
            Game game,
            EquilibriumConcept concept,
            MarkovEquilibrium.GoalAt goal,
            ExactPrograms programs,
            Carrying carrying,
            Interruption interruption) {
        this.game = game;
        this.concept = concept;
        this.goal = goal;
        this.programs = programs;
        this.carrying = carrying;
        this.interruption = interruption;
        places = Timeline.of(game);
        next = new BigFraction[game.stateCount()][];
        sigma = new BigFraction[places.size()][];
        lostStep = places.steps();
        grid = carrying == Carrying.ROUNDED ? Grid.of(game, places.steps()) : null;
    }

    MarkovEquilibrium run(String name) {
        for (int step = places.steps(); step >= 1; step--) {
            if (interruption.requested()) {
                throw new ExactPrograms.NotSolved("interrupted at step " + step + " of " + places.steps()
                        + "; backward induction has no policy before it is through");
            }
            int[] states = places.states(step);
            BigFraction[][] current = solved(step, states);
            for (int k = 0; k < states.length; k++) {
                next[states[k]] = current[k];
            }
            carry(step, states);
        }
        return new MarkovEquilibrium(policy(name), values(), places.size(), exactness());
    }

    /** Values per state and agent. Failures are told of the first state that failed, whichever thread was first. */
    private BigFraction[][] solved(int step, int[] states) {
        BigFraction[][] current = new BigFraction[states.length][];
        @Nullable RuntimeException[] failures = new RuntimeException[states.length];
        IntStream range = IntStream.range(0, states.length);
        (states.length > 1 ? range.parallel() : range).forEach(k -> {
            try {
                current[k] = solved(step, states[k], places.first(step) + k);
            } catch (ExactPrograms.NotSolved failure) {
                failures[k] = new ExactPrograms.NotSolved(
                        "at step " + step + ", state " + game.states().get(states[k]) + ": " + failure.getMessage());
            }
        });
        for (RuntimeException failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
        return current;
    }

    private BigFraction[] solved(int step, int state, int place) {
        Grid rounding = grid;
        StageGame stage = StageGames.at(game, state, BigFraction.ONE, step < places.steps() ? next : null, rounding);
        StageEquilibrium best = StageEquilibrium.best(stage, concept, goal.at(step, state), programs);
        if (rounding == null) {
            sigma[place] = best.sigma();
            return best.payoffs();
        }
        BigFraction[] rounded = rounding.distribution(best.sigma());
        sigma[place] = rounded;
        BigFraction[] values = StageGames.payoffs(stage, rounded);
        for (int agent = 0; agent < values.length; agent++) {
            values[agent] = rounding.value(values[agent]);
        }
        return values;
    }

    /** Looks whether values have grown too long for the step before. */
    private void carry(int step, int[] states) {
        if (grid != null || step == 1) {
            return;
        }
        int most = carrying == Carrying.EXACT
                ? MOST_BITS
                : Math.clamp(BITS_TIMES_PLACES / places.size(), LEAST_BITS_AFFORDED, MOST_BITS_AFFORDED);
        for (int state : states) {
            BigFraction[] values = next[state];
            if (values == null) {
                continue;
            }
            int bits = Arrays.stream(values).mapToInt(Rationals::bits).max().orElse(0);
            if (bits <= most) {
                continue;
            }
            if (carrying == Carrying.EXACT) {
                throw new ExactPrograms.NotSolved(
                        "values at step " + step + ", state "
                                + game.states().get(state) + " have grown to " + bits
                                + " bits, beyond what exact backward induction carries on (" + most
                                + "): the game is too long for an equilibrium of regret exactly 0; maybe let values be rounded");
            }
            grid = Grid.of(game, places.steps());
            lostStep = step;
            lostState = state;
            break;
        }
        Grid begun = grid;
        if (begun != null) {
            for (int state : states) {
                next[state] = Arrays.stream(next[state]).map(begun::value).toArray(BigFraction[]::new);
            }
        }
    }

    private Exactness exactness() {
        Grid rounding = grid;
        if (rounding == null) {
            return new Exactness.Exact();
        }
        BigFraction each = rounding.step().multiply(lostStep);
        return new Exactness.Rounded(lostStep, lostState, rounding.valueBits(), each.multiply(2), each.multiply(5));
    }

    private BigFraction[] values() {
        BigFraction[] values = new BigFraction[game.agentCount()];
        ExactSum sum = new ExactSum();
        for (int agent = 0; agent < values.length; agent++) {
            sum.clear();
            for (int k = 0; k < game.initialStates().length; k++) {
                BigFraction[] start = next[game.initialStates()[k]];
                if (start != null) {
                    sum.addProduct(game.initialProbabilities().at(k), start[agent]);
                }
            }
            values[agent] = sum.value();
        }
        return values;
    }

    private Policy policy(String name) {
        boolean stationary = !places.recurs();
        PolicyWriter writer = stationary ? PolicyWriter.stationary(game, name) : PolicyWriter.perStep(game, name);
        int[] placeOf = new int[game.stateCount()];
        Arrays.fill(placeOf, -1);
        for (int step = 1; step <= places.steps(); step++) {
            if (!stationary) {
                Arrays.fill(placeOf, -1);
            }
            for (int k = 0; k < places.states(step).length; k++) {
                placeOf[places.states(step)[k]] = places.first(step) + k;
            }
            if (!stationary) {
                write(writer, placeOf);
            }
        }
        if (stationary) {
            write(writer, placeOf);
        }
        return writer.finish();
    }

    private void write(PolicyWriter writer, int[] placeOf) {
        for (int state = 0; state < game.stateCount(); state++) {
            writer.next();
            BigFraction[] chosen = placeOf[state] < 0 ? null : sigma[placeOf[state]];
            if (chosen == null) {
                writer.recommend(0, BigFraction.ONE);
                continue;
            }
            for (int joint = 0; joint < chosen.length; joint++) {
                writer.recommend(joint, chosen[joint]);
            }
        }
    }
}
