package org.counterplay.reports.benchmark;

import java.util.Arrays;
import java.util.function.Supplier;

/** Times repeated runs. */
final class Stopwatch {
    /** Keeps results alive so that no run is optimised away. */
    private static volatile @org.jspecify.annotations.Nullable Object last;

    private Stopwatch() {}

    /** The median of the seconds that the runs take, after others that warm up. */
    static double median(int warmUps, int runs, Supplier<?> work) {
        for (int k = 0; k < warmUps; k++) {
            last = work.get();
        }
        double[] seconds = new double[runs];
        for (int k = 0; k < runs; k++) {
            long start = System.nanoTime();
            last = work.get();
            seconds[k] = (System.nanoTime() - start) / 1e9;
        }
        last = null;
        return median(seconds);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
