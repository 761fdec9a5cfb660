package org.counterplay.model.imitation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;

/** A small game with an expert (its own policy) and a learner, and everything about them by plain loops over dense arrays. */
public final class TwoPolicies {
    public final SmallGame sample;
    public final SmallGame other;
    public final Game game;
    public final Policy expert;
    public final Policy learner;

    public TwoPolicies(SmallGame sample, long seed) {
        this.sample = sample;
        other = sample.copy();
        SplittableRandom random = new SplittableRandom(seed * 31 + 7);
        boolean perStep = !sample.discounted() && random.nextInt(3) == 0;
        BigFraction[][][] own = new BigFraction[perStep ? sample.steps : sample.sigma.length][sample.states()][];
        for (int h = 0; h < own.length; h++) {
            for (int s = 0; s < sample.states(); s++) {
                own[h][s] = random.nextInt(3) == 0
                        ? sample.sigma(sample.discounted() ? 1 : Math.min(h + 1, sample.steps), s)
                                .clone()
                        : mixed(random, sample.joints(s));
            }
        }
        other.sigma = own;
        game = sample.game();
        expert = sample.policy(game);
        learner = other.policy(game);
    }

    private static BigFraction[] mixed(SplittableRandom random, int size) {
        int[] weights = new int[size];
        int total = 0;
        for (int k = 0; k < size; k++) {
            weights[k] = random.nextInt(3);
            total += weights[k];
        }
        if (total == 0) {
            weights[random.nextInt(size)] = 1;
            total = 1;
        }
        int all = total;
        return Arrays.stream(weights).mapToObj(w -> Rationals.of(w, all)).toArray(BigFraction[]::new);
    }

    /** {@code d_h} under a policy, one agent deviating by phi[h][s][b]; discounted: normalised, by Gauss-Jordan elimination. */
    public static BigFraction[][] visits(SmallGame game, int agent, int[][][] phi) {
        int n = game.states();
        if (game.discounted()) {
            BigFraction[][] rows = new BigFraction[n][n + 1];
            for (int s = 0; s < n; s++) {
                Arrays.fill(rows[s], BigFraction.ZERO);
            }
            for (int s = 0; s < n; s++) {
                rows[s][s] = rows[s][s].add(BigFraction.ONE);
                rows[s][n] = BigFraction.ONE.subtract(game.gamma).multiply(game.initial[s]);
                BigFraction[] next = next(game, 1, s, agent, phi);
                for (int to = 0; to < n; to++) {
                    rows[to][s] = rows[to][s].subtract(game.gamma.multiply(next[to]));
                }
            }
            return new BigFraction[][] {solved(rows)};
        }
        BigFraction[][] d = new BigFraction[game.steps][];
        d[0] = game.initial.clone();
        for (int h = 1; h < game.steps; h++) {
            d[h] = new BigFraction[n];
            Arrays.fill(d[h], BigFraction.ZERO);
            for (int s = 0; s < n; s++) {
                BigFraction[] next = next(game, h, s, agent, phi);
                for (int to = 0; to < n; to++) {
                    d[h][to] = d[h][to].add(d[h - 1][s].multiply(next[to]));
                }
            }
        }
        return d;
    }

    private static BigFraction[] next(SmallGame game, int step, int s, int agent, int[][][] phi) {
        BigFraction[] next = new BigFraction[game.states()];
        Arrays.fill(next, BigFraction.ZERO);
        BigFraction[] played = played(game, step, s, agent, phi);
        for (int joint = 0; joint < played.length; joint++) {
            for (int to = 0; to < next.length; to++) {
                next[to] = next[to].add(played[joint].multiply(game.next[s][joint][to]));
            }
        }
        return next;
    }

    /** The distribution over joint actions that are played. */
    public static BigFraction[] played(SmallGame game, int step, int s, int agent, int[][][] phi) {
        BigFraction[] played = new BigFraction[game.joints(s)];
        Arrays.fill(played, BigFraction.ZERO);
        for (int joint = 0; joint < played.length; joint++) {
            int to = agent < 0 ? joint : game.replaced(s, joint, agent, phi[step - 1][s][game.part(s, joint, agent)]);
            played[to] = played[to].add(game.sigma(step, s)[joint]);
        }
        return played;
    }

    static BigFraction[] solved(BigFraction[][] rows) {
        int n = rows.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            while (rows[pivot][k].getNumerator().signum() == 0) {
                pivot++;
            }
            BigFraction[] swap = rows[k];
            rows[k] = rows[pivot];
            rows[pivot] = swap;
            for (int i = 0; i < n; i++) {
                if (i != k && rows[i][k].getNumerator().signum() != 0) {
                    BigFraction factor = rows[i][k].divide(rows[k][k]);
                    for (int j = k; j <= n; j++) {
                        rows[i][j] = rows[i][j].subtract(factor.multiply(rows[k][j]));
                    }
                }
            }
        }
        BigFraction[] solution = new BigFraction[n];
        for (int k = 0; k < n; k++) {
            solution[k] = rows[k][n].divide(rows[k][k]);
        }
        return solution;
    }

    /** The average over steps of a state's probability. */
    public static BigFraction average(BigFraction[][] d, int state) {
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction[] step : d) {
            sum = sum.add(step[state]);
        }
        return sum.divide(d.length);
    }

    /** Half the L1 distance of two distributions. */
    public static BigFraction tv(BigFraction[] p, BigFraction[] q) {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < p.length; k++) {
            sum = sum.add(p[k].subtract(q[k]).abs());
        }
        return sum.divide(2);
    }

    /** Number of deviations phi[h][s][b] of an agent, one map per step or one for all. */
    public static double count(SmallGame game, int agent, boolean tied) {
        double count = 1;
        for (int s = 0; s < game.states(); s++) {
            int actions = game.counts[s][agent];
            count *= Math.pow(actions, actions * (tied ? 1 : game.tableSteps()));
        }
        return count;
    }

    /** Goes through all of them. */
    public static void each(SmallGame game, int agent, boolean tied, Consumer<int[][][]> visitor) {
        List<int[]> sites = new ArrayList<>();
        for (int h = 0; h < (tied ? 1 : game.tableSteps()); h++) {
            for (int s = 0; s < game.states(); s++) {
                for (int b = 0; b < game.counts[s][agent] && game.counts[s][agent] > 1; b++) {
                    sites.add(new int[] {h, s, b});
                }
            }
        }
        int[][][] phi = new int[game.tableSteps()][game.states()][];
        for (int[][] step : phi) {
            for (int s = 0; s < game.states(); s++) {
                step[s] = new int[game.counts[s][agent]];
            }
        }
        each(game, agent, tied, sites, 0, phi, visitor);
    }

    private static void each(
            SmallGame game,
            int agent,
            boolean tied,
            List<int[]> sites,
            int at,
            int[][][] phi,
            Consumer<int[][][]> visitor) {
        if (at == sites.size()) {
            visitor.accept(phi);
            return;
        }
        int[] site = sites.get(at);
        for (int c = 0; c < game.counts[site[1]][agent]; c++) {
            for (int h = tied ? 0 : site[0]; h <= (tied ? phi.length - 1 : site[0]); h++) {
                phi[h][site[1]][site[2]] = c;
            }
            each(game, agent, tied, sites, at + 1, phi, visitor);
        }
    }

    /** Visits every place with its step (1-based) and state. */
    public void places(BiConsumer<Integer, Integer> visitor) {
        for (int step = 1; step <= sample.tableSteps(); step++) {
            for (int s = 0; s < sample.states(); s++) {
                visitor.accept(step, s);
            }
        }
    }
}
