package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterplay.model.polytope.Point;

/**
 * The directions in which payoff sets are bounded: for each agent the most and the least, the most and the least welfare, and then
 * integer vectors of ever more entries and larger ones. The same number gives the same directions.
 */
public final class Directions {
    private static final int LARGEST = 6;
    private static final int MOST_VECTORS = 200_000;

    private Directions() {}

    /** How many there are if nothing is said: all vectors of -1, 0 and 1 for two or three agents, 40 for more. */
    public static int standard(int agents) {
        return agents == 1 ? 2 : agents == 2 ? 16 : agents == 3 ? 26 : Math.max(40, 2 * agents + 2);
    }

    /** The fewest that are taken. */
    public static int fewest(int agents) {
        return agents == 1 ? 2 : 2 * agents + 2;
    }

    /**
     * The first so many directions; fewer where the vectors with entries up to 6 are fewer.
     *
     * @throws IllegalArgumentException if fewer than {@link #fewest} are asked for
     */
    public static List<Point> of(int agents, int count) {
        if (count < fewest(agents)) {
            throw new IllegalArgumentException(
                    count + " directions for " + agents + " agents; take at least " + fewest(agents));
        }
        Set<Point> chosen = new LinkedHashSet<>();
        for (int i = 0; i < agents; i++) {
            chosen.add(Point.unit(agents, i));
            chosen.add(Point.unit(agents, i).negated());
        }
        Point welfare = Point.of(IntStream.range(0, agents).mapToLong(i -> 1).toArray());
        chosen.add(welfare);
        chosen.add(welfare.negated());
        for (int largest = 1; largest <= LARGEST && chosen.size() < count; largest++) {
            if (Math.pow(2.0 * largest + 1, agents) > MOST_VECTORS) {
                break;
            }
            for (Point direction : vectors(agents, largest)) {
                if (chosen.size() < count) {
                    chosen.add(direction);
                }
            }
        }
        return List.copyOf(chosen);
    }

    /** Primitive vectors with entries up to the largest, those with fewer entries that are not 0 first. */
    private static List<Point> vectors(int agents, int largest) {
        List<Point> all = new ArrayList<>();
        long[] entries = new long[agents];
        Arrays.fill(entries, -largest);
        while (true) {
            Point point = Point.of(entries);
            if (!point.isZero() && point.primitive().equals(point)) {
                all.add(point);
            }
            int i = 0;
            while (i < agents && entries[i] == largest) {
                entries[i++] = -largest;
            }
            if (i == agents) {
                break;
            }
            entries[i]++;
        }
        all.sort(Comparator.comparingLong(Directions::nonzeros).thenComparing(Comparator.reverseOrder()));
        return all;
    }

    private static long nonzeros(Point point) {
        return point.coordinates().stream()
                .filter(c -> c.getNumerator().signum() != 0)
                .count();
    }
}
