package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.structure.PathBounds.Bounded;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Scores by one {@link RewardProgram} for each deviation, by falling {@link PathBounds}, until no bound is above the best.
 *
 * <p>HiGHS solves in floating point; what it says is used in two ways only, both exact: its dual values, rounded, prove that
 * a deviation is not above the floor; where they do not, the program is solved over the rationals.
 */
public final class RewardScorer implements Scorer {
    private final RewardClass kind;
    private final @Nullable BigFraction allowed;
    private final Backend backend;
    private final ExactOptimum exact = new ExactOptimum();
    private long programs;
    private long exactPrograms;

    /**
     * A scorer.
     *
     * @param allowed the most that the expert may regret, in units of the width of the rewards, or null for any
     */
    public RewardScorer(RewardClass kind, @Nullable BigFraction allowed) {
        this(kind, allowed, HighsBackend.simplex());
    }

    /** With another backend for the programs in floating point. */
    RewardScorer(RewardClass kind, @Nullable BigFraction allowed, Backend backend) {
        this.kind = kind;
        this.allowed = allowed;
        this.backend = backend;
    }

    @Override
    public int bound(Structure structure) {
        List<Bounded> paths = paths(structure);
        return paths.isEmpty() ? 0 : paths.getFirst().steps();
    }

    @Override
    public Optional<Score> above(Structure structure, BigFraction floor) {
        if (kind == RewardClass.ZERO_SUM && structure.joints().agents() != 2) {
            throw new IllegalArgumentException("zero-sum rewards are for 2 agents; there are "
                    + structure.joints().agents());
        }
        Score best = null;
        BigFraction least = floor;
        for (Bounded bounded : paths(structure)) {
            if (Rationals.of(bounded.steps()).compareTo(least) <= 0) {
                break;
            }
            Score score = score(structure, bounded.path(), least);
            if (score != null) {
                best = score;
                least = score.value();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Linear programs solved in floating point so far. */
    public long programs() {
        return programs;
    }

    /** Linear programs solved exactly so far. */
    public long exactPrograms() {
        return exactPrograms;
    }

    private List<Bounded> paths(Structure structure) {
        List<Bounded> paths = new ArrayList<>();
        for (int agent = 0; agent < structure.joints().agents(); agent++) {
            paths.addAll(new PathBounds(structure, agent).all());
        }
        paths.sort(Comparator.comparingInt((Bounded one) -> -one.steps()));
        return paths;
    }

    private @Nullable Score score(Structure structure, DeviationPath path, BigFraction floor) {
        RewardProgram program = new RewardProgram(structure, path, kind, allowed);
        double[] dual = dual(program);
        if (dual != null && program.bound(dual, allowed).compareTo(floor) <= 0) {
            return null;
        }
        exactPrograms++;
        if (!(exact.of(program.program()) instanceof ExactOutcome.Optimal optimal)) {
            throw new ScoringFailed("the worst rewards of " + structure + " for " + path + " were not found exactly");
        }
        return optimal.objective().compareTo(floor) > 0
                ? new Score(optimal.objective(), path, program.rewards(optimal.primal()))
                : null;
    }

    private double @Nullable [] dual(RewardProgram program) {
        programs++;
        try {
            Solution solution = backend.solve(program.program(), SolveOptions.DEFAULT);
            return solution.dual();
        } catch (BackendFailure e) {
            return null; // the exact solution decides
        }
    }
}
