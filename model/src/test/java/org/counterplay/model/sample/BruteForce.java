package org.counterplay.model.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * Values and best deviations by definition: every deviation of a class is listed, and the game is played out under each, by
 * the distribution over states step after step, or by one linear solve where it is discounted. All in rationals.
 *
 * <p>A deviation is an array {@code phi[step - 1][state][recommended]}, with one step where the game is discounted. Listed
 * are only choices that can matter: at states that can be reached, for recommendations that are made.
 */
public final class BruteForce {
    private final SmallGame game;

    /** By state, joint action, agent. */
    private final int[][][] parts;

    private final Map<List<Object>, BigFraction> known = new HashMap<>();

    /** Results are remembered, so the game must not be changed any more. */
    public BruteForce(SmallGame game) {
        this.game = game;
        parts = IntStream.range(0, game.states())
                .mapToObj(s -> IntStream.range(0, game.joints(s))
                        .mapToObj(joint -> game.decode(s, joint))
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    /** The value of obedience. */
    public BigFraction value(int agent) {
        return remembered(List.of(agent), () -> value(agent, identity(agent)));
    }

    /** The value of a deviation. */
    public BigFraction value(int agent, int[][][] phi) {
        return game.discounted() ? discounted(agent, phi) : forward(agent, phi);
    }

    private BigFraction remembered(List<Object> key, Supplier<BigFraction> computation) {
        BigFraction result = known.get(key);
        if (result == null) {
            result = computation.get(); // may remember other results on the way
            known.put(key, result);
        }
        return result;
    }

    /** A deviation as an array. */
    public int[][][] phi(Deviation deviation) {
        int[][][] phi = identity(deviation.agent());
        for (int h = 0; h < phi.length; h++) {
            for (int s = 0; s < game.states(); s++) {
                for (int b = 0; b < phi[h][s].length; b++) {
                    phi[h][s][b] = deviation.plays(h + 1, s, b);
                }
            }
        }
        return phi;
    }

    /** Number of deviations that {@link #best} would go through, at most the limit + 1. */
    public long count(int agent, DeviationClass deviations, long limit) {
        return switch (deviations) {
            case DeviationClass.Listed listed -> listed.candidates().size();
            case DeviationClass.Swaps swaps -> 1;
            default -> {
                long count = 1;
                for (Site site : sites(agent, deviations)) {
                    count = Math.min(limit + 1, count * site.options.length);
                }
                yield count;
            }
        };
    }

    /** {@code max over phi in the class, identity included, of J(sigma, phi)}. */
    public BigFraction best(int agent, DeviationClass deviations) {
        return remembered(List.of(agent, deviations), () -> bestOfAll(agent, deviations));
    }

    private BigFraction bestOfAll(int agent, DeviationClass deviations) {
        BigFraction[] best = {value(agent)};
        each(agent, deviations, phi -> {
            BigFraction value = value(agent, phi);
            if (value.compareTo(best[0]) > 0) {
                best[0] = value;
            }
        });
        return best[0];
    }

    /** Goes through the class. */
    private void each(int agent, DeviationClass deviations, Consumer<int[][][]> visitor) {
        switch (deviations) {
            case DeviationClass.Listed listed -> {
                for (DeviationClass.Candidate candidate : listed.candidates()) {
                    if (candidate.agent() == agent) {
                        int[][][] phi = identity(agent);
                        for (Substitution change : candidate.changes()) {
                            for (int h = 0; h < phi.length; h++) {
                                if (change.step() == 0 || change.step() == h + 1) {
                                    phi[h][change.state()][change.recommended()] = change.plays();
                                }
                            }
                        }
                        visitor.accept(phi);
                    }
                }
            }
            case DeviationClass.Swaps swaps -> {
                for (int s = 0; s < game.states(); s++) {
                    for (int b = 0; b < game.counts[s][agent]; b++) {
                        for (int c = 0; c < game.counts[s][agent]; c++) {
                            int[][][] phi = identity(agent);
                            for (int[][] step : phi) {
                                step[s][b] = c;
                            }
                            visitor.accept(phi);
                        }
                    }
                }
            }
            default -> {
                List<Site> sites = sites(agent, deviations);
                each(sites, 0, identity(agent), visitor);
            }
        }
    }

    private static void each(List<Site> sites, int at, int[][][] phi, Consumer<int[][][]> visitor) {
        if (at == sites.size()) {
            visitor.accept(phi);
            return;
        }
        Site site = sites.get(at);
        for (int option : site.options) {
            for (int h : site.steps) {
                for (int b : site.recommended) {
                    phi[h][site.state][b] = option;
                }
            }
            each(sites, at + 1, phi, visitor);
        }
    }

    /** One free choice: an option for all of the recommendations at all of the steps. */
    private record Site(int[] steps, int state, int[] recommended, int[] options) {}

    private List<Site> sites(int agent, DeviationClass deviations) {
        boolean[][] reached = reached(agent);
        List<Site> sites = new ArrayList<>();
        for (int s = 0; s < game.states(); s++) {
            int state = s;
            int[] all = IntStream.range(0, game.counts[s][agent]).toArray();
            int[] steps = IntStream.range(0, reached.length)
                    .filter(h -> reached[h][state])
                    .toArray();
            if (all.length == 1 || steps.length == 0) {
                continue;
            }
            if (deviations instanceof DeviationClass.Stationary) {
                for (int b : all) {
                    if (Arrays.stream(steps).anyMatch(h -> recommends(h, state, agent, b))) {
                        sites.add(new Site(steps, s, new int[] {b}, all));
                    }
                }
                continue;
            }
            for (int h : steps) {
                int[] step = {h};
                if (deviations instanceof DeviationClass.Coarse) {
                    sites.add(new Site(step, s, all, all));
                    continue;
                }
                for (int b : all) {
                    if (recommends(h, s, agent, b)) {
                        int[] options = deviations instanceof DeviationClass.Masked masked
                                ? IntStream.of(all)
                                        .filter(c -> allowed(masked.allowed(), h + 1, agent, state, b, c))
                                        .toArray()
                                : all;
                        sites.add(new Site(step, s, new int[] {b}, options));
                    }
                }
            }
        }
        return sites;
    }

    /** Whether a mask lets c be played for b. */
    public static boolean allowed(Set<Substitution> mask, int step, int agent, int state, int b, int c) {
        return b == c
                || mask.stream()
                        .anyMatch(one -> one.agent() == agent
                                && one.state() == state
                                && one.recommended() == b
                                && one.plays() == c
                                && (one.step() == 0 || one.step() == step));
    }

    private boolean recommends(int h, int state, int agent, int b) {
        BigFraction[] sigma = game.sigma(h + 1, state);
        return IntStream.range(0, sigma.length)
                .anyMatch(joint -> sigma[joint].getNumerator().signum() > 0 && parts[state][joint][agent] == b);
    }

    /** Which states some deviation of the agent reaches at which step; in a discounted game at any time. */
    public boolean[][] reached(int agent) {
        int rounds = game.discounted() ? game.states() : game.steps;
        boolean[][] reached = new boolean[rounds][game.states()];
        for (int s = 0; s < game.states(); s++) {
            reached[0][s] = game.initial[s].getNumerator().signum() > 0;
        }
        for (int h = 0; h + 1 < rounds; h++) {
            for (int s = 0; s < game.states(); s++) {
                reached[h + 1][s] |= game.discounted() && reached[h][s];
                for (int joint = 0; reached[h][s] && joint < game.joints(s); joint++) {
                    if (game.sigma(game.discounted() ? 1 : h + 1, s)[joint]
                                    .getNumerator()
                                    .signum()
                            > 0) {
                        for (int c = 0; c < game.counts[s][agent]; c++) {
                            BigFraction[] next = game.next[s][replaced(s, joint, agent, c)];
                            for (int to = 0; to < next.length; to++) {
                                reached[h + 1][to] |= next[to].getNumerator().signum() > 0;
                            }
                        }
                    }
                }
            }
        }
        return game.discounted() ? new boolean[][] {reached[rounds - 1]} : reached;
    }

    /** The joint action with one agent's part replaced: in mixed radix the last agent's digit counts 1. */
    private int replaced(int state, int joint, int agent, int action) {
        int stride = 1;
        for (int i = agent + 1; i < game.agents(); i++) {
            stride *= game.counts[state][i];
        }
        return joint + (action - parts[state][joint][agent]) * stride;
    }

    private int[][][] identity(int agent) {
        int[][][] phi = new int[game.tableSteps()][game.states()][];
        for (int[][] step : phi) {
            for (int s = 0; s < game.states(); s++) {
                step[s] = IntStream.range(0, game.counts[s][agent]).toArray();
            }
        }
        return phi;
    }

    private BigFraction forward(int agent, int[][][] phi) {
        BigFraction total = BigFraction.ZERO;
        BigFraction[] distribution = game.initial;
        for (int h = 0; h < game.steps; h++) {
            BigFraction[] after = new BigFraction[game.states()];
            Arrays.fill(after, BigFraction.ZERO);
            for (int s = 0; s < game.states(); s++) {
                BigFraction[] sigma = game.sigma(h + 1, s);
                for (int joint = 0; joint < sigma.length; joint++) {
                    BigFraction weight = distribution[s].multiply(sigma[joint]);
                    if (weight.getNumerator().signum() == 0) {
                        continue;
                    }
                    int played = replaced(s, joint, agent, phi[h][s][parts[s][joint][agent]]);
                    total = total.add(weight.multiply(game.reward[agent][s][played]));
                    for (int to = 0; h + 1 < game.steps && to < after.length; to++) {
                        if (game.next[s][played][to].getNumerator().signum() != 0) {
                            after[to] = after[to].add(weight.multiply(game.next[s][played][to]));
                        }
                    }
                }
            }
            distribution = after;
        }
        return total;
    }

    private BigFraction discounted(int agent, int[][][] phi) {
        int n = game.states();
        BigFraction[][] matrix = new BigFraction[n][];
        BigFraction[] right = new BigFraction[n];
        for (int s = 0; s < n; s++) {
            matrix[s] = SmallGames.unit(n, s);
            right[s] = BigFraction.ZERO;
            BigFraction[] sigma = game.sigma(1, s);
            for (int joint = 0; joint < sigma.length; joint++) {
                if (sigma[joint].getNumerator().signum() > 0) {
                    int played = replaced(s, joint, agent, phi[0][s][parts[s][joint][agent]]);
                    right[s] = right[s].add(sigma[joint].multiply(game.reward[agent][s][played]));
                    for (int to = 0; to < n; to++) {
                        matrix[s][to] = matrix[s][to].subtract(
                                game.gamma.multiply(sigma[joint]).multiply(game.next[s][played][to]));
                    }
                }
            }
        }
        BigFraction[] values = new FieldLUDecomposition<>(MatrixUtils.createFieldMatrix(matrix))
                .getSolver()
                .solve(new ArrayFieldVector<>(BigFractionField.getInstance(), right))
                .toArray();
        BigFraction total = BigFraction.ZERO;
        for (int s = 0; s < n; s++) {
            total = total.add(game.initial[s].multiply(values[s]));
        }
        return total;
    }

    /**
     * For a finite horizon and a class that is free place by place: {@code rho_0 U(1,.)} by plain recursion over the steps,
     * to be used where there are too many deviations to list.
     */
    public BigFraction bestByRecursion(int agent, DeviationClass deviations) {
        return remembered(List.of(agent, deviations, "recursion"), () -> recursion(agent, deviations));
    }

    private BigFraction recursion(int agent, DeviationClass deviations) {
        BigFraction total = BigFraction.ZERO;
        for (int s = 0; s < game.states(); s++) {
            if (game.initial[s].getNumerator().signum() > 0) {
                total = total.add(game.initial[s].multiply(most(agent, deviations, 1, s)));
            }
        }
        BigFraction value = value(agent); // for coarse deviations obedience is extra
        return total.compareTo(value) > 0 ? total : value;
    }

    private BigFraction most(int agent, DeviationClass deviations, int step, int state) {
        if (step > game.steps) {
            return BigFraction.ZERO;
        }
        BigFraction[] after = new BigFraction[game.states()];
        int count = game.counts[state][agent];
        BigFraction[][] gain = new BigFraction[count][count];
        for (int b = 0; b < count; b++) {
            for (int c = 0; c < count; c++) {
                gain[b][c] = BigFraction.ZERO;
                for (int joint = 0; joint < game.joints(state); joint++) {
                    BigFraction weight = game.sigma(step, state)[joint];
                    if (weight.getNumerator().signum() == 0 || parts[state][joint][agent] != b) {
                        continue;
                    }
                    int played = replaced(state, joint, agent, c);
                    BigFraction worth = game.reward[agent][state][played];
                    for (int to = 0; to < game.states(); to++) {
                        BigFraction probability = game.next[state][played][to];
                        if (probability.getNumerator().signum() > 0) {
                            after[to] = after[to] == null ? most(agent, deviations, step + 1, to) : after[to];
                            worth = worth.add(probability.multiply(after[to]));
                        }
                    }
                    gain[b][c] = gain[b][c].add(weight.multiply(worth));
                }
            }
        }
        if (deviations instanceof DeviationClass.Coarse) {
            return IntStream.range(0, count)
                    .mapToObj(c -> IntStream.range(0, count)
                            .mapToObj(b -> gain[b][c])
                            .reduce(BigFraction.ZERO, BigFraction::add))
                    .reduce((x, y) -> x.compareTo(y) >= 0 ? x : y)
                    .orElseThrow();
        }
        BigFraction total = BigFraction.ZERO;
        for (int b = 0; b < count; b++) {
            BigFraction best = null;
            for (int c = 0; c < count; c++) {
                boolean may = !(deviations instanceof DeviationClass.Masked masked)
                        || allowed(masked.allowed(), step, agent, state, b, c);
                if (may && (best == null || gain[b][c].compareTo(best) > 0)) {
                    best = gain[b][c];
                }
            }
            total = total.add(best);
        }
        return total;
    }
}
