package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, Lemma 3: where the expert plays dominant strategies, {@code NashGap <= 2 n eps_BC / (1-gamma)^2}.
 *
 * <p><b>Statement.</b> Definition 8: {@code V_i(E_i, L_-i) >= V_i(L_i, L_-i)} for all L; it is given here as a dominance loss of
 * 0, the most that an agent can gain over its expert's policy against any policies of the others.
 *
 * <p><b>Constants.</b> Printed 2n. Derived 2n - 1: a best response to L_-i earns {@code V_i(E_i, L_-i)}, and {@code V_i(E_i,
 * L_-i) - V_i(L) = [V_i(E_i, L_-i) - V_i(E)] + [V_i(E) - V_i(L)]}; with {@link ProductValue} (which bounds both signs) the
 * first is at most (n-1) eps h^2, as agent i plays alike, the second n eps h^2.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Lemma 3.
 */
public final class DominantStrategies extends Promise {
    public DominantStrategies() {
        super(
                "P2/Lemma-3",
                "Nash gap <= c eps h^2 for an expert in dominant strategies",
                Quantity.NASH_GAP,
                "c eps h^2",
                List.of(Quantity.BC_AGENT_L1));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.boundedRewards(measured),
                Condition.atMost(
                        measured, Quantity.DOMINANCE_LOSS, "dominant strategies (Definition 8)", BigFraction.ZERO));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(
                new Constant(Constant.Origin.PRINTED, whole(2L * setting.agents()), "2602.21020, Lemma 3: 2n"),
                new Constant(
                        Constant.Origin.DERIVED,
                        whole(2L * setting.agents() - 1),
                        "the expert's own part differs once: 2n - 1"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.most(Quantity.BC_AGENT_L1), ends.horizon(), ends.horizon());
    }
}
