package org.counterplay.solvers.search.game;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.sequential.SequentialSearch;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;
import org.counterplay.solvers.search.structure.StructureOptimum;
import org.counterplay.solvers.search.structure.StructureSearch;
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

    /** Why an engine does not serve a question; empty if it does. */
    public static Optional<String> refusal(WorstGame question, Engine engine) {
        return engine == Engine.STRUCTURE ? StructureSearch.refusal(question) : Optional.empty();
    }

    /**
     * Searches.
     *
     * @param given further starts, of the question's size
     * @param from where an earlier search of the same question stopped, or null
     * @throws IllegalArgumentException if the engine does not serve the question, or a start does not fit it
     */
    public static Outcome run(
            WorstGame question, Engine engine, Effort effort, List<Given> given, @Nullable SearchPosition from) {
        SearchPosition start = from == null ? SearchPosition.BEGINNING : from;
        boolean structures = engine != Engine.SEQUENTIAL_LP
                && start.sequential().nextStart() == 0
                && (engine == Engine.STRUCTURE
                        || StructureSearch.refusal(question).isEmpty());
        if (!structures) {
            return sequential(question, effort, given, start);
        }
        StructureOptimum optimum = start.structure() == null
                ? StructureSearch.run(question, effort)
                : StructureSearch.resume(question, effort, start.structure());
        Found first = optimum.found(question);
        SearchPosition reached = new SearchPosition(optimum.position(), start.sequential());
        Duration left = effort.time().minusNanos(Math.round(optimum.seconds() * 1e9));
        if (engine == Engine.STRUCTURE
                || optimum.optimal()
                || first.ending() != Found.Ending.FINISHED
                || left.compareTo(Duration.ofSeconds(1)) < 0) {
            return new Outcome(first, reached);
        }
        List<Given> starts = new ArrayList<>();
        Witness best = first.witness();
        if (best != null) {
            starts.add(new Given(best.game(), best.expert(), best.learner()));
        }
        starts.addAll(given);
        Effort rest = new Effort(left, effort.seed(), effort.threads(), effort.interruption(), effort.listener());
        Outcome second = sequential(question, rest, starts, reached);
        return new Outcome(better(first, second.found()), second.checkpoint());
    }

    private static Outcome sequential(WorstGame question, Effort effort, List<Given> given, SearchPosition start) {
        SequentialSearch.Outcome outcome =
                SequentialSearch.run(question, effort, given, start.sequential(), Long.MAX_VALUE);
        return new Outcome(outcome.found(), new SearchPosition(start.structure(), outcome.checkpoint()));
    }

    /** The larger witness under the lower bound. */
    private static Found better(Found first, Found second) {
        Witness one = first.witness();
        Witness other = second.witness();
        boolean later = one == null || other != null && other.gap().compareTo(one.gap()) > 0;
        return new Found(
                later ? other : one,
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
