package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@link Question.WorstLearner}: the stationary learner of a class within an error budget whose gap is largest, game
 * and expert fixed. A Nash gap is the learner's largest coarse regret. Where the agents are to play independently, every
 * learner is a product of their own policies, which is checked exactly of each witness.
 *
 * <p>Where nothing but play off the expert's support is free (occupancy, BC or MALICE of 0), the upper bound is that of
 * {@link FreePlayGame}, certified by the independent checker, and its deviation says what the learner recommends; in layered and
 * in discounted games the witness, which recommends one joint action wherever it is free, attains it. With a budget, {@link
 * LearnerAscent} climbs from one start after another, {@link ExactLearner} makes witnesses of what it finds, and {@link
 * LearnerBounds} says how large a gap can be: of all mediators, so of independent agents too.
 *
 * <p>It ends when witness and bound are equal, when starts up to a number were climbed from, or by time or interruption.
 * Starts are climbed from in batches of a fixed number, and where time cuts a climb short it decides over no witness but the
 * first: a search that ends by its bound or its number of starts gives the same witness for the same seed, whatever the
 * threads. One that is gone on with leaves out the starts that are done.
 */
public final class WorstLearnerSearch {
    private static final int CANDIDATES = 6;
    /** The share of the time after which no climb goes on, so that what was found can still be checked. */
    private static final double CLIMBING = 0.9;

    private static final double CHECKING = 0.98;
    private static final double BETTER = 1e-9;

    private final Question.WorstLearner question;
    private final Effort effort;
    private final Game game;
    private final Policy expert;
    private final long begun = System.nanoTime();
    private final Certification expertRegret;
    private final ExactLearner exact;
    private final List<Double> tried = new ArrayList<>();
    private @Nullable Witness witness;

    /**
     * Where a search stands, to go on with the same question and seed.
     *
     * @param starts starts of each agent that were climbed from
     * @param best the best so far, of this question, or null
     */
    public record Position(long starts, @Nullable Witness best) {
        /** The beginning. */
        public static final Position BEGINNING = new Position(0, null);
    }

    /**
     * What a search came to.
     *
     * @param found the answer
     * @param position where to go on
     */
    public record Outcome(Found found, Position position) {}

    private WorstLearnerSearch(Question.WorstLearner question, Effort effort) {
        this.question = question;
        this.effort = effort;
        game = question.game();
        expert = question.expert();
        expertRegret = GapCheck.certified(game, expert, new DeviationClass.Markov());
        exact = new ExactLearner(question, expertRegret);
    }

    /** Searches from the beginning, for at most a number of starts of each agent. */
    public static Found of(Question.WorstLearner question, Effort effort, long mostStarts) {
        return run(question, effort, Position.BEGINNING, mostStarts, position -> {})
                .found();
    }

    /**
     * Searches.
     *
     * @param from where an earlier search of the same question and seed stopped
     * @param mostStarts ends when starts of each agent up to this number were climbed from
     * @param keeper told from the calling thread where the search stands, now and then
     * @throws IllegalArgumentException if the expert depends on the step, the budget is negative, or the agents are to play
     *     independently and the product of what each of the expert's plays by itself is beyond the budget
     */
    public static Outcome run(
            Question.WorstLearner question, Effort effort, Position from, long mostStarts, Consumer<Position> keeper) {
        check(question);
        return new WorstLearnerSearch(question, effort).outcome(from, mostStarts, keeper);
    }

    /** Refuses what has no stationary learner to look for. */
    static void check(Question.WorstLearner question) {
        if (!question.expert().stationary()) {
            throw new IllegalArgumentException(
                    "expert " + question.expert().name() + " depends on the step; learners are"
                            + " stationary, and so must the expert be. Maybe give each step states of its own");
        }
        if (question.budget().amount().getNumerator().signum() < 0) {
            throw new IllegalArgumentException(
                    "a budget of " + Rationals.format(question.budget().amount()) + " ("
                            + question.budget().label() + "), which is negative");
        }
    }

    private Outcome outcome(Position from, long mostStarts, Consumer<Position> keeper) {
        UpperBound.Proved bound = new LearnerBounds(question, expertRegret, () -> stopped(0.4)).of();
        witness = from.best();
        offer(exact.ofCentre());
        if (witness == null) {
            throw new IllegalArgumentException("expert " + expert.name() + " is no product of its agents' policies, and"
                    + " the product of what each plays by itself is beyond the budget of "
                    + Rationals.format(question.budget().amount()) + " ("
                    + question.budget().label()
                    + "); learners whose agents play independently are not known to exist. Maybe allow a larger error, or"
                    + " correlated policies");
        }
        if (tied()) {
            for (int agent = 0; agent < game.agentCount() && question.aim() != Aim.VALUE_GAP; agent++) {
                cooperating(agent);
            }
        }
        LearnerClimbs climbs = new LearnerClimbs(question, exact.form(), effort, () -> stopped(CLIMBING));
        long starts = from.starts();
        keeper.accept(new Position(starts, witness));
        Found.Ending ending;
        try (climbs) {
            while (true) {
                if (met(bound) || starts >= mostStarts) {
                    ending = Found.Ending.FINISHED;
                    break;
                }
                if (stopped(CLIMBING)) {
                    ending = effort.interruption().requested() ? Found.Ending.INTERRUPTED : Found.Ending.TIME;
                    break;
                }
                LearnerClimbs.Batch batch = climbs.climb(starts, mostStarts);
                starts = batch.next();
                merge(batch.ends(), bound);
                keeper.accept(new Position(starts, witness));
                effort.listener().progress(gap(), Rationals.toDouble(bound.value()), starts * game.agentCount());
            }
        }
        Found found = new Found(witness, bound, ending, starts * game.agentCount(), elapsed());
        return new Outcome(found, new Position(starts, witness));
    }

    /** Whether the learner must be the expert wherever the expert goes, and is free elsewhere. */
    private boolean tied() {
        return question.budget().amount().getNumerator().signum() == 0
                && !(question.budget() instanceof ErrorBudget.StatesOnly)
                && !(question.budget() instanceof ErrorBudget.Blades);
    }

    /** What an agent's gain in doubles is to be changed by to be the gap. */
    private double offset(int agent) {
        return switch (question.aim()) {
            case REGRET_GAP ->
                -Rationals.toDouble(expertRegret.certificate().regret().lower());
            case VALUE_GAP ->
                Rationals.toDouble(
                        expertRegret.certificate().agents().get(agent).value().lower());
            case NASH_GAP -> 0;
        };
    }

    /** The learner that plays off the support what the agent would have it play; the one of the steps' plays that is worst. */
    private void cooperating(int agent) {
        boolean[] free = LearnerBounds.offSupport(game, expert);
        FreePlayGame together = new FreePlayGame(game, agent, free, false);
        Certificate certificate = GapCheck.certified(
                        together.game(),
                        together.policy(expert),
                        question.aim() == Aim.NASH_GAP ? new DeviationClass.Coarse() : new DeviationClass.Markov())
                .certificate();
        Deviation joint = Deviation.of(
                together.game(),
                agent,
                certificate.agents().get(agent).deviation().changes());
        Timeline places = Timeline.of(game);
        BigFraction[] own = exact.form().rows(exact.centre());
        for (int late = 0; late < (places.recurs() && places.steps() > 1 ? 2 : 1); late++) {
            BigFraction[] entries = own.clone();
            for (int s = 0; s < game.stateCount(); s++) {
                if (!free[s]) {
                    continue;
                }
                int play = 0;
                boolean seen = false;
                for (int h = 1; h <= places.steps(); h++) {
                    if (places.indexOf(h, s) >= 0 && (!seen || late > 0)) {
                        play = joint.plays(h, s, 0);
                        seen = true;
                    }
                }
                Arrays.fill(entries, game.firstRow(s), game.firstRow(s + 1), BigFraction.ZERO);
                entries[game.firstRow(s) + play] = BigFraction.ONE;
            }
            offer(exact.of(exact.form().point(entries)));
        }
    }

    /** Makes witnesses of those ends that are above the best. */
    private void merge(List<LearnerClimbs.Ended> ends, UpperBound.Proved bound) {
        List<LearnerClimbs.Ended> candidates = new ArrayList<>(ends);
        candidates.sort(Comparator.comparingDouble(each -> -gap(each)));
        int left = CANDIDATES;
        for (LearnerClimbs.Ended each : candidates) {
            double claimed = gap(each);
            if (left == 0 || met(bound) || stopped(CHECKING) || claimed <= gap() + BETTER) {
                return;
            }
            if (tried.stream().noneMatch(before -> Math.abs(before - claimed) < BETTER)) {
                offer(exact.of(each.learner(), claimed));
                tried.add(claimed);
                left--;
            }
        }
    }

    private double gap(LearnerClimbs.Ended end) {
        return end.gain() + offset(end.agent());
    }

    private double gap() {
        return witness == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(witness.gap());
    }

    private void offer(@Nullable Witness other) {
        if (other != null && (witness == null || other.gap().compareTo(witness.gap()) > 0)) {
            witness = other;
        }
    }

    private boolean met(UpperBound.Proved bound) {
        return witness != null && witness.gap().compareTo(bound.value()) >= 0;
    }

    private boolean stopped(double share) {
        return effort.interruption().requested()
                || elapsed() >= share * effort.time().toNanos() / 1e9;
    }

    private double elapsed() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
