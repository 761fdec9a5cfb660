package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A point of a sweep as questions for the search of worst games. Where the search has no word for a number, a stronger one is
 * asked: whatever it finds meets the point, or is measured not to.
 *
 * <p>Recoverability is asked of stationary deviations, and the gap is over markov ones. In layered and in discounted games, and
 * up to two steps, both are as good; for longer finite horizons the games are layered.
 */
final class Questions {
    private static final Question.Rewards REWARDS =
            new Question.Rewards(RewardClass.GENERAL, BigFraction.MINUS_ONE, BigFraction.ONE);
    private static final int MOST_STATES = 5;

    private final Sweep sweep;
    private final Point point;

    Questions(Sweep sweep, Point point) {
        this.sweep = sweep;
        this.point = point;
    }

    /** Why nothing is searched for; empty where something is. */
    Optional<String> refusal() {
        return aim() == null
                ? Optional.of("the search does not maximise "
                        + sweep.promise().bounded().key())
                : demands() == null
                        ? Optional.of("the search has no words for all that is assumed")
                        : needsProducts()
                                ? Optional.of("the search does not hold policies of several agents to products")
                                : Optional.empty();
    }

    /** The questions, of small games first; none where there is a {@link #refusal}. */
    List<WorstGame> all() {
        Demands demands = demands();
        Aim aim = aim();
        if (refusal().isPresent() || demands == null || aim == null) {
            return List.of();
        }
        List<WorstGame> all = new ArrayList<>();
        for (Shape shape : shapes(demands)) {
            List<Assumption> assumptions = new ArrayList<>(demands.assumptions());
            if (shape.layered()) {
                assumptions.add(new Assumption.Layered());
            }
            all.add(new WorstGame(
                    new Size(shape.states(), Collections.nCopies(point.agents(), 2), point.horizon()),
                    REWARDS,
                    assumptions,
                    demands.budget(),
                    tied(demands.budget()) && point.horizon() instanceof Horizon.Finite ? Aim.REGRET_GAP : aim));
        }
        return all;
    }

    /**
     * A question whose proved bounds hold of every game that meets the point, of whatever size; null where there is none. Both
     * regrets and recoverability range over markov deviations here, as if games were layered; not so where both are stationary.
     */
    @Nullable
    WorstGame bounding(@Nullable Aim instead) {
        Demands demands = demands();
        Aim aim = instead == null ? aim() : instead;
        boolean apart = sweep.reading().has(Choice.STATIONARY) && point.horizon() instanceof Horizon.Finite;
        if (demands == null || aim == null || !demands.exact() || apart) {
            return null;
        }
        List<Assumption> assumptions = new ArrayList<>(demands.assumptions());
        if (point.horizon() instanceof Horizon.Finite) {
            assumptions.add(new Assumption.Layered());
        }
        return new WorstGame(
                new Size(MOST_STATES, Collections.nCopies(point.agents(), 2), point.horizon()),
                REWARDS,
                assumptions,
                demands.budget(),
                aim);
    }

    /** Whether the search of structures serves. */
    static boolean tied(@Nullable ErrorBudget budget) {
        return (budget instanceof ErrorBudget.Occupancy || budget instanceof ErrorBudget.BehaviorCloning)
                && budget.amount().getNumerator().signum() == 0;
    }

    /** @param exact whether every game that meets the point meets them */
    private record Demands(
            List<Assumption> assumptions, @Nullable ErrorBudget budget, boolean exact) {}

    private @Nullable Aim aim() {
        return switch (sweep.promise().bounded()) {
            case REGRET_GAP -> Aim.REGRET_GAP;
            case VALUE_GAP -> Aim.VALUE_GAP;
            case NASH_GAP -> Aim.NASH_GAP;
            default -> null;
        };
    }

    private boolean needsProducts() {
        Demands demands = demands();
        boolean tied = demands != null && tied(demands.budget());
        return point.agents() > 1
                && ((aim() == Aim.NASH_GAP && !tied) || point.given().containsKey(Quantity.BC_AGENT_L1));
    }

    private @Nullable Demands demands() {
        List<Assumption> assumptions = new ArrayList<>();
        ErrorBudget budget = null;
        boolean exact = true;
        for (Map.Entry<Quantity, BigFraction> nominal : point.given().entrySet()) {
            BigFraction value = nominal.getValue();
            ErrorBudget own = null;
            switch (nominal.getKey()) {
                case RECOVERABILITY -> assumptions.add(new Assumption.Recoverability(value));
                case RECOVERABILITY_IDENTITY -> {
                    assumptions.add(new Assumption.Recoverability(value));
                    exact = false;
                }
                case COVERAGE_AVERAGED ->
                    assumptions.add(new Assumption.Coverage(
                            value,
                            sweep.reading().has(Choice.PER_STEP)
                                    ? Assumption.Coverage.Reading.PER_STEP
                                    : Assumption.Coverage.Reading.AVERAGED));
                case EXPERT_REGRET -> assumptions.add(new Assumption.ExpertRegret(value));
                case EXPERT_NASH_GAP -> {
                    assumptions.add(new Assumption.ExpertRegret(value));
                    exact = false;
                }
                case BC_ERROR -> own = new ErrorBudget.BehaviorCloning(half(value));
                case MALICE_ERROR -> own = new ErrorBudget.Malice(half(value));
                case BLADES_ERROR -> own = new ErrorBudget.Blades(half(value));
                case ON_POLICY_ERROR -> {
                    own = new ErrorBudget.Blades(half(value));
                    exact = false;
                }
                case OCCUPANCY_L1 -> own = new ErrorBudget.Occupancy(value);
                case STATES_L1 -> own = new ErrorBudget.StatesOnly(value);
                case BC_AGENT_L1 -> {
                    own = new ErrorBudget.BehaviorCloning(value.divide(2));
                    exact &= point.agents() == 1;
                }
                case VALUE_GAP -> {
                    own = new ErrorBudget.Occupancy(value.divide(point.steps()));
                    exact = false;
                }
                default -> {
                    return null;
                }
            }
            if (own != null && budget != null) {
                return null;
            }
            budget = own == null ? budget : own;
        }
        assumptions.sort(Comparator.comparing(Assumption::label));
        return new Demands(assumptions, budget, exact);
    }

    /** The search measures TV as half the L1 distance. */
    private BigFraction half(BigFraction error) {
        return sweep.reading().has(Choice.L1) ? error.divide(2) : error;
    }

    private record Shape(int states, boolean layered) {}

    private Set<Shape> shapes(Demands demands) {
        Set<Shape> shapes = new LinkedHashSet<>();
        int most = mostStates();
        switch (point.horizon()) {
            case Horizon.Discounted discounted -> {
                shapes.add(new Shape(Math.min(2, most), false));
                shapes.add(new Shape(Math.min(3, most), false));
            }
            case Horizon.Finite(int steps) when steps == 1 -> shapes.add(new Shape(1, false));
            case Horizon.Finite(int steps) -> {
                boolean advantages =
                        demands.assumptions().stream().anyMatch(Assumption.Recoverability.class::isInstance);
                if (steps == 2 || !advantages) {
                    shapes.add(new Shape(Math.min(2, most), false));
                    shapes.add(new Shape(Math.min(3, most), false));
                }
                int layered = Math.min(Math.min(2 * steps - 1, MOST_STATES), most);
                for (int states : List.of(steps, layered)) {
                    if (steps <= MOST_STATES && steps <= states && states <= most) {
                        shapes.add(new Shape(states, true));
                    }
                }
            }
        }
        return shapes;
    }

    /** Averaged coverage leaves room for 1/beta states. */
    private int mostStates() {
        BigFraction beta = point.given().get(Quantity.COVERAGE_AVERAGED);
        if (beta == null || beta.getNumerator().signum() == 0 || sweep.reading().has(Choice.PER_STEP)) {
            return MOST_STATES;
        }
        return Math.max(1, (int) Math.min(MOST_STATES, Math.floor(1 / Rationals.toDouble(beta))));
    }
}
