package org.counterplay.model.imitation;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Heap;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DeviatorKernel;

/**
 * One agent's decision process in a finite-horizon game, in doubles and flat arrays, for many sweeps over it. All numbers are
 * nonnegative, so every sum has a relative error that {@link #error} bounds.
 *
 * <p>Places are those that the agent's choices reach, numbered by step and state. The sites of place p are {@code firstSite(p) ..
 * firstSite(p+1)-1}, the options of site q {@code firstOption(q) ..}, the entries of option o {@code firstEntry(o) ..}, each a
 * place of the next step and {@code W_h(s'|s,b,c)}. There are no entries at the last step.
 */
public final class FlatProcess {
    /** How many functions {@link #best(int, double[], int, double[], int)} takes together. */
    public static final int TOGETHER = 8;

    private static final double UNIT = 0x1p-53;

    private final Game game;
    private final int agent;
    private final Timeline places;
    private final int[] firstSite;
    private int[] firstOption = new int[64];
    private int[] recommended = new int[64];
    private double[] weight = new double[64];
    private int[] firstEntry = new int[64];
    private int[] action = new int[64];
    private int[] target = new int[256];
    private double[] probability = new double[256];
    private final double error;

    /** Values in doubles, and choices that attain them. */
    public record Swept(double[] values, Deviation deviation) {}

    /** Which options there are; others are left out. */
    public interface Permission {
        /** Whether the option is kept. */
        boolean allows(int step, int state, int recommended, int action);
    }

    /**
     * Lays the process out.
     *
     * @throws IllegalArgumentException if the game is discounted, or needs more memory than there is
     */
    public FlatProcess(Game game, Policy policy, int agent, Choices choices, Permission permission) {
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new IllegalArgumentException("game " + game.name() + " is discounted; sweeps need a finite horizon");
        }
        this.game = game;
        this.agent = agent;
        places = choices.reach(game, policy, agent);
        firstSite = new int[places.size() + 1];
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, choices);
        int[] placeOf = new int[game.stateCount()];
        int sites = 0;
        int options = 0;
        int entries = 0;
        int most = 0;
        for (int step = 1; step <= places.steps(); step++) {
            boolean last = step == places.steps();
            for (int k = 0; !last && k < places.states(step + 1).length; k++) {
                placeOf[places.states(step + 1)[k]] = places.first(step + 1) + k;
            }
            for (int k = 0; k < places.states(step).length; k++) {
                int state = places.states(step)[k];
                kernel.at(step, state);
                most = Math.max(most, kernel.mostTerms() + kernel.sites());
                for (int q = 0; q < kernel.sites(); q++) {
                    if (sites + 2 > firstOption.length) {
                        firstOption = Arrays.copyOf(firstOption, 2 * sites + 2);
                        recommended = Arrays.copyOf(recommended, 2 * sites + 2);
                        weight = Arrays.copyOf(weight, 2 * sites + 2);
                    }
                    recommended[sites] = kernel.recommended(q);
                    weight[sites] = kernel.weight(q);
                    for (int o = kernel.firstOption(q); o < kernel.firstOption(q + 1); o++) {
                        if (!permission.allows(step, state, kernel.recommended(q), kernel.action(o))) {
                            continue;
                        }
                        if (options + 2 > firstEntry.length) {
                            firstEntry = Arrays.copyOf(firstEntry, 2 * options + 2);
                            action = Arrays.copyOf(action, 2 * options + 2);
                        }
                        action[options] = kernel.action(o);
                        for (int e = kernel.firstSuccessor(o); !last && e < kernel.firstSuccessor(o + 1); e++) {
                            if (entries == target.length) {
                                Heap.require("a deviator's process of " + entries + " entries", 36.0 * entries);
                                int larger = (int) Math.min(Integer.MAX_VALUE - 8, 2L * entries);
                                target = Arrays.copyOf(target, larger);
                                probability = Arrays.copyOf(probability, larger);
                            }
                            target[entries] = placeOf[kernel.successor(e)];
                            probability[entries++] = kernel.probability(e);
                        }
                        firstEntry[++options] = entries;
                    }
                    firstOption[++sites] = options;
                }
                firstSite[places.first(step) + k + 1] = sites;
            }
        }
        // Each weight is a sum of products of two data; a value sums weighted values: at most 3 roundings a term and
        // step.
        error = 2.0 * places.steps() * (3.0 * most + 16) * UNIT;
    }

    /** The agent whose process it is. */
    public int agent() {
        return agent;
    }

    /** The places. */
    public Timeline places() {
        return places;
    }

    /** The step of a place. */
    public int step(int place) {
        int low = 1;
        int high = places.steps();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (places.first(middle) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The state of a place. */
    public int state(int place) {
        int step = step(place);
        return places.states(step)[place - places.first(step)];
    }

    /** The first site of a place. */
    public int firstSite(int place) {
        return firstSite[place];
    }

    /** The first option of a site. */
    public int firstOption(int site) {
        return firstOption[site];
    }

    /** The option of a site that follows the recommendation, or the first one where that is not permitted. */
    public int obedient(int site) {
        for (int o = firstOption[site]; o < firstOption[site + 1]; o++) {
            if (action[o] == recommended[site]) {
                return o;
            }
        }
        return firstOption[site];
    }

    /** The first entry of an option. */
    public int firstEntry(int option) {
        return firstEntry[option];
    }

    /** The place of the next step that an entry leads to. */
    public int target(int entry) {
        return target[entry];
    }

    /** {@code W_h(s'|s,b,c)} of an entry. */
    public double probability(int entry) {
        return probability[entry];
    }

    /** A bound on the relative error of every value of a sweep, underflow aside. */
    public double error() {
        return error;
    }

    /** At least a value that a sweep found. */
    public double up(double value) {
        return Math.nextUp(Math.nextUp(value * (1 + error)) + error * Double.MIN_NORMAL / UNIT);
    }

    /** At most a value that a sweep found, and nonnegative. */
    public double down(double value) {
        return Math.max(0, Math.nextDown(Math.nextDown(value * (1 - error)) - error * Double.MIN_NORMAL / UNIT));
    }

    /** {@code sum_b max_c sum_s' W f(s')} of a place. */
    public double best(int place, double[] values) {
        double sum = 0;
        for (int q = firstSite[place]; q < firstSite[place + 1]; q++) {
            double best = 0;
            for (int o = firstOption[q]; o < firstOption[q + 1]; o++) {
                double worth = 0;
                for (int e = firstEntry[o]; e < firstEntry[o + 1]; e++) {
                    worth += probability[e] * values[target[e]];
                }
                best = Math.max(best, worth);
            }
            sum += best;
        }
        return sum;
    }

    /**
     * The same of {@link #TOGETHER} functions of the next step's places at once.
     *
     * @param values {@code f_k(p')} at {@code TOGETHER (p' - first) + k}
     * @param first a number that is subtracted from places: that of the next step's first place
     * @param into the result of function k goes to {@code at + k}
     */
    public void best(int place, double[] values, int first, double[] into, int at) {
        Arrays.fill(into, at, at + TOGETHER, 0);
        for (int q = firstSite[place]; q < firstSite[place + 1]; q++) {
            double b0 = 0;
            double b1 = 0;
            double b2 = 0;
            double b3 = 0;
            double b4 = 0;
            double b5 = 0;
            double b6 = 0;
            double b7 = 0;
            for (int o = firstOption[q]; o < firstOption[q + 1]; o++) {
                double w0 = 0;
                double w1 = 0;
                double w2 = 0;
                double w3 = 0;
                double w4 = 0;
                double w5 = 0;
                double w6 = 0;
                double w7 = 0;
                for (int e = firstEntry[o]; e < firstEntry[o + 1]; e++) {
                    double p = probability[e];
                    int to = (target[e] - first) * TOGETHER;
                    w0 += p * values[to];
                    w1 += p * values[to + 1];
                    w2 += p * values[to + 2];
                    w3 += p * values[to + 3];
                    w4 += p * values[to + 4];
                    w5 += p * values[to + 5];
                    w6 += p * values[to + 6];
                    w7 += p * values[to + 7];
                }
                b0 = Math.max(b0, w0);
                b1 = Math.max(b1, w1);
                b2 = Math.max(b2, w2);
                b3 = Math.max(b3, w3);
                b4 = Math.max(b4, w4);
                b5 = Math.max(b5, w5);
                b6 = Math.max(b6, w6);
                b7 = Math.max(b7, w7);
            }
            into[at] += b0;
            into[at + 1] += b1;
            into[at + 2] += b2;
            into[at + 3] += b3;
            into[at + 4] += b4;
            into[at + 5] += b5;
            into[at + 6] += b6;
            into[at + 7] += b7;
        }
    }

    /** {@code U_h(s) = reward + sum_b max_c sum_s' W U_{h+1}(s')} at all places, rewards being nonnegative. */
    public Swept sweep(double[] reward) {
        double[] values = new double[places.size()];
        for (int place = values.length - 1; place >= 0; place--) {
            values[place] = reward[place] + best(place, values);
        }
        return new Swept(values, choices(values));
    }

    /** The choices that {@link #best} makes; among equal ones obedience, then the first. */
    public Deviation choices(double[] values) {
        Deviation chosen = Deviation.identity(game, agent, !places.recurs());
        for (int step = 1; step <= places.steps(); step++) {
            int[] states = places.states(step);
            for (int k = 0; k < states.length; k++) {
                int place = places.first(step) + k;
                for (int q = firstSite[place]; q < firstSite[place + 1]; q++) {
                    double best = -1;
                    int chosenAction = -1;
                    for (int o = firstOption[q]; o < firstOption[q + 1]; o++) {
                        double worth = 0;
                        for (int e = firstEntry[o]; e < firstEntry[o + 1]; e++) {
                            worth += probability[e] * values[target[e]];
                        }
                        if (worth > best || (worth == best && action[o] == recommended[q])) {
                            best = worth;
                            chosenAction = action[o];
                        }
                    }
                    chosen.choose(step, states[k], recommended[q], chosenAction);
                }
            }
        }
        return chosen;
    }

    /** {@code sum_s rho_0(s) f(1,s)}. */
    public double atStart(double[] values) {
        double sum = 0;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum += game.initialProbabilities().doubleAt(k) * values[places.indexOf(1, game.initialStates()[k])];
        }
        return sum;
    }

    /** Most initial states enter one more sum. */
    static double startError(Game game) {
        return (game.initialStates().length + 3.0) * UNIT * 2;
    }
}
