package org.counterplay.solvers.deviation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DeviatorKernel;

/**
 * An agent's whole decision process in a finite-horizon game, in flat arrays of doubles, so that a backward induction costs
 * one multiplication for each transition. See {@link org.counterplay.model.response} for R and W.
 *
 * <p>Places are numbered as their {@link Timeline} does; sites of place p are {@code firstSite[p] .. firstSite[p+1]-1}, options
 * of site q {@code firstOption[q] .. firstOption[q+1]-1} by ascending action, all actions of the agent; successors of option o
 * {@code firstSuccessor[o] .. firstSuccessor[o+1]-1}, as places.
 */
final class DecisionProcess {
    /** Most actions of the agent at a state: sets of them are kept in a long. */
    static final int MOST_ACTIONS = 62;

    private static final double UNIT = 0x1p-53;

    final Game game;
    final Policy policy;
    final int agent;
    final Timeline places;
    final int[] firstSite;
    final int[] firstOption;
    final int[] firstSuccessor;
    final int[] successor;
    final double[] probability;
    final double[] reward;
    final double[] weight;
    final int[] recommended;
    final int[] spotOf;
    final Spot[] spots;
    final int[] actions;
    final double[] initial;

    /** The largest error of a value at the start that backward induction in doubles makes, whatever the open actions. */
    final double error;

    /** The most products that any one number of the process sums up. */
    final int terms;

    /** A bound on the absolute value of any deviation. */
    final double magnitude;

    /**
     * The process of an agent.
     *
     * @param tied whether one decision holds for all steps
     * @throws IllegalArgumentException if the game is discounted, or the agent has more than 62 actions at a state
     */
    DecisionProcess(Game game, Policy policy, int agent, boolean tied) {
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new IllegalArgumentException("game " + game.name() + " is discounted; its best markov deviation is"
                    + " stationary, and budgets are searched for in finite horizons only. Maybe use markov");
        }
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        places = new Choices.All().reach(game, policy, agent);
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, new Choices.All());
        Draft draft = new Draft(places.size());
        Map<Spot, Integer> numbers = new LinkedHashMap<>();
        double[] slack = new double[places.steps() + 1];
        double[] largest = new double[places.size()];
        for (int step = 1; step <= places.steps(); step++) {
            int[] states = places.states(step);
            for (int k = 0; k < states.length; k++) {
                requireFew(states[k]);
                kernel.at(step, states[k]);
                int spotStep = tied ? Substitution.ALL_STEPS : step;
                draft.add(kernel, places, step, states[k], numbers, spotStep);
            }
        }
        firstSite = draft.firstSite;
        firstOption = draft.firstOption.toArray();
        firstSuccessor = draft.firstSuccessor.toArray();
        successor = draft.successor.toArray();
        probability = draft.probability.toArray();
        reward = draft.reward.toArray();
        weight = draft.weight.toArray();
        recommended = draft.recommended.toArray();
        spotOf = draft.spotOf.toArray();
        spots = numbers.keySet().toArray(Spot[]::new);
        actions = Arrays.stream(spots)
                .mapToInt(spot -> game.actions(spot.state()).count(agent))
                .toArray();
        initial = new double[places.states(1).length];
        for (int k = 0; k < game.initialStates().length; k++) {
            initial[places.indexOf(1, game.initialStates()[k])] =
                    game.initialProbabilities().doubleAt(k);
        }
        double[] magnitudes = draft.magnitude.toArray();
        int[] summed = draft.terms.toArray();
        terms = Arrays.stream(summed).max().orElse(0);
        for (int step = places.steps(); step >= 1; step--) {
            for (int p = places.first(step); p < places.first(step + 1); p++) {
                double size = 0;
                for (int q = firstSite[p]; q < firstSite[p + 1]; q++) {
                    double most = 0;
                    for (int o = firstOption[q]; o < firstOption[q + 1]; o++) {
                        double worth = magnitudes[o];
                        for (int e = firstSuccessor[o]; e < firstSuccessor[o + 1]; e++) {
                            worth += probability[e] * largest[successor[e]];
                        }
                        most = Math.max(most, worth);
                    }
                    size += most;
                }
                largest[p] = size * (1 + 0x1p-30);
                int sites = firstSite[p + 1] - firstSite[p];
                // As in the proofs' inductions: each of the operations on the way loses at most 4 units of all terms.
                double operations = 4.0 * summed[p] + 4.0 * sites + 16;
                slack[step - 1] = Math.max(
                        slack[step - 1], operations * (8 * UNIT * (sites + 1) * largest[p] + Double.MIN_NORMAL));
            }
        }
        magnitude = Arrays.stream(largest, 0, initial.length).max().orElse(0);
        error = 1.1 * Arrays.stream(slack).sum() + 16 * UNIT * (initial.length + 2) * magnitude;
    }

    private void requireFew(int state) {
        int count = game.actions(state).count(agent);
        if (count > MOST_ACTIONS) {
            throw new IllegalArgumentException("agent " + game.agents().get(agent) + " has " + count
                    + " actions at state " + game.states().get(state) + "; the search takes at most " + MOST_ACTIONS);
        }
    }

    /** All actions, at each spot. */
    long[] everything() {
        return Arrays.stream(actions).mapToLong(count -> (1L << count) - 1).toArray();
    }

    /** {@code sum_p rho_0(p) values(p)}. */
    double atStart(double[] values) {
        double sum = 0;
        for (int p = 0; p < initial.length; p++) {
            sum += initial[p] * values[p];
        }
        return sum;
    }

    /** Growing arrays that the process is written into. */
    private static final class Draft {
        final int[] firstSite;
        final Ints firstOption = new Ints();
        final Ints firstSuccessor = new Ints();
        final Ints successor = new Ints();
        final Ints recommended = new Ints();
        final Ints spotOf = new Ints();
        final Ints terms = new Ints();
        final Doubles probability = new Doubles();
        final Doubles reward = new Doubles();
        final Doubles magnitude = new Doubles();
        final Doubles weight = new Doubles();
        private int place;

        Draft(int places) {
            firstSite = new int[places + 1];
            firstOption.add(0);
            firstSuccessor.add(0);
        }

        void add(
                DeviatorKernel kernel, Timeline places, int step, int state, Map<Spot, Integer> numbers, int spotStep) {
            boolean last = step == places.steps();
            for (int site = 0; site < kernel.sites(); site++) {
                for (int o = kernel.firstOption(site); o < kernel.firstOption(site + 1); o++) {
                    reward.add(kernel.reward(o));
                    magnitude.add(kernel.magnitude(o));
                    for (int e = kernel.firstSuccessor(o); !last && e < kernel.firstSuccessor(o + 1); e++) {
                        successor.add(places.indexOf(step + 1, kernel.successor(e)));
                        probability.add(kernel.probability(e));
                    }
                    firstSuccessor.add(successor.size());
                }
                firstOption.add(reward.size());
                recommended.add(kernel.recommended(site));
                weight.add(kernel.weight(site));
                Spot spot = new Spot(spotStep, state, kernel.recommended(site));
                spotOf.add(numbers.computeIfAbsent(spot, unseen -> numbers.size()));
            }
            terms.add(kernel.mostTerms());
            firstSite[++place] = recommended.size();
        }
    }

    /** A growing array of ints. */
    private static final class Ints {
        private int[] array = new int[64];
        private int size;

        void add(int value) {
            if (size == array.length) {
                array = Arrays.copyOf(array, 2 * size);
            }
            array[size++] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(array, size);
        }
    }

    /** A growing array of doubles. */
    private static final class Doubles {
        private double[] array = new double[64];
        private int size;

        void add(double value) {
            if (size == array.length) {
                array = Arrays.copyOf(array, 2 * size);
            }
            array[size++] = value;
        }

        int size() {
            return size;
        }

        double[] toArray() {
            return Arrays.copyOf(array, size);
        }
    }
}
