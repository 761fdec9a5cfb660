package org.counterplay.solvers.search.learner;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worst learner of a grid: at each state it plays the expert's distribution or one whose probabilities are multiples of
 * 1/N; where the agents play independently, each of them does. A mixed-integer program ({@link GridProgram}) for each agent proposes; what passes the exact check is a witness; {@link
 * GridBranching} then goes through what is left, in rationals. Where it ends, the bound is proved and equal to the witness's gap;
 * else it is the larger of what is left and the witness's, or what the solver claims if that is less. Bounds are of the
 * grid, not of all learners. In discounted games nothing is proposed: branch and bound does it alone.
 */
public final class GridLearnerSearch {
    private static final Logger LOG = LoggerFactory.getLogger(GridLearnerSearch.class);
    private static final double PROPOSING = 0.4;
    private static final double BRANCHING = 0.95;

    private final Question.WorstLearner question;
    private final Effort effort;
    private final Game game;
    private final GridOptions options;
    private final int parts;
    private final long begun = System.nanoTime();
    private final Certification expertRegret;
    private final ExactLearner exact;
    private final Consumer<Witness> keeper;
    private @Nullable Witness witness;
    private double claim = Double.NEGATIVE_INFINITY;

    private GridLearnerSearch(
            Question.WorstLearner question,
            int parts,
            Effort effort,
            @Nullable Witness known,
            Consumer<Witness> keeper) {
        this.question = question;
        this.effort = effort;
        this.keeper = keeper;
        witness = known;
        this.parts = parts;
        game = question.game();
        options = new GridOptions(question, parts);
        expertRegret = GapCheck.certified(game, question.expert(), new DeviationClass.Markov());
        exact = new ExactLearner(question, expertRegret);
    }

    /**
     * Searches.
     *
     * @param parts N, at least 1
     * @throws IllegalArgumentException if the expert depends on the step, the budget is negative, or the
     *     grid has too many points at a state
     */
    public static Found of(Question.WorstLearner question, int parts, Effort effort) {
        return run(question, parts, effort, null, witness -> {});
    }

    /**
     * The same, beginning with what is known.
     *
     * @param known a witness of this question that is on the grid, or null
     * @param keeper told of the best witness, often
     */
    public static Found run(
            Question.WorstLearner question,
            int parts,
            Effort effort,
            @Nullable Witness known,
            Consumer<Witness> keeper) {
        WorstLearnerSearch.check(question);
        return new GridLearnerSearch(question, parts, effort, known, keeper).found();
    }

    private Found found() {
        offer(exact.ofCentre());
        if (game.horizon() instanceof Horizon.Finite) {
            propose();
        } else {
            claim = Double.POSITIVE_INFINITY;
        }
        GridBranching branching =
                new GridBranching(question, options, exact, subtracted(), witness, () -> stopped(BRANCHING), keeper);
        BigFraction open = branching.run(expertValues());
        witness = branching.best();
        Found.Ending ending = open == null
                ? Found.Ending.FINISHED
                : effort.interruption().requested() ? Found.Ending.INTERRUPTED : Found.Ending.TIME;
        return new Found(witness, bound(open), ending, branching.nodes(), elapsed());
    }

    private UpperBound bound(@Nullable BigFraction open) {
        String grid = "of learners whose probabilities are the expert's or multiples of 1/" + parts;
        Witness known = witness;
        if (open == null && known != null) {
            return new UpperBound.Proved(known.gap(), "branch and bound in rationals, " + grid);
        }
        if (open == null) {
            return new UpperBound.None();
        }
        BigFraction proved = known == null ? open : Rationals.max(open, known.gap());
        return claim < Rationals.toDouble(proved)
                ? new UpperBound.Claimed(claim, "HiGHS, " + grid, 1e-6)
                : new UpperBound.Proved(proved, "branch and bound in rationals, not finished, " + grid);
    }

    /** The solver's proposals, one for each agent; its claim is kept where it has one for all. */
    private void propose() {
        double worst = Double.NEGATIVE_INFINITY;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            double left = PROPOSING * effort.time().toNanos() / 1e9 * (agent + 1) / game.agentCount() - elapsed();
            if (left <= 0 || effort.interruption().requested()) {
                worst = Double.POSITIVE_INFINITY;
                continue;
            }
            worst = Math.max(worst, propose(agent, left));
            effort.listener().progress(gap(), worst, agent + 1L);
        }
        claim = worst;
    }

    /** The solver's bound on the agent's gap, infinite where it says nothing. */
    private double propose(int agent, double seconds) {
        GridProgram.Written written = GridProgram.of(question, options, agent);
        Solution solution;
        try {
            solution = VerifiedBackend.of(HighsBackend.simplex())
                    .solve(
                            written.program(),
                            SolveOptions.DEFAULT
                                    .withTimeLimit(Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9))))
                                    .withInterruption(effort.interruption()))
                    .solution();
        } catch (BackendFailure failure) {
            LOG.debug("no proposal: {}", failure.getMessage()); // branch and bound does without
            return Double.POSITIVE_INFINITY;
        }
        double[] primal = solution.primal();
        if (primal != null) {
            offer(written.chosen(), primal);
        }
        double offset = question.aim() == Aim.VALUE_GAP
                ? Rationals.toDouble(expertValues()[agent])
                : -Rationals.toDouble(subtracted());
        return Double.isNaN(solution.bound()) ? Double.POSITIVE_INFINITY : solution.bound() + offset;
    }

    private void offer(int[][] chosen, double[] primal) {
        BigFraction[] entries = new BigFraction[game.rowCount()];
        Arrays.fill(entries, BigFraction.ZERO);
        for (int s = 0; s < chosen.length; s++) {
            int option = 0;
            for (int k = 0; k < chosen[s].length; k++) {
                option = primal[chosen[s][k]] > primal[chosen[s][option]] ? k : option;
            }
            BigFraction[] play = options.at(s).get(option);
            System.arraycopy(play, 0, entries, game.firstRow(s), play.length);
        }
        offer(exact.verified(exact.policy(entries)));
    }

    private void offer(@Nullable Witness other) {
        Witness best = witness;
        if (other != null && (best == null || other.gap().compareTo(best.gap()) > 0)) {
            witness = other;
            keeper.accept(other);
        }
    }

    private BigFraction subtracted() {
        return question.aim() == Aim.REGRET_GAP
                ? expertRegret.certificate().regret().lower()
                : BigFraction.ZERO;
    }

    private BigFraction[] expertValues() {
        return expertRegret.certificate().agents().stream()
                .map(proof -> proof.value().lower())
                .toArray(BigFraction[]::new);
    }

    private double gap() {
        return witness == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(witness.gap());
    }

    private boolean stopped(double share) {
        return effort.interruption().requested()
                || elapsed() >= share * effort.time().toNanos() / 1e9;
    }

    private double elapsed() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
