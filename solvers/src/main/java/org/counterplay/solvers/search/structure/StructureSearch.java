package org.counterplay.solvers.search.structure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chocosolver.solver.Solver;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.UpperBound;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The worst game for a learner without error: equal occupancies, or no difference from the expert where the expert comes. All
 * deterministic structures of at most the asked number of states, with one initial state and policies that recommend one joint
 * action at each state, are gone through by falling bounds ({@link PathBounds}), small ones first; the constraint solver is
 * asked for structures with a deviation of the present bound only ({@link ChocoPath}), each is scored exactly ({@link
 * RewardScorer}), and when no bound is above the best, the best is proved optimal within this class.
 *
 * <p>One initial state is no restriction where the expert regrets nothing: with several, the gap is a mean of gaps of games
 * that start in one of them, weighted by their probabilities.
 *
 * <p>The bound for <b>all</b> games of finite horizon and all stationary policies: with w the width of the rewards,
 *
 * <pre>
 *   R(learner) - R(expert) <= w (H - 1).
 * </pre>
 *
 * For policies of equal averaged occupancies are worth the same, V, and stationary ones are equal at the initial states. Let the
 * expert's deviator do at step 1 what the learner's best deviator does: both receive the same recommendations there, earn the
 * same, and are led to the same distribution over states. After that either earns (H - 1) times at least the least and at most
 * the largest reward, so their totals differ by at most w(H - 1); and both regrets are these totals less V.
 */
public final class StructureSearch {
    private static final int MOST_REMEMBERED = 2_000_000;

    private final WorstGame question;
    private final Effort effort;
    private final int horizon;
    private final List<Shape> shapes;
    private final Scorer scorer;
    private final BigFraction width;
    private final Set<Structure> scored = new HashSet<>();
    private final Consumer<Position> keeper;
    private final long begun = System.nanoTime();
    private @Nullable Candidate best;
    private long structures;
    private int level;

    private StructureSearch(
            WorstGame question, Effort effort, Scorer scorer, @Nullable Position from, Consumer<Position> keeper) {
        refusal(question).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        this.question = question;
        this.effort = effort;
        this.keeper = keeper;
        horizon = ((Horizon.Finite) question.size().horizon()).steps();
        shapes = shapes(question);
        width = Candidate.width(question.rewards());
        this.scorer = scorer;
        best = from == null ? null : from.best();
        structures = from == null ? 0 : from.structures();
    }

    /** Why a question is not one that is answered here; empty if it is. */
    public static Optional<String> refusal(WorstGame question) {
        if (!(question.size().horizon() instanceof Horizon.Finite)) {
            return Optional.of("structures are searched for finite horizons only");
        }
        if (question.aim() != Aim.REGRET_GAP) {
            return Optional.of("structures are searched for the regret gap only, not for the "
                    + question.aim().label());
        }
        if (question.policies() != PolicyClass.CORRELATED) {
            return Optional.of("structures are searched with correlated policies only");
        }
        int steps = ((Horizon.Finite) question.size().horizon()).steps();
        for (int count : question.size().actions()) {
            if (!PathBounds.tractable(count, steps)) {
                return Optional.of("structures are not searched for " + count + " actions and " + steps
                        + " steps: there are too many deviations");
            }
        }
        if (question.size().states() > Shape.MOST_STATES || question.size().joints() > Shape.MOST_JOINTS) {
            return Optional.of("structures are searched up to " + Shape.MOST_STATES + " states and " + Shape.MOST_JOINTS
                    + " joint actions");
        }
        ErrorBudget budget = question.budget();
        if (!(budget instanceof ErrorBudget.Occupancy || budget instanceof ErrorBudget.BehaviorCloning)
                || budget.amount().getNumerator().signum() != 0) {
            return Optional.of("structures are searched for --occupancy 0 and --bc 0 only");
        }
        for (Assumption assumption : question.assumptions()) {
            if (assumption instanceof Assumption.Recoverability || assumption instanceof Assumption.Coverage) {
                return Optional.of("structures are not searched under an assumption of " + assumption.label());
            }
        }
        if (question.rewards().kind() == RewardClass.ZERO_SUM
                && question.size().actions().size() != 2) {
            return Optional.of("zero-sum rewards are for 2 agents");
        }
        if (Candidate.width(question.rewards()).getNumerator().signum() <= 0) {
            return Optional.of("the rewards leave no room: their interval has width "
                    + Rationals.format(Candidate.width(question.rewards())));
        }
        return Optional.empty();
    }

    /**
     * Searches from the beginning.
     *
     * @throws IllegalArgumentException if {@link #refusal} says so
     */
    public static StructureOptimum run(WorstGame question, Effort effort) {
        return run(question, effort, scorer(question), null);
    }

    /** Goes on where an earlier search of the same question stopped. */
    public static StructureOptimum resume(WorstGame question, Effort effort, Position from) {
        return run(question, effort, scorer(question), from);
    }

    /**
     * Searches from the beginning, or on from a position.
     *
     * @param keeper told after every structure where the search stands
     */
    public static StructureOptimum run(
            WorstGame question, Effort effort, @Nullable Position from, Consumer<Position> keeper) {
        return new StructureSearch(question, effort, scorer(question), from, keeper).search(from);
    }

    /** The same with another scorer. */
    static StructureOptimum run(WorstGame question, Effort effort, Scorer scorer, @Nullable Position from) {
        return new StructureSearch(question, effort, scorer, from, reached -> {}).search(from);
    }

    /** The shapes of a question, in the order in which they are looked at. */
    static List<Shape> shapes(WorstGame question) {
        boolean layered = question.assumptions().stream().anyMatch(Assumption.Layered.class::isInstance);
        int states = question.size().states();
        int steps = ((Horizon.Finite) question.size().horizon()).steps();
        List<Integer> actions = question.size().actions();
        return layered ? Shapes.layered(states, actions, steps) : Shapes.recurrent(states, actions, steps);
    }

    /** What scores the structures of a question. */
    static Scorer scorer(WorstGame question) {
        return new RewardScorer(question.rewards().kind(), allowed(question));
    }

    /** What is proved for all games and all stationary policies: {@code w (H - 1)}, see above. */
    public static UpperBound.Proved bound(WorstGame question) {
        int steps = ((Horizon.Finite) question.size().horizon()).steps();
        return new UpperBound.Proved(
                Candidate.width(question.rewards()).multiply(Rationals.of(steps - 1)),
                "the learner's best deviation and the expert's earn the same in step 1 (StructureSearch)");
    }

    private static @Nullable BigFraction allowed(WorstGame question) {
        BigFraction width = Candidate.width(question.rewards());
        if (width.getNumerator().signum() <= 0) {
            return null; // the question will be refused
        }
        BigFraction least = null;
        for (Assumption assumption : question.assumptions()) {
            if (assumption instanceof Assumption.ExpertRegret(BigFraction delta)) {
                least = least == null ? delta : Rationals.min(least, delta);
            }
        }
        return least == null ? null : least.divide(width);
    }

    private StructureOptimum search(@Nullable Position from) {
        Position at = from;
        for (level = from == null ? horizon - 1 : from.level(); level > 0 && !closed(); level--) {
            for (int k = at == null ? 0 : at.shape(); k < shapes.size() && !closed(); k++) {
                Shape shape = shapes.get(k);
                for (int agent = at == null ? 0 : at.agent();
                        PathBounds.most(shape) >= level
                                && agent < shape.actions().size()
                                && !closed();
                        agent++) {
                    Position stopped = go(k, agent, at == null ? 0 : at.solutions());
                    at = null;
                    if (stopped != null) {
                        return result(
                                effort.interruption().requested() ? Found.Ending.INTERRUPTED : Found.Ending.TIME,
                                stopped);
                    }
                }
                at = null;
            }
            at = null;
        }
        return result(Found.Ending.FINISHED, new Position(level, 0, 0, 0, structures, best));
    }

    /** Whether no structure that is left can be better than the best. */
    private boolean closed() {
        return best != null && best.score().value().compareTo(Rationals.of(level)) >= 0;
    }

    /** Looks at all structures of a shape with a deviation of the agent and the level; where it stopped, if it did. */
    private @Nullable Position go(int number, int agent, long skip) {
        ChocoModel model = new ChocoModel(shapes.get(number));
        Solver solver = new ChocoPath(model, agent, level).solver(this::stop);
        long solutions = 0;
        while (solver.solve()) {
            solutions++;
            if (solutions > skip) {
                look(model.read());
                if (closed()) {
                    return null;
                }
            }
            Position reached = new Position(level, number, agent, Math.max(solutions, skip), structures, best);
            if (stop()) {
                return reached;
            }
            keeper.accept(reached);
        }
        return solver.isStopCriterionMet()
                ? new Position(level, number, agent, Math.max(solutions, skip), structures, best)
                : null;
    }

    private void look(Structure structure) {
        if (scored.size() < MOST_REMEMBERED
                && !scored.add(CanonicalForm.of(structure).structure())) {
            return;
        }
        structures++;
        BigFraction floor = best == null ? BigFraction.ZERO : best.score().value();
        scorer.above(structure, floor).ifPresent(score -> best = new Candidate(structure, score, question.rewards()));
        effort.listener()
                .progress(
                        best == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(best.gap()),
                        Rationals.toDouble(classBound()),
                        structures);
    }

    private boolean stop() {
        return effort.interruption().requested()
                || System.nanoTime() - begun > effort.time().toNanos();
    }

    private BigFraction classBound() {
        BigFraction left = width.multiply(Rationals.of(level));
        return best == null ? left : Rationals.max(left, best.gap());
    }

    private StructureOptimum result(Found.Ending ending, Position position) {
        return new StructureOptimum(
                best,
                ending == Found.Ending.FINISHED ? best == null ? BigFraction.ZERO : best.gap() : classBound(),
                bound(question),
                ending,
                structures,
                (System.nanoTime() - begun) / 1e9,
                position);
    }
}
