package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.counterplay.instances.tightness.Point;
import org.counterplay.reports.audit.Subject;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Lures;
import org.counterplay.reports.audit.draft.Scope;
import org.counterplay.reports.audit.draft.Variation;
import org.jspecify.annotations.Nullable;

/**
 * Where the search of worst games does not hold policies to products, or has no words for what is assumed: climbs among
 * small games whose policies are products, from the worst that are known and from random ones; each changed game is
 * adapted to the point, and a change is kept that makes what is bounded larger, or leaves it. Exact, and the same for
 * the same seed.
 */
final class ProductClimb {
    private static final int MOST_KNOWN = 4;
    private static final int RANDOM_STARTS = 4;
    private static final int MOST_ROWS = 64;

    private final Point point;
    private final Adapter adapter;
    private final Variation variation;
    private final Lures lures;
    private final BooleanSupplier enough;

    /** @param enough whether to stop, such as where an upper bound is met */
    ProductClimb(Point point, Adapter adapter, long seed, BooleanSupplier enough) {
        this.point = point;
        this.adapter = adapter;
        variation = new Variation(seed);
        lures = new Lures(seed);
        this.enough = enough;
    }

    /**
     * The best trial of each climb that counts.
     *
     * @param known trials that count
     * @param budget games that are tried
     */
    List<Trial> climb(List<Trial> known, int budget) {
        List<Climb> climbs = new ArrayList<>();
        known.stream()
                .filter(Trial::counts)
                .filter(trial -> trial.measure().subject().expert().stationary()
                        && trial.measure().subject().learner().stationary()
                        && trial.measure().subject().game().rowCount() <= MOST_ROWS)
                .sorted(Comparator.comparing(Trial::atLeast).reversed())
                .limit(MOST_KNOWN)
                .forEach(trial -> climbs.add(new Climb(draft(trial), trial)));
        Scope scope = new Scope(point.agents(), 2, 2, point.horizon(), true);
        for (int k = 0; k < RANDOM_STARTS; k++) {
            climbs.add(new Climb(variation.start(scope), null));
        }
        lures.all().stream()
                .map(Supplier::get)
                .filter(lure -> lure.pair("lure", "").game().agentCount() == point.agents())
                .forEach(lure -> climbs.add(new Climb(lure, null)));
        for (int k = 0; k < budget && !enough.getAsBoolean(); k++) {
            climbs.get(k % climbs.size()).step();
        }
        List<Trial> tops = new ArrayList<>();
        for (Climb climb : climbs) {
            if (climb.top != null && climb.top.counts()) {
                tops.add(climb.top);
            }
        }
        return tops;
    }

    private static Draft draft(Trial trial) {
        Subject subject = trial.measure().subject();
        return Draft.of(subject.game(), subject.expert(), subject.learner());
    }

    private final class Climb {
        private Draft at;
        private @Nullable Trial top;

        Climb(Draft at, @Nullable Trial top) {
            this.at = at;
            this.top = top;
        }

        void step() {
            Draft next = top == null ? at : variation.of(at);
            Trial best = null;
            Draft.Pair pair = next.pair("climb", "counterplay tightness");
            for (Trial trial :
                    adapter.glance(new Subject("climb among products", pair.game(), pair.expert(), pair.learner()))) {
                best = trial.beats(best) ? trial : best;
            }
            Trial before = top;
            if (best == null) {
                at = before == null ? variation.of(at) : at;
            } else if (before == null || best.atLeast().compareTo(before.atLeast()) >= 0) {
                at = next;
                top = best;
            }
        }
    }
}
