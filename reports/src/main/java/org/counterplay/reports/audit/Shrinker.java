package org.counterplay.reports.audit;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Reductions;
import org.counterplay.reports.audit.draft.Size;

/**
 * Makes a counterexample as small as single steps can: of each kind of {@link Reductions} in turn the first step that leaves a smaller
 * counterexample is taken, as long as there is one, until no step of any kind does. What comes out is a local minimum of {@link Size},
 * unless the attempts ran out. The same game always becomes the same.
 */
final class Shrinker {
    /**
     * What became of it.
     *
     * @param minimal whether no single step leaves a smaller counterexample
     * @param attempts games that were tried
     */
    record Shrunk(Draft draft, boolean minimal, int attempts) {}

    private final Predicate<Draft> counterexample;
    private final int most;
    private int attempts;

    /**
     * A shrinker.
     *
     * @param counterexample whether a game is one, exactly
     * @param most games that are tried
     */
    Shrinker(Predicate<Draft> counterexample, int most) {
        this.counterexample = counterexample;
        this.most = most;
    }

    /** Shrinks a counterexample. */
    Shrunk shrink(Draft from) {
        attempts = 0;
        Draft current = from;
        for (boolean smaller = true; smaller && attempts < most; ) {
            smaller = false;
            for (Function<Draft, Stream<Draft>> kind : Reductions.kinds()) {
                for (Optional<Draft> next = step(current, kind); next.isPresent(); next = step(current, kind)) {
                    current = next.get();
                    smaller = true;
                }
            }
        }
        return new Shrunk(current, attempts < most, attempts);
    }

    private Optional<Draft> step(Draft current, Function<Draft, Stream<Draft>> kind) {
        Size size = Size.of(current);
        return kind.apply(current)
                .takeWhile(any -> attempts < most)
                .filter(candidate -> Size.of(candidate).compareTo(size) < 0)
                .filter(this::holds)
                .findFirst();
    }

    private boolean holds(Draft candidate) {
        attempts++;
        return counterexample.test(candidate);
    }
}
