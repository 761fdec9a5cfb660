package org.counterplay.reports.audit.growth;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.solvers.nash.Bimatrix;
import org.counterplay.solvers.nash.LemkeHowson;
import org.counterplay.solvers.nash.SupportEnumeration;

/**
 * How the time to find one exact Nash equilibrium grows on families of games of two agents. The least Nash gap at occupancy distance 0
 * (2602.21020, Definition 5), where every state is visited, is 0, and whoever computes it together with its learner has computed an
 * equilibrium; that is what Theorem 3 calls hard. Every equilibrium is checked exactly.
 */
public final class BimatrixGrowth {
    /** What is solved. */
    private interface Family {
        Bimatrix game(int size, long seed);
    }

    /** What solves it; the work, or -1 where a limit was reached. */
    private interface Method {
        long work(Bimatrix game);
    }

    private final long seed;
    private final double seconds;

    /**
     * Measurements.
     *
     * @param seed of the games
     * @param seconds after which no larger size of a family is begun
     */
    public BimatrixGrowth(long seed, double seconds) {
        this.seed = seed;
        this.seconds = seconds;
    }

    /** Measures all families with all methods. */
    public List<Growth> measure() {
        return List.of(
                grow(
                        "random payoffs in -99..99",
                        Bimatrix::random,
                        "support enumeration",
                        "pairs of supports",
                        BimatrixGrowth::supports,
                        7,
                        2,
                        20),
                grow(
                        "one equilibrium, of full support (chase)",
                        Bimatrix::chase,
                        "support enumeration",
                        "pairs of supports",
                        BimatrixGrowth::supports,
                        1,
                        2,
                        12),
                grow(
                        "random payoffs in -99..99",
                        Bimatrix::random,
                        "Lemke and Howson",
                        "pivots",
                        BimatrixGrowth::pivots,
                        7,
                        4,
                        64),
                grow(
                        "one equilibrium, of full support (chase)",
                        Bimatrix::chase,
                        "Lemke and Howson",
                        "pivots",
                        BimatrixGrowth::pivots,
                        1,
                        4,
                        64));
    }

    private static long supports(Bimatrix game) {
        SupportEnumeration.Found found = SupportEnumeration.find(game, 3_000_000);
        return found.pair().isPresent() ? found.pairs() : -1;
    }

    private static long pivots(Bimatrix game) {
        return LemkeHowson.find(game, 0).pivots();
    }

    private Growth grow(
            String family, Family games, String method, String unit, Method solve, int each, int least, int most) {
        List<Growth.Point> points = new ArrayList<>();
        double left = seconds;
        int step = least == 2 ? 1 : 4;
        for (int size = least; size <= most && left > 0; size += step) {
            List<double[]> runs = new ArrayList<>();
            for (int k = 0; k < each; k++) {
                Bimatrix game = games.game(size, seed + k);
                long start = System.nanoTime();
                long work = solve.work(game);
                double taken = (System.nanoTime() - start) * 1e-9;
                left -= taken;
                if (work >= 0) {
                    runs.add(new double[] {taken, work});
                }
            }
            if (runs.size() < each) {
                break;
            }
            runs.sort((a, b) -> Double.compare(a[1], b[1]));
            double[] median = runs.get(each / 2);
            points.add(new Growth.Point(size, each, median[0], (long) median[1]));
        }
        return new Growth(family, method, unit, points);
    }
}
