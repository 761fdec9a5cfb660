package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.3: no regret gap under any reward means equal occupancy measures, hence equal values under any reward.
 *
 * <p><b>Statement.</b> {@code sup_f R(L, f) - R(E, f) = 0} over all f with values in [-1,1] implies {@code sup_f max_i J_i(E,
 * f) - J_i(L, f) = 0}, which is {@code h} times the L1 distance of the averaged occupancy measures. Less is asked for here:
 * only the rewards {@code f = -1(s,a)}, the same for all agents, which the printed proof uses.
 *
 * <p><b>Proof, E.1.</b> Whoever has another action at s avoids (s,a), so the best value after deviating is 0 for both policies,
 * and the regret gap is {@code h (rho_L - rho_E)(s,a)}; if none is positive, the two measures are equal. It asks for an agent
 * with two actions at each state ({@link #AVOIDABLE} is not known elsewhere).
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.3, E.1.
 */
public final class CompleteClasses extends ZeroBound {
    /** The quantity that the proof takes for 0. */
    public static final Quantity AVOIDABLE = Quantity.INDICATOR_SHORTFALL;

    public CompleteClasses() {
        super(
                "P1/4.3",
                "no regret gap under any reward: equal occupancy measures",
                Quantity.OCCUPANCY_L1,
                List.of(Quantity.INDICATOR_REGRET_GAP),
                "2406.04219, E.1");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.atMost(
                measured, Quantity.INDICATOR_REGRET_GAP, "regret gap under all rewards -1(s,a)", BigFraction.ZERO));
    }
}
