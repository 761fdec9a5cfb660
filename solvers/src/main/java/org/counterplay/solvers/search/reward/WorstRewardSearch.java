package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.SamePlay;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@link Question.WorstReward}: the rewards that make a gap largest while transitions and policies are fixed.
 *
 * <p>For each agent: climbs from many starts ({@link RewardAscent}), then branch and bound from the best of all
 * agents ({@link BoxBranching}; {@link SiteBranching} where something is asked of the expert, with HiGHS beside it on
 * a mixed-integer program ({@link MipBeside}): if the time ends the search, its best rewards count as others do, and
 * its bound is told as its claim). Then the best deviation is fixed and its rewards are found exactly ({@link
 * RewardFinish}), and everything is certified. A value gap has no deviation and is one exact linear program for each
 * agent.
 *
 * <p>Supported: finite horizons with markov deviations (coarse for the Nash gap) and policies that may depend on the
 * step, discounted games with stationary ones; every reward class; a bound on the expert's regret, and with a finite
 * horizon on its advantages under all stationary deviations. Agents are searched side by side, each with random
 * numbers of its own, so that the outcome depends on the seed unless the time ends it.
 */
public final class WorstRewardSearch {
    /** The bound that is proved may be above the gap by this, in units of the width of the rewards and the length of play. */
    private static final double EXTREME = 1e-9;

    /** The same where rewards need not be extreme. */
    private static final double INNER = 1e-7;

    /** The share of the time after which no search goes on, so that what was found can still be certified. */
    private static final double SEARCHING = 0.9;

    private static final double STARTING = 0.15;
    /** The share of the time after which it is not looked at any more whether advantages bound the gap. */
    private static final double ADVANTAGES = 0.3;

    private static final int STARTS = 400;
    /** And one more for every two sites; each is a sequence of linear programs. */
    private static final int STARTS_CONSTRAINED = 8;

    private final Question.WorstReward question;
    private final Effort effort;
    private final Position from;
    private final Consumer<Position> keeper;
    private final long begun = System.nanoTime();
    private final List<Agent> agents = new ArrayList<>();
    private @Nullable Point kept;
    private double keptGap = Double.NEGATIVE_INFINITY;
    private boolean climbed;

    /**
     * Where a search stands. One that goes on from it does not climb from its starts again; branch and bound begins anew, with
     * the best as what is to be beaten.
     *
     * @param climbed whether all agents' starts were climbed from
     * @param best the best witness so far, of this question, or null
     * @param point the best rewards of the search so far in floating point, which may be better, or null
     */
    public record Position(
            boolean climbed,
            @Nullable Witness best,
            @Nullable Point point) {
        /** The beginning. */
        public static final Position BEGINNING = new Position(false, null, null);
    }

    /**
     * Rewards in floating point: something to begin with, that promises nothing.
     *
     * @param agent whose gap they make large
     * @param z per game row, in units of the width of the rewards, from 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    public record Point(int agent, double[] z) {}

    private WorstRewardSearch(Question.WorstReward question, Effort effort, Position from, Consumer<Position> keeper) {
        this.question = question;
        this.effort = effort;
        this.from = from;
        this.keeper = keeper;
        climbed = from.climbed();
    }

    /**
     * What a search came to.
     *
     * @param found the answer
     * @param position where to go on
     */
    public record Outcome(Found found, Position position) {}

    /**
     * Searches from the beginning.
     *
     * @throws IllegalArgumentException if the question cannot be met or is not supported, as {@link RewardDemands} says
     */
    public static Found of(Question.WorstReward question, Effort effort) {
        return run(question, effort, Position.BEGINNING, position -> {}).found();
    }

    /**
     * Searches on.
     *
     * @param from where an earlier search of the same question stopped
     * @param keeper told often where the search stands, by one thread at a time
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Outcome run(Question.WorstReward question, Effort effort, Position from, Consumer<Position> keeper) {
        RewardDemands.check(question);
        WorstRewardSearch search = new WorstRewardSearch(question, effort, from, keeper);
        Found found = search.found();
        Witness best = better(from.best(), found.witness());
        return new Outcome(
                new Found(best, found.bound(), found.ending(), found.structures(), found.seconds()),
                new Position(search.climbed, best, search.kept));
    }

    /** One deviating agent on its way. */
    private final class Agent {
        private final Side side;
        private final ExpertCuts cuts;
        private RewardAscent.@Nullable End start;
        private volatile BoxBranching.@Nullable Result result;
        private volatile @Nullable BigFraction advantages;
        private volatile double gap = Double.NEGATIVE_INFINITY;
        private volatile double bound = Double.POSITIVE_INFINITY;
        private volatile long nodes;

        Agent(int number) {
            side = Side.of(question, number);
            cuts = new ExpertCuts(side);
        }

        void climb() {
            SplittableRandom random = new SplittableRandom(effort.seed() * 0x9E3779B97F4A7C15L + side.agent());
            int rows = side.obeying().length;
            int starts = side.constrained() ? STARTS_CONSTRAINED + side.layout().sites() / 2 : STARTS;
            try (RewardAscent ascent = new RewardAscent(side, cuts)) {
                RewardAscent.End best = ascent.climb(new double[rows]);
                for (double[] z : known()) {
                    RewardAscent.End end = ascent.climb(z);
                    best = end.gap() > best.gap() ? end : best;
                }
                for (int k = 0; !from.climbed() && k < starts && !stopped(STARTING); k++) {
                    double[] z = new double[rows];
                    for (int j = 0; j < rows; j++) {
                        z[j] = random.nextInt(2);
                    }
                    RewardAscent.End end = ascent.climb(z);
                    if (end.gap() > best.gap()) {
                        best = end;
                        keep(side.agent(), best);
                    }
                }
                start = best;
                gap = best.gap();
                report();
            }
        }

        /** What an earlier search found for this agent, or with rewards of another that are tied to its own. */
        private List<double[]> known() {
            List<double[]> known = new ArrayList<>();
            Witness best = from.best();
            if (best != null) {
                double least = Rationals.toDouble(Side.least(question));
                double width = Rationals.toDouble(Side.width(question));
                known.add(Arrays.stream(best.game().reward(side.agent()).doubles())
                        .map(reward -> Math.clamp((reward - least) / width, 0, 1))
                        .toArray());
            }
            Point point = from.point();
            if (point != null && point.agent() == side.agent()) {
                known.add(point.z());
            }
            return known;
        }

        double tolerance() {
            return (side.constrained() ? INNER : EXTREME) * side.layout().length();
        }

        void branch(RewardAscent.End floor) {
            BooleanSupplier stop = () -> stopped(SEARCHING) || surpassed();
            try (RewardAscent ascent = new RewardAscent(side, cuts)) {
                AtomicReference<@Nullable BoxBranching> running = new AtomicReference<>();
                BoxBranching branching =
                        new BoxBranching(side, ascent, floor, tolerance(), stop, (best, proved, count) -> {
                            hear(best, proved, count);
                            BoxBranching told = running.get();
                            if (told != null && told.best() != floor) {
                                keep(side.agent(), told.best());
                            }
                        });
                running.set(branching);
                result = branching.run();
                bound = result.bound();
            }
        }

        /** The end of the climb from rewards that somebody else found. */
        RewardAscent.@Nullable End worth(double @Nullable [] z) {
            if (z == null) {
                return null;
            }
            try (RewardAscent ascent = new RewardAscent(side, cuts)) {
                return ascent.climb(z);
            }
        }

        /** Whether nothing that is left for this agent is above what another has at its end. */
        private boolean surpassed() {
            for (Agent other : agents) {
                BoxBranching.Result end = other.result;
                if (other != this && end != null && bound <= end.best().gap()) {
                    return true;
                }
            }
            return false;
        }

        private void hear(double best, double proved, long count) {
            gap = best;
            bound = proved;
            nodes = count;
            report();
        }
    }

    private Found found() {
        BigFraction width = Side.width(question);
        if (width.getNumerator().signum() == 0) {
            return none("rewards are constant");
        }
        if (question.aim() != Aim.NASH_GAP && SamePlay.holds(question.game(), question.expert(), question.learner())) {
            return none("expert and learner play the same");
        }
        for (int i = 0; i < question.game().agentCount(); i++) {
            agents.add(new Agent(i));
        }
        return question.aim() == Aim.VALUE_GAP ? values(width) : gaps(width);
    }

    /** All gaps are 0, those of constant rewards too. */
    private Found none(String why) {
        Side side = Side.of(
                new Question.WorstReward(
                        question.game(),
                        question.expert(),
                        question.learner(),
                        question.rewards(),
                        List.of(),
                        Aim.VALUE_GAP),
                0);
        BigFraction[] z = new BigFraction[question.game().rowCount()];
        Arrays.fill(z, BigFraction.ZERO);
        Witness witness = witness(side, z);
        return new Found(witness, new UpperBound.Proved(BigFraction.ZERO, why), ending(true), 0, elapsed());
    }

    private Found values(BigFraction width) {
        BigFraction bound = null;
        Witness best = null;
        boolean finished = true;
        for (Agent agent : agents) {
            RewardFinish.Rewards rewards =
                    new RewardFinish(agent.side, agent.cuts, () -> stopped(SEARCHING)).of(agent.side.loss());
            if (rewards == null) {
                finished = false;
                continue;
            }
            finished &= rewards.optimal();
            bound = bound == null ? rewards.objective() : Rationals.max(bound, rewards.objective());
            best = better(best, witness(agent.side, rewards.z()));
        }
        UpperBound proved = finished && bound != null
                ? new UpperBound.Proved(width.multiply(bound), "exact linear programs in the rewards")
                : new UpperBound.None();
        return new Found(best, proved, ending(finished), agents.size(), elapsed());
    }

    /** What the search of all agents came to, in units of the width of the rewards. */
    private record Proof(RewardAscent.End best, Agent leader, double bound, boolean finished, long nodes, String how) {}

    private Found gaps(BigFraction width) {
        Proof proof;
        UpperBound.Proved limit;
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(effort.threads(), agents.size()), runnable -> {
            Thread thread = new Thread(runnable, "worst-reward");
            thread.setDaemon(true);
            return thread;
        });
        try {
            all(threads, Agent::climb);
            RewardAscent.End floor = null;
            Agent leader = agents.getFirst();
            for (Agent agent : agents) {
                RewardAscent.End own = agent.start;
                if (own != null && (floor == null || own.gap() > floor.gap())) {
                    floor = own;
                    leader = agent;
                }
            }
            if (floor == null) {
                throw new IllegalStateException("no climb has an end");
            }
            climbed = from.climbed() || !effort.interruption().requested();
            keep(leader.side.agent(), floor);
            limit = limit(threads, floor, width);
            if (Rationals.toDouble(limit.value()) <= Rationals.toDouble(width) * (floor.gap() + leader.tolerance())) {
                Witness witness = finish(leader, floor);
                if (witness != null && witness.gap().compareTo(limit.value()) >= 0) {
                    return new Found(witness, limit, ending(true), 0, elapsed());
                }
            }
            proof = leader.side.constrained() ? sites(floor, leader) : boxes(threads, floor, leader);
        } finally {
            threads.shutdownNow();
        }
        Witness witness = finish(proof.leader(), proof.best());
        UpperBound.Proved bound =
                new UpperBound.Proved(width.multiply(Rationals.roundUp(Rationals.of(proof.bound()), 40)), proof.how());
        if (bound.value().compareTo(limit.value()) > 0) {
            bound = limit;
        }
        if (witness != null && bound.value().compareTo(witness.gap()) < 0) {
            bound = new UpperBound.Proved(witness.gap(), bound.how());
        }
        BigFraction spacing = proof.leader().side.constrained() ? null : GapSpacing.of(question);
        if (witness != null && spacing != null && GapSpacing.closes(spacing, witness.gap(), bound.value())) {
            bound = new UpperBound.Proved(
                    witness.gap(), bound.how() + "; gaps are multiples of " + Rationals.format(spacing));
        }
        return new Found(witness, bound, ending(proof.finished()), proof.nodes(), elapsed());
    }

    /** What no gap exceeds, exactly, before deviations are looked at. */
    private UpperBound.Proved limit(ExecutorService threads, RewardAscent.End floor, BigFraction width) {
        UpperBound.Proved limit = new UpperBound.Proved(
                switch (question.game().horizon()) {
                    case Horizon.Finite(int steps) -> width.multiply(Rationals.of(steps));
                    case Horizon.Discounted(BigFraction gamma) -> width.divide(BigFraction.ONE.subtract(gamma));
                },
                "the width of the rewards times the length of play");
        for (Agent agent : agents) {
            if (!AdvantageBound.applies(agent.side)
                    || AdvantageBound.about(agent.side, () -> stopped(ADVANTAGES)) > floor.gap() + agent.tolerance()) {
                return limit; // it would not end the search
            }
        }
        all(threads, agent -> agent.advantages = AdvantageBound.of(agent.side, () -> stopped(SEARCHING)));
        BigFraction most = BigFraction.ZERO;
        for (Agent agent : agents) {
            BigFraction own = agent.advantages;
            if (own == null) {
                return limit;
            }
            most = Rationals.max(most, own);
        }
        BigFraction value = width.multiply(most);
        return value.compareTo(limit.value()) < 0
                ? new UpperBound.Proved(value, "exact linear programs of advantages; see AdvantageBound")
                : limit;
    }

    /** Each agent's rewards in a search of their own. */
    private Proof boxes(ExecutorService threads, RewardAscent.End from, Agent first) {
        all(threads, agent -> agent.branch(from));
        RewardAscent.End best = from;
        Agent leader = first;
        double bound = 0;
        boolean finished = true;
        long count = 0;
        for (Agent agent : agents) {
            BoxBranching.Result result = agent.result;
            if (result == null) {
                throw new IllegalStateException("no search of agent " + agent.side.agent());
            }
            finished &= result.finished();
            bound = Math.max(bound, result.bound());
            count += result.nodes();
            if (result.best().gap() > best.gap()) {
                best = result.best();
                leader = agent;
            }
        }
        finished |= bound <= best.gap() + leader.tolerance(); // one that was stopped may have been surpassed
        return new Proof(
                best, leader, bound, finished, count, "branch and bound, rounding errors counted; see BoxBranching");
    }

    /** All agents' sites in one search, and where there are threads HiGHS beside it. */
    private Proof sites(RewardAscent.End from, Agent first) {
        List<Side> sides = agents.stream().map(agent -> agent.side).toList();
        double width = Rationals.toDouble(Side.width(question));
        try (SiteBranching search = new SiteBranching(
                        sides,
                        from,
                        agents.indexOf(first),
                        first.tolerance(),
                        effort.threads(),
                        () -> stopped(SEARCHING));
                MipBeside beside = effort.threads() > 1 && MipBeside.applies(sides)
                        ? new MipBeside(
                                sides,
                                from,
                                agents.indexOf(first),
                                effort.time().toNanos() / 1e9 - elapsed())
                        : null) {
            SiteBranching.Result result = search.run((gap, bound, nodes) -> {
                effort.listener().progress(gap * width, bound * width, nodes);
                keep(agents.get(search.leader()).side.agent(), search.best());
            });
            RewardAscent.End best = result.best();
            Agent leader = agents.get(result.agent());
            String how = "branch and bound, rounding errors counted; see SiteBranching";
            if (beside != null && !result.finished()) {
                for (Agent agent : agents) {
                    RewardAscent.End told = agent.worth(beside.rewards(agents.indexOf(agent)));
                    if (told != null && told.gap() > best.gap()) {
                        best = told;
                        leader = agent;
                    }
                }
                if (beside.claimed() < result.bound()) {
                    how += "; HiGHS claims that no gap is above " + beside.claimed() * width
                            + ", to its tolerance, of the program of values";
                }
            }
            return new Proof(best, leader, result.bound(), result.finished(), result.nodes(), how);
        }
    }

    /** The exact rewards for the deviation that was found, certified; else those that were found, as they are. */
    private @Nullable Witness finish(Agent leader, RewardAscent.End found) {
        Side side = leader.side;
        RewardFinish.Rewards rewards = new RewardFinish(side, leader.cuts, () -> stopped(1))
                .of(side.gain(side.layout().deviation(found.chosen())));
        Witness best = rewards == null ? null : witness(side, rewards.z());
        if (best == null) {
            BigFraction[] z = new BigFraction[found.z().length];
            Arrays.setAll(z, j -> Rationals.of(found.z()[j]));
            best = witness(side, z);
        }
        if (best == null) { // nothing can be regretted where rewards are constant
            BigFraction[] z = new BigFraction[found.z().length];
            Arrays.fill(z, BigFraction.ZERO);
            best = witness(side, z);
        }
        return best;
    }

    private @Nullable Witness witness(Side side, BigFraction[] z) {
        Game game = RewardedGame.of(question.game(), side.rewards(z));
        return RewardDemands.verified(question, game);
    }

    private static @Nullable Witness better(@Nullable Witness one, @Nullable Witness other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.gap().compareTo(one.gap()) > 0 ? other : one;
    }

    /** Work on one agent. */
    private interface Work {
        void on(Agent agent);
    }

    private void all(ExecutorService threads, Work work) {
        List<Callable<Boolean>> jobs = new ArrayList<>();
        for (Agent agent : agents) {
            jobs.add(() -> {
                work.on(agent);
                return true;
            });
        }
        try {
            for (Future<Boolean> each : threads.invokeAll(jobs)) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the search of an agent failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while searching", interrupted);
        }
    }

    /** Tells where the search stands, unless another thread has something better. */
    private synchronized void keep(int agent, RewardAscent.End best) {
        if (best.gap() >= keptGap) {
            keptGap = best.gap();
            kept = new Point(agent, best.z());
        }
        keeper.accept(new Position(climbed, from.best(), kept));
    }

    private void report() {
        double gap = Double.NEGATIVE_INFINITY;
        double bound = Double.NEGATIVE_INFINITY;
        long nodes = 0;
        for (Agent agent : agents) {
            gap = Math.max(gap, agent.gap);
            bound = Math.max(bound, agent.bound);
            nodes += agent.nodes;
        }
        double width = Rationals.toDouble(Side.width(question));
        effort.listener().progress(gap * width, bound * width, nodes);
    }

    private boolean stopped(double share) {
        return effort.interruption().requested()
                || elapsed() >= share * effort.time().toNanos() / 1e9;
    }

    private Found.Ending ending(boolean finished) {
        if (finished) {
            return Found.Ending.FINISHED;
        }
        return effort.interruption().requested() ? Found.Ending.INTERRUPTED : Found.Ending.TIME;
    }

    private double elapsed() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
