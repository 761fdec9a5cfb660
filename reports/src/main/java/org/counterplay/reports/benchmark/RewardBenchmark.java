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
 * Worst common rewards of recurrent games with given policies: branch and bound on rewards with proved bounds, and the same
 * question as mixed-integer programs in two forms, by HiGHS and SCIP. A solve that reaches its limit shows its claimed bound.
 */
public final class RewardBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LIMIT_PER_AGENT = Duration.ofSeconds(30);
    private static final int SEEDS = 2;
    private static final List<String> HEADS = List.of(
            "aim",
            "seed",
            "search s",
            "gap (exact)",
            "bound (proved)",
            "products HiGHS s",
            "claims",
            "products SCIP s",
            "claims",
            "values HiGHS s",
            "claims",
            "values SCIP s",
            "claims");

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
                + " states, 3x3 actions, H = 4, random policies of full support; a limit of " + LIMIT.toSeconds()
                + " s, shared by the agents; the search on two threads, solvers on one; what they say is their claim";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<List<String>> rows = new ArrayList<>();
        double nash = 0;
        double widest = 0;
        double regretWidest = 0;
        for (Aim aim : List.of(Aim.NASH_GAP, Aim.REGRET_GAP)) {
            for (int seed = 1; seed <= (aim == Aim.NASH_GAP ? SEEDS : 1); seed++) {
                Question.WorstReward question = question(seed, aim);
                step.accept("searching the worst reward, " + aim.label() + ", seed " + seed);
                Found found = WorstRewardSearch.of(
                        question, new Effort(LIMIT, 1, 2, Interruption.NEVER, Effort.Listener.NONE));
                double gap = found.witness() == null
                        ? Double.NaN
                        : Rationals.toDouble(found.witness().gap());
                double bound = found.bound() instanceof UpperBound.Proved(BigFraction value, String how)
                        ? Rationals.toDouble(value)
                        : Double.POSITIVE_INFINITY;
                double open = (bound - gap) / gap;
                if (aim == Aim.NASH_GAP) {
                    nash = Math.max(nash, found.seconds());
                    widest = Math.max(widest, open);
                } else {
                    regretWidest = Math.max(regretWidest, open);
                }
                List<String> row = new ArrayList<>(List.of(
                        aim.label(),
                        Integer.toString(seed),
                        number("%.2f", found.seconds()),
                        number("%.9f", gap),
                        number("%.9f", bound)));
                for (WorstRewardMip.Form form : List.of(WorstRewardMip.Form.PRODUCTS, WorstRewardMip.Form.VALUES)) {
                    for (Backend backend : List.of(HighsBackend.simplex(), BranchAndCutBackend.scip())) {
                        step.accept("solving " + form + " with " + backend.name());
                        boolean written = form == WorstRewardMip.Form.VALUES || aim == Aim.NASH_GAP;
                        claim(written ? solve(question, form, backend) : null, row);
                    }
                }
                rows.add(row);
            }
        }
        List<Measure> measures = List.of(
                new Measure("nash-gap, slowest game, proved optimal", nash, "s", 60.0),
                new Measure("nash-gap, widest relative gap left", widest, "", 1e-6),
                Measure.of("regret-gap, widest relative gap left", regretWidest, ""));
        return new Outcome(measures, HEADS, rows);
    }

    private Question.WorstReward question(int seed, Aim aim) {
        String name = String.format(
                Locale.ROOT,
                "random-recurrent:states=%d,H=4,successors=%d,support=9,careless=1,seed=%d",
                states,
                Math.min(states, 3),
                seed);
        Instance instance = Library.find(name).create();
        return new Question.WorstReward(
                instance.game(),
                policy(instance, "expert"),
                policy(instance, "learner"),
                new Question.Rewards(RewardClass.COMMON, BigFraction.MINUS_ONE, BigFraction.ONE),
                List.of(),
                aim);
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
