package org.counterplay.reports.command;

import java.util.List;
import java.util.Set;
import org.counterplay.solvers.search.Question.WorstReward;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.KnownRewards;
import org.counterplay.solvers.search.reward.WorstRewardSearch.Point;
import org.counterplay.solvers.search.reward.WorstRewardSearch.Position;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Where a search for worst rewards stands, as text: the best is checked again when it is read, a point is only climbed from. */
final class RewardCheckpoint {
    private static final String CLIMBED = "climbed";
    private static final String BEST = "best";
    private static final String AGENT = "agent";
    private static final String POINT = "point";

    private RewardCheckpoint() {}

    static String write(Position position) {
        Witness best = position.best();
        PositionLines lines = new PositionLines()
                .number(CLIMBED, position.climbed() ? 1 : 0)
                .exact(BEST, best == null ? null : KnownRewards.of(best));
        Point point = position.point();
        if (point != null) {
            lines.number(AGENT, point.agent()).doubles(POINT, point.z());
        }
        return lines.text();
    }

    /** What the file holds, the beginning where there is none. */
    static Position read(@Nullable CheckpointFile file, WorstReward question) {
        return file == null
                ? Position.BEGINNING
                : file.read(text -> read(text, question)).orElse(Position.BEGINNING);
    }

    private static Position read(String text, WorstReward question) {
        PositionLines lines = PositionLines.read(text, Set.of(CLIMBED, BEST, AGENT, POINT));
        List<BigFraction> best = lines.exact(BEST);
        double[] z = lines.doubles(POINT);
        if (z != null && z.length != question.game().rowCount()) {
            throw new IllegalArgumentException(z.length + " rewards of a point; the game has "
                    + question.game().rowCount() + " joint actions at its states");
        }
        return new Position(
                lines.number(CLIMBED) > 0,
                best == null ? null : KnownRewards.witness(question, best),
                z == null ? null : new Point(Math.toIntExact(lines.number(AGENT)), z));
    }
}
