package org.counterplay.solvers.search.sequential;

import java.util.List;

/**
 * Where a search stands, so that it can go on: to be stored by the caller and handed back with the same question and
 * seed.
 *
 * @param nextStart the number of the next start of the seed's own
 * @param given how many of the starts that were handed in or built from proofs were climbed from; all of them where {@code
 *     nextStart} is not 0
 * @param best the best points in floating point, best first, in the order of {@link
 *     org.counterplay.solvers.search.evaluate.Layout}; they are climbed from and checked again when the search goes on
 */
public record Checkpoint(long nextStart, int given, List<double[]> best) {
    /** The beginning. */
    public static final Checkpoint BEGINNING = new Checkpoint(0, 0, List.of());

    public Checkpoint {
        best = best.stream().map(double[]::clone).toList();
    }
}
