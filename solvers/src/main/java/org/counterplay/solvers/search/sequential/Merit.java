package org.counterplay.solvers.search.sequential;

import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.jspecify.annotations.Nullable;

/** The aim less a penalty on each demand that is violated. Of one thread. */
final class Merit {
    /** States that the expert visits less often count as never visited, in floating point. */
    static final double VISITED = 1e-10;

    private final Demands demands;
    private final Evaluator evaluator;
    private final Advantage advantage;
    private Starts.@Nullable Target target;
    private double aim;
    private double violation;
    private double excess;

    Merit(Layout layout, Demands demands, Evaluator evaluator) {
        this.demands = demands;
        this.evaluator = evaluator;
        advantage = new Advantage(layout, evaluator);
    }

    /** The merit of a point. */
    double of(double[] x, Scope scope) {
        aim = target == null ? evaluator.aim(x, demands.aim()) : gain(x, target) - evaluator.regret(x, Who.EXPERT);
        double budget = demands.budget() == null
                ? 0
                : Math.max(0, error(x, demands.budget()) - demands.amount()) / demands.budgetScale();
        excess = budget;
        double recoverability = demands.recoverability() == Double.POSITIVE_INFINITY
                ? 0
                : Math.max(0, advantage.largest(x, scope.reachable()) - demands.recoverability());
        double coverage =
                demands.coverage() == 0 ? 0 : Math.max(0, demands.coverage() - coverage(x)) / demands.coverageScale();
        double regret = demands.expertRegret() == Double.POSITIVE_INFINITY
                ? 0
                : Math.max(0, evaluator.regret(x, Who.EXPERT) - demands.expertRegret());
        violation = Math.max(Math.max(budget, recoverability), Math.max(coverage, regret));
        return aim - demands.penalty() * (budget + recoverability + coverage + regret);
    }

    /** From now on the regret gap counts this deviation alone on the learner's side; null for the best one. */
    void aimAt(Starts.@Nullable Target deviation) {
        target = deviation;
    }

    /** What the program's objective counts from: the aim without the expert's regret. */
    double base(double[] x) {
        if (target != null) {
            return gain(x, target);
        }
        return demands.aim() == Aim.REGRET_GAP ? evaluator.regret(x, Who.LEARNER) : evaluator.aim(x, demands.aim());
    }

    /** The deviation that is aimed at, or null for the best one. */
    Starts.@Nullable Target target() {
        return target;
    }

    private double gain(double[] x, Starts.Target deviation) {
        return evaluator.value(x, Who.LEARNER, deviation.agent(), deviation.plays())
                - evaluator.value(x, Who.LEARNER, deviation.agent());
    }

    /** The aim at the point of the last call. */
    double aim() {
        return aim;
    }

    /** The largest violation at the point of the last call. */
    double violation() {
        return violation;
    }

    /** By how much the point of the last call exceeds the budget, relative. */
    double excess() {
        return excess;
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
