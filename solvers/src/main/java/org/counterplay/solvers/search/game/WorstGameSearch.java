package org.counterplay.solvers.search.game;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.sequential.SequentialSearch;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;
import org.counterplay.solvers.search.structure.StructureOptimum;
import org.counterplay.solvers.search.structure.StructureSearch;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@link WorstGame}. Under {@link Engine#AUTO} structures are searched where {@link StructureSearch#refusal} allows it;
 * unless the best is then proved optimal among all games, it is the first start of the sequential linear programs, which get
 * the rest of the time. What they find is returned if it is larger.
 */
public final class WorstGameSearch {
    private WorstGameSearch() {}

    /**
     * What a search came to.
     *
     * @param found the answer
     * @param checkpoint where to go on
     */
    public record Outcome(Found found, SearchPosition checkpoint) {}

    /** Why no game at all meets a question's assumptions; empty where that is not known. */
    public static Optional<String> contradiction(WorstGame question) {
        return Contradiction.of(question);
    }

    /** Why an engine does not serve a question; empty if it does. */
    public static Optional<String> refusal(WorstGame question, Engine engine) {
        return engine == Engine.STRUCTURE ? StructureSearch.refusal(question) : Optional.empty();
    }

    /** Searches without telling where it stands. */
    public static Outcome run(
            WorstGame question, Engine engine, Effort effort, List<Given> given, @Nullable SearchPosition from) {
        return run(question, engine, effort, given, from, Long.MAX_VALUE, position -> {});
    }

    /**
     * Searches.
     *
     * @param given further starts, of the question's size
     * @param from where an earlier search of the same question stopped, or null
     * @param mostStarts the sequential linear programs end when so many of the seed's own starts were climbed from
     * @param keeper told now and then where the search stands
     * @throws IllegalArgumentException if the engine does not serve the question, a start does not fit it, or the best of the
     *     earlier search does not pass the exact check
     */
    public static Outcome run(
            WorstGame question,
            Engine engine,
            Effort effort,
            List<Given> given,
            @Nullable SearchPosition from,
            long mostStarts,
            Consumer<SearchPosition> keeper) {
        SearchPosition start = from == null ? SearchPosition.BEGINNING : from;
        Witness known = known(question, start.best());
        List<Given> starts = new ArrayList<>(given);
        boolean structures = engine != Engine.SEQUENTIAL_LP
                && start.sequential().nextStart() == 0
                && (engine == Engine.STRUCTURE
                        || StructureSearch.refusal(question).isEmpty());
        if (!structures) {
            return sequential(question, effort, starts, start, known, mostStarts, keeper);
        }
        StructureOptimum optimum = StructureSearch.run(
                question,
                effort,
                start.structure(),
                position -> keeper.accept(new SearchPosition(position, start.sequential(), start.best())));
        Found first = optimum.found(question);
        known = larger(known, first.witness());
        SearchPosition reached = new SearchPosition(optimum.position(), start.sequential(), start(known));
        Duration left = effort.time().minusNanos(Math.round(optimum.seconds() * 1e9));
        if (engine == Engine.STRUCTURE
                || optimum.optimal()
                || first.ending() != Found.Ending.FINISHED
                || left.compareTo(Duration.ofSeconds(1)) < 0) {
            Found best = new Found(known, first.bound(), first.ending(), first.structures(), first.seconds());
            return new Outcome(best, reached);
        }
        Witness best = first.witness();
        if (best != null) {
            starts.addFirst(new Given(best.game(), best.expert(), best.learner()));
        }
        Effort rest = new Effort(left, effort.seed(), effort.threads(), effort.interruption(), effort.listener());
        Outcome second = sequential(question, rest, starts, reached, known, mostStarts, keeper);
        return new Outcome(better(first, second.found()), second.checkpoint());
    }

    private static Outcome sequential(
            WorstGame question,
            Effort effort,
            List<Given> given,
            SearchPosition start,
            @Nullable Witness known,
            long mostStarts,
            Consumer<SearchPosition> keeper) {
        UpperBound bound = AnalyticBound.of(question);
        if (known != null
                && bound instanceof UpperBound.Proved(var most, var how)
                && known.gap().compareTo(most) >= 0) {
            long seen = start.sequential().nextStart();
            return new Outcome(new Found(known, bound, Found.Ending.FINISHED, seen, 0), start);
        }
        Function<SequentialSearch.Outcome, SearchPosition> position = outcome -> new SearchPosition(
                start.structure(),
                outcome.checkpoint(),
                start(larger(known, outcome.found().witness())));
        SequentialSearch.Outcome outcome = SequentialSearch.run(
                question,
                effort,
                given,
                start.sequential(),
                mostStarts,
                reached -> keeper.accept(position.apply(reached)));
        Found found = outcome.found();
        Found best = new Found(
                larger(known, found.witness()), found.bound(), found.ending(), found.structures(), found.seconds());
        return new Outcome(best, position.apply(outcome));
    }

    /** The best of an earlier search, checked again. */
    private static @Nullable Witness known(WorstGame question, @Nullable Given best) {
        return best == null
                ? null
                : switch (ExactCheck.of(question, best.game(), best.expert(), best.learner())) {
                    case Verdict.Verified(Witness witness) -> witness;
                    case Verdict.Refuted(List<String> faults) ->
                        throw new IllegalArgumentException(
                                "the best witness of the earlier search is none of this question: " + faults);
                };
    }

    private static @Nullable Given start(@Nullable Witness witness) {
        return witness == null ? null : new Given(witness.game(), witness.expert(), witness.learner());
    }

    private static @Nullable Witness larger(@Nullable Witness one, @Nullable Witness other) {
        return one == null || other != null && other.gap().compareTo(one.gap()) > 0 ? other : one;
    }

    /** The larger witness under the lower bound. */
    private static Found better(Found first, Found second) {
        return new Found(
                larger(first.witness(), second.witness()),
                lower(first.bound(), second.bound()),
                second.ending(),
                first.structures() + second.structures(),
                first.seconds() + second.seconds());
    }

    private static UpperBound lower(UpperBound one, UpperBound other) {
        if (one instanceof UpperBound.Proved(var value, var how)
                && other instanceof UpperBound.Proved(var second, var by)) {
            return value.compareTo(second) <= 0 ? one : other;
        }
        return one instanceof UpperBound.Proved ? one : other;
    }
}
