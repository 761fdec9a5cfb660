package org.counterplay.solvers.search.sequential;

import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/** The aim less a penalty on each demand that is violated. Of one thread. */
final class Merit {
    /** States that the expert visits less often count as never visited, in floating point. */
    static final double VISITED = 1e-10;

    private final Demands demands;
    private final Evaluator evaluator;
    private final Advantage advantage;
    private double aim;
    private double violation;

    Merit(Layout layout, Demands demands, Evaluator evaluator) {
        this.demands = demands;
        this.evaluator = evaluator;
        advantage = new Advantage(layout, evaluator);
    }

    /** The merit of a point. */
    double of(double[] x, Scope scope) {
        aim = evaluator.aim(x, demands.aim());
        double budget = demands.budget() == null
                ? 0
                : Math.max(0, error(x, demands.budget()) - demands.amount()) / demands.budgetScale();
        double recoverability = demands.recoverability() == Double.POSITIVE_INFINITY
                ? 0
                : Math.max(0, advantage.largest(x, scope.reachable()) - demands.recoverability());
        double coverage = demands.coverage() == 0
                ? 0
                : Math.max(0, demands.coverage() - coverage(x)) / demands.coverageScale();
        double regret = demands.expertRegret() == Double.POSITIVE_INFINITY
                ? 0
                : Math.max(0, evaluator.regret(x, Who.EXPERT) - demands.expertRegret());
        violation = Math.max(Math.max(budget, recoverability), Math.max(coverage, regret));
        return aim - demands.penalty() * (budget + recoverability + coverage + regret);
    }

    /** The aim at the point of the last call. */
    double aim() {
        return aim;
    }

    /** The largest violation at the point of the last call. */
    double violation() {
        return violation;
    }

    /** The large advantages, beyond a bound. */
    Advantage advantage() {
        return advantage;
    }

    private double coverage(double[] x) {
        return demands.perStep() ? evaluator.perStepCoverage(x) : evaluator.averagedCoverage(x);
    }

    private double error(double[] x, ErrorBudget budget) {
        return switch (budget) {
            case ErrorBudget.BehaviorCloning cloning -> evaluator.behaviorCloning(x);
            case ErrorBudget.Occupancy occupancy -> evaluator.occupancy(x);
            case ErrorBudget.StatesOnly states -> evaluator.statesOnly(x);
            case ErrorBudget.Malice malice -> evaluator.deviatedLoss(x, VISITED);
            case ErrorBudget.Blades blades -> evaluator.deviatedLoss(x, -1);
        };
    }
}
