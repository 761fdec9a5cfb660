package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.ortools.BranchAndCutBackend;
import org.counterplay.solvers.ortools.CpSatBackend;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.reward.WorstRewardMip;
import org.counterplay.solvers.search.reward.WorstRewardSearch;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Worst common rewards of recurrent games with given policies: branch and bound with proved bounds, and the same question as
 * mixed-integer programs in two forms, by HiGHS, SCIP and CP-SAT (in integers). A solve that reaches its limit shows its claimed
 * bound. The learner is drawn independently of the expert; policies are dense (all joint actions of a state are recommended) or
 * sparse (two of them).
 */
public final class RewardBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT_PER_AGENT = Duration.ofSeconds(6);
    private static final List<Kind> KINDS = List.of(
            new Kind("dense", "support=9,careless=1", Aim.NASH_GAP, 2),
            new Kind("sparse", "support=2,careless=1", Aim.REGRET_GAP, 2),
            new Kind("dense", "support=9,careless=1", Aim.REGRET_GAP, 1));
    private static final List<Backend> BACKENDS =
            List.of(HighsBackend.simplex(), BranchAndCutBackend.scip(), new CpSatBackend());

    /** Games of one kind, with seeds from 1. */
    private record Kind(String policies, String parameters, Aim aim, int seeds) {
        String label() {
            return policies + ", " + aim.label();
        }
    }

    private final int states;

    /** @param states of each game */
    public RewardBenchmark(int states) {
        this.states = states;
    }

    @Override
    public String name() {
        return "reward";
    }

    @Override
    public String subject() {
        return "worst common reward in [-1,1] of recurrent random games of " + states
                + " states, 3x3 actions, H = 4; the search on two threads for at most " + LIMIT.toSeconds()
                + " s, solvers on one for at most " + LIMIT_PER_AGENT.toSeconds()
                + " s per agent; what they say is their claim";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<List<String>> rows = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        for (Kind kind : KINDS) {
            double slowest = 0;
            double widest = 0;
            for (int seed = 1; seed <= kind.seeds; seed++) {
                Question.WorstReward question = question(kind, seed);
                step.accept("searching the worst reward, " + kind.label() + ", seed " + seed);
                Found found = WorstRewardSearch.of(
                        question, new Effort(LIMIT, 1, 2, Interruption.NEVER, Effort.Listener.NONE));
                double gap = found.witness() == null
                        ? Double.NaN
                        : Rationals.toDouble(found.witness().gap());
                double bound = found.bound() instanceof UpperBound.Proved(BigFraction value, String how)
                        ? Rationals.toDouble(value)
                        : Double.POSITIVE_INFINITY;
                slowest = Math.max(slowest, found.seconds());
                widest = Math.max(widest, (bound - gap) / gap);
                List<String> row = new ArrayList<>(List.of(
                        kind.label(),
                        Integer.toString(seed),
                        number("%.2f", found.seconds()),
                        number("%.9f", gap),
                        number("%.9f", bound)));
                for (WorstRewardMip.Form form : WorstRewardMip.Form.values()) {
                    for (Backend backend : BACKENDS) {
                        step.accept("solving " + form + " with " + backend.name());
                        boolean written = form == WorstRewardMip.Form.VALUES || kind.aim == Aim.NASH_GAP;
                        claim(written ? solve(question, form, backend) : null, row);
                    }
                }
                rows.add(row);
            }
            measures.add(Measure.of(kind.label() + ", slowest game", slowest, "s"));
            measures.add(Measure.of(kind.label() + ", widest relative gap left", widest, ""));
        }
        return new Outcome(measures, heads(), rows);
    }

    private static List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("game, aim", "seed", "search s", "gap (exact)", "bound (proved)"));
        for (WorstRewardMip.Form form : WorstRewardMip.Form.values()) {
            for (Backend backend : BACKENDS) {
                heads.add(form.name().toLowerCase(Locale.ROOT) + " " + backend.name() + " s");
                heads.add("claims");
            }
        }
        return heads;
    }

    private Question.WorstReward question(Kind kind, int seed) {
        String name = String.format(
                Locale.ROOT,
                "random-recurrent:states=%d,H=4,successors=%d,%s,seed=%d",
                states,
                Math.min(states, 3),
                kind.parameters,
                seed);
        Instance instance = Library.find(name).create();
        return new Question.WorstReward(
                instance.game(),
                policy(instance, "expert"),
                policy(instance, "learner"),
                new Question.Rewards(RewardClass.COMMON, BigFraction.MINUS_ONE, BigFraction.ONE),
                List.of(),
                kind.aim);
    }

    private static Policy policy(Instance instance, String name) {
        Policy policy = instance.policies().get(name);
        if (policy == null) {
            throw new IllegalStateException("instance " + instance.game().name() + " has no policy " + name);
        }
        return policy;
    }

    private static WorstRewardMip.Claim solve(
            Question.WorstReward question, WorstRewardMip.Form form, Backend backend) {
        return WorstRewardMip.of(question, form, backend, SolveOptions.DEFAULT.withTimeLimit(LIMIT_PER_AGENT));
    }

    private static void claim(WorstRewardMip.@Nullable Claim claim, List<String> row) {
        if (claim == null) {
            row.add("-");
            row.add("-");
            return;
        }
        row.add(number("%.2f", claim.seconds()));
        row.add(number("%.6f", claim.gap())
                + (claim.optimal() ? "" : " <= " + number("%.6f", claim.bound().value())));
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
