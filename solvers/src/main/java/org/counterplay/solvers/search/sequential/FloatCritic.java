package org.counterplay.solvers.search.sequential;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.witness.Critic;

/** The evaluator's opinion, for all places that the point's own game can reach. */
final class FloatCritic implements Critic {
    private static final double NEAR = 1e-9;
    private static final int MOST = 60;

    private final Layout layout;
    private final Demands demands;
    private final Evaluator evaluator;
    private final Advantage advantage;

    FloatCritic(Layout layout, Demands demands, Evaluator evaluator) {
        this.layout = layout;
        this.demands = demands;
        this.evaluator = evaluator;
        advantage = new Advantage(layout, evaluator);
    }

    @Override
    public Best best(double[] x, Aim aim) {
        double most = Double.NEGATIVE_INFINITY;
        Best best = new Best(0, layout.obedience(0));
        for (int i = 0; i < layout.agents(); i++) {
            int[] plays = layout.obedience(i);
            double value = switch (aim) {
                case REGRET_GAP -> evaluator.regret(x, Who.LEARNER, i, plays);
                case NASH_GAP -> evaluator.coarseRegret(x, Who.LEARNER, i, plays);
                case VALUE_GAP -> evaluator.value(x, Who.EXPERT, i) - evaluator.value(x, Who.LEARNER, i);
            };
            if (value > most) {
                most = value;
                best = new Best(i, plays);
            }
        }
        return best;
    }

    @Override
    public List<Best> expertDeviations(double[] x) {
        List<Best> found = new ArrayList<>();
        for (int i = 0; i < layout.agents(); i++) {
            int[] plays = layout.obedience(i);
            evaluator.regret(x, Who.EXPERT, i, plays);
            found.add(new Best(i, plays));
        }
        return found;
    }

    @Override
    public List<Extreme> extremes(double[] x, double bound) {
        Scope scope = Scope.free(layout, demands);
        for (int k = 0; k < layout.reward(0, 0, 0); k++) {
            if (x[k] == 0) {
                scope.fix(k, 0);
            }
        }
        scope.settle(layout);
        List<Advantage.Extreme> all = advantage.beyond(x, bound - NEAR, scope.reachable());
        all.sort(java.util.Comparator.comparingDouble(extreme -> -Math.abs(extreme.value())));
        return all.stream()
                .limit(MOST)
                .map(extreme -> new Extreme(
                        extreme.agent(),
                        extreme.plays(),
                        extreme.step(),
                        extreme.state(),
                        extreme.joint(),
                        extreme.value() > 0 ? 1 : -1))
                .toList();
    }
}
