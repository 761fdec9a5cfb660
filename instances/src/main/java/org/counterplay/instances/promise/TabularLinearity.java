package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;

/**
 * P4: a game of finitely many states and actions is a linear Markov game in the indicators of (state, joint action).
 *
 * <p><b>Statement.</b> {@code T(s'|s,a) = <phi(s,a), mu(s')>} and {@code r_i(s,a) = <phi(s,a), theta_i>}.
 *
 * <p><b>Source.</b> arXiv:2602.22810, the definition of linear Markov games, tabular features.
 */
public final class TabularLinearity extends ZeroBound {
    public TabularLinearity() {
        super(
                "P4/Linearity",
                "every tabular game is linear in the indicators of (state, joint action)",
                Quantity.LINEARITY_DEFECT,
                List.of(),
                "2602.22810");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of();
    }
}
