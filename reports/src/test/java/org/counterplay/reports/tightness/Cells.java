package org.counterplay.reports.tightness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.counterplay.instances.tightness.Asked;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.instances.tightness.Sweeps;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.tightness.Cell.CellEffort;
import org.hipparchus.fraction.BigFraction;

/** Sweeps and efforts as the tests use them. */
final class Cells {
    static final long SEED = Long.getLong("tests.seed", 1);
    static final CellEffort LITTLE = new CellEffort(1, 20, 1, SEED);

    private Cells() {}

    static Sweep sweep(String key) {
        return Sweeps.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Agents, steps and parameters {@code eps=1/16,u=1}. */
    static Asked asked(int agents, int steps, Map<String, String> values) {
        Map<String, List<BigFraction>> parsed = new HashMap<>();
        values.forEach((name, value) -> parsed.put(name, List.of(Rationals.parse(value))));
        return new Asked(List.of(agents), List.of(new Horizon.Finite(steps)), parsed);
    }

    static SweepResult run(Sweep sweep, Asked asked, Shelf shelf) {
        return new Study(List.of(sweep), asked, true, LITTLE, shelf)
                .run(2, () -> false, (cell, done, total, last) -> {})
                .results()
                .getFirst();
    }

    /** A shelf in memory that counts. */
    static final class Counting implements Shelf {
        final Map<List<String>, CellOutcome> kept = new ConcurrentHashMap<>();
        final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<CellOutcome> find(Cell cell) {
            asked.incrementAndGet();
            return Optional.ofNullable(kept.get(cell.words()));
        }

        @Override
        public void keep(Cell cell, CellOutcome outcome) {
            if (kept.put(cell.words(), outcome) != null) {
                throw new IllegalStateException(cell + " was computed twice");
            }
        }
    }
}
