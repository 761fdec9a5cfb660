package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Lures;
import org.counterplay.reports.audit.draft.Scope;
import org.counterplay.reports.audit.draft.Size;
import org.counterplay.reports.audit.draft.Variation;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a game that comes nearest to a bound, or beyond: from random small games of one kind after another, those
 * of {@link Lures} among the first, changes are kept that let fewer conditions fail or make {@code actual / bound}
 * larger, or leave it and make the game no larger. A kind of game is given up once no game of it is met that the bound
 * speaks of. Exact, and the same for the same seed.
 */
final class Climber {
    private static final int PATIENCE = 30;
    private static final int STARTS = 5;
    private static final int LURED = 40;
    private static final int BEFORE_LURES = 2;
    private static final int FIRST_CLIMB = 12;
    private static final int TOPS = 4;
    private static final Horizon ONE = new Horizon.Finite(1);
    private static final Horizon TWO = new Horizon.Finite(2);
    private static final Horizon HALF = new Horizon.Discounted(BigFraction.ONE_HALF);
    private static final List<Scope> SCOPES = List.of(
            new Scope(1, 1, 2, ONE, true),
            new Scope(2, 1, 2, ONE, true),
            new Scope(1, 2, 2, TWO, true),
            new Scope(2, 2, 2, TWO, true),
            new Scope(2, 2, 2, HALF, true),
            new Scope(3, 1, 2, ONE, true),
            new Scope(1, 3, 2, new Horizon.Finite(3), true),
            new Scope(2, 2, 2, TWO, false),
            new Scope(1, 2, 2, new Horizon.Discounted(Rationals.of(3, 4)), true),
            new Scope(3, 2, 2, TWO, true),
            new Scope(2, 3, 2, new Horizon.Finite(3), true),
            new Scope(3, 2, 2, HALF, true),
            new Scope(2, 2, 3, TWO, true));

    private final Function<Draft, Trial> trial;
    private final int budget;
    private final Variation variation;
    private final List<Kind> kinds = new ArrayList<>();

    /**
     * A climber.
     *
     * @param trial tries a game
     * @param budget games that are tried
     */
    Climber(Function<Draft, Trial> trial, int budget, long seed) {
        this.trial = trial;
        this.budget = budget;
        variation = new Variation(seed);
        SCOPES.forEach(scope -> kinds.add(new Kind(() -> variation.start(scope), STARTS, false)));
        int lured = Math.clamp(budget / 22, STARTS, LURED);
        kinds.addAll(
                BEFORE_LURES,
                new Lures(seed)
                        .all().stream().map(lure -> new Kind(lure, lured, true)).toList());
    }

    /**
     * The best games that were met, one a climb, the best first; none of which the bound says nothing. Half of the
     * games are tried in climbs from random starts, the others in climbs from the best that were met.
     *
     * @param warm games to begin with
     * @param most how many games are returned, beside the best of each lure
     */
    List<Draft> climb(List<Draft> warm, int most) {
        List<Reached> tops = new ArrayList<>();
        int left = budget;
        for (Draft start : warm) {
            Climb climb = new Climb(reach(start));
            left -= climb.run(PATIENCE);
            add(climb.top, tops);
        }
        List<Kind> open = new ArrayList<>(kinds);
        for (int k = 0; left > budget / 2 && !open.isEmpty(); k++) {
            Kind kind = open.get(k % open.size());
            Reached start = reach(kind.maker.get());
            left--;
            for (int more = 1; more < kind.starts; more++) {
                Reached other = reach(kind.maker.get());
                left--;
                start = other.compareTo(start) > 0 ? other : start;
            }
            Climb climb = new Climb(start);
            left -= climb.run(Math.max(FIRST_CLIMB, budget / (4 * kinds.size())));
            if (climb.top.applies) {
                add(climb.top, tops);
                kind.top = kind.top == null || climb.top.compareTo(kind.top) > 0 ? climb.top : kind.top;
            } else {
                open.remove(kind);
            }
        }
        List<Kind> again = again();
        for (int k = 0; left > 0 && !again.isEmpty(); k++) {
            Kind kind = again.get(k % again.size());
            Reached from = kind.top;
            if (from == null) {
                throw new IllegalStateException("a kind without a game was chosen");
            }
            Climb climb = new Climb(from);
            left -= climb.run(PATIENCE);
            kind.top = climb.top;
            add(climb.top, tops);
        }
        Stream<Reached> lured = kinds.stream().filter(kind -> kind.lure).flatMap(kind -> Stream.ofNullable(kind.top));
        return Stream.concat(tops.stream().limit(most), lured)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(Reached::draft)
                .toList();
    }

    /** The kinds whose best games are climbed from again: those of lures, for what they hold apart takes several changes, and the best others. */
    private List<Kind> again() {
        List<Kind> met = kinds.stream().filter(kind -> kind.top != null).toList();
        return Stream.concat(
                        met.stream().filter(kind -> kind.lure),
                        met.stream()
                                .filter(kind -> !kind.lure)
                                .sorted(Comparator.comparing((Kind kind) -> Objects.requireNonNull(kind.top))
                                        .reversed())
                                .limit(TOPS))
                .toList();
    }

    private static void add(Reached reached, List<Reached> tops) {
        if (reached.applies && tops.stream().noneMatch(other -> other.draft() == reached.draft())) {
            tops.add(reached);
            tops.sort((one, other) -> other.compareTo(one));
        }
    }

    /** A kind of game, how many of it are looked at before one is climbed from, and the best that was met. */
    private static final class Kind {
        final Supplier<Draft> maker;
        final int starts;
        final boolean lure;

        @Nullable
        Reached top;

        Kind(Supplier<Draft> maker, int starts, boolean lure) {
            this.maker = maker;
            this.starts = starts;
            this.lure = lure;
        }
    }

    private final class Climb {
        private Reached top;

        Climb(Reached start) {
            top = start;
        }

        /** How many games it tried. */
        int run(int most) {
            int tried = 0;
            int vain = 0;
            while (tried < most && vain < PATIENCE) {
                Reached next = reach(variation.of(top.draft));
                tried++;
                int better = next.compareTo(top);
                vain = better > 0 ? 0 : vain + 1;
                if (better > 0 || (better == 0 && next.size.compareTo(top.size) <= 0)) {
                    top = next;
                }
            }
            return Math.max(1, tried);
        }
    }

    private Reached reach(Draft draft) {
        Trial tried = trial.apply(draft);
        return new Reached(
                draft,
                tried.applies(),
                tried.failing(),
                tried.exceeded() && tried.ratio() == null,
                tried.ratio(),
                Size.of(draft));
    }

    /**
     * How far a game goes.
     *
     * @param beyond whether it exceeds a bound of 0, or infinitely
     */
    private record Reached(
            Draft draft,
            boolean applies,
            int failing,
            boolean beyond,
            @Nullable BigFraction ratio,
            Size size) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            if (applies != other.applies || failing != other.failing) {
                return applies != other.applies
                        ? Boolean.compare(applies, other.applies)
                        : Integer.compare(other.failing, failing);
            }
            return beyond != other.beyond ? Boolean.compare(beyond, other.beyond) : value().compareTo(other.value());
        }

        private BigFraction value() {
            return ratio == null ? BigFraction.ZERO : ratio;
        }
    }
}
