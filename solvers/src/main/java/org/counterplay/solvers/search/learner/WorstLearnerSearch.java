package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * Answers {@link Question.WorstLearner}: the stationary learner within an error budget whose gap is largest, game and expert
 * fixed. A Nash gap is the learner's largest coarse regret; learners are mediators, products wherever the expert is one and
 * is copied or the learner recommends one joint action.
 *
 * <p>Where nothing but play off the expert's support is free (occupancy, BC or MALICE of 0), the upper bound is that of
 * {@link FreePlayGame}, certified by the independent checker, and its deviation says what the learner recommends; in layered and
 * in discounted games the witness attains it. With a budget, {@link LearnerAscent} climbs from many starts, {@link ExactLearner}
 * makes witnesses of what it finds, and {@link LearnerBounds} says how large a gap can be. Such a search is finished when all its
 * starts were climbed from; unless witness and bound are equal, worse learners may exist.
 */
public final class WorstLearnerSearch {
    private static final int STARTS = 48;
    private static final int CANDIDATES = 6;
    private static final double CLIMBING = 0.7;

    private final Question.WorstLearner question;
    private final Effort effort;
    private final Game game;
    private final Policy expert;
    private final long begun = System.nanoTime();
    private final Certification expertRegret;
    private final ExactLearner exact;
    private volatile double best = Double.NEGATIVE_INFINITY;

    private WorstLearnerSearch(Question.WorstLearner question, Effort effort) {
        this.question = question;
        this.effort = effort;
        game = question.game();
        expert = question.expert();
        expertRegret = GapCheck.certified(game, expert, new DeviationClass.Markov());
        exact = new ExactLearner(question, expertRegret);
    }

    /**
     * Searches.
     *
     * @throws IllegalArgumentException if the expert depends on the step, or the budget is negative
     */
    public static Found of(Question.WorstLearner question, Effort effort) {
        check(question);
        return new WorstLearnerSearch(question, effort).found();
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

    private Found found() {
        UpperBound.Proved bound = new LearnerBounds(question, expertRegret, this::interrupted).of();
        Witness witness = exact.ofExpert();
        note(witness);
        boolean climbed = true;
        if (tied()) {
            for (int agent = 0; agent < game.agentCount() && question.aim() != Aim.VALUE_GAP; agent++) {
                witness = better(witness, cooperating(agent));
            }
        }
        if (!met(witness, bound)) {
            List<LearnerAscent.End> ends = new ArrayList<>();
            climbed = climb(bound, ends);
            ends.sort(Comparator.comparingDouble(end -> -end.gain()));
            for (LearnerAscent.End end : ends.subList(0, Math.min(CANDIDATES, ends.size()))) {
                if (!met(witness, bound) && !stopped(0.98)) {
                    witness = better(witness, exact.of(end.learner(), end.gain() - offset()));
                    note(witness);
                }
            }
        }
        Found.Ending ending = climbed || met(witness, bound)
                ? Found.Ending.FINISHED
                : effort.interruption().requested() ? Found.Ending.INTERRUPTED : Found.Ending.TIME;
        effort.listener().progress(best, Rationals.toDouble(bound.value()), (long) STARTS * game.agentCount());
        return new Found(witness, bound, ending, (long) STARTS * game.agentCount(), elapsed());
    }

    /** Whether the learner must be the expert wherever the expert goes, and is free elsewhere. */
    private boolean tied() {
        return question.budget().amount().getNumerator().signum() == 0
                && !(question.budget() instanceof ErrorBudget.StatesOnly)
                && !(question.budget() instanceof ErrorBudget.Blades);
    }

    /** What is subtracted from an agent's gain in doubles to be the gap, of the agent whose rewards it is. */
    private double offset() {
        return question.aim() == Aim.REGRET_GAP
                ? Rationals.toDouble(expertRegret.certificate().regret().lower())
                : 0;
    }

    /** The learner that plays off the support what the agent would have it play; the one of the steps' plays that is worst. */
    private @Nullable Witness cooperating(int agent) {
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
        Witness best = null;
        for (int late = 0; late < (places.recurs() && places.steps() > 1 ? 2 : 1); late++) {
            BigFraction[] entries = new BigFraction[game.rowCount()];
            Arrays.fill(entries, BigFraction.ZERO);
            for (int s = 0; s < game.stateCount(); s++) {
                if (!free[s]) {
                    for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
                        entries[game.firstRow(s) + expert.joints()[k]] =
                                expert.probabilities().at(k);
                    }
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
                entries[game.firstRow(s) + play] = BigFraction.ONE;
            }
            best = better(best, exact.of(entries));
        }
        return best;
    }

    /** Climbs for all agents; whether all starts were made. */
    private boolean climb(UpperBound.Proved bound, List<LearnerAscent.End> into) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(effort.threads(), game.agentCount()), runnable -> {
                    Thread thread = new Thread(runnable, "worst-learner");
                    thread.setDaemon(true);
                    return thread;
                });
        List<Callable<List<LearnerAscent.End>>> jobs = new ArrayList<>();
        double ceiling = Rationals.toDouble(bound.value());
        for (int i = 0; i < game.agentCount(); i++) {
            int agent = i;
            jobs.add(() -> climb(agent, ceiling));
        }
        try {
            for (Future<List<LearnerAscent.End>> each : threads.invokeAll(jobs)) {
                into.addAll(each.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a climb failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while climbing", interrupted);
        } finally {
            threads.shutdownNow();
        }
        return !stopped(CLIMBING);
    }

    private List<LearnerAscent.End> climb(int agent, double ceiling) {
        LearnerPlay play = new LearnerPlay(game);
        FloatBudget budget = new FloatBudget(play, question.budget(), expert);
        LearnerAscent ascent = new LearnerAscent(play, budget, agent, question.aim());
        double own = question.aim() == Aim.VALUE_GAP
                ? play.value(
                        play.entries(expert),
                        play.obedience(agent),
                        game.reward(agent).doubles())
                : -offset();
        List<LearnerAscent.End> ends = new ArrayList<>();
        for (long number = 0; number < STARTS && !stopped(CLIMBING); number++) {
            LearnerAscent.End end = ascent.climb(effort.seed(), number, () -> stopped(CLIMBING));
            boolean known =
                    ends.stream().anyMatch(other -> Math.abs(other.gain() + offset() - own - end.gain()) < 1e-12);
            if (!known) {
                ends.add(new LearnerAscent.End(end.gain() + own + offset(), end.learner()));
            }
            best = Math.max(best, end.gain() + own);
            effort.listener().progress(best, ceiling, number);
        }
        return ends;
    }

    private static @Nullable Witness better(@Nullable Witness one, @Nullable Witness other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.gap().compareTo(one.gap()) > 0 ? other : one;
    }

    private void note(@Nullable Witness witness) {
        if (witness != null) {
            best = Math.max(best, Rationals.toDouble(witness.gap()));
        }
    }

    private static boolean met(@Nullable Witness witness, UpperBound.Proved bound) {
        return witness != null && witness.gap().compareTo(bound.value()) >= 0;
    }

    private boolean interrupted() {
        return stopped(0.4);
    }

    private boolean stopped(double share) {
        return effort.interruption().requested()
                || elapsed() >= share * effort.time().toNanos() / 1e9;
    }

    private double elapsed() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
