package org.counterplay.reports.command;

import java.util.List;
import java.util.Set;
import org.counterplay.solvers.search.Question.WorstLearner;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.learner.KnownLearner;
import org.counterplay.solvers.search.learner.WorstLearnerSearch.Position;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Where a search for a worst learner stands, as text: the best is checked again when it is read. */
final class LearnerCheckpoint {
    private static final String STARTS = "starts";
    private static final String BEST = "best";

    private LearnerCheckpoint() {}

    static String write(Position position) {
        Witness best = position.best();
        return new PositionLines()
                .number(STARTS, position.starts())
                .exact(BEST, best == null ? null : KnownLearner.of(best))
                .text();
    }

    /** What the file holds, the beginning where there is none. */
    static Position read(@Nullable CheckpointFile file, WorstLearner question) {
        return file == null
                ? Position.BEGINNING
                : file.read(text -> read(text, question)).orElse(Position.BEGINNING);
    }

    private static Position read(String text, WorstLearner question) {
        PositionLines lines = PositionLines.read(text, Set.of(STARTS, BEST));
        List<BigFraction> best = lines.exact(BEST);
        return new Position(lines.number(STARTS), best == null ? null : KnownLearner.witness(question, best));
    }
}
