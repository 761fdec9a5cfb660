package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An equilibrium of a finite-horizon Markov game from every place that play can come to, by backward induction: at each place
 * the best equilibrium, by the goal, of the stage game {@code u_i(a) = r_i(s,a) + sum_s' T(s'|s,a) V_i(h+1,s')}. All in
 * rationals, so that the policy's regret is exactly 0.
 *
 * @param policy stationary where no state can occur at two steps; where play cannot come to, the first joint action
 * @param values {@code J_i}, per agent
 * @param stages number of stage games solved
 */
public record MarkovEquilibrium(Policy policy, List<BigFraction> values, int stages) {
    /** Longest value that is carried on: its length grows with every step that mixes actions. */
    private static final int MOST_BITS = 6_000;

    public MarkovEquilibrium {
        values = List.copyOf(values);
    }

    /** What is best at each place, which may depend on it. */
    public interface GoalAt {
        Goal at(int step, int state);
    }

    /**
     * Solves.
     *
     * @throws ExactPrograms.NotSolved if the game is discounted, a stage was not solved exactly, or values grow beyond what
     *     exact arithmetic can carry
     */
    public static MarkovEquilibrium of(
            Game game, EquilibriumConcept concept, GoalAt goal, String name, ExactPrograms programs) {
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new ExactPrograms.NotSolved(
                    "game " + game.name() + " is discounted; equilibria are found for finite horizons so far");
        }
        return new Induction(game, concept, goal, programs).run(name);
    }

    /** The sweep from the last step to the first. */
    private static final class Induction {
        private final Game game;
        private final EquilibriumConcept concept;
        private final GoalAt goal;
        private final ExactPrograms programs;
        private final Timeline places;
        private final BigFraction[] @Nullable [] next;
        private final BigFraction[] @Nullable [] sigma;

        Induction(Game game, EquilibriumConcept concept, GoalAt goal, ExactPrograms programs) {
            this.game = game;
            this.concept = concept;
            this.goal = goal;
            this.programs = programs;
            places = Timeline.of(game);
            next = new BigFraction[game.stateCount()][];
            sigma = new BigFraction[places.size()][];
        }

        MarkovEquilibrium run(String name) {
            for (int step = places.steps(); step >= 1; step--) {
                int[] states = places.states(step);
                BigFraction[][] current = new BigFraction[states.length][];
                for (int k = 0; k < states.length; k++) {
                    StageEquilibrium best =
                            StageEquilibrium.best(stage(step, states[k]), concept, goal.at(step, states[k]), programs);
                    current[k] = carried(best.payoffs(), step, states[k]);
                    sigma[places.first(step) + k] = best.sigma();
                }
                for (int k = 0; k < states.length; k++) {
                    next[states[k]] = current[k];
                }
            }
            return new MarkovEquilibrium(policy(name), values(), places.size());
        }

        private StageGame stage(int step, int state) {
            JointActions actions = game.actions(state);
            List<NumberColumn> payoffs = new ArrayList<>();
            for (int agent = 0; agent < game.agentCount(); agent++) {
                NumberColumn.Writer column = new NumberColumn.Writer(actions.size());
                for (int joint = 0; joint < actions.size(); joint++) {
                    int row = game.firstRow(state) + joint;
                    ExactSum sum = new ExactSum();
                    sum.add(game.reward(agent).at(row));
                    for (int k = game.firstSuccessor(row);
                            step < places.steps() && k < game.firstSuccessor(row + 1);
                            k++) {
                        BigFraction[] values = next[game.successors()[k]];
                        if (values == null) {
                            throw new IllegalStateException("a state that follows was not solved");
                        }
                        sum.addProduct(game.probabilities().at(k), values[agent]);
                    }
                    column.add(sum.value());
                }
                payoffs.add(column.finish());
            }
            return new StageGame(actions, payoffs);
        }

        private BigFraction[] carried(BigFraction[] values, int step, int state) {
            for (BigFraction value : values) {
                if (step > 1 && Rationals.bits(value) > MOST_BITS) {
                    throw new ExactPrograms.NotSolved("values at step " + step + ", state "
                            + game.states().get(state) + " have grown to " + Rationals.bits(value)
                            + " bits, beyond what exact backward induction carries on (" + MOST_BITS
                            + "): the game is too long for an equilibrium of regret exactly 0");
                }
            }
            return values;
        }

        private List<BigFraction> values() {
            List<BigFraction> values = new ArrayList<>();
            for (int agent = 0; agent < game.agentCount(); agent++) {
                ExactSum sum = new ExactSum();
                for (int k = 0; k < game.initialStates().length; k++) {
                    BigFraction[] start = next[game.initialStates()[k]];
                    if (start != null) {
                        sum.addProduct(game.initialProbabilities().at(k), start[agent]);
                    }
                }
                values.add(sum.value());
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
}
